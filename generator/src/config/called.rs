//! What an operation may be called, asked for where it is configured.

use serde::de::{Deserialize, Deserializer, Error};

/// Words of which a name of Rust can be made.
pub(super) fn method<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    let is_of_words = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    match has_letters(&text) && text.chars().all(is_of_words) {
        true => Ok(Some(text)),
        false => Err(D::Error::custom(format!(
            "{text:?} is no name of a method: write letters, digits and `_`, such as `list`"
        ))),
    }
}

/// Words with dots between; nothing at all stands for what the document says.
pub(super) fn resource<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    match text.is_empty() || text.split('.').all(has_letters) {
        true => Ok(Some(text)),
        false => Err(D::Error::custom(format!(
            "{text:?} is no resource: write words with a dot between two, such as `pets.toys`"
        ))),
    }
}

fn has_letters(word: &str) -> bool {
    word.contains(char::is_alphanumeric)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use crate::Config;

    #[test]
    fn what_is_no_name_is_an_error() {
        let read =
            |key: &str, text: &str| Config::parse(&format!("[operations.a]\n{key} = \"{text}\"\n"));
        for (key, text) in [
            ("method", "list"),
            ("method", "listPets"),
            ("resource", "pets.toys"),
            ("resource", "Pets and toys"),
            ("resource", ""),
        ] {
            assert!(read(key, text).is_ok(), "{key} {text}");
        }
        for (key, text) in [
            ("method", ""),
            ("method", "my method!"),
            ("method", "_"),
            ("resource", "a..b"),
            ("resource", "a."),
        ] {
            let error = read(key, text).unwrap_err().to_string();
            assert!(
                error.contains("line 2") && error.contains("such as `"),
                "{error}"
            );
        }
    }
}
