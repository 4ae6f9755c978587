//! Names of the methods that read what all members of a union have.

use std::collections::BTreeSet;

use super::TypeSymbol;
use super::members::{self, Before, Wanted};
use super::reserved::methods as taken;
use super::scope::Scope;
use super::words::snake;
use crate::ir::Union;
use crate::summary::{self, Shape, Summary};

/// How many unions may stand within each other.
const DEEPEST: usize = 4;

pub(super) fn name(union: &Union, before: Before<'_>, symbol: &mut TypeSymbol) {
    let wanted: Vec<Wanted> = union.common.iter().map(|it| wanted(&it.key)).collect();
    let mut methods = Scope::with(taken::UNION);
    (symbol.methods, symbol.told_apart) = members::choose(&mut methods, before, &wanted);
}

fn wanted(key: &str) -> Wanted {
    Wanted::new(key.to_owned(), names(key).into())
}

/// What a method may be called that reads what stands at a key.
pub(super) fn names(key: &str) -> [String; 2] {
    let name = snake(key);
    let longer = format!("get_{name}");
    [name, longer]
}

/// Whether a method of a union in the crate that was made last read what stands at this key.
pub(super) fn did_read(last: &Summary, union: &summary::Type, method: &str, key: &str) -> bool {
    let read = union.accessors.get(method);
    read.is_some_and(|read| has(last, union, (key, read), 0) == Some(true))
}

/// The keys of what the methods of a union read in the crate that was made last.
pub(super) fn keys<'l>(last: &'l Summary, union: &'l summary::Type) -> BTreeSet<&'l str> {
    let mut keys = BTreeSet::new();
    collect(last, union, &mut keys, 0);
    let is_read = |key: &&str| {
        names(key)
            .iter()
            .any(|name| did_read(last, union, name, key))
    };
    keys.into_iter().filter(is_read).collect()
}

fn collect<'l>(
    last: &'l Summary,
    ty: &'l summary::Type,
    keys: &mut BTreeSet<&'l str>,
    depth: usize,
) {
    match &ty.shape {
        Shape::Struct(object) => keys.extend(object.fields.keys().map(String::as_str)),
        Shape::Union(variants) if depth < DEEPEST => {
            let held = variants.values().filter_map(|held| held_type(last, held));
            held.for_each(|held| collect(last, held, keys, depth + 1));
        }
        _ => {}
    }
}

/// Whether a type has a property by that type; nothing if it has none of that key. A member that came later
/// may have none.
fn has(last: &Summary, ty: &summary::Type, it: (&str, &str), depth: usize) -> Option<bool> {
    let (key, read) = it;
    match &ty.shape {
        Shape::Struct(object) => {
            let field = object.fields.get(key)?;
            Some(without(&field.ty, &["Option", "Nullable", "Box"]) == read)
        }
        Shape::Union(variants) if depth < DEEPEST => {
            let held = variants.values().filter_map(|held| held_type(last, held));
            let told = held.filter_map(|held| has(last, held, it, depth + 1));
            told.reduce(|all, one| all && one)
        }
        _ => None,
    }
}

fn held_type<'l>(last: &'l Summary, held: &str) -> Option<&'l summary::Type> {
    let name = without(held, &["Box"]).strip_prefix("types::")?;
    last.types.get(name)
}

/// A type in Rust without what is around it.
fn without<'t>(ty: &'t str, around: &[&str]) -> &'t str {
    around.iter().fold(ty, |ty, outer| {
        let within = ty.strip_prefix(outer).and_then(|it| it.strip_prefix('<'));
        within.and_then(|it| it.strip_suffix('>')).unwrap_or(ty)
    })
}
