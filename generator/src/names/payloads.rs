//! Names of the bodies that one operation takes.

use super::members::{self, Before, Members, Wanted};
use super::reserved::types;
use super::scope::Scope;
use super::words::pascal;
use crate::ir::{Body, Content, ContentKind};
use crate::summary::wire;

/// The bodies of one operation by their sort, or by their media type where the sort is not enough; those
/// that were there are named as if they were alone.
pub(super) fn name(body: &Body, before: Before<'_>) -> (Vec<String>, Members) {
    let all: Vec<&Content> = body.content.iter().collect();
    let taken = before.media_types();
    let is_known = |content: &&Content| taken.contains(&content.media_type.as_str());
    let known: Vec<&Content> = all.iter().copied().filter(is_known).collect();
    let wanted = |content: &&Content| {
        let is_known = known.len() > 1 && is_known(content);
        let beside = if is_known { &known } else { &all };
        Wanted {
            is_exact: is_known,
            ..Wanted::new(
                wire::body(&[&content.media_type]),
                candidates(content, beside),
            )
        }
    };
    let wanted: Vec<Wanted> = all.iter().map(wanted).collect();
    let mut scope = Scope::with(types::BODIES);
    let (names, _) = members::choose(&mut scope, before, &wanted);
    let is_told_apart = names != alone(&all);
    let wires = wanted.into_iter().map(|it| it.wire);
    let told_apart = wires.zip(names.clone()).filter(|_| is_told_apart);
    (names, told_apart.collect())
}

/// How they are called where nothing was there before.
fn alone(all: &[&Content]) -> Vec<String> {
    let mut scope = Scope::with(types::BODIES);
    let names = all
        .iter()
        .map(|content| scope.choose(&candidates(content, all)));
    names.collect()
}

fn candidates(content: &Content, beside: &[&Content]) -> Vec<String> {
    let sort = sort(content);
    let is_one = beside
        .iter()
        .filter(|other| self::sort(other) == sort)
        .count()
        == 1;
    let media_type = pascal(&content.media_type);
    let short = content.media_type.rsplit('/').next().map(pascal);
    match is_one {
        true => vec![sort.to_owned(), media_type],
        false => vec![short.unwrap_or_default(), media_type],
    }
}

fn sort(content: &Content) -> &'static str {
    match content.kind {
        ContentKind::Json(_) => "Json",
        ContentKind::JsonLines(_) => "JsonLines",
        ContentKind::Events(_) => "Events",
        ContentKind::Form(..) => "Form",
        ContentKind::Multipart(_) => "Multipart",
        ContentKind::Text => "Text",
        ContentKind::Bytes => "Bytes",
    }
}
