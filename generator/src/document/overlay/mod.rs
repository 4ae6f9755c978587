//! OpenAPI Overlays 1.0 and 1.1: changes to a document, made before anything else is read of it.
//!
//! Both versions are applied as 1.1 says. An action that finds nothing changes nothing, and is told.

mod cost;
mod merge;
mod query;
mod queryable;
mod read;
#[cfg(test)]
mod tests;
mod trace;

use std::collections::{BTreeMap, BTreeSet};

use super::node::Node;
use super::parse::SyntaxError;
use super::reference;
use super::source::Sources;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer, Severity};
use merge::{Addition, Budget, Clash, Merge, Sort};
use query::{Location, Query, Step};
use read::{Action, Change};
use trace::Trace;

/// The text of an overlay, which the caller has read.
///
/// Of a document in several files it changes the entry; what it adds may refer to the others, and to
/// further ones, by paths relative to the entry.
#[derive(Debug, Clone)]
pub struct Overlay {
    /// What its places are told with; relative to the folder of the document, or absolute.
    pub name: String,
    /// What it says, in YAML or JSON.
    pub text: String,
}

/// Applies overlays to the tree of an entry document, in order; whether it is of a size to go on with.
pub(super) fn apply(
    root: &mut Node,
    overlays: &[Overlay],
    sources: &mut Sources,
    found: &mut Diagnostics,
) -> bool {
    let mut changes = Changes {
        root,
        trace: Trace::of(0, ""),
        budget: Budget::default(),
        found,
    };
    for overlay in overlays {
        changes.overlay(overlay, sources);
    }
    changes.trace.tell(sources);
    !changes.budget.is_spent()
}

/// The document while it is changed.
struct Changes<'a> {
    root: &'a mut Node,
    trace: Trace,
    budget: Budget,
    found: &'a mut Diagnostics,
}

