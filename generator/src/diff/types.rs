//! Types before and after.

use std::collections::BTreeMap;

use super::{Found, Impact, code};
use crate::summary::{Field, Shape, Struct, Type};

type Types = BTreeMap<String, Type>;
type Names = BTreeMap<String, String>;

pub(super) fn compare(old: &Types, new: &Types, found: &mut Found) {
    for (name, ty) in new {
        match old.get(name) {
            Some(before) => one(name, before, ty, found),
            None => {
                let kind = kind(&ty.shape);
                found.added(name.clone(), kind, Impact::Compatible, Impact::Compatible);
            }
        }
    }
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        // What it was on the wire shows in what held it.
        found.removed(name.clone(), Impact::Breaking, Impact::Internal);
    }
}

fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Struct(_) => "a struct",
        Shape::Values(_) => "an enumeration",
        Shape::Integers(_) => "an enumeration of integers",
        Shape::Union(_) => "a union",
    }
}

/// Which ways a type travels, before or after.
#[derive(Clone, Copy)]
struct Ways {
    sent: bool,
    received: bool,
}

impl Ways {
    /// What it means on the wire that a field comes to be required: senders do not know of it yet.
    fn required(self) -> Impact {
        match self.sent {
            true => Impact::Breaking,
            false => Impact::Compatible,
        }
    }

    /// What it means on the wire that a required field may be missing: receivers still ask for it.
    fn no_longer_required(self) -> Impact {
        match self.received {
            true => Impact::Breaking,
            false => Impact::Compatible,
        }
    }
}

fn ways(old: &Type, new: &Type) -> Ways {
    Ways {
        sent: new.sent,
        received: old.received,
    }
}

fn one(name: &str, old: &Type, new: &Type, found: &mut Found) {
    match (&old.shape, &new.shape) {
        (Shape::Struct(old_struct), Shape::Struct(new_struct)) => {
            object(name, old_struct, new_struct, ways(old, new), found);
        }
        (Shape::Values(before), Shape::Values(now))
        | (Shape::Integers(before), Shape::Integers(now)) => {
            values(name, before, now, new.sent, found);
        }
        (Shape::Union(before), Shape::Union(now)) => {
            variants(name, before, now, Impact::Compatible, found);
        }
        (before, now) => {
            let text = format!("{}, was {}", kind(now), kind(before));
            found.changed(name.to_owned(), text, Impact::Breaking, Impact::Breaking);
        }
    }
    found.deprecation(name, old.deprecated, new.deprecated);
}

fn object(name: &str, old: &Struct, new: &Struct, ways: Ways, found: &mut Found) {
    let item = |field: &str| format!("{name}::{field}");
    for (key, now) in &new.fields {
        match old.fields.get(key) {
            Some(before) => field(name, before, now, ways, found),
            None => {
                let text = code(&now.ty);
                if now.required {
                    let text = format!("{text}, which `new` takes");
                    found.added(item(&now.name), text, Impact::Breaking, ways.required());
                } else {
                    found.added(
                        item(&now.name),
                        text,
                        Impact::Compatible,
                        Impact::Compatible,
                    );
                }
            }
        }
    }
    for (key, before) in &old.fields {
        if !new.fields.contains_key(key) {
            let wire = match before.required {
                true => ways.no_longer_required(),
                false => Impact::Compatible,
            };
            found.removed(item(&before.name), Impact::Breaking, wire);
        }
    }
    order(name, old, new, found);
    constants(name, &old.constants, &new.constants, found);
    if old.additional != new.additional {
        let shown = |ty: &Option<String>| code(ty.as_deref().unwrap_or("nothing"));
        let text = format!(
            "holds {}, held {}",
            shown(&new.additional),
            shown(&old.additional)
        );
        found.changed(
            item("additional_properties"),
            text,
            Impact::Breaking,
            Impact::Compatible,
        );
    }
}

