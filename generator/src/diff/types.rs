//! Types before and after.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::conversions::{self, Conversions};
use super::objects::object;
use super::{Found, Impact, code, codes, differing, tags};
use crate::summary::{Shape, Type};

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
pub(super) struct Ways {
    sent: bool,
    received: bool,
}

impl Ways {
    pub(super) fn is_sent(self) -> bool {
        self.sent
    }

    /// What it means on the wire that a field comes to be required: senders do not know of it yet.
    pub(super) fn required(self) -> Impact {
        match self.sent {
            true => Impact::Breaking,
            false => Impact::Compatible,
        }
    }

    /// What it means on the wire that a required field may be missing: receivers still ask for it.
    pub(super) fn no_longer_required(self) -> Impact {
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
            sorted(name, [old, new], [before, now], found);
        }
        (Shape::Union(before), Shape::Union(now)) => {
            variants(name, before, now, Impact::Compatible, found);
            order(name, [old, new], before, found);
            tags::compare(name, [&old.tags, before], [&new.tags, now], found);
            conversions::compare(name, made(before, old), made(now, new), found);
            accessors(name, &old.accessors, &new.accessors, found);
        }
        (before, now) => {
            let text = format!("{}, was {}", kind(now), kind(before));
            found.changed(name.to_owned(), text, Impact::Breaking, Impact::Breaking);
        }
    }
    found.deprecation(name, old.deprecated, new.deprecated);
}

/// All enumerations are open, so that there may be more values.
fn values(name: &str, old: &Names, new: &Names, sent: bool, found: &mut Found) {
    let item = |variant: &str| format!("{name}::{variant}");
    // Values that are there no more, by the variants that they were written as.
    let gone: HashMap<&String, &String> = old
        .iter()
        .filter(|(value, _)| !new.contains_key(*value))
        .map(|(value, variant)| (variant, value))
        .collect();
    let mut written_anew = HashSet::new();
    for (value, variant) in new {
        match old.get(value) {
            Some(before) if before != variant => {
                let text = format!("was {}", code(before));
                found.changed(item(variant), text, Impact::Breaking, Impact::Internal);
            }
            Some(_) => {}
            None => match gone.get(variant) {
                Some(before) => {
                    written_anew.insert(variant);
                    let text = format!("{} on the wire, was {}", code(value), code(before));
                    found.changed(item(variant), text, Impact::Internal, Impact::Breaking);
                }
                None => {
                    let text = code(value);
                    found.added(item(variant), text, Impact::Compatible, Impact::Compatible);
                }
            },
        }
    }
    let wire = match sent {
        true => Impact::Breaking,
        false => Impact::Compatible,
    };
    for variant in gone.keys().filter(|it| !written_anew.contains(*it)) {
        found.removed(item(variant), Impact::Breaking, wire);
    }
}

/// All unions, and enumerations of bodies and answers, are open, so that there may be more variants; `gone`
/// is what it means on the wire that one is there no more.
pub(super) fn variants(name: &str, old: &Names, new: &Names, gone: Impact, found: &mut Found) {
    for (variant, was, now) in differing(old, new) {
        let item = format!("{name}::{variant}");
        match (was, now) {
            (None, Some(now)) => {
                found.added(item, held(now), Impact::Compatible, Impact::Compatible);
            }
            (Some(was), Some(now)) => {
                let text = format!("{}, was {}", held(now), held(was));
                found.changed(item, text, Impact::Breaking, Impact::Breaking);
            }
            (_, None) => found.removed(item, Impact::Breaking, gone),
        }
    }
}

/// What one value may be is the first of them: those that were there before stay in their order, and none
/// comes before them.
fn order(name: &str, [old, new]: [&Type; 2], before: &Names, found: &mut Found) {
    let was: HashMap<&String, usize> = old.order.iter().flatten().zip(0..).collect();
    for group in &new.order {
        let now: Vec<&String> = group.iter().filter(|it| was.contains_key(it)).collect();
        let mut sorted = now.clone();
        sorted.sort_by_key(|variant| was.get(variant));
        if now != sorted {
            let text = format!(
                "is the first that fits of {}, was of {}",
                codes(now),
                codes(sorted)
            );
            found.changed(name.to_owned(), text, Impact::Breaking, Impact::Internal);
        }
        let is_kept = |variant: &&String| before.contains_key(*variant);
        let last = group.iter().rposition(|variant| is_kept(&variant));
        let until_last = last.and_then(|last| group.get(..=last)).unwrap_or_default();
        let (kept, added): (Vec<&String>, Vec<&String>) =
            until_last.iter().skip_while(is_kept).partition(is_kept);
        if !added.is_empty() {
            let text = format!("tries {} before {}", codes(added), codes(kept));
            found.changed(name.to_owned(), text, Impact::Breaking, Impact::Internal);
        }
    }
}

fn made<'a>(variants: &'a Names, ty: &'a Type) -> Conversions<'a> {
    Conversions {
        variants,
        without_from: &ty.without_from,
        made_of: Some(&ty.made_of),
        made_of_list: ty.made_of_list.as_deref(),
    }
}

/// Methods that read what all members have.
fn accessors(name: &str, old: &Names, new: &Names, found: &mut Found) {
    for (method, was, now) in differing(old, new) {
        let item = format!("{name}::{method}");
        match (was, now) {
            (None, Some(now)) => {
                let text = format!("reads {}", code(now));
                found.added(item, text, Impact::Compatible, Impact::Internal);
            }
            (Some(was), Some(now)) => {
                let text = format!("reads {}, read {}", code(now), code(was));
                found.changed(item, text, Impact::Breaking, Impact::Internal);
            }
            (_, None) => found.removed(item, Impact::Breaking, Impact::Internal),
        }
    }
}

/// Which of two variants is less follows from where they stand.
fn sorted(name: &str, [old, new]: [&Type; 2], [before, now]: [&Names; 2], found: &mut Found) {
    if old.sorted == new.sorted {
        return;
    }
    let (before, now) = (variants_of(old, before), variants_of(new, now));
    let kept = |these: &[&String], those: &[&String]| -> Vec<String> {
        let those: HashSet<_> = those.iter().collect();
        let kept = these.iter().filter(|variant| those.contains(variant));
        kept.map(|variant| code(variant)).collect()
    };
    let (was, is) = (kept(&before, &now), kept(&now, &before));
    let mut differing = is.iter().zip(&was).filter(|(is, was)| is != was);
    if let Some((less, greater)) = differing.next() {
        let text = format!("{less} is less than {greater}, was greater");
        found.changed(name.to_owned(), text, Impact::Compatible, Impact::Internal);
    }
}

fn variants_of<'a>(ty: &'a Type, values: &'a Names) -> Vec<&'a String> {
    match ty.sorted.is_empty() {
        true => values.values().collect(),
        false => ty.sorted.iter().collect(),
    }
}

fn held(ty: &str) -> String {
    match ty {
        "" => "empty".to_owned(),
        ty => code(ty),
    }
}
