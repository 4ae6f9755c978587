//! Names within objects.

use super::TypeSymbol;
use super::arguments;
use super::members::{self, Before, Wanted};
use super::scope::Scope;
use super::words::{shouty, snake};
use crate::ir::Object;

/// Methods that every type has, or that a setter of the same name would hide or be taken for.
const RESERVED_METHODS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "clone",
    "cmp",
    "decode",
    "default",
    "deref",
    "deref_mut",
    "deserialize",
    "div",
    "drop",
    "encode",
    "eq",
    "filling",
    "fmt",
    "from",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into",
    "into_iter",
    "mul",
    "ne",
    "neg",
    "new",
    "next",
    "not",
    "partial_cmp",
    "read",
    "rem",
    "serialize",
    "shl",
    "shr",
    "sub",
    "take_null",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
    "unknown_fields",
    "vacant",
    "write",
];

/// Fields that every object has.
const RESERVED_FIELDS: &[&str] = &["additional_properties", "unknown_fields"];

/// Constants that every object has.
const RESERVED_CONSTANTS: &[&str] = &["FIELDS"];

pub(super) fn name(object: &Object, before: Before<'_>, symbol: &mut TypeSymbol) {
    let mut fields = Scope::with(RESERVED_FIELDS);
    let wanted: Vec<Wanted> = object.fields.iter().map(|it| wanted(&it.key)).collect();
    (symbol.members, symbol.told_apart) = members::choose(&mut fields, before, &wanted);
    symbol.arguments = arguments::of_constructor(object, &before);
    symbol.unknown = "unknown_fields".to_owned();
    symbol.additional = "additional_properties".to_owned();
    let mut methods = Scope::with(RESERVED_METHODS);
    symbol.methods = symbol
        .members
        .iter()
        .map(|field| methods.choose(&[field.clone(), format!("set_{field}")]))
        .collect();
    let mut constants = Scope::with(RESERVED_CONSTANTS);
    let wanted = object.constants.iter().map(|it| wanted_constant(&it.key));
    let wanted: Vec<Wanted> = wanted.collect();
    let (names, told_apart) = members::choose(&mut constants, before, &wanted);
    symbol.constants = names;
    symbol.told_apart.extend(told_apart);
}

fn wanted_constant(key: &str) -> Wanted {
    let name = shouty(key);
    Wanted {
        former: None,
        wire: key.to_owned(),
        is_exact: name == key,
        candidates: vec![name],
    }
}

fn wanted(key: &str) -> Wanted {
    let name = snake(key);
    let longer = format!("{}_value", name.trim_end_matches('_'));
    Wanted {
        former: None,
        wire: key.to_owned(),
        is_exact: name == key,
        candidates: vec![name, longer],
    }
}
