//! The keys of paths and of responses.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::build::status_code;
use crate::document::node::{Map, Node};
use crate::document::walk::Path;

/// Paths begin with a slash.
pub(super) fn keys(map: &mut Map, at: &Path, found: &mut Diagnostics) {
    tell_unsendable(map, at, found);
    let is_good = |key: &String| key.starts_with('/') || key.starts_with("x-") || key == "$ref";
    if map.keys().all(is_good) {
        return;
    }
    let old = std::mem::take(map);
    let good: HashSet<String> = old.keys().filter(|key| is_good(key)).cloned().collect();
    for (key, value) in old {
        if is_good(&key) {
            map.insert(key, value);
            continue;
        }
        let path = format!("/{key}");
        if good.contains(&path) {
            found.push(twice(at, &key, &path));
            continue;
        }
        let message = format!("the path `{key}` does not begin with `/`");
        found.push(finding(at, &key, message, "write it with a leading `/`"));
        map.insert(path, value);
    }
}

/// All operations of the one that is left out would be missing.
fn twice(at: &Path, key: &str, path: &str) -> Diagnostic {
    let message = format!("the path `{key}` is left out: `{path}` is there already");
    let at = at.child(key).pointer();
    Diagnostic::new(Severity::Error, Code::InvalidValue, &at, message)
        .with_help(format!("move its operations to `{path}`"))
}

/// A segment of dots leads elsewhere, however it is written: each reader of URLs takes it out.
fn tell_unsendable(map: &Map, at: &Path, found: &mut Diagnostics) {
    for key in map.keys() {
        let path = key.split(['?', '#']).next().unwrap_or(key);
        if path.split('/').any(is_dots) {
            let message = format!(
                "no call can be sent to the path `{key}`: `.` and `..` are no segments of it"
            );
            found.push(finding(at, key, message, "write the path that is meant"));
        }
    }
}

fn is_dots(segment: &str) -> bool {
    let segment = segment.to_ascii_lowercase().replace("%2e", ".");
    matches!(segment.as_str(), "." | "..")
}

/// Statuses are `200`, `2XX` or `default`; `4xx` and `200 OK` are understood.
pub(super) fn statuses(map: &mut Map, at: &Path, found: &mut Diagnostics) {
    let is_good = |key: &String| {
        let known = key == "default" || key.starts_with("x-") || key == "$ref";
        known || status_code(key).is_some_and(|code| code.to_string() == *key)
    };
    if map.keys().all(is_good) {
        return;
    }
    let old = std::mem::take(map);
    // A second pass, so that `4XX` wins over `4xx`, whichever comes first.
    let (good, odd): (Vec<_>, Vec<_>) = old.into_iter().partition(|(key, _)| is_good(key));
    map.extend(good);
    for (key, value) in odd {
        status(map, key, value, at, found);
    }
}

fn status(map: &mut Map, key: String, value: Node, at: &Path, found: &mut Diagnostics) {
    let help = "write a status such as `404`, a range such as `4XX`, or `default`";
    match read(&key) {
        Some(status) if !map.contains_key(&status) => {
            let message = format!("the status `{key}` is read as `{status}`");
            found.note(Code::InvalidValue, &at.child(&key).pointer(), message);
            map.insert(status, value);
        }
        Some(status) => {
            let message = format!("the response `{key}` is left out: `{status}` is there already");
            found.push(finding(at, &key, message, "keep one of the two"));
        }
        None => {
            let message = format!("the response `{key}` is left out: that is no status");
            found.push(finding(at, &key, message, help));
        }
    }
}

fn read(key: &str) -> Option<String> {
    let word = key.split_whitespace().next()?;
    if word.eq_ignore_ascii_case("default") {
        return Some("default".to_owned());
    }
    status_code(word).map(|code| code.to_string())
}

fn finding(at: &Path, key: &str, message: String, help: &str) -> Diagnostic {
    let at = at.child(key).pointer();
    Diagnostic::new(Severity::Warning, Code::InvalidValue, &at, message).with_help(help)
}
