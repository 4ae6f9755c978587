//! Names within enumerations.

use super::TypeSymbol;
use super::members::{self, Before, Wanted};
use super::scope::Scope;
use super::words::pascal;
use crate::ir::{Enumeration, Value, Values};

pub(super) fn name(enumeration: &Enumeration, before: Before<'_>, symbol: &mut TypeSymbol) {
    let wanted: Vec<Wanted> = match &enumeration.values {
        Values::Strings(values) => values.iter().map(wanted).collect(),
        Values::Integers(values) => values.iter().map(wanted).collect(),
    };
    let mut variants = Scope::with(&["Unknown", "Self"]);
    (symbol.members, symbol.told_apart) = members::choose(&mut variants, before, &wanted);
    symbol.unknown = "Unknown".to_owned();
}

fn wanted<T: ToString>(value: &Value<T>) -> Wanted {
    let wire = value.value.to_string();
    let word = value.name.as_ref().unwrap_or(&wire);
    let name = variant(word);
    Wanted {
        is_exact: name == *word,
        former: value.name.is_some().then(|| variant(&wire)),
        candidates: vec![name],
        wire,
    }
}

fn variant(word: &str) -> String {
    match pascal(word) {
        name if matches!(name.as_str(), "Unknown" | "Self") => format!("{name}Value"),
        name => name,
    }
}
