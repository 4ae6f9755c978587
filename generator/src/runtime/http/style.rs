//! The parameter styles of OpenAPI: a JSON value in, the text that is sent out.
//!
//! What the specification leaves open is decided thus. `null` is an empty value. An empty array or
//! object sends nothing, as in RFC 6570. An array or object inside one, which only `deepObject` can
//! express, is written as JSON text. A whole number is written without a fraction, whatever its type.

use serde_json::{Number, Value};

use super::encoding;

/// How an array or object is written as a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `a,b` in a path or header.
    Simple,
    /// `.a.b` in a path.
    Label,
    /// `;name=a;name=b` in a path.
    Matrix,
    /// `name=a&name=b` in a query or cookie.
    Form,
    /// `name=a%20b` in a query.
    SpaceDelimited,
    /// `name=a%7Cb` in a query.
    PipeDelimited,
    /// `name[key]=a` in a query.
    DeepObject,
    /// JSON text in a form.
    Json,
}

/// Whether each item of an array or object stands on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explode {
    /// On its own: `name=a&name=b`.
    Yes,
    /// Together: `name=a,b`.
    No,
}

/// The text of a path parameter; a style that no path has counts as simple.
#[must_use]
pub fn path(style: Style, explode: Explode, name: &str, value: &Value) -> String {
    path_with(style, explode, name, value, encoding::value)
}

/// A path parameter whose reserved characters stay as they are, all but those that a segment may not hold:
/// `/`, `?`, `#`, `[` and `]`.
#[must_use]
pub fn path_reserved(style: Style, explode: Explode, name: &str, value: &Value) -> String {
    path_with(style, explode, name, value, encoding::reserved_path)
}

/// A text that fills one or more segments of a path: each `/` stays, which is between two.
#[must_use]
pub fn path_segments(value: &Value) -> String {
    let text = text(value);
    let segments: Vec<String> = text.split('/').map(encoding::value).collect();
    segments.join("/")
}

fn path_with(
    style: Style,
    explode: Explode,
    name: &str,
    value: &Value,
    encode: fn(&str) -> String,
) -> String {
    let parts = Parts::of(value, encoding::value, encode);
    match (style, explode) {
        (Style::Label, Explode::Yes) => format!(".{}", parts.join(".", explode)),
        (Style::Label, Explode::No) => format!(".{}", parts.join(",", explode)),
        (Style::Matrix, _) => matrix(&encoding::value(name), parts, explode),
        _ => parts.join(",", explode),
    }
}

/// The `name=value` pairs of a query parameter, joined with `&`; a style that no query has counts
/// as form. Delimited styles that explode are written as form, the same pairs.
#[must_use]
pub fn query(style: Style, explode: Explode, name: &str, value: &Value) -> String {
    query_with(style, explode, name, value, encoding::value)
}

/// A query parameter whose reserved characters stay as they are, all but those that would end or
/// split it: `#`, `&`, `+`, `[`, `]` and `'`.
#[must_use]
pub fn query_reserved(style: Style, explode: Explode, name: &str, value: &Value) -> String {
    query_with(style, explode, name, value, encoding::reserved)
}

/// The text of a header parameter, which is not encoded.
#[must_use]
pub fn header(explode: Explode, value: &Value) -> String {
    Parts::of(value, str::to_owned, str::to_owned).join(",", explode)
}

/// The `name=value` pairs of a cookie parameter, joined with `; `.
#[must_use]
pub fn cookie(explode: Explode, name: &str, value: &Value) -> String {
    let parts = Parts::of(value, encoding::value, encoding::value);
    form(&encoding::value(name), parts, explode, ",", "; ")
}

/// The same with reserved characters as they are, all but `,` and `;`.
#[must_use]
pub fn cookie_reserved(explode: Explode, name: &str, value: &Value) -> String {
    let parts = Parts::of(value, encoding::value, encoding::reserved_cookie);
    form(&encoding::value(name), parts, explode, ",", "; ")
}

/// The same with names and values as they are.
#[must_use]
pub fn cookie_plain(explode: Explode, name: &str, value: &Value) -> String {
    let parts = Parts::of(value, str::to_owned, str::to_owned);
    form(name, parts, explode, ",", "; ")
}

fn query_with(
    style: Style,
    explode: Explode,
    name: &str,
    value: &Value,
    encode: fn(&str) -> String,
) -> String {
    if style == Style::DeepObject {
        return deep_object(&encoding::value(name), value, encode);
    }
    if style == Style::Json {
        return [&encoding::value(name), "=", &encode(&value.to_string())].concat();
    }
    let delimiter = match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    };
    let parts = Parts::of(value, encoding::value, encode);
    form(&encoding::value(name), parts, explode, delimiter, "&")
}

