//! What operations take before and after.

use std::collections::HashMap;

use super::{Found, Impact, code};
use crate::path_template;
use crate::summary::{Argument, Operation};

/// A new argument changes the signature, and so does one that goes; where it is sent tells which is
/// which.
pub(super) fn compare(item: &str, old: &Operation, new: &Operation, found: &mut Found) {
    let pair = &Pair::new(old, new);
    let place = |argument: &Argument| format!("{item}(.., {})", argument.name);
    let option = |argument: &Argument| format!("{}::{}", new.request, argument.name);
    for now in &new.arguments {
        match (pair.was(&old.arguments, now), pair.was(&old.options, now)) {
            (Some(before), _) => argument(&place(now), before, now, false, found),
            (None, Some(_)) => {
                let text = "an argument, was optional";
                found.changed(place(now), text, Impact::Breaking, Impact::Breaking);
            }
            (None, None) => {
                let text = format!("an argument of type {}", code(&now.ty));
                found.added(place(now), text, Impact::Breaking, Impact::Breaking);
            }
        }
    }
    for now in &new.options {
        match (pair.was(&old.options, now), pair.was(&old.arguments, now)) {
            (Some(before), _) => argument(&option(now), before, now, true, found),
            (None, Some(_)) => {
                let text = "optional, was an argument";
                found.changed(option(now), text, Impact::Breaking, Impact::Compatible);
            }
            (None, None) => {
                let text = format!("optional, of type {}", code(&now.ty));
                found.added(option(now), text, Impact::Compatible, Impact::Compatible);
            }
        }
    }
    let gone = |argument: &&Argument| {
        let now = new.arguments.iter().chain(&new.options);
        !now.clone().any(|now| pair.is_same(argument, now))
    };
    for gone in old.arguments.iter().filter(gone) {
        found.removed(place(gone), Impact::Breaking, Impact::Breaking);
    }
    for gone in old.options.iter().filter(gone) {
        found.removed(option(gone), Impact::Breaking, Impact::Breaking);
    }
    order(item, pair, found);
}

/// The same arguments in another order compile where their types are the same, and mean another thing.
fn order(item: &str, pair: &Pair<'_>, found: &mut Found) {
    let before = pair.old.arguments.iter();
    let now = before.filter_map(|before| {
        let mut now = pair.new.arguments.iter();
        now.position(|now| pair.is_same(before, now))
    });
    if !now.is_sorted() {
        let text = "the arguments are in another order";
        found.changed(item.to_owned(), text, Impact::Breaking, Impact::Internal);
    }
}

/// One operation, before and after.
struct Pair<'a> {
    old: &'a Operation,
    new: &'a Operation,
    /// Where names stand in the paths: what they are called is not sent.
    positions: [HashMap<&'a str, usize>; 2],
}

impl<'a> Pair<'a> {
    fn new(old: &'a Operation, new: &'a Operation) -> Self {
        let positions = [old, new].map(|operation| {
            let names = path_template::names(&operation.http).into_iter();
            names.zip(0..).collect()
        });
        Self {
            old,
            new,
            positions,
        }
    }

    fn was<'o>(&self, all: &'o [Argument], now: &Argument) -> Option<&'o Argument> {
        all.iter().find(|before| self.is_same(before, now))
    }

    /// Whether they are sent at the same place, or are called the same and nothing else is at either place.
    fn is_same(&self, before: &Argument, now: &Argument) -> bool {
        let all = |operation: &'a Operation| operation.arguments.iter().chain(&operation.options);
        let is_gone = || !all(self.new).any(|other| self.is_at(before, other));
        let is_new = || !all(self.old).any(|other| self.is_at(other, now));
        self.is_at(before, now) || before.name == now.name && is_gone() && is_new()
    }

    /// Whether they are sent at the same place.
    fn is_at(&self, before: &Argument, now: &Argument) -> bool {
        let (before, now) = (before.wire.as_str(), now.wire.as_str());
        if let (Some(before), Some(now)) = (before.strip_prefix(PATH), now.strip_prefix(PATH)) {
            let [old, new] = &self.positions;
            return old.get(before) == new.get(now);
        }
        // There is one body, whatever its media type.
        before == now || before.starts_with(BODY) && now.starts_with(BODY)
    }
}

const PATH: &str = "path ";
const BODY: &str = "body ";

fn argument(item: &str, old: &Argument, new: &Argument, has_method: bool, found: &mut Found) {
    if old.ty != new.ty {
        let text = format!("takes {}, took {}", code(&new.ty), code(&old.ty));
        found.changed(item.to_owned(), text, Impact::Breaking, Impact::Breaking);
    }
    if old.name != new.name && has_method {
        let text = format!("was {}", code(&old.name));
        found.changed(item.to_owned(), text, Impact::Breaking, Impact::Internal);
    }
    if let (Some(was), Some(now)) = (old.wire.strip_prefix(BODY), new.wire.strip_prefix(BODY))
        && was != now
    {
        let text = format!("sent as {}, was {}", code(now), code(was));
        let goes_on = was
            .split(", ")
            .all(|one| now.split(", ").any(|other| other == one));
        let wire = match goes_on {
            true => Impact::Compatible,
            false => Impact::Breaking,
        };
        found.changed(item.to_owned(), text, Impact::Internal, wire);
    }
    if has_moved(old, new) {
        let text = format!("sent as {}, was {}", code(&new.wire), code(&old.wire));
        found.changed(item.to_owned(), text, Impact::Internal, Impact::Breaking);
    }
    if old.style != new.style {
        let shown = |style: &Option<String>| code(style.as_deref().unwrap_or("usual"));
        let text = format!(
            "written as {}, was {}",
            shown(&new.style),
            shown(&old.style)
        );
        found.changed(item.to_owned(), text, Impact::Internal, Impact::Breaking);
    }
    found.deprecation(item, old.deprecated, new.deprecated);
}

/// Whether it is sent elsewhere: names in paths are not sent, and of bodies more is said.
fn has_moved(old: &Argument, new: &Argument) -> bool {
    let both = |place: &str| old.wire.starts_with(place) && new.wire.starts_with(place);
    old.wire != new.wire && !both(PATH) && !both(BODY)
}
