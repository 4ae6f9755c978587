//! The identifier that an API gives a request, for questions to its support.

use reqwest::header::{HeaderMap, HeaderName};

/// The headers that most servers have it in, the best first.
const USUAL: &[&str] = &["x-request-id", "request-id"];

/// The first of these headers that is there, with its name; where none are named, one that is called so.
pub(super) fn find(headers: &HeaderMap, names: &[&str]) -> Option<(HeaderName, String)> {
    let one = |name: &HeaderName| {
        let text = headers.get(name)?.to_str().ok()?;
        Some((name.clone(), text.to_owned()))
    };
    let first = |names: &[&str]| names.iter().find_map(|name| one(&name.parse().ok()?));
    if !names.is_empty() {
        return first(names);
    }
    let called_so = || headers.keys().filter(|name| is_called_so(name.as_str()));
    first(USUAL).or_else(|| called_so().find_map(one))
}

/// `x-amzn-requestid`, `x-github-request-id`; what the caller chose is sent back as `x-ms-client-request-id`.
fn is_called_so(name: &str) -> bool {
    (name.ends_with("request-id") || name.ends_with("requestid")) && !name.contains("client")
}
