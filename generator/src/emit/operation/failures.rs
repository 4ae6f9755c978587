//! What an operation answers when it fails, for the documentation of its call.

use std::collections::{BTreeMap, BTreeSet};

use crate::emit::Context;
use crate::ir::{Content, ContentKind, Kind, Operation, Response, Status, TypeId};
use crate::media_type::PLAIN_JSON;

/// What the body of a failure holds.
#[derive(Clone, Copy, PartialEq)]
enum Body {
    One(TypeId),
    List(TypeId),
}

impl Body {
    fn of(content: &Content) -> Option<Self> {
        match &content.kind {
            ContentKind::Json(ty) => match &ty.kind {
                Kind::Array(item) => item.itself().map(Self::List),
                _ => ty.itself().map(Self::One),
            },
            _ => None,
        }
    }
}

/// The bodies that a failure may have, each with the statuses that it comes with.
fn bodies(operation: &Operation) -> Vec<(Body, Vec<Status>)> {
    let mut bodies: Vec<(Body, Vec<Status>)> = Vec::new();
    for response in failures(operation) {
        for body in response.json().filter_map(Body::of) {
            match bodies.iter_mut().find(|(known, _)| *known == body) {
                Some((_, statuses)) if statuses.last() == Some(&response.status) => {}
                Some((_, statuses)) => statuses.push(response.status),
                None => bodies.push((body, vec![response.status])),
            }
        }
    }
    bodies
}

fn failures(operation: &Operation) -> impl Iterator<Item = &Response> {
    let successes = operation.successes();
    let responses = operation.responses.iter();
    responses.filter(move |response| !successes.iter().any(|one| one.status == response.status))
}

fn named(content: &Content) -> Option<TypeId> {
    match Body::of(content)? {
        Body::One(id) => Some(id),
        Body::List(_) => None,
    }
}

/// The types of what failures hold, by status.
pub(super) fn told(context: Context<'_>, operation: &Operation) -> BTreeMap<String, String> {
    let each = failures(operation).filter_map(|response| {
        let id = response.best().and_then(named)?;
        let name = context.symbols.types.get(&id)?.name.clone();
        Some((response.status.to_string(), name))
    });
    each.collect()
}

/// The media types of failures by status, if that is not plain JSON of one of the types that are `told`.
pub(super) fn media_types(
    operation: &Operation,
    told: &BTreeMap<String, String>,
) -> BTreeMap<String, String> {
    let each = failures(operation).filter_map(|response| {
        let media_types: BTreeSet<String> = response.content.iter().map(Content::essence).collect();
        let media_types: Vec<String> = media_types.into_iter().collect();
        let status = response.status.to_string();
        let is_usual = media_types == [PLAIN_JSON] && told.contains_key(&status);
        (!media_types.is_empty() && !is_usual).then(|| (status, media_types.join(", ")))
    });
    each.collect()
}

/// Tells how the call fails, and what [`Error::json`] can then read.
pub(super) fn docs(context: Context<'_>, operation: &Operation) -> Vec<String> {
    let mut lines: Vec<String> = [
        "# Errors",
        "",
        "Fails if a parameter is not allowed, the API cannot be reached, or it answers with an error.",
    ]
    .map(str::to_owned)
    .to_vec();
    let bodies: Vec<String> = bodies(operation)
        .into_iter()
        .filter_map(|(body, statuses)| line(context, body, &statuses))
        .collect();
    if !bodies.is_empty() {
        lines.push("[`Error::json`] reads the body of such an answer as:".to_owned());
        lines.push(String::new());
        lines.extend(bodies);
    }
    lines
}

fn line(context: Context<'_>, body: Body, statuses: &[Status]) -> Option<String> {
    let (Body::One(id) | Body::List(id)) = body;
    let name = &context.symbols.types.get(&id)?.name;
    let statuses: Vec<String> = statuses
        .iter()
        .map(|status| match status {
            Status::Default => "any other".to_owned(),
            status => status.to_string(),
        })
        .collect();
    let statuses = statuses.join(", ");
    let link = format!("[`{name}`](crate::types::{name})");
    Some(match body {
        Body::One(_) => format!("- {statuses}: {link}"),
        Body::List(_) => format!("- {statuses}: a `Vec` of {link}"),
    })
}