/// `name=value` for each item, or one for all with a delimiter between.
fn form(name: &str, parts: Parts, explode: Explode, delimiter: &str, between: &str) -> String {
    match (parts, explode) {
        (parts, _) if parts.is_empty() => String::new(),
        (Parts::Scalar(value), _) => [name, "=", &value].concat(),
        (parts, Explode::No) => [name, "=", &parts.join(delimiter, explode)].concat(),
        (parts, Explode::Yes) => {
            let pairs = parts.into_pairs(name).into_iter();
            let pairs: Vec<_> = pairs.map(|(key, value)| key + "=" + &value).collect();
            pairs.join(between)
        }
    }
}

/// As form, each pair after a `;`, and an empty value without its `=`.
fn matrix(name: &str, parts: Parts, explode: Explode) -> String {
    let pairs = match explode {
        Explode::Yes => parts.into_pairs(name),
        Explode::No if parts.is_empty() => Vec::new(),
        Explode::No => vec![(name.to_owned(), parts.join(",", explode))],
    };
    let mut text = String::new();
    for (key, value) in pairs {
        text.push(';');
        text.push_str(&key);
        if !value.is_empty() {
            text.push('=');
            text.push_str(&value);
        }
    }
    text
}

/// `name[key]=value`, nested as deep as the value is: `a[b][c]=…`. An array is written with its
/// indices, `a[0]=…`: they keep the order of its items and hold objects together.
fn deep_object(name: &str, value: &Value, encode: fn(&str) -> String) -> String {
    let mut pairs = Vec::new();
    let mut open = vec![(name.to_owned(), value)];
    while let Some((name, value)) = open.pop() {
        match value {
            // Taken from the end, so put in from the end.
            Value::Object(fields) => open.extend(
                fields
                    .iter()
                    .rev()
                    .map(|(key, value)| (format!("{name}%5B{}%5D", encoding::value(key)), value)),
            ),
            Value::Array(items) => open.extend(
                items
                    .iter()
                    .enumerate()
                    .rev()
                    .map(|(at, value)| (format!("{name}%5B{at}%5D"), value)),
            ),
            scalar => pairs.push(format!("{name}={}", encode(&text(scalar)))),
        }
    }
    pairs.join("&")
}

/// A value taken apart as far as a style looks, every text encoded.
enum Parts {
    Scalar(String),
    Items(Vec<String>),
    Fields(Vec<(String, String)>),
}

impl Parts {
    fn of(value: &Value, key: fn(&str) -> String, encode: fn(&str) -> String) -> Self {
        let encoded = |value: &Value| match value {
            Value::String(text) => encode(text),
            other => encode(&text(other)),
        };
        match value {
            Value::Array(items) => Self::Items(items.iter().map(encoded).collect()),
            Value::Object(fields) => Self::Fields(
                fields
                    .iter()
                    .map(|(name, value)| (key(name), encoded(value)))
                    .collect(),
            ),
            scalar => Self::Scalar(encoded(scalar)),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::Scalar(_) => false,
            Self::Items(items) => items.is_empty(),
            Self::Fields(fields) => fields.is_empty(),
        }
    }

    fn join(self, delimiter: &str, explode: Explode) -> String {
        match self {
            Self::Scalar(text) => text,
            Self::Items(items) => items.join(delimiter),
            Self::Fields(fields) => {
                let between = if explode == Explode::Yes {
                    "="
                } else {
                    delimiter
                };
                let pairs = fields
                    .iter()
                    .map(|(key, value)| format!("{key}{between}{value}"));
                pairs.collect::<Vec<_>>().join(delimiter)
            }
        }
    }

    fn into_pairs(self, name: &str) -> Vec<(String, String)> {
        match self {
            Self::Scalar(text) => vec![(name.to_owned(), text)],
            Self::Items(items) => items
                .into_iter()
                .map(|item| (name.to_owned(), item))
                .collect(),
            Self::Fields(fields) => fields,
        }
    }
}

/// A scalar as text; an array or object as JSON.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) => plain(number),
        other => other.to_string(),
    }
}

fn plain(number: &Number) -> String {
    let text = number.to_string();
    let whole = text.strip_suffix(".0").map(str::to_owned);
    whole.unwrap_or(text)
}