fn field(name: &str, old: &Field, new: &Field, ways: Ways, found: &mut Found) {
    let item = format!("{name}::{}", new.name);
    if old.name != new.name {
        let text = format!("was {}", code(&old.name));
        found.changed(item.clone(), text, Impact::Breaking, Impact::Internal);
    }
    if old.ty != new.ty {
        let text = format!("{}, was {}", code(&new.ty), code(&old.ty));
        found.changed(item.clone(), text, Impact::Breaking, Impact::Breaking);
    }
    match (old.required, new.required) {
        (false, true) => {
            let text = "required, was optional: `new` takes it";
            found.changed(item.clone(), text, Impact::Breaking, ways.required());
        }
        (true, false) => {
            let text = "optional, was required: `new` does not take it";
            let wire = ways.no_longer_required();
            found.changed(item.clone(), text, Impact::Breaking, wire);
        }
        _ => {}
    }
    found.deprecation(&item, old.deprecated, new.deprecated);
}

/// The same arguments in another order compile where their types are the same, and mean another thing.
fn order(name: &str, old: &Struct, new: &Struct, found: &mut Found) {
    let kept = |these: &[String], those: &[String]| -> Vec<String> {
        let kept = these.iter().filter(|field| those.contains(field));
        kept.cloned().collect()
    };
    if kept(&old.new, &new.new) != kept(&new.new, &old.new) {
        let text = "the arguments are in another order";
        found.changed(
            format!("{name}::new"),
            text,
            Impact::Breaking,
            Impact::Internal,
        );
    }
}

fn constants(name: &str, old: &Names, new: &Names, found: &mut Found) {
    let item = |key: &str| format!("{name}.{key}");
    for (key, value) in new {
        let text = format!("always {}", code(value));
        match old.get(key) {
            None => found.added(item(key), text, Impact::Compatible, Impact::Compatible),
            Some(before) if before != value => {
                let text = format!("{text}, was {}", code(before));
                found.changed(item(key), text, Impact::Internal, Impact::Breaking);
            }
            Some(_) => {}
        }
    }
    for key in old.keys().filter(|key| !new.contains_key(*key)) {
        found.removed(item(key), Impact::Breaking, Impact::Compatible);
    }
}

/// All enumerations are open, so that there may be more values.
fn values(name: &str, old: &Names, new: &Names, sent: bool, found: &mut Found) {
    let item = |variant: &str| format!("{name}::{variant}");
    for (value, variant) in new {
        match old.get(value) {
            None => {
                let text = code(value);
                found.added(item(variant), text, Impact::Compatible, Impact::Compatible);
            }
            Some(before) if before != variant => {
                let text = format!("was {}", code(before));
                found.changed(item(variant), text, Impact::Breaking, Impact::Internal);
            }
            Some(_) => {}
        }
    }
    let wire = if sent {
        Impact::Breaking
    } else {
        Impact::Compatible
    };
    for (value, variant) in old {
        if !new.contains_key(value) {
            found.removed(item(variant), Impact::Breaking, wire);
        }
    }
}

/// All unions, and enumerations of bodies and answers, are open, so that there may be more variants; `gone`
/// is what it means on the wire that one is there no more.
pub(super) fn variants(name: &str, old: &Names, new: &Names, gone: Impact, found: &mut Found) {
    let item = |variant: &str| format!("{name}::{variant}");
    for (variant, now) in new {
        match old.get(variant) {
            None => found.added(
                item(variant),
                held(now),
                Impact::Compatible,
                Impact::Compatible,
            ),
            Some(was) if was != now => {
                let text = format!("{}, was {}", held(now), held(was));
                found.changed(item(variant), text, Impact::Breaking, Impact::Breaking);
            }
            Some(_) => {}
        }
    }
    for variant in old.keys().filter(|variant| !new.contains_key(*variant)) {
        found.removed(item(variant), Impact::Breaking, gone);
    }
}

fn held(ty: &str) -> String {
    match ty {
        "" => "empty".to_owned(),
        ty => code(ty),
    }
}
