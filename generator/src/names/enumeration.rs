//! Names within enumerations.

use super::TypeSymbol;
use super::scope::Scope;
use super::words::pascal;
use crate::ir::{Enumeration, Values};

pub(super) fn name(enumeration: &Enumeration, symbol: &mut TypeSymbol) {
    let words: Vec<String> = match &enumeration.values {
        Values::Strings(values) => values
            .iter()
            .map(|value| value.name.clone().unwrap_or_else(|| value.value.clone()))
            .collect(),
        Values::Integers(values) => values
            .iter()
            .map(|value| {
                value
                    .name
                    .clone()
                    .unwrap_or_else(|| value.value.to_string())
            })
            .collect(),
    };
    let mut variants = Scope::with(&["Unknown", "Self"]);
    symbol.members = variants.choose_all(words.iter().map(String::as_str), |word| {
        let name = pascal(word);
        match name.as_str() {
            "Unknown" | "Self" => vec![format!("{name}Value")],
            _ => vec![name],
        }
    });
    symbol.unknown = "Unknown".to_owned();
}
