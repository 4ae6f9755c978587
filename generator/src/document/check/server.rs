//! The URL of a server, and the variables in it.

use super::{Reason, rules};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::node::{Map, Node};
use crate::document::walk::Path;
use crate::path_template;

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
    for name in path_template::names(&url) {
        let variables = map.get("variables").and_then(Node::as_map);
        if variables.is_some_and(|variables| variables.contains_key(name)) {
            continue;
        }
        let message = format!("`{{{name}}}` in the URL is no variable of the server");
        let help = format!(
            "add `{name}` to `variables`, with a default; until then a caller has to set it"
        );
        tell(Code::MissingField, message, help);
        declare(map, name);
    }
    Ok(())
}

/// Adds a variable that is empty unless it is set.
fn declare(map: &mut Map, name: &str) {
    let variables = map
        .entry("variables".to_owned())
        .or_insert_with(Node::empty);
    if let Node::Map(variables) = variables {
        let mut variable = Map::default();
        variable.insert("default".to_owned(), Node::text(""));
        variables.insert(name.to_owned(), Node::Map(variable));
    }
}

fn unusable(url: &str) -> Option<&'static str> {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let authority = rest.split('/').next().unwrap_or_default();
    if !matches!(scheme.to_ascii_lowercase().as_str(), "" | "http" | "https")
        && !scheme.contains('{')
    {
        return Some("its scheme is not `http` or `https`");
    }
    if !scheme.is_empty() && authority.contains('@') {
        return Some("it names a user");
    }
    match url.find(['?', '#']) {
        Some(_) => Some("it has a query or a fragment"),
        None => None,
    }
}
