//! Pagination as the configuration says it is.

use super::names::{AFTER, CURSOR, OFFSET, OPAQUE, PAGE, START, is_one};
use super::numbering::first_page;
use super::{Answer, Problem, body, items, recognised, signs, switch, target};
use crate::config::{self, PaginationKind};
use crate::ir::{Input, Kind, Location, Pagination, Parameter, Path, Shape, Signs, Type, Way};

/// What is said, and for what is not said, what is usual.
pub(super) fn pagination(
    answer: &Answer<'_>,
    said: &config::Pagination,
) -> Result<Pagination, Problem> {
    let (items, item) = results(answer, said)?;
    let way = match said.kind {
        PaginationKind::None | PaginationKind::SinglePage => Way::Single,
        PaginationKind::PageNumber => {
            let parameter = parameter(answer, said, PAGE)?;
            let usual = || first_page(parameter);
            Way::Number {
                parameter: parameter.name.clone(),
                first: said.first.unwrap_or_else(usual),
            }
        }
        PaginationKind::Offset => Way::Offset {
            parameter: parameter(answer, said, &[OFFSET, START].concat())?
                .name
                .clone(),
        },
        PaginationKind::Cursor => cursor(answer, said, &items)?,
        PaginationKind::NextUrl => url(answer, said)?,
        PaginationKind::LinkHeader => Way::Link,
    };
    let signs = all_signs(answer, said)?;
    Ok(Pagination {
        way,
        items,
        item,
        signs,
    })
}

fn results(answer: &Answer<'_>, said: &config::Pagination) -> Result<(Path, Type), Problem> {
    let Some(pointer) = &said.items else {
        return answer
            .items()
            .ok_or_else(|| match is_of_arrays(answer, answer.ty) {
                true => several_arrays(),
                false => Problem::new(
                    "it is not clear which array of the response has the results",
                )
                .with_help(
                    "name it: `items = \"/data\"`, or `items = \"\"` for all of the response",
                ),
            });
    };
    let path = target::path(answer.types, answer.ty, pointer, "items")?;
    let found = items::at(answer.types, answer.ty, &path);
    match found.map(|ty| &ty.kind) {
        Some(Kind::Array(item)) => Ok((path, item.as_ref().clone())),
        _ if found.is_some_and(|ty| is_of_arrays(answer, ty)) => Err(several_arrays()),
        _ => Err(Problem::new(format!(
            "`items` is `{pointer}`, which is no array"
        ))),
    }
}

/// Why several arrays have no results, and what would.
fn several_arrays() -> Problem {
    Problem::new("the results are in one of several arrays, and have no type together").with_help(
        "describe it as one array, of items that are `anyOf` theirs, in the document or in an overlay",
    )
}

/// Whether all that a part of the response may be is arrays.
fn is_of_arrays(answer: &Answer<'_>, ty: &Type) -> bool {
    let Kind::Named(id) = ty.kind else {
        return false;
    };
    let Shape::Union(union) = &answer.types.get(id).shape else {
        return false;
    };
    let mut members = union.members.iter();
    members.all(|member| matches!(member.ty.kind, Kind::Array(_)))
}

/// The query parameter that is named, or the first of a usual name.
fn parameter<'a>(
    answer: &Answer<'a>,
    said: &config::Pagination,
    usual: &[&str],
) -> Result<&'a Parameter, Problem> {
    let all = &answer.operation.parameters;
    let mut queries = all.iter().filter(|one| one.location == Location::Query);
    let known: Vec<String> = queries
        .clone()
        .map(|one| format!("`{}`", one.name))
        .collect();
    let (found, message) = match &said.parameter {
        Some(name) => (
            queries.find(|one| one.name == *name),
            format!("it has no query parameter `{name}`"),
        ),
        None => (
            queries.find(|one| is_one(&one.name, usual)),
            "it has no query parameter of a usual name".to_owned(),
        ),
    };
    found.ok_or_else(|| {
        let problem = Problem::new(message);
        match known.is_empty() {
            true => problem,
            false => problem.with_help(format!(
                "set `parameter` to one of those it has: {}",
                known.join(", ")
            )),
        }
    })
}

