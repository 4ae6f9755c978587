//! What Cargo accepts in a manifest, asked for where it is configured rather than when it is built.

use serde::de::{Deserialize, Deserializer, Error};

/// A name as Cargo and the registry accept it.
pub(super) fn name<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let is_name = |text: &str| {
        text.len() <= 64
            && text.starts_with(|c: char| c.is_ascii_alphabetic())
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
    };
    checked(from, is_name, "a letter, then letters, digits, `-` and `_`")
}

/// A version of three numbers, with what semantic versioning lets follow them.
pub(super) fn version<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let is_version = |text: &str| semver::Version::parse(text).is_ok();
    checked(from, is_version, "a semantic version such as `1.0.0`")
}

/// What an SPDX expression is made of.
pub(super) fn license<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let is_expression = |text: &str| {
        !text.trim().is_empty()
            && text.len() <= 200
            && text
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-.+:/() ".contains(c))
    };
    checked(
        from,
        is_expression,
        "an SPDX expression such as `MIT OR Apache-2.0`",
    )
}

fn checked<'de, D: Deserializer<'de>>(
    from: D,
    is_good: impl Fn(&str) -> bool,
    expected: &str,
) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    match is_good(&text) {
        true => Ok(Some(text)),
        false => Err(D::Error::custom(format!(
            "{text:?} is not what Cargo accepts here: write {expected}"
        ))),
    }
}
