//! Names of the methods that read what all members of a union have.

use super::TypeSymbol;
use super::members::{self, Before, Wanted};
use super::scope::Scope;
use super::words::snake;
use crate::ir::Union;
use crate::summary::{self, Shape, Summary};

const RESERVED: &[&str] = &["clone", "eq", "fmt", "from", "into"];

/// How many unions may stand within each other.
const DEEPEST: usize = 4;

pub(super) fn name(union: &Union, before: Before<'_>, symbol: &mut TypeSymbol) {
    let wanted: Vec<Wanted> = union.common.iter().map(|it| wanted(&it.key)).collect();
    let mut methods = Scope::with(RESERVED);
    (symbol.methods, symbol.told_apart) = members::choose(&mut methods, before, &wanted);
}

fn wanted(key: &str) -> Wanted {
    let name = snake(key);
    let longer = format!("get_{name}");
    Wanted {
        former: None,
        wire: key.to_owned(),
        is_exact: name == key,
        candidates: vec![name, longer],
    }
}

/// Whether a method of a union in the crate that was made last read what stands at this key.
pub(super) fn did_read(last: &Summary, union: &summary::Type, method: &str, key: &str) -> bool {
    let read = union.accessors.get(method);
    read.is_some_and(|read| all_have(last, union, (key, read), 0))
}

fn all_have(last: &Summary, union: &summary::Type, it: (&str, &str), depth: usize) -> bool {
    let Shape::Union(variants) = &union.shape else {
        return false;
    };
    let has_it = |held: &String| {
        let name = without(held, &["Box"]).strip_prefix("types::");
        let ty = name.and_then(|name| last.types.get(name));
        ty.is_some_and(|ty| has(last, ty, it, depth))
    };
    depth < DEEPEST && variants.values().all(has_it)
}

fn has(last: &Summary, ty: &summary::Type, (key, read): (&str, &str), depth: usize) -> bool {
    match &ty.shape {
        Shape::Struct(object) => {
            let field = object.fields.get(key);
            field.is_some_and(|it| without(&it.ty, &["Option", "Nullable", "Box"]) == read)
        }
        _ => all_have(last, ty, (key, read), depth + 1),
    }
}

/// A type in Rust without what is around it.
fn without<'t>(ty: &'t str, around: &[&str]) -> &'t str {
    around.iter().fold(ty, |ty, outer| {
        let within = ty.strip_prefix(outer).and_then(|it| it.strip_prefix('<'));
        within.and_then(|it| it.strip_suffix('>')).unwrap_or(ty)
    })
}
