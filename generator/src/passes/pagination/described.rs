//! Parameters of any name that are described as what the answer before gave, where that has a field of the same name.

use super::Answer;
use super::names::{SIZE, is_one, plain};
use super::signs::{self, Leaf};
use super::times::speaks_of_times;
use crate::ir::{Kind, Location, Parameter, Path};

/// Words for what was before.
const BEFORE: &[&str] = &["last", "previous", "prior"];

/// Words for what was asked for and answered, which stand behind those.
const ANSWERS: &[&str] = &[
    "answer",
    "call",
    "invocation",
    "list",
    "page",
    "query",
    "request",
    "response",
    "result",
];

/// A parameter that takes a text of the answer before, and where that text is. A field of the same name alone may be
/// what was asked for, once more.
pub(super) fn find<'a>(answer: &Answer<'a>) -> Option<(&'a Parameter, Path)> {
    let all = &answer.operation.parameters;
    let is_bounded = all.iter().any(|parameter| is_one(&parameter.name, SIZE));
    let signs = signs::signs(&answer.leaves);
    let says_when_over = signs.has_more.or(signs.done).is_some();
    let ends = |leaf: &Leaf<'_>| leaf.is_text() && (leaf.may_be_missing || says_when_over);
    let mut taking = all.iter().filter(|_| is_bounded).filter(|it| is_given(it));
    taking.find_map(|parameter| {
        let next = signs::named(&answer.leaves, &[&plain(&parameter.name)], ends)?;
        Some((parameter, next))
    })
}

fn is_given(parameter: &Parameter) -> bool {
    parameter.location == Location::Query
        && !parameter.required
        && parameter.ty.kind == Kind::String
        && !speaks_of_times(parameter)
        && is_of_answer(parameter.docs.description.as_deref().unwrap_or_default())
}

/// Whether a description speaks of an answer before: `The iterator returned from a prior invocation`.
fn is_of_answer(text: &str) -> bool {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.windows(2).any(|pair| match pair {
        [before, answer] => {
            let answer = answer.strip_suffix('s').unwrap_or(answer);
            BEFORE.contains(before) && ANSWERS.contains(&answer)
        }
        _ => false,
    })
}
