//! Pagination that has the usual names.

use super::Answer;
use super::items::object;
use super::names::{AFTER, BEFORE, CURSOR, OFFSET, PAGE, SIZE, START, is_one, plain};
use super::numbering::{first_page, is_from_one};
use super::signs::{self, Leaf};
use super::target;
use super::times::{is_time, speaks_of_times, takes_results};
use super::{body, described, given_back, switch};
use crate::ir::{Back, Input, Kind, Location, Pagination, Parameter, Path, Way};
use crate::method::Method;

/// How an operation goes on, if it says so in the usual way.
pub(super) fn pagination(answer: &Answer<'_>) -> Option<Pagination> {
    let posted = match answer.operation.method {
        Method::Get | Method::Query => None,
        // What is posted may do something: what it takes and gives back as a cursor only lists have.
        Method::Post => Some(match cursor(answer) {
            Some(cursor) => (!takes_cursor_in_body(answer)).then_some(cursor)?,
            None => body::recognised(answer)?,
        }),
        _ => return None,
    };
    let (items, item) = answer.items()?;
    let usual = || usual(answer, &items).or_else(|| body::recognised(answer));
    let way = posted.or_else(usual)?;
    Some(Pagination {
        way,
        items,
        item,
        signs: signs::signs(&answer.leaves),
    })
}

fn usual(answer: &Answer<'_>, items: &[String]) -> Option<Way> {
    link(answer)
        .or_else(|| cursor(answer))
        .or_else(|| url(answer))
        .or_else(|| last_id(answer, items))
        .or_else(|| given_back::find(answer).map(going_into))
        .or_else(|| described::find(answer).map(going_into))
        .or_else(|| number(answer))
        .or_else(|| offset(answer))
}

/// The optional query parameters of these names, the first name first.
fn parameters<'a>(
    answer: &Answer<'a>,
    names: &[&str],
    fits: impl Fn(&Kind) -> bool,
) -> Vec<&'a Parameter> {
    let all = &answer.operation.parameters;
    let optional = all.iter().filter(|parameter| {
        parameter.location == Location::Query && !parameter.required && fits(&parameter.ty.kind)
    });
    let optional: Vec<(String, &Parameter)> = optional
        .map(|parameter| (plain(&parameter.name), parameter))
        .collect();
    let of_name = |name: &&str| {
        let mut optional = optional.iter();
        let (_, parameter) = optional.find(|(known, _)| known == name)?;
        Some(*parameter)
    };
    names.iter().filter_map(of_name).collect()
}

fn is_number(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer(_) | Kind::Number)
}

fn is_token(kind: &Kind) -> bool {
    matches!(kind, Kind::String | Kind::Integer(_) | Kind::Any)
}

/// The header `Link`, if the document lists it, or tells of it where it describes the cursor of an
/// answer that has no place for another.
pub(super) fn link(answer: &Answer<'_>) -> Option<Way> {
    let successes = answer.operation.successes();
    let is_listed = successes.iter().any(|response| response.has_links());
    let is_told = || {
        let cursors = parameters(answer, CURSOR, is_token);
        matches!(answer.ty.kind, Kind::Array(_))
            && cursors.iter().any(|parameter| {
                let text = parameter.docs.description.as_deref().unwrap_or_default();
                let text = text.to_lowercase().replace('`', "");
                text.contains("link header") || text.contains("link response header")
            })
    };
    (is_listed || is_told()).then_some(Way::Link)
}

/// A parameter that takes what the answer before has in a field for it.
pub(super) fn cursor(answer: &Answer<'_>) -> Option<Way> {
    let parameters = parameters(answer, CURSOR, is_token);
    parameters.into_iter().find_map(|parameter| {
        let next = signs::next_cursor(&answer.leaves, &parameter.name)?;
        let is_namesake = next.last().map(|key| plain(key)) == Some(plain(&parameter.name));
        (is_namesake || !is_time(parameter)).then(|| Way::Cursor {
            input: Input::Query(parameter.name.clone()),
            next,
            back: None,
            switch: switch::of(answer, parameter),
        })
    })
}

/// Whether the body has a place for a cursor as well: of the two, nothing says which counts.
fn takes_cursor_in_body(answer: &Answer<'_>) -> bool {
    let content = answer.operation.body.iter().flat_map(|body| &body.content);
    let objects = content.filter_map(|content| object(answer.types, content.kind.ty()?));
    let mut fields = objects.flat_map(|object| &object.fields);
    fields.any(|field| is_one(&field.key, CURSOR))
}

