//! Names of the members of one owner: of several that come to one name, the one that had it keeps it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::accessors;
use super::lock::is_type_name;
use super::scope::Scope;
use super::words::snake;
use crate::config::Config;
use crate::ir::Operation;
use crate::summary::{self, Argument, Shape, Summary, wire};

/// The owner of what sets up the client; types begin with a capital, and operations have a space.
pub(super) const CLIENT: &str = "client";

/// The body of an operation, whatever it is sent as.
pub(super) const BODY: &str = "body";

/// Names by what has them on the wire.
pub(crate) type Members = BTreeMap<String, String>;

/// A member that is to be named.
pub(super) struct Wanted {
    pub(super) wire: String,
    /// Whether it comes before those that are spelled otherwise.
    pub(super) is_exact: bool,
    /// What it was called as long as nothing named it.
    pub(super) former: Option<String>,
    /// Names in order of preference.
    pub(super) candidates: Vec<String>,
}

/// What members were called before.
#[derive(Clone, Copy)]
pub(super) struct Before<'b> {
    /// Those that had not their first choice to themselves.
    told_apart: Option<&'b Members>,
    /// What was taken in another order than that of the document.
    arguments: Option<&'b Vec<String>>,
    last: Last<'b>,
}

/// The owner of the members in the crate that was made last.
#[derive(Clone, Copy)]
enum Last<'b> {
    Nothing,
    Type(&'b Summary, &'b summary::Type),
    Request(&'b summary::Operation),
    Client(&'b Summary),
}

impl<'b> Before<'b> {
    pub(super) fn of_type(config: &'b Config, name: &str) -> Self {
        let last = config.last.as_ref();
        let ty = last.and_then(|last| Some(Last::Type(last, last.types.get(name)?)));
        Self {
            told_apart: config.lock.members(name),
            arguments: config.lock.arguments(name),
            last: ty.unwrap_or(Last::Nothing),
        }
    }

    pub(super) fn of_operation(
        config: &'b Config,
        operation: &Operation,
        last: Option<&'b summary::Operation>,
    ) -> Self {
        Self {
            told_apart: config.lock.members_of(operation),
            arguments: config.lock.arguments_of(operation),
            last: last.map_or(Last::Nothing, Last::Request),
        }
    }

    pub(super) fn of_client(config: &'b Config) -> Self {
        Self {
            told_apart: config.lock.members(CLIENT),
            arguments: None,
            last: config.last.as_ref().map_or(Last::Nothing, Last::Client),
        }
    }

    fn is_told_apart(&self, it: &Wanted) -> Option<&'b String> {
        let name = self.told_apart?.get(&it.wire)?;
        let is_type = it.first().starts_with(|c: char| c.is_ascii_uppercase());
        let is_name = if is_type {
            is_type_name(name)
        } else {
            !name.is_empty() && snake(name) == *name
        };
        is_name.then_some(name)
    }

    /// Whether it had its first choice in the crate that was made last, or has it by the lock.
    pub(super) fn had_first(&self, it: &Wanted) -> bool {
        let locked = self.is_told_apart(it).map(String::as_str);
        locked == Some(it.first()) || self.had(&it.wire, it.first())
    }

    /// The name that was given before anything named it.
    fn former<'w>(&self, it: &'w Wanted) -> Option<&'w str> {
        let former = it.former.as_deref();
        former.filter(|name| self.had(&it.wire, name))
    }

    /// The media types of the bodies that an operation took.
    pub(super) fn media_types(&self) -> Vec<&'b str> {
        let Last::Request(request) = self.last else {
            return Vec::new();
        };
        let taken = taken(request);
        let bodies = taken.filter_map(|it| wire::in_body(&it.wire));
        bodies.flat_map(wire::each).collect()
    }

    /// What was taken by position, in order.
    pub(super) fn arguments(&self) -> Vec<&'b str> {
        let kept = || self.arguments.into_iter().flatten().map(String::as_str);
        self.last_arguments().unwrap_or_else(|| kept().collect())
    }

    fn last_arguments(&self) -> Option<Vec<&'b str>> {
        Some(match self.last {
            Last::Type(
                _,
                summary::Type {
                    shape: Shape::Struct(object),
                    ..
                },
            ) => {
                let fields = object.fields.iter();
                let keys: HashMap<&str, &str> = fields
                    .map(|(key, field)| (field.name.as_str(), key.as_str()))
                    .collect();
                let taken = object.new.iter();
                taken
                    .filter_map(|name| keys.get(name.as_str()).copied())
                    .collect()
            }
            Last::Request(request) => {
                let taken = request.arguments.iter();
                taken.map(|it| it.wire.as_str()).collect()
            }
            _ => return None,
        })
    }

    fn had(&self, wire: &str, name: &str) -> bool {
        match self.last {
            Last::Nothing => false,
            Last::Type(last, ty) => match &ty.shape {
                Shape::Struct(object) => {
                    let field = object.fields.get(wire).map(|field| &field.name);
                    let named = field.or_else(|| object.constant_names.get(wire));
                    named.is_some_and(|named| named == name)
                }
                Shape::Values(values) | Shape::Integers(values) => {
                    values.get(wire).is_some_and(|value| value == name)
                }
                Shape::Union(_) => accessors::did_read(last, ty, name, wire),
            },
            Last::Request(request) => {
                let is_it = |it: &Argument| match wire {
                    BODY => wire::in_body(&it.wire).is_some(),
                    wire => it.wire == wire,
                };
                taken(request).any(|it| is_it(it) && it.name == name)
            }
            Last::Client(last) => {
                let mut needed = last.operations.values().flat_map(|it| &it.security);
                last.credentials.contains_key(name)
                    && needed.any(|set| set.iter().any(|scheme| scheme == wire))
            }
        }
    }
}

