//! The URL of a server, filled in with what its user chose.

use super::Error;
use super::api::ServerVariable;
use super::named::Named;

/// The server of one operation, which may be relative to the API's.
#[derive(Clone, Copy, Debug)]
pub struct Server {
    pub(super) url: &'static str,
    pub(super) variables: &'static [ServerVariable],
}

impl Server {
    /// A server whose URL has the variables in braces.
    #[must_use]
    pub const fn new(url: &'static str, variables: &'static [ServerVariable]) -> Self {
        Self { url, variables }
    }
}

/// The part of a URL that a variable stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// What the URL begins with: scheme, host and what follows.
    Place,
    Scheme,
    /// Host and port; whether the variable is their end.
    Authority {
        is_end: bool,
    },
    Path,
}

/// The URL with the values that were chosen, and the document's own for the others.
///
/// # Errors
/// A value has to be chosen, is not listed, or would lead to another host or path than the URL says.
pub(super) fn filled(server: Server, chosen: &Named<String>) -> Result<String, Error> {
    let mut url = server.url.to_owned();
    for variable in server.variables {
        let name = variable.name;
        let place = format!("{{{name}}}");
        let value = match chosen.get(name) {
            Some(value) => value,
            None if variable.default == place => return Err(unset(name)),
            None => variable.default,
        };
        // Not every document lists its default among the values.
        let is_listed = value == variable.default || variable.values.contains(&value);
        if !variable.values.is_empty() && !is_listed {
            let values = variable.values.join(", ");
            return Err(Error::configuration(format!(
                "{name} must be one of {values}"
            )));
        }
        let is_own = value == variable.default || !variable.values.is_empty();
        let part = part(server.url, &place, variable.default);
        let problem = part.and_then(|part| problem(part, value));
        if let Some(problem) = problem.filter(|_| !is_own) {
            return Err(Error::configuration(format!("{name} {problem}")));
        }
        url = url.replace(&place, value);
    }
    Ok(url)
}

/// What the document does not declare has no value of its own.
fn unset(name: &str) -> Error {
    Error::configuration(format!(
        "{name} must be set: it is a part of the server's URL"
    ))
}

fn part(url: &str, place: &str, default: &str) -> Option<Part> {
    let (before, after) = url.split_once(place)?;
    let Some((_, authority)) = before.split_once("://") else {
        return Some(match before.is_empty() {
            true if after.starts_with("://") => Part::Scheme,
            true if default.contains("://") || default == place => Part::Place,
            _ => Part::Path,
        });
    };
    let is_end = after.is_empty() || after.starts_with('/');
    Some(match authority.contains('/') {
        true => Part::Path,
        false => Part::Authority { is_end },
    })
}

/// What a value must not be, for it would mean another place than its part of the URL.
fn problem(part: Part, value: &str) -> Option<&'static str> {
    let has = |signs: &[char]| value.contains(signs);
    let is_up = |segment: &str| matches!(segment, "." | "..");
    match part {
        _ if has(&['{', '}']) => Some("must not hold a brace"),
        _ if value.contains(char::is_whitespace) => Some("must not hold a space"),
        Part::Place => None,
        Part::Scheme => (!matches!(value, "http" | "https")).then_some("must be http or https"),
        Part::Authority { .. } if value.is_empty() => Some("must not be empty"),
        Part::Authority { .. } if has(&['/', '\\', '?', '#', '@', '%']) => {
            Some("must be a part of a host")
        }
        Part::Authority { is_end: false } if has(&[':']) => Some("must be a part of a host"),
        Part::Path if has(&['\\', '?', '#', '%', ':']) || value.split('/').any(is_up) => {
            Some("must be a part of a path")
        }
        Part::Authority { .. } | Part::Path => None,
    }
}
