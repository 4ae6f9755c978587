//! What an operation answers when it fails, for the documentation of its call.

use std::collections::BTreeMap;

use super::fields::best;
use crate::emit::Context;
use crate::ir::{ContentKind, Kind, Operation, Response, Status, TypeId};

/// The types of the bodies that a failure may have, each with the statuses that it comes with.
fn bodies(operation: &Operation) -> Vec<(TypeId, Vec<Status>)> {
    let successes = operation.successes();
    let succeeds = |response: &Response| successes.iter().any(|one| one.status == response.status);
    let mut bodies: Vec<(TypeId, Vec<Status>)> = Vec::new();
    for response in &operation.responses {
        let content = best(&response.content).map(|content| &content.kind);
        let (false, Some(ContentKind::Json(ty))) = (succeeds(response), content) else {
            continue;
        };
        let Kind::Named(id) = ty.kind else { continue };
        match bodies.iter_mut().find(|(known, _)| *known == id) {
            Some((_, statuses)) => statuses.push(response.status),
            None => bodies.push((id, vec![response.status])),
        }
    }
    bodies
}

/// The types of what failures hold, by status.
pub(super) fn told(context: Context<'_>, operation: &Operation) -> BTreeMap<String, String> {
    let named = bodies(operation).into_iter().filter_map(|(id, statuses)| {
        let name = context.symbols.types.get(&id)?.name.clone();
        Some((name, statuses))
    });
    let each = named.flat_map(|(name, statuses)| {
        let statuses = statuses.into_iter();
        statuses.map(move |status| (status.to_string(), name.clone()))
    });
    each.collect()
}

/// Tells how the call fails, and what [`Error::json`] can then read.
pub(super) fn docs(context: Context<'_>, operation: &Operation) -> Vec<String> {
    let mut lines: Vec<String> = [
        "# Errors",
        "",
        "A parameter is not allowed, the API cannot be reached, or it answers with an error.",
    ]
    .map(str::to_owned)
    .to_vec();
    let bodies: Vec<String> = bodies(operation)
        .into_iter()
        .filter_map(|(id, statuses)| line(context, id, &statuses))
        .collect();
    if !bodies.is_empty() {
        lines.push("What such an answer holds is read with [`Error::json`]:".to_owned());
        lines.push(String::new());
        lines.extend(bodies);
    }
    lines
}

fn line(context: Context<'_>, id: TypeId, statuses: &[Status]) -> Option<String> {
    let name = &context.symbols.types.get(&id)?.name;
    let statuses: Vec<String> = statuses
        .iter()
        .map(|status| match status {
            Status::Default => "any other".to_owned(),
            status => status.to_string(),
        })
        .collect();
    let statuses = statuses.join(", ");
    Some(format!("- {statuses}: [`{name}`](crate::types::{name})"))
}
