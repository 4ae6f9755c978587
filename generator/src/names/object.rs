//! Names within objects.

use super::TypeSymbol;
use super::arguments;
use super::members::{self, Before, Wanted};
use super::reserved::{methods as taken, types};
use super::scope::Scope;
use super::words::{shouty, snake};
use crate::ir::Object;

pub(super) fn name(object: &Object, before: Before<'_>, symbol: &mut TypeSymbol) {
    let mut fields = Scope::with(types::FIELDS);
    let wanted: Vec<Wanted> = object.fields.iter().map(|it| wanted(&it.key)).collect();
    (symbol.members, symbol.told_apart) = members::choose(&mut fields, before, &wanted);
    symbol.arguments = arguments::of_constructor(object, &before);
    let mut methods = Scope::with(taken::OBJECT);
    symbol.methods = symbol
        .members
        .iter()
        .map(|field| methods.choose(&[field.clone(), format!("set_{field}")]))
        .collect();
    let mut constants = Scope::with(types::CONSTANTS);
    let wanted = object.constants.iter().map(|it| wanted_constant(&it.key));
    let wanted: Vec<Wanted> = wanted.collect();
    let (names, told_apart) = members::choose(&mut constants, before, &wanted);
    symbol.constants = names;
    symbol.told_apart.extend(told_apart);
}

fn wanted_constant(key: &str) -> Wanted {
    Wanted::new(key.to_owned(), vec![shouty(key)])
}

fn wanted(key: &str) -> Wanted {
    let name = snake(key);
    let longer = format!("{}_value", name.trim_end_matches('_'));
    Wanted::new(key.to_owned(), vec![name, longer])
}