impl Changes<'_> {
    fn overlay(&mut self, overlay: &Overlay, sources: &mut Sources) {
        let (file, parsed) = sources.add(&overlay.name, overlay.text.clone());
        // No pointer into a document begins like this, so places in overlays need no other type.
        let base = format!("{}#", overlay.name);
        sources.came_from(&base, file, "");
        match parsed {
            Ok(parsed) => {
                let twice = parsed.duplicates.iter();
                let twice = twice.map(|key| reference::duplicate(&format!("{base}{key}")));
                self.found.extend(twice);
                let at = Pointer::from(base.as_str());
                let document = sources.name(0).to_owned();
                for action in read::actions(&parsed.root, &at, &document, self.found) {
                    self.act(&action, file, &base);
                }
            }
            Err(error) => {
                sources.stopped_at(file, error.place);
                self.found.push(unreadable(&overlay.name, &base, &error));
            }
        }
    }

    fn act(&mut self, action: &Action, file: usize, base: &str) {
        // What adds too much once would do so again and again, more slowly each time.
        if self.budget.is_spent() {
            return;
        }
        let at = action.at.child("target");
        let Some(places) = self.find(&action.target, &at) else {
            return;
        };
        if places.is_empty() {
            let message = "the action finds nothing in the document";
            let help = "correct the path, or remove the action if the document has changed";
            let finding = Diagnostic::new(Severity::Warning, Code::UnmatchedTarget, &at, message);
            self.found.push(finding.with_help(help));
            return;
        }
        match &action.change {
            Change::Remove => self.remove(places, &at),
            Change::Update(value) => {
                let at = action.at.child("update");
                let written = at.as_str().strip_prefix(base).unwrap_or_default();
                let addition = Addition {
                    value: value.clone(),
                    trace: Trace::of(file, written),
                };
                let clashes = self.merge(&places, &addition, action);
                self.report(clashes, |clash| format!("{at}{}", clash.from).into());
            }
            Change::Copy(query) => {
                let at = action.at.child("copy");
                if let Some(addition) = self.copied(query, &at) {
                    let clashes = self.merge(&places, &addition, action);
                    self.report(clashes, |_| at.clone());
                }
            }
        }
    }

    fn find(&mut self, query: &Query, at: &Pointer) -> Option<BTreeSet<Location>> {
        let found = query.find(self.root).ok();
        if found.is_none() {
            self.error(
                Code::LimitExceeded,
                at,
                "the path looks at more places than is accepted",
                "use `..` and `*` once, not within each other, and no `$..` in a filter",
            );
        }
        found
    }

    /// What is to be copied, which must be one thing.
    fn copied(&mut self, query: &Query, at: &Pointer) -> Option<Addition> {
        let places = self.find(query, at)?;
        let mut places_left = places.iter();
        let (Some(place), None) = (places_left.next(), places_left.next()) else {
            let (code, message) = match places.len() {
                0 => (Code::UnmatchedTarget, "there is nothing to copy".to_owned()),
                n => (
                    Code::InvalidValue,
                    format!("the path finds {n} values, and one can be copied"),
                ),
            };
            self.error(code, at, message, "correct the path, so that it finds one");
            return None;
        };
        Some(Addition {
            value: place.of(self.root)?.clone(),
            trace: self.trace.part(&place.pointer()),
        })
    }

    /// Takes out what is at `places`, the last first, so that the others stay where they are.
    fn remove(&mut self, places: BTreeSet<Location>, at: &Pointer) {
        let mut lists: BTreeMap<Location, BTreeSet<usize>> = BTreeMap::new();
        for place in places.into_iter().rev() {
            let pointer = place.pointer();
            match place.split() {
                Some((list, Step::Index(index))) => {
                    lists.entry(list).or_default().insert(index);
                }
                Some((around, Step::Key(key))) => {
                    if let Some(Node::Map(map)) = around.of_mut(self.root) {
                        map.shift_remove(&key);
                        self.trace.forget(&pointer);
                    }
                }
                None => self.error(
                    Code::InvalidValue,
                    at,
                    "the whole document cannot be removed",
                    "name the part of it that is not wanted",
                ),
            }
        }
        for (list, gone) in lists.into_iter().rev() {
            self.shorten(&list, &gone);
        }
    }

    /// Takes elements out of a list; those after them move up.
    fn shorten(&mut self, list: &Location, gone: &BTreeSet<usize>) {
        let Some(Node::List(elements)) = list.of_mut(self.root) else {
            return;
        };
        let at = list.pointer();
        let first = gone.first().copied().unwrap_or_default();
        let kept = (first..elements.len()).filter(|index| !gone.contains(index));
        let moved: Vec<Trace> = kept
            .map(|index| self.trace.part(&format!("{at}/{index}")))
            .collect();
        for index in first..elements.len() {
            self.trace.forget(&format!("{at}/{index}"));
        }
        for (index, trace) in (first..).zip(moved) {
            self.trace.put(&format!("{at}/{index}"), trace);
        }
        let mut index = 0..;
        elements.retain(|_| !index.next().is_some_and(|index| gone.contains(&index)));
    }

    fn merge(
        &mut self,
        places: &BTreeSet<Location>,
        addition: &Addition,
        action: &Action,
    ) -> Vec<Clash> {
        if !self.is_of_one_sort(places, &action.at.child("target")) {
            return Vec::new();
        }
        let mut clashes = Vec::new();
        for place in places {
            if !self.budget.charge(&addition.value, place.depth()) {
                self.error(
                    Code::LimitExceeded,
                    &action.at,
                    "the overlay adds more, or nests deeper, than is accepted",
                    "add it once, as a component, and refer to that",
                );
                break;
            }
            if let Some(target) = place.of_mut(self.root) {
                let mut merge = Merge::new(&mut self.trace, addition);
                merge.add_to(target, &place.pointer());
                clashes.append(&mut merge.clashes);
            }
        }
        clashes
    }

    fn is_of_one_sort(&mut self, places: &BTreeSet<Location>, at: &Pointer) -> bool {
        let nodes = places.iter().filter_map(|place| place.of(self.root));
        let mut sorts = nodes.map(Sort::of);
        let first = sorts.next();
        let other = sorts.find(|sort| Some(*sort) != first);
        if let (Some(first), Some(other)) = (first, other) {
            self.error(
                Code::IncompatibleUpdate,
                at,
                format!("the action finds {first} and {other}, and changes one sort only"),
                "make an action for each of them",
            );
        }
        other.is_none()
    }

    /// Says of each part that does not fit once that it does not, however often it is merged.
    fn report(&mut self, clashes: Vec<Clash>, place: impl Fn(&Clash) -> Pointer) {
        let mut told = BTreeSet::new();
        for clash in clashes {
            if told.insert(clash.from.clone()) {
                let (found, added) = (clash.found, clash.added);
                self.error(
                    Code::IncompatibleUpdate,
                    &place(&clash),
                    format!(
                        "{added} cannot be merged into {found}, which `{}` is",
                        clash.at
                    ),
                    "remove what is there with an action before this one, or write the same sort",
                );
            }
        }
    }

    fn error(&mut self, code: Code, at: &Pointer, message: impl Into<String>, help: &str) {
        let finding = Diagnostic::new(Severity::Error, code, at, message);
        self.found.push(finding.with_help(help));
    }
}

fn unreadable(name: &str, base: &str, error: &SyntaxError) -> Diagnostic {
    let (code, help) = match error.limit {
        true => (Code::LimitExceeded, "make the overlay smaller or flatter"),
        false => (Code::InvalidSyntax, "correct the file there"),
    };
    let message = format!("`{name}` cannot be read: {}", error.message);
    Diagnostic::new(Severity::Error, code, &base.into(), message).with_help(help)
}
