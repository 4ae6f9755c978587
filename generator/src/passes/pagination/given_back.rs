//! Parameters that have the name of a count or of a bound, but take a text that the page before gave:
//! `offset` what stands in `next_offset`.

use super::Answer;
use super::names::{NEXT_OBJECT, OPAQUE, SIZE, is_one, next_names, plain};
use super::signs::{self, Leaf};
use super::times::speaks_of_times;
use crate::ir::{Kind, Location, Parameter, Path};

/// Words of a description by which a text is no count and no URL, but what was given before.
const GIVEN_BEFORE: &[&str] = &["cursor", "opaque", "token"];

/// Words that say of a parameter that the page before gave it.
const FROM_BEFORE: &[&str] = &["next", "previous", "prior"];

/// Words of a description of what is followed, not sent.
const OF_URLS: &[&str] = &["href", "http", "https", "link", "uri", "url"];

/// Words of a description by which it is a count that is written as a text.
const COUNTED: &[&str] = &[
    "0", "1", "index", "number", "numbers", "skip", "skipped", "starts",
];

/// A parameter that takes a text of the answer before, which is no count, no time and no URL; and where
/// that text is.
pub(super) fn find<'a>(answer: &Answer<'a>) -> Option<(&'a Parameter, Path)> {
    let mut parameters = parameters(answer);
    parameters.find_map(|parameter| {
        let next = within_next(answer, parameter)
            .or_else(|| named_for_it(answer, parameter))
            .or_else(|| namesake(answer, parameter))?;
        Some((parameter, next))
    })
}

/// The parameters that may be such.
fn parameters<'a>(answer: &Answer<'a>) -> impl Iterator<Item = &'a Parameter> {
    let all = answer.operation.parameters.iter();
    all.filter(|parameter| {
        parameter.location == Location::Query
            && !parameter.required
            && parameter.ty.kind == Kind::String
            && is_one(&parameter.name, OPAQUE)
            && !speaks_of_times(parameter)
            && !is_range(answer, parameter)
    })
}

/// Whether a parameter is where a range begins: another says where it ends.
pub(super) fn is_range(answer: &Answer<'_>, parameter: &Parameter) -> bool {
    const ENDS: &[&str] = &[
        "end", "endat", "enddate", "endtime", "finish", "stop", "to", "until",
    ];
    let mut all = answer.operation.parameters.iter();
    let begins = plain(&parameter.name).starts_with("start");
    begins && all.any(|other| is_one(&other.name, ENDS))
}

/// What an object for the next page has under the name of the parameter.
fn within_next(answer: &Answer<'_>, parameter: &Parameter) -> Option<Path> {
    let is_next =
        |leaf: &Leaf<'_>| is_text(leaf) && NEXT_OBJECT.iter().any(|name| leaf.is_in(name));
    signs::named(&answer.leaves, &[&plain(&parameter.name)], is_next)
}

/// A field that is named for the next value of the parameter. What only says `next` or `next_page` may
/// be a URL or a yes, unless a description tells.
fn named_for_it(answer: &Answer<'_>, parameter: &Parameter) -> Option<Path> {
    let name = plain(&parameter.name);
    let is_echoed = answer.leaves.iter().any(|leaf| leaf.name() == name);
    if is_echoed || is_counted(parameter) {
        return None;
    }
    let is_clear = !matches!(name.as_str(), "page" | "start");
    let fits = |leaf: &Leaf<'_>| {
        is_text(leaf) && !leaf.is_in("links") && (is_clear || is_token(parameter, leaf))
    };
    signs::named(&answer.leaves, next_names(&name), fits)
}

/// Whether a description says that the field is no URL: its own, or that of the parameter, which names it.
fn is_token(parameter: &Parameter, field: &Leaf<'_>) -> bool {
    let key = field.path.last().map_or("", String::as_str);
    let text = parameter.docs.description.as_deref().unwrap_or_default();
    let is_named = key != "next" && text.contains(key);
    is_named || has_word(field.docs.description.as_deref(), GIVEN_BEFORE)
}

/// A field of the same name, unless it may be the one that was asked for.
fn namesake(answer: &Answer<'_>, parameter: &Parameter) -> Option<Path> {
    let name = plain(&parameter.name);
    let is_size = |leaf: &Leaf<'_>| is_one(&leaf.name(), SIZE);
    let is_other = matches!(name.as_str(), "page" | "start");
    if is_other || is_counted(parameter) || answer.leaves.iter().any(is_size) {
        return None;
    }
    let text = parameter.docs.description.as_deref();
    let is_told = has_word(text, GIVEN_BEFORE) || has_word(text, FROM_BEFORE);
    signs::named(&answer.leaves, &[&name], |leaf| {
        is_text(leaf) && (leaf.may_be_missing || is_told)
    })
}

/// Whether a field is a text that does not say to be a URL.
fn is_text(leaf: &Leaf<'_>) -> bool {
    leaf.is_text() && !has_word(leaf.docs.description.as_deref(), OF_URLS)
}

fn is_counted(parameter: &Parameter) -> bool {
    let text = parameter.docs.description.as_deref();
    let is_count = |example: &serde_json::Value| match example.as_str() {
        Some(text) => text.parse::<u64>().is_ok(),
        None => example.is_number(),
    };
    let is_opaque = has_word(text, GIVEN_BEFORE);
    parameter.example.as_ref().is_some_and(is_count) || (!is_opaque && has_word(text, COUNTED))
}

fn has_word(text: Option<&str>, of: &[&str]) -> bool {
    let text = text.unwrap_or_default().to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| of.contains(&word))
}
