//! What is told of the environment variables that a client reads.

use super::Context;
use super::client::{alternatives, is_open};
use crate::config::BASE_URL;

/// More ways to be let in are told as a list of what there is.
const MOST_TOLD: usize = 4;

/// What of it is read, in sentences.
pub(super) fn variables(context: Context<'_>) -> String {
    let told = credentials(context).into_iter().chain(base_url(context));
    told.collect::<Vec<_>>().join(" ")
}

/// What the variable of the base URL is for.
pub(super) fn base_url(context: Context<'_>) -> Option<String> {
    let name = context.symbols.environment.get(BASE_URL)?;
    let server = context.api.servers.first();
    Some(
        match server.is_some_and(|server| server.default_url().contains("://")) {
            true => format!("`{name}` sets another base URL."),
            false => format!("`{name}` sets the base URL, of which the document names no host."),
        },
    )
}

/// Why there is no client.
pub(super) fn errors(context: Context<'_>) -> &'static str {
    let has_halves = alternatives(context).iter().any(|set| set.len() > 1);
    match (reads_credentials(context), is_open(context), has_halves) {
        (false, _, _) => "Fails if the base URL cannot be used.",
        (true, true, true) => "Fails if only half of a credential is set.",
        (true, true, false) => "Fails if a credential or the base URL cannot be used.",
        (true, false, true) => "Fails if no credential is set, or only half of one.",
        (true, false, false) => "Fails if no credential is set.",
    }
}

/// Why nothing is filled in.
pub(super) fn errors_of_reading(context: Context<'_>) -> &'static str {
    match reads_credentials(context) && !is_open(context) {
        true => "Fails if no credential is set.",
        false => "Fails if what a variable holds is not Unicode.",
    }
}

fn reads_credentials(context: Context<'_>) -> bool {
    let mut variables = context.symbols.environment.keys();
    variables.any(|key| key != BASE_URL)
}

/// The variables of credentials: those that go together, and the alternatives.
fn credentials(context: Context<'_>) -> Option<String> {
    let environment = &context.symbols.environment;
    let name = |key: &String| environment.get(key).map(|name| format!("`{name}`"));
    let sets: Vec<String> = alternatives(context)
        .into_iter()
        .filter_map(|set| set.iter().map(name).collect::<Option<Vec<_>>>())
        .map(|set| set.join(" and "))
        .collect();
    if (1..=MOST_TOLD).contains(&sets.len()) {
        return Some(format!("It reads {}.", sets.join(", or ")));
    }
    let names = environment.iter().filter(|(key, _)| *key != BASE_URL);
    let names: Vec<String> = names.map(|(_, name)| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| format!("It reads what is set of {}.", names.join(", ")))
}