fn taken(request: &summary::Operation) -> impl Iterator<Item = &Argument> {
    request.arguments.iter().chain(&request.options)
}

impl Wanted {
    /// What comes before others where its first choice is spelled as it is on the wire.
    pub(super) fn new(wire: String, candidates: Vec<String>) -> Self {
        Self {
            is_exact: candidates.first() == Some(&wire),
            wire,
            former: None,
            candidates,
        }
    }

    pub(super) fn first(&self) -> &str {
        self.candidates.first().map_or("", String::as_str)
    }
}

/// The names of members, and of those that had not their first choice to themselves.
pub(super) fn choose(
    scope: &mut Scope,
    before: Before<'_>,
    wanted: &[Wanted],
) -> (Vec<String>, Members) {
    let mut seen = HashSet::with_capacity(wanted.len());
    let firsts = wanted.iter().map(Wanted::first);
    let shared: HashSet<&str> = firsts.filter(|first| !seen.insert(*first)).collect();
    let kept = |it| before.is_told_apart(it).map(String::as_str);
    let had = |it: &Wanted| shared.contains(it.first()) && before.had(&it.wire, it.first());
    let first_if = |it, is_such: bool| is_such.then(|| Wanted::first(it));
    let mut chosen = vec![None; wanted.len()];
    scope.offer(wanted.iter().map(kept), &mut chosen);
    let former = wanted.iter().map(|it| before.former(it));
    scope.offer(former, &mut chosen);
    scope.offer(wanted.iter().map(|it| first_if(it, had(it))), &mut chosen);
    scope.offer(
        wanted.iter().map(|it| first_if(it, it.is_exact)),
        &mut chosen,
    );
    let names = scope.fill(chosen, wanted.iter().map(|it| it.candidates.as_slice()));
    let named = wanted.iter().zip(&names);
    let told_apart = named
        .filter(|(it, name)| it.first() != name.as_str() || shared.contains(it.first()))
        .map(|(it, name)| (it.wire.clone(), name.clone()))
        .collect();
    (names, told_apart)
}
