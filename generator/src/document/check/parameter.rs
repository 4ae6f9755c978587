//! Parameters, headers and encodings.

use super::Reason;
use super::rules::require;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::node::{Map, Node};
use crate::document::walk::Path;
use crate::media_type::FORM;

/// The styles of each place, the default first.
const STYLES: [(&str, &[&str]); 4] = [
    (
        "query",
        &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    ),
    ("path", &["simple", "label", "matrix"]),
    ("header", &["simple"]),
    ("cookie", &["form", "cookie"]),
];

/// The keywords of a schema that Swagger 2.0 put on the parameter itself.
const DRAFT_2: [&str; 6] = ["type", "format", "items", "enum", "default", "pattern"];

/// Collects a type that stands beside `in` into a schema.
pub(super) fn draft_2(map: &mut Map, at: &Path, found: &mut Diagnostics) {
    let has_type = map
        .get("type")
        .is_some_and(|value| value.as_str().is_some());
    if !has_type || map.contains_key("schema") || map.contains_key("content") {
        return;
    }
    found.warning(
        Code::InvalidValue,
        &at.pointer(),
        "the type stands beside `name`, as in Swagger 2.0; it is read as `schema`",
    );
    let schema = DRAFT_2
        .iter()
        .filter_map(|key| map.shift_remove_entry(*key))
        .collect();
    map.insert("schema".to_owned(), Node::Map(schema));
}

pub(super) fn parameter(map: &mut Map, at: &Path, found: &mut Diagnostics) -> Result<(), Reason> {
    require(map, "name")?;
    require(map, "in")?;
    let place = map
        .get("in")
        .and_then(Node::as_str)
        .unwrap_or_default()
        .to_ascii_lowercase();
    if place == "querystring" {
        map.insert("in".to_owned(), Node::text(place));
        return query_string(map);
    }
    let Some((_, styles)) = STYLES.iter().find(|(name, _)| *name == place) else {
        return Err(unknown_place(&place));
    };
    map.insert("in".to_owned(), Node::text(place.as_str()));
    style(map, styles, at, found);
    if place == "path" && !map.get("required").is_some_and(Node::is_true) {
        found.note(
            Code::InvalidValue,
            &at.pointer(),
            "a path parameter is always required",
        );
        map.insert("required".to_owned(), Node::Bool(true));
    }
    format(map, at, found);
    Ok(())
}

fn unknown_place(place: &str) -> Reason {
    let help = match place {
        "body" | "formdata" => "describe the body under `requestBody`",
        _ => "write `query`, `path`, `header` or `cookie`",
    };
    let why = format!("`in: {place}` is no place for a parameter");
    Reason {
        code: Code::InvalidValue,
        why,
        help: help.to_owned(),
    }
}

/// A parameter that is the whole query has a media type, and no style.
fn query_string(map: &mut Map) -> Result<(), Reason> {
    let content = map.get("content").and_then(Node::as_map);
    if content.is_some_and(|content| !content.is_empty()) {
        return Ok(());
    }
    Err(Reason {
        code: Code::UnsupportedKeyword,
        why: "a query string has no `content`, which says what it holds".to_owned(),
        help: format!(
            "give it a `content` with `{FORM}`, or declare each parameter with `in: query`"
        ),
    })
}

fn style(map: &mut Map, styles: &[&str], at: &Path, found: &mut Diagnostics) {
    let Some(style) = map.get("style").and_then(Node::as_str) else {
        return;
    };
    if styles.contains(&style) {
        return;
    }
    let default = styles.first().copied().unwrap_or_default();
    tell_unknown_style(style, styles, &format!("`{default}` is used"), at, found);
    map.shift_remove("style");
}

fn tell_unknown_style(
    style: &str,
    styles: &[&str],
    instead: &str,
    at: &Path,
    found: &mut Diagnostics,
) {
    let message = format!("the style `{style}` does not exist here; {instead}");
    let at = at.child("style").pointer();
    let finding = Diagnostic::new(Severity::Warning, Code::InvalidValue, &at, message);
    found.push(finding.with_help(format!("use one of: {}", styles.join(", "))));
}

/// The styles of encodings are those of query parameters; without one there is none.
pub(super) fn encoding(map: &mut Map, at: &Path, found: &mut Diagnostics) {
    let (Some((_, styles)), Some(style)) =
        (STYLES.first(), map.get("style").and_then(Node::as_str))
    else {
        return;
    };
    if !styles.contains(&style) {
        tell_unknown_style(style, styles, "it is left out", at, found);
        map.shift_remove("style");
    }
}

/// A parameter or header holds a schema or a content; without either, it may be anything.
pub(super) fn format(map: &mut Map, at: &Path, found: &mut Diagnostics) {
    let empty = map
        .get("content")
        .and_then(Node::as_map)
        .is_some_and(Map::is_empty);
    if empty {
        map.shift_remove("content");
    }
    if !map.contains_key("schema") && !map.contains_key("content") {
        let finding = Diagnostic::new(
            Severity::Note,
            Code::MissingField,
            &at.pointer(),
            "it has neither `schema` nor `content`: any value is accepted",
        );
        found.push(finding.with_help("add a `schema`"));
        map.insert("schema".to_owned(), Node::empty());
    }
}
