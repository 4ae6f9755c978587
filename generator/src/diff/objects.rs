//! Objects before and after: their fields, what their constructors take and write, and their constants.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::types::Ways;
use super::{Found, Impact, code};
use crate::summary::{Field, Struct};

type Names = BTreeMap<String, String>;

pub(super) fn object(name: &str, old: &Struct, new: &Struct, ways: Ways, found: &mut Found) {
    let pair = Pair {
        name,
        old,
        new,
        took: old.new.iter().map(String::as_str).collect(),
        takes: new.new.iter().map(String::as_str).collect(),
        ways,
    };
    pair.fields(found);
    pair.order(found);
    pair.presets(found);
    pair.constants(found);
    pair.additional(found);
}

/// One object, before and after.
struct Pair<'a> {
    name: &'a str,
    old: &'a Struct,
    new: &'a Struct,
    /// The fields that the constructor took, and those that it takes.
    took: HashSet<&'a str>,
    takes: HashSet<&'a str>,
    ways: Ways,
}

/// Fields that are under their keys no more, with these keys, by name.
type Gone<'a> = HashMap<&'a str, (&'a String, &'a Field)>;

impl<'a> Pair<'a> {
    fn item(&self, field: &str) -> String {
        format!("{}::{field}", self.name)
    }

    fn fields(&self, found: &mut Found) {
        let gone = self.gone();
        let mut kept = HashSet::new();
        for (key, now) in &self.new.fields {
            match self.was(key, now, &gone) {
                Some((was, before)) => {
                    kept.insert(was);
                    self.field([was, key], before, now, found);
                }
                None => self.added(now, found),
            }
        }
        let old = self.old.fields.iter();
        for (_, before) in old.filter(|(key, _)| !kept.contains(key)) {
            self.removed(before, found);
        }
    }

