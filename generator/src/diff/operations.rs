//! Operations before and after.

use std::collections::BTreeMap;

use super::{Found, Impact, code};
use crate::summary::{Argument, Operation};

type Operations = BTreeMap<String, Operation>;

pub(super) fn compare(old: &Operations, new: &Operations, found: &mut Found) {
    let by_request = |all: &Operations| -> BTreeMap<String, String> {
        let pairs = all.iter();
        pairs
            .map(|(call, one)| (one.http.clone(), call.clone()))
            .collect()
    };
    let (old_calls, new_calls) = (by_request(old), by_request(new));
    for (call, operation) in new {
        match old.get(call) {
            Some(before) => one(call, before, operation, found),
            None => match old_calls
                .get(&operation.http)
                .and_then(|was| Some((was, old.get(was)?)))
            {
                Some((was, before)) if !new.contains_key(was) => {
                    let text = format!("was {}", code(&shown(was)));
                    found.changed(shown(call), text, Impact::Breaking, Impact::Internal);
                    one(call, before, operation, found);
                }
                _ => {
                    let text = code(&operation.http);
                    found.added(shown(call), text, Impact::Compatible, Impact::Compatible);
                }
            },
        }
    }
    for (call, operation) in old {
        let is_renamed = new_calls
            .get(&operation.http)
            .is_some_and(|now| !old.contains_key(now));
        if !new.contains_key(call) && !is_renamed {
            found.removed(shown(call), Impact::Breaking, Impact::Breaking);
        }
    }
}

/// `workers.scripts.list` as a caller writes it.
fn shown(call: &str) -> String {
    format!("client.{}", call.replace('.', "()."))
}

fn one(call: &str, old: &Operation, new: &Operation, found: &mut Found) {
    let item = shown(call);
    if old.http != new.http {
        let text = format!("sends {}, sent {}", code(&new.http), code(&old.http));
        found.changed(item.clone(), text, Impact::Internal, Impact::Breaking);
    }
    if old.request != new.request {
        let text = format!("returns {}, was {}", code(&new.request), code(&old.request));
        found.changed(item.clone(), text, Impact::Breaking, Impact::Internal);
    }
    if old.returns != new.returns {
        let text = format!("gives {}, gave {}", code(&new.returns), code(&old.returns));
        found.changed(item.clone(), text, Impact::Breaking, Impact::Breaking);
    }
    pages(&item, old.pages.as_deref(), new.pages.as_deref(), found);
    if old.security != new.security {
        let text = format!(
            "accepts {}, accepted {}",
            credentials(&new.security),
            credentials(&old.security)
        );
        let lost = old.security.iter().any(|set| !new.security.contains(set));
        let wire = if lost {
            Impact::Breaking
        } else {
            Impact::Compatible
        };
        found.changed(item.clone(), text, Impact::Internal, wire);
    }
    found.deprecation(&item, old.deprecated, new.deprecated);
    parameters(&item, old, new, found);
}

/// What walks from page to page may be called or not; how it does so is its own affair.
fn pages(item: &str, old: Option<&str>, new: Option<&str>, found: &mut Found) {
    let (text, impact) = match (old, new) {
        (None, Some(new)) => (format!("paged by {}", code(new)), Impact::Compatible),
        (Some(old), None) => (
            format!("paged no more, was by {}", code(old)),
            Impact::Breaking,
        ),
        (Some(old), Some(new)) if old != new => (
            format!("paged by {}, was by {}", code(new), code(old)),
            Impact::Internal,
        ),
        _ => return,
    };
    found.changed(item.to_owned(), text, impact, Impact::Internal);
}

/// A new argument changes the signature, and so does one that goes; where it is sent tells which is
/// which.
fn parameters(item: &str, old: &Operation, new: &Operation, found: &mut Found) {
    let place = |argument: &Argument| format!("{item}(.., {})", argument.name);
    let option = |argument: &Argument| format!("{}::{}", new.request, argument.name);
    for now in &new.arguments {
        match (by_wire(&old.arguments, now), by_wire(&old.options, now)) {
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
        match (by_wire(&old.options, now), by_wire(&old.arguments, now)) {
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
    let known = |argument: &Argument| {
        by_wire(&new.arguments, argument)
            .or(by_wire(&new.options, argument))
            .is_some()
    };
    let arguments = old.arguments.iter().filter(|argument| !known(argument));
    arguments.for_each(|gone| found.removed(place(gone), Impact::Breaking, Impact::Breaking));
    let options = old.options.iter().filter(|argument| !known(argument));
    options.for_each(|gone| found.removed(option(gone), Impact::Breaking, Impact::Breaking));
    order(item, old, new, found);
}

/// The same arguments in another order compile where their types are the same, and mean another thing.
fn order(item: &str, old: &Operation, new: &Operation, found: &mut Found) {
    let kept = |these: &[Argument], those: &[Argument]| -> Vec<String> {
        let kept = these
            .iter()
            .filter(|argument| by_wire(those, argument).is_some());
        kept.map(|argument| argument.wire.clone()).collect()
    };
    if kept(&old.arguments, &new.arguments) != kept(&new.arguments, &old.arguments) {
        let text = "the arguments are in another order";
        found.changed(item.to_owned(), text, Impact::Breaking, Impact::Internal);
    }
}

fn by_wire<'a>(all: &'a [Argument], wanted: &Argument) -> Option<&'a Argument> {
    // There is one body, whatever its media type.
    let is_same = |one: &&Argument| {
        one.wire == wanted.wire || one.wire.starts_with("body ") && wanted.wire.starts_with("body ")
    };
    all.iter().find(is_same)
}

fn argument(item: &str, old: &Argument, new: &Argument, has_method: bool, found: &mut Found) {
    if old.ty != new.ty {
        let text = format!("takes {}, took {}", code(&new.ty), code(&old.ty));
        found.changed(item.to_owned(), text, Impact::Breaking, Impact::Breaking);
    }
    if old.name != new.name && has_method {
        let text = format!("was {}", code(&old.name));
        found.changed(item.to_owned(), text, Impact::Breaking, Impact::Internal);
    }
    if old.wire != new.wire {
        let text = format!("sent as {}, was {}", code(&new.wire), code(&old.wire));
        found.changed(item.to_owned(), text, Impact::Internal, Impact::Breaking);
    }
    found.deprecation(item, old.deprecated, new.deprecated);
}

fn credentials(sets: &[Vec<String>]) -> String {
    match sets {
        [] => "no credentials".to_owned(),
        sets => {
            let sets: Vec<String> = sets.iter().map(|set| code(&set.join(" + "))).collect();
            sets.join(" or ")
        }
    }
}
