//! Names within enumerations.

use super::TypeSymbol;
use super::members::{self, Before, Wanted};
use super::reserved::types;
use super::scope::Scope;
use super::words::pascal;
use crate::ir::{Enumeration, Value, Values};

pub(super) fn name(enumeration: &Enumeration, before: Before<'_>, symbol: &mut TypeSymbol) {
    let wanted: Vec<Wanted> = match &enumeration.values {
        Values::Strings(values) => values.iter().map(wanted).collect(),
        Values::Integers(values) => values.iter().map(wanted).collect(),
    };
    let mut variants = Scope::with(types::VARIANTS);
    (symbol.members, symbol.told_apart) = members::choose(&mut variants, before, &wanted);
}

fn wanted<T: ToString>(value: &Value<T>) -> Wanted {
    let wire = value.value.to_string();
    let word = value.name.as_ref().unwrap_or(&wire);
    let name = variant(word);
    Wanted {
        is_exact: name == *word,
        former: value.name.is_some().then(|| variant(&wire)),
        ..Wanted::new(wire, vec![name])
    }
}

fn variant(word: &str) -> String {
    types::variant(pascal(word))
}