    fn gone(&self) -> Gone<'a> {
        let old = self.old.fields.iter();
        let gone = old.filter(|(key, _)| !self.new.fields.contains_key(*key));
        gone.map(|(key, before)| (before.name.as_str(), (key, before)))
            .collect()
    }

    /// What a field was: that of the same key, else of the same name where both keys have no other.
    fn was(&self, key: &str, now: &Field, gone: &Gone<'a>) -> Option<(&'a String, &'a Field)> {
        let same = self.old.fields.get_key_value(key);
        same.or_else(|| gone.get(now.name.as_str()).copied())
    }

    fn removed(&self, before: &Field, found: &mut Found) {
        let wire = match before.required {
            true => self.ways.no_longer_required(),
            false => Impact::Compatible,
        };
        found.removed(self.item(&before.name), Impact::Breaking, wire);
    }

    fn added(&self, now: &Field, found: &mut Found) {
        let (item, text) = (self.item(&now.name), code(&now.ty));
        let compatible = Impact::Compatible;
        if !now.required {
            return found.added(item, text, compatible, compatible);
        }
        match self.takes.contains(now.name.as_str()) {
            true => {
                let text = format!("{text}, which `new` takes");
                found.added(item, text, Impact::Breaking, self.ways.required());
            }
            false => {
                let text = format!("{text}, which `new` writes");
                found.added(item, text, compatible, self.ways.required());
            }
        }
    }

    fn field(&self, keys: [&str; 2], old: &Field, new: &Field, found: &mut Found) {
        let item = self.item(&new.name);
        let [was, now] = keys;
        if was != now {
            let text = format!("{} on the wire, was {}", code(now), code(was));
            found.changed(item.clone(), text, Impact::Internal, Impact::Breaking);
        }
        if old.name != new.name {
            let text = format!("was {}", code(&old.name));
            found.changed(item.clone(), text, Impact::Breaking, Impact::Internal);
        }
        if old.ty != new.ty {
            let text = format!("{}, was {}", code(&new.ty), code(&old.ty));
            found.changed(item.clone(), text, Impact::Breaking, Impact::Breaking);
        }
        if old.media_type != new.media_type {
            let shown =
                |media_type: &Option<String>| code(media_type.as_deref().unwrap_or("usual"));
            let (now, was) = (shown(&new.media_type), shown(&old.media_type));
            let text = format!("sent as {now}, was {was}");
            found.changed(item.clone(), text, Impact::Internal, Impact::Breaking);
        }
        if let Some((text, wire)) = self.asked(old, new) {
            found.changed(item.clone(), text, Impact::Breaking, wire);
        }
        found.deprecation(&item, old.deprecated, new.deprecated);
    }

    /// What is to be said of whether a field must be there, and of whether its constructor takes it.
    fn asked(&self, old: &Field, new: &Field) -> Option<(&'static str, Impact)> {
        let took = self.took.contains(old.name.as_str());
        let takes = self.takes.contains(new.name.as_str());
        let ways = self.ways;
        Some(match (old.required, new.required) {
            (false, true) if takes => ("required, was optional: `new` takes it", ways.required()),
            (false, true) => ("required, was optional: `new` writes it", ways.required()),
            (true, false) if took => (
                "optional, was required: `new` does not take it",
                ways.no_longer_required(),
            ),
            (true, false) => ("optional, was required", ways.no_longer_required()),
            _ if takes && !took => ("`new` takes it, and wrote it before", Impact::Internal),
            _ if took && !takes => ("`new` writes it, and took it before", Impact::Internal),
            _ => return None,
        })
    }

    /// The same arguments in another order compile where their types are the same, and mean another thing.
    fn order(&self, found: &mut Found) {
        let is_in = |those: &HashSet<&str>, field: &&String| those.contains(field.as_str());
        let before = self.old.new.iter().filter(|it| is_in(&self.takes, it));
        let now = self.new.new.iter().filter(|it| is_in(&self.took, it));
        if !before.eq(now) {
            let text = "the arguments are in another order";
            let item = self.item("new");
            found.changed(item, text, Impact::Breaking, Impact::Internal);
        }
    }

    /// What constructors write by themselves, which counts where it is sent.
    fn presets(&self, found: &mut Found) {
        if !self.ways.is_sent() {
            return;
        }
        let keys = self.old.presets.keys().chain(self.new.presets.keys());
        for key in keys.collect::<BTreeSet<_>>() {
            let (was, now) = (self.old.presets.get(key), self.new.presets.get(key));
            let (text, wire) = match (was, now) {
                (Some(was), Some(now)) if was != now => (
                    format!("writes {}, wrote {}", code(now), code(was)),
                    Impact::Breaking,
                ),
                (None, Some(now)) if self.stays_optional(key) => {
                    let text = format!("writes {}, left {} out", code(now), code(key));
                    (text, Impact::Compatible)
                }
                (Some(was), None) if self.stays_optional(key) => {
                    let text = format!("leaves {} out, wrote {}", code(key), code(was));
                    (text, Impact::Breaking)
                }
                _ => continue,
            };
            found.changed(self.item("new"), text, Impact::Internal, wire);
        }
    }

    /// Whether an object could do without a field, and still can.
    fn stays_optional(&self, key: &str) -> bool {
        let is_optional = |it: &Struct| it.fields.get(key).is_some_and(|field| !field.required);
        is_optional(self.old) && is_optional(self.new)
    }

    /// What every object has: where it is new, it is sent by itself from now on.
    fn constants(&self, found: &mut Found) {
        let item = |key: &str| format!("{}.{key}", self.name);
        let (old, new) = (&self.old.constants, &self.new.constants);
        for (key, value) in new {
            let text = format!("always {}", code(value));
            match old.get(key) {
                None => found.added(item(key), text, Impact::Compatible, self.ways.required()),
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
        let (old, new) = (&self.old.constant_names, &self.new.constant_names);
        names(self.name, old, new, found);
    }

    fn additional(&self, found: &mut Found) {
        let (was, now) = (&self.old.additional, &self.new.additional);
        if was != now {
            let shown = |ty: &Option<String>| code(ty.as_deref().unwrap_or("nothing"));
            let text = format!("holds {}, held {}", shown(now), shown(was));
            let item = self.item("additional_properties");
            found.changed(item, text, Impact::Breaking, Impact::Compatible);
        }
    }
}

/// What constants are called, which are there before and after.
fn names(name: &str, old: &Names, new: &Names, found: &mut Found) {
    for (key, now) in new {
        if let Some(was) = old.get(key).filter(|was| *was != now) {
            let text = format!("was {}", code(was));
            let item = format!("{name}::{now}");
            found.changed(item, text, Impact::Breaking, Impact::Internal);
        }
    }
}