fn cursor(
    answer: &Answer<'_>,
    said: &config::Pagination,
    items: &[String],
) -> Result<Way, Problem> {
    let usual = [CURSOR, OPAQUE].concat();
    if let Some(member) = member(answer, said, &usual)? {
        return in_body(answer, said, member);
    }
    let parameter = parameter(answer, said, &usual)?;
    let takes_id = is_one(&parameter.name, AFTER);
    let last_id = recognised::last_id_of(answer, items);
    let next = match &said.next {
        Some(pointer) => target::path(answer.types, answer.ty, pointer, "next")?,
        None => signs::next_cursor(&answer.leaves, &parameter.name)
            .or_else(|| last_id.clone().filter(|_| takes_id))
            .ok_or_else(|| no_next("cursor"))?,
    };
    // Only by ids of results is there a way back.
    let back = match last_id.as_ref() == Some(&next) {
        true => recognised::back(answer, items, parameter),
        false => None,
    };
    Ok(Way::Cursor {
        input: Input::Query(parameter.name.clone()),
        next,
        back,
        switch: switch::of(answer, parameter),
    })
}

/// The member of the body that is named by a pointer; the usual one, where no query parameter has a usual name.
fn member(
    answer: &Answer<'_>,
    said: &config::Pagination,
    usual: &[&str],
) -> Result<Option<Path>, Problem> {
    match &said.parameter {
        Some(pointer) if pointer.starts_with('/') => {
            let body = body::ty(answer.operation)
                .ok_or_else(|| Problem::new("it has no body that is JSON and nothing else"))?;
            target::in_body(answer.types, body, pointer).map(Some)
        }
        None if parameter(answer, said, usual).is_err() => Ok(body::member(answer)),
        _ => Ok(None),
    }
}

/// A cursor that goes into a member of the body.
fn in_body(answer: &Answer<'_>, said: &config::Pagination, member: Path) -> Result<Way, Problem> {
    let next = match &said.next {
        Some(pointer) => target::path(answer.types, answer.ty, pointer, "next")?,
        None => body::next(answer, member.last().map_or("", String::as_str))
            .ok_or_else(|| no_next("cursor"))?,
    };
    Ok(Way::Cursor {
        input: Input::Member(member),
        next,
        back: None,
        switch: None,
    })
}

fn url(answer: &Answer<'_>, said: &config::Pagination) -> Result<Way, Problem> {
    match &said.next {
        Some(pointer) => {
            let next = target::path(answer.types, answer.ty, pointer, "next")?;
            Ok(Way::Url { next })
        }
        None => recognised::url(answer).ok_or_else(|| no_next("URL")),
    }
}

fn no_next(what: &str) -> Problem {
    Problem::new(format!(
        "the response has no {what} of the next page under a usual name"
    ))
    .with_help("say where it is: `next = \"/paging/next\"`")
}

fn all_signs(answer: &Answer<'_>, said: &config::Pagination) -> Result<Signs, Problem> {
    let usual = signs::signs(&answer.leaves);
    let one = |pointer: &Option<String>, usual: Option<Path>, name: &str| match pointer {
        Some(pointer) => target::path(answer.types, answer.ty, pointer, name).map(Some),
        None => Ok(usual),
    };
    Ok(Signs {
        done: usual.done.filter(|_| said.has_more.is_none()),
        has_more: one(&said.has_more, usual.has_more, "has_more")?,
        page: one(&said.page, usual.page, "page")?,
        page_size: one(&said.page_size, usual.page_size, "page_size")?,
        total: one(&said.total, usual.total, "total")?,
        total_pages: one(&said.total_pages, usual.total_pages, "total_pages")?,
    })
}