/// The names of what takes a cursor.
pub(super) fn cursors(answer: &Answer<'_>) -> Vec<String> {
    let parameters = parameters(answer, CURSOR, is_token);
    let others = [given_back::find(answer), described::find(answer)];
    let others = others.into_iter().flatten();
    let parameters = parameters
        .into_iter()
        .chain(others.map(|(parameter, _)| parameter));
    let names = parameters.map(|parameter| parameter.name.clone());
    names.chain(body::names(answer)).collect()
}

/// A field for the URL of the next page.
pub(super) fn url(answer: &Answer<'_>) -> Option<Way> {
    let next = signs::next_url(&answer.leaves)?;
    Some(Way::Url { next })
}

/// A parameter that takes the id of the last result, where the answer says whether more follows.
fn last_id(answer: &Answer<'_>, items: &[String]) -> Option<Way> {
    signs::signs(&answer.leaves).has_more?;
    let mut parameters = parameters(answer, AFTER, is_token).into_iter();
    let parameter = parameters.find(|parameter| !is_time(parameter))?;
    let next = last_id_of(answer, items)?;
    Some(Way::Cursor {
        input: Input::Query(parameter.name.clone()),
        next,
        back: back(answer, items, parameter),
        switch: None,
    })
}

/// Where the id of the last result is.
pub(super) fn last_id_of(answer: &Answer<'_>, items: &[String]) -> Option<Path> {
    id_of(answer, items, "lastid", "-1")
}

/// A parameter for what is before a result takes the id of the first one, as `after` that of the last.
pub(super) fn back(answer: &Answer<'_>, items: &[String], after: &Parameter) -> Option<Back> {
    let mut parameters = parameters(answer, BEFORE, is_token).into_iter();
    let parameter = parameters.find(|before| takes_results(before, after))?;
    Some(Back {
        parameter: parameter.name.clone(),
        previous: id_of(answer, items, "firstid", "0")?,
    })
}

/// Where the id of a result is: in a field of its own, or with the result.
fn id_of(answer: &Answer<'_>, items: &[String], field: &str, position: &str) -> Option<Path> {
    let of_its_own = signs::named(&answer.leaves, &[field], |leaf| leaf.is_token());
    of_its_own.or_else(|| {
        let array = super::items::at(answer.types, answer.ty, items)?;
        let Kind::Array(item) = &array.kind else {
            return None;
        };
        let id = target::is_in_all(answer.types, item, "id").then(|| "id".to_owned())?;
        let within = [position.to_owned(), id];
        Some(items.iter().cloned().chain(within).collect())
    })
}

/// A parameter takes what stands there.
fn going_into((parameter, next): (&Parameter, Path)) -> Way {
    Way::Cursor {
        input: Input::Query(parameter.name.clone()),
        next,
        back: None,
        switch: None,
    }
}

/// A parameter that counts pages.
pub(super) fn number(answer: &Answer<'_>) -> Option<Way> {
    let parameter = parameters(answer, PAGE, is_number).into_iter().next()?;
    Some(Way::Number {
        parameter: parameter.name.clone(),
        first: first_page(parameter),
    })
}

/// A parameter that counts results, beside one that says how many are wanted.
pub(super) fn offset(answer: &Answer<'_>) -> Option<Way> {
    let usual = parameters(answer, OFFSET, is_number).into_iter().next();
    let parameter = usual.or_else(|| start(answer))?;
    let all = &answer.operation.parameters;
    let is_bounded = all.iter().any(|parameter| is_one(&parameter.name, SIZE));
    let from_zero = parameter.first.unwrap_or(0) == 0;
    (is_bounded && from_zero).then(|| Way::Offset {
        parameter: parameter.name.clone(),
    })
}

/// A parameter that begins at a result, not at a time: the answer counts results as well.
fn start<'a>(answer: &Answer<'a>) -> Option<&'a Parameter> {
    let mut starts = parameters(answer, START, is_number).into_iter();
    starts.find(|start| {
        let is_echoed = |leaf: &Leaf<'_>| leaf.is_number() && leaf.name() == plain(&start.name);
        let counts = signs::has_total(&answer.leaves) || answer.leaves.iter().any(is_echoed);
        counts
            && !given_back::is_range(answer, start)
            && !speaks_of_times(start)
            && !is_from_one(start)
    })
}
