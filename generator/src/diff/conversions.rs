//! What variants are made of by `From`, before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, Impact, code};

/// What variants hold, and those that are not made of it.
#[derive(Clone, Copy)]
pub(super) struct Conversions<'a> {
    pub(super) variants: &'a BTreeMap<String, String>,
    pub(super) without_from: &'a BTreeSet<String>,
    /// What its members are made of, with the variant that it comes to.
    pub(super) made_of: Option<&'a BTreeMap<String, String>>,
    /// The list that it is made of where it may be null, if there are several.
    pub(super) made_of_list: Option<&'a str>,
}

/// Where nothing holds it any more, or its variant goes, that is told by itself.
pub(super) fn compare(name: &str, old: Conversions<'_>, new: Conversions<'_>, found: &mut Found) {
    let held: BTreeSet<&str> = new.variants.values().map(|held| unboxed(held)).collect();
    let made = new.made();
    for (of, was) in old.made() {
        let item = || format!("From<{of}> for {name}");
        match made.get(of) {
            None if held.contains(of) || old.is_inner(of) && new.variants.contains_key(was) => {
                found.removed(item(), Impact::Breaking, Impact::Internal);
            }
            Some(now) if *now != was && new.variants.contains_key(was) => {
                let text = format!("makes {}, made {}", code(now), code(was));
                found.changed(item(), text, Impact::Compatible, Impact::Compatible);
            }
            _ => {}
        }
    }
    if let (Some(was), Some(now)) = (old.list(), new.list())
        && was != now
        && made.contains_key(was)
    {
        let item = format!("From<{was}> for Nullable<{name}>");
        found.removed(item, Impact::Breaking, Impact::Internal);
    }
}

impl<'a> Conversions<'a> {
    fn is_inner(self, of: &str) -> bool {
        self.made_of.is_some_and(|made| made.contains_key(of))
    }

    /// The list that it is made of where it may be null: the one that is told, or the only one.
    fn list(self) -> Option<&'a str> {
        let made = self.made();
        let mut lists = made.into_keys().filter(|of| of.starts_with("Vec<"));
        let only = lists.next().filter(|_| lists.next().is_none());
        self.made_of_list.or(only)
    }

    /// Variants by what they are made of. What is made of a text is made of a borrowed one as well.
    fn made(self) -> BTreeMap<&'a str, &'a str> {
        let made = self.variants.iter();
        let made = made.filter(|(variant, _)| !self.without_from.contains(*variant));
        let made = made.map(|(variant, held)| (unboxed(held), variant.as_str()));
        let inner = self.made_of.into_iter().flatten();
        let inner = inner.map(|(of, variant)| (of.as_str(), variant.as_str()));
        let mut made: BTreeMap<&str, &str> = made.chain(inner).collect();
        if let Some(variant) = made.get("String").copied() {
            made.insert("&str", variant);
        }
        made
    }
}

/// A type without the box that it stands in.
pub(super) fn unboxed(held: &str) -> &str {
    let within = held.strip_prefix("Box<");
    within.and_then(|it| it.strip_suffix('>')).unwrap_or(held)
}
