//! Names of what sets up the client: a setter for each credential and each variable of the server.

use std::collections::{BTreeMap, BTreeSet};

use super::Symbols;
use super::members::{self, Before, Members, Wanted};
use super::reserved::methods;
use super::scope::Scope;
use super::words::snake;
use crate::config::BASE_URL;
use crate::ir::Api;

pub(super) fn scope() -> Scope {
    Scope::with(methods::BUILDER)
}

pub(super) fn server_variables(api: &Api, scope: &mut Scope) -> Vec<String> {
    let variables = api.server_variables().into_iter();
    let names = variables.map(|variable| {
        let name = snake(&variable.name);
        let longer = format!("server_{}", name.trim_end_matches('_'));
        scope.choose(&[name, longer])
    });
    names.collect()
}

pub(super) fn credentials(
    api: &Api,
    before: Before<'_>,
    scope: &mut Scope,
) -> (BTreeMap<String, String>, Members) {
    let ids = || api.schemes.iter().map(|scheme| scheme.id.as_str());
    let wanted: Vec<Wanted> = ids().map(wanted).collect();
    let (names, told_apart) = members::choose(scope, before, &wanted);
    (ids().map(str::to_owned).zip(names).collect(), told_apart)
}

/// The environment variable of each credential and of the base URL: the one that is named for it, or else
/// one that is called after the crate and the setter.
pub(super) fn environment(api: &Api, symbols: &Symbols) -> BTreeMap<String, String> {
    let setters = symbols.credentials.iter();
    let setters = setters.map(|(id, setter)| (id.as_str(), setter.as_str()));
    let all = setters.chain([(BASE_URL, BASE_URL)]);
    let named = |key: &str| api.environment.get(key).filter(|name| !name.is_empty());
    let taken: BTreeSet<&String> = all.clone().filter_map(|(key, _)| named(key)).collect();
    let variables = all.map(|(key, setter)| {
        let usual = || untaken(variable(&symbols.library, setter), &taken);
        (key.to_owned(), named(key).cloned().unwrap_or_else(usual))
    });
    variables.collect()
}

/// Two credentials that read one variable would send the one as the other.
fn untaken(mut name: String, taken: &BTreeSet<&String>) -> String {
    while taken.contains(&name) {
        name.push_str("_CREDENTIAL");
    }
    name
}

fn variable(library: &str, setter: &str) -> String {
    let setter = setter.trim_end_matches('_');
    format!("{library}_{setter}").to_uppercase()
}

fn wanted(id: &str) -> Wanted {
    let name = snake(id);
    let longer = format!("{}_credential", name.trim_end_matches('_'));
    Wanted::new(id.to_owned(), vec![name, longer])
}
