//! The client before and after: where it sends, by what credentials, and what of it is there.

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, Impact, brought, code, codes, differing, urls};
use crate::config::ResourceFeatures;
use crate::summary::{Summary, wire};

type Words = BTreeMap<String, String>;

pub(super) fn compare(old: &Summary, new: &Summary, found: &mut Found) {
    base_url(old, new, found);
    let (before, now) = (&old.credentials, &new.credentials);
    setters(before, now, "sent as", found);
    let (before, now) = (&old.server_variables, &new.server_variables);
    setters(before, now, "by default", found);
    values(old, new, found);
    package(old.package.as_deref(), new.package.as_deref(), found);
    environment(&old.environment, &new.environment, found);
    features(old, new, found);
}

fn base_url(old: &Summary, new: &Summary, found: &mut Found) {
    let plain = |url: &Option<String>| url.as_deref().map(urls::plain);
    let default = |it: &Summary| plain(&it.default_url).or_else(|| plain(&it.base_url));
    let is_same_by_default = default(old) == default(new);
    let is_same = plain(&old.base_url) == plain(&new.base_url);
    let (old, new) = (old.base_url.as_deref(), new.base_url.as_deref());
    if is_same {
        return;
    }
    let shown = |url: Option<&str>| code(url.unwrap_or("none"));
    let (now, was) = (shown(new), shown(old));
    let text = format!("the default base URL is {now}, was {was}");
    let (rust, wire) = match (old, new) {
        (None, _) => (Impact::Compatible, Impact::Compatible),
        (Some(_), Some(_)) if is_same_by_default => (Impact::Internal, Impact::Internal),
        (Some(_), Some(_)) => (Impact::Internal, Impact::Breaking),
        // A client that is told of none cannot be built.
        (Some(_), None) => (Impact::Breaking, Impact::Breaking),
    };
    found.changed("Client".to_owned(), text, rust, wire);
}

/// Methods of the builder that set something; what is said of it is something on the wire.
fn setters(old: &Words, new: &Words, what: &str, found: &mut Found) {
    for (setter, was, now) in differing(old, new) {
        let item = format!("ClientBuilder::{setter}");
        match (was, now) {
            (None, Some(now)) => {
                let text = format!("{what} {}", code(now));
                found.added(item, text, Impact::Compatible, Impact::Compatible);
            }
            (Some(was), Some(now)) if wire::place(was) == wire::place(now) => {}
            (Some(was), Some(now)) => {
                let text = format!("{what} {}, was {}", code(now), code(was));
                found.changed(item, text, Impact::Internal, Impact::Breaking);
            }
            (_, None) => found.removed(item, Impact::Breaking, Impact::Breaking),
        }
    }
}

/// What the variables of servers that are there before and after may be.
fn values(old: &Summary, new: &Summary, found: &mut Found) {
    let setters = new.server_variables.keys();
    for setter in setters.filter(|setter| old.server_variables.contains_key(*setter)) {
        let item = format!("ClientBuilder::{setter}");
        match (old.server_values.get(setter), new.server_values.get(setter)) {
            (Some(was), Some(now)) => listed(item, was, now, found),
            (None, Some(now)) => {
                let text = format!("takes only {}, took any value", codes(now));
                found.changed(item, text, Impact::Breaking, Impact::Internal);
            }
            (Some(was), None) => {
                let text = format!("takes any value, took only {}", codes(was));
                found.changed(item, text, Impact::Compatible, Impact::Compatible);
            }
            (None, None) => {}
        }
    }
}

/// What is not listed for the variable of a server is an error of building the client.
fn listed(item: String, was: &BTreeSet<String>, now: &BTreeSet<String>, found: &mut Found) {
    let mut gone = was.difference(now).peekable();
    if gone.peek().is_some() {
        let text = format!("does not take {} any more", codes(gone));
        found.changed(item.clone(), text, Impact::Breaking, Impact::Internal);
    }
    let mut more = now.difference(was).peekable();
    if more.peek().is_some() {
        let text = format!("takes {} as well", codes(more));
        found.changed(item, text, Impact::Compatible, Impact::Compatible);
    }
}

/// Who sets a variable that is not read any more has set none.
fn environment(old: &Words, new: &Words, found: &mut Found) {
    let item = || "Client::from_env".to_owned();
    for (key, now) in new {
        let (text, impact) = match old.get(key) {
            None => (format!("reads {}", code(now)), Impact::Compatible),
            Some(was) if was != now => {
                let text = format!("reads {}, was {}", code(now), code(was));
                (text, Impact::Breaking)
            }
            Some(_) => continue,
        };
        found.changed(item(), text, impact, Impact::Internal);
    }
    let is_read = |was: &String| new.values().any(|now| now == was);
    let gone = old
        .iter()
        .filter(|(key, was)| !new.contains_key(*key) && !is_read(was));
    for (_, was) in gone {
        let text = format!("does not read {} any more", code(was));
        found.changed(item(), text, Impact::Breaking, Impact::Internal);
    }
}

/// Whoever depends on a crate names its package, and says so in each `use`.
fn package(old: Option<&str>, new: Option<&str>, found: &mut Found) {
    let (Some(was), Some(now)) = (old, new) else {
        return;
    };
    if was != now {
        let text = format!("is called {}, was {}", code(now), code(was));
        let item = "package".to_owned();
        found.changed(item, text, Impact::Breaking, Impact::Internal);
    }
}

fn features(old: &Summary, new: &Summary, found: &mut Found) {
    let mut say = |text: &str, impact| {
        found.changed("features".to_owned(), text, impact, Impact::Internal);
    };
    match (old.resource_features, new.resource_features) {
        (ResourceFeatures::OptIn, ResourceFeatures::OptIn) => {}
        (_, ResourceFeatures::OptIn) => {
            let text = "no resource is there unless its feature is asked for";
            return say(text, Impact::Breaking);
        }
        (ResourceFeatures::None, ResourceFeatures::None) => return,
        (_, ResourceFeatures::None) => {
            return say("resources are features no more", Impact::Breaking);
        }
        (ResourceFeatures::None, ResourceFeatures::Default) => {
            return say("each resource is one, on by default", Impact::Compatible);
        }
        (ResourceFeatures::OptIn, ResourceFeatures::Default) => {
            say("all resources are there by default", Impact::Compatible);
        }
        (ResourceFeatures::Default, ResourceFeatures::Default) => {}
    }
    for feature in old.features.difference(&new.features) {
        found.removed(
            format!("feature {feature}"),
            Impact::Breaking,
            Impact::Internal,
        );
    }
    if old.resource_features != ResourceFeatures::None {
        brought::compare(old, new, found);
    }
}
