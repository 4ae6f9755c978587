//! The URL of a server, and the variables in it.

use super::{Reason, rules};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::node::{Map, Node};
use crate::document::walk::Path;
use crate::path_template;

/// How many variables of one URL are told and can be set.
const MOST_VARIABLES: usize = 32;

/// A server that no call can be sent to stays, for its place is replaced by that of a caller.
pub(super) fn server(map: &mut Map, at: &Path, found: &mut Diagnostics) -> Result<(), Reason> {
    rules::require(map, "url")?;
    let url = map.get("url").and_then(Node::as_str).unwrap_or_default();
    let url = url.to_owned();
    let mut tell = |code, message: String, help: String| {
        let at = at.child("url").pointer();
        let finding = Diagnostic::new(Severity::Warning, code, &at, message);
        found.push(finding.with_help(help));
    };
    if let Some(why) = unusable(&url) {
        let message = format!("no call can be sent to this server: {why}");
        let help = "correct the URL; until then a caller has to set a base URL";
        tell(Code::InvalidValue, message, help.to_owned());
    }
    let undeclared = undeclared(map, &url);
    if undeclared.is_empty() {
        return Ok(());
    }
    let shown: Vec<String> = undeclared.iter().map(|name| format!("`{name}`")).collect();
    let message = format!("no variable of the server: {}", shown.join(", "));
    let help =
        "add to `variables` what the URL names, with a default; until then a caller has to set it";
    tell(Code::MissingField, message, help.to_owned());
    undeclared.iter().for_each(|name| declare(map, name));
    Ok(())
}

/// From 3.1 on the values of a variable are some, and its default is one of them.
pub(super) fn values(map: &Map, at: &Path, found: &mut Diagnostics) {
    let Some(values) = map.get("enum").and_then(Node::as_list) else {
        return;
    };
    let default = map.get("default");
    let (field, message, help) = match default.and_then(Node::as_str) {
        _ if values.is_empty() => (
            "enum",
            "no value is listed: any is accepted".to_owned(),
            "list the values, or leave out `enum`",
        ),
        Some(text) if !values.iter().any(|value| Some(value) == default) => (
            "default",
            format!("the default `{text}` is none of the values; it is accepted as well"),
            "add it to `enum`, or make one of the values the default",
        ),
        _ => return,
    };
    let at = at.child(field).pointer();
    let finding = Diagnostic::new(Severity::Warning, Code::InvalidValue, &at, message);
    found.push(finding.with_help(help));
}

/// What the URL names and nothing says more of; a URL that names too much is cut short.
fn undeclared<'u>(map: &Map, url: &'u str) -> Vec<&'u str> {
    let variables = map.get("variables").and_then(Node::as_map);
    let is_declared = |name: &&str| variables.is_some_and(|known| known.contains_key(*name));
    let end = url.match_indices('{').nth(MOST_VARIABLES);
    let url = end.and_then(|(end, _)| url.get(..end)).unwrap_or(url);
    let names = path_template::names(url).into_iter();
    names.filter(|name| !is_declared(name)).collect()
}

/// Adds a variable that stands for itself, for it has to be set.
fn declare(map: &mut Map, name: &str) {
    let variables = map
        .entry("variables".to_owned())
        .or_insert_with(Node::empty);
    if let Node::Map(variables) = variables {
        let mut variable = Map::default();
        variable.insert("default".to_owned(), Node::text(format!("{{{name}}}")));
        variables.insert(name.to_owned(), Node::Map(variable));
    }
}

fn unusable(url: &str) -> Option<&'static str> {
    let place = url.split(['?', '#']).next().unwrap_or(url);
    let (scheme, rest) = place.split_once("://").unwrap_or(("", place));
    let authority = rest.split('/').next().unwrap_or_default();
    let is_http = matches!(scheme.to_ascii_lowercase().as_str(), "" | "http" | "https");
    if !is_http && !scheme.contains(['{', '/']) {
        return Some("its scheme is not `http` or `https`");
    }
    if !scheme.is_empty() && authority.contains('@') {
        return Some("it names a user");
    }
    (place.len() < url.len()).then_some("it has a query or a fragment")
}
