//! Operations before and after.

use std::collections::BTreeMap;

use super::conversions::{self, Conversions};
use super::{Found, Impact, answers, code, constants, failures, parameters, security, types, urls};
use crate::path_template::unnamed;
use crate::summary::{Operation, Stream, Variants};

type Operations = BTreeMap<String, Operation>;
type Streams = BTreeMap<String, Stream>;

pub(super) fn compare(old: &Operations, new: &Operations, found: &mut Found) {
    let by_request = |all: &Operations| -> BTreeMap<String, String> {
        let pairs = all.iter();
        pairs
            .map(|(call, one)| (unnamed(&one.http), call.clone()))
            .collect()
    };
    let (old_calls, new_calls) = (by_request(old), by_request(new));
    for (call, operation) in new {
        match old.get(call) {
            Some(before) => one(call, before, operation, found),
            None => match old_calls
                .get(&unnamed(&operation.http))
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
            .get(&unnamed(&operation.http))
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
    if unnamed(&old.http) != unnamed(&new.http) {
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
    if let (Some(was), Some(now)) = (&old.item, &new.item)
        && was != now
    {
        let text = format!("pages of {}, were of {}", code(now), code(was));
        found.changed(item.clone(), text, Impact::Breaking, Impact::Internal);
    }
    variants(
        old.answers.as_ref(),
        new.answers.as_ref(),
        Impact::Compatible,
        found,
    );
    variants(
        old.bodies.as_ref(),
        new.bodies.as_ref(),
        Impact::Breaking,
        found,
    );
    if let (Some(was), Some(now)) = (&old.bodies, &new.bodies) {
        conversions::compare(&now.name, made(was), made(now), found);
    }
    answers::compare(&item, old, new, found);
    streams(&new.request, &old.streams, &new.streams, found);
    failures::compare(&item, old, new, found);
    let plain = |server: &Option<String>| server.as_deref().map(urls::plain);
    if plain(&old.server) != plain(&new.server) {
        let shown = |server: &Option<String>| code(server.as_deref().unwrap_or("the base URL"));
        let text = format!(
            "sent to {}, was to {}",
            shown(&new.server),
            shown(&old.server)
        );
        found.changed(item.clone(), text, Impact::Internal, Impact::Breaking);
    }
    security::compare(&item, &old.security, &new.security, found);
    found.deprecation(&item, old.deprecated, new.deprecated);
    parameters::compare(&item, old, new, found);
    constants::compare(&item, old, new, found);
}

/// Where there is but one body or answer, it is told by what is taken or given.
fn variants(old: Option<&Variants>, new: Option<&Variants>, gone: Impact, found: &mut Found) {
    if let (Some(old), Some(new)) = (old, new) {
        types::variants(&new.name, &old.variants, &new.variants, gone, found);
    }
}

fn made(bodies: &Variants) -> Conversions<'_> {
    Conversions {
        variants: &bodies.variants,
        without_from: &bodies.without_from,
        made_of: None,
        made_of_list: None,
    }
}

/// Methods of the request that read the answer while it arrives.
fn streams(request: &str, old: &Streams, new: &Streams, found: &mut Found) {
    let method = |name: &str| format!("{request}::{name}");
    for (name, now) in new {
        match old.get(name) {
            None => {
                let text = format!("gives {}", code(&now.ty));
                found.added(method(name), text, Impact::Compatible, Impact::Compatible);
            }
            Some(was) => stream(&method(name), was, now, found),
        }
    }
    for name in old.keys().filter(|name| !new.contains_key(*name)) {
        found.removed(method(name), Impact::Breaking, Impact::Breaking);
    }
}

fn stream(item: &str, old: &Stream, new: &Stream, found: &mut Found) {
    if old.ty != new.ty {
        let text = format!("gives {}, gave {}", code(&new.ty), code(&old.ty));
        found.changed(item.to_owned(), text, Impact::Breaking, Impact::Breaking);
    }
    if old.accept != new.accept {
        let text = format!("asks for {}, was {}", code(&new.accept), code(&old.accept));
        found.changed(item.to_owned(), text, Impact::Internal, Impact::Breaking);
    }
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
