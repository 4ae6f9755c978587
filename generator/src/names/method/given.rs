//! Names of operations that the configuration or the document names.

use std::collections::BTreeSet;

use super::Call;
use super::generated_id::repeats;
use super::short::{below, can_lead, is_id, short};
use crate::ir::Operation;
use crate::keywords::is_reserved;
use crate::names::letters::LONGEST;
use crate::names::stems::are_alike;
use crate::names::verbs::{DEPENDENT, VERBS};
use crate::names::versions::Versions;
use crate::names::words::{method, parts, pascal, singular, snake};

/// An operation and what it is called.
pub(super) struct Given<'o> {
    operation: &'o Operation,
    words: String,
    /// The words as a method.
    whole: String,
    /// Whether it is what a function is called in the code of the API.
    is_function: bool,
}

/// Functions and grouped operations of one name have their whole operationIds instead: which of them
/// comes first says nothing.
pub(super) fn tell_apart(given: &mut [Option<Given<'_>>], versions: &Versions) {
    let wholes = given.iter().flatten().map(|given| &given.whole);
    let shared: BTreeSet<String> = shared(wholes).into_iter().map(str::to_owned).collect();
    for given in given.iter_mut().flatten() {
        let is_free = given.operation.name.is_none() && shared.contains(&given.whole);
        if let Some(id) = given.operation.id.as_ref().filter(|_| is_free) {
            *given = Given::new(given.operation, versions.id(id));
        }
    }
}

/// The names of those of a resource: `list` for `list_pets` of `pets`, unless another is called that.
pub(super) fn calls<'g, 'o: 'g>(
    given: impl Iterator<Item = &'g Given<'o>>,
    (outer, resource): (&[String], &str),
    versions: &Versions,
) -> Vec<Call> {
    let given: Vec<&Given<'_>> = given.collect();
    let names = names(&given, resource);
    let shared = shared(names.iter());
    let calls = given.iter().zip(&names).map(|(given, name)| {
        let is_shared = shared.contains(name.as_str());
        let mut call = given.call(name.clone(), resource, versions);
        let request = call.request.first();
        call.within = request.map_or_else(Vec::new, |it| within(it, resource, outer));
        if is_shared {
            call.by_id = given.by_id(resource, versions);
        }
        call
    });
    calls.collect()
}

impl<'o> Given<'o> {
    pub(super) fn new(operation: &'o Operation, words: String) -> Self {
        Self {
            operation,
            whole: method(&words),
            words,
            is_function: false,
        }
    }

    /// What is called as a function in the code of the API.
    pub(super) fn function(operation: &'o Operation, name: &str) -> Self {
        Self {
            is_function: true,
            ..Self::new(operation, name.to_owned())
        }
    }

    /// Whether a word stands before a dot: it says in what something is done, not what.
    fn is_before_dot(&self, word: &str) -> bool {
        let group = self.words.split_once('.');
        group.is_some_and(|(group, _)| snake(group) == word && !VERBS.contains(&word))
    }

    fn call(&self, name: String, resource: &str, versions: &Versions) -> Call {
        let whole = self.whole.clone();
        let longer = format!("{}_operation", whole.trim_end_matches('_'));
        let id = self.operation.id.as_ref().map(|id| versions.id(id));
        // An operationId is one of its own, and says enough where it has several words.
        let is_enough = match id.as_ref() == Some(&self.words) {
            true => whole.contains('_'),
            false => self.is_function && says_what(&whole),
        };
        let own = is_enough.then(|| pascal(&self.words));
        let id = id.map(|id| snake(&id));
        let method = [name, whole].into_iter().chain(id).chain([longer]);
        let request = own.into_iter().chain(requests(&self.words, resource));
        Call {
            method: method.collect(),
            request: request.collect(),
            ..Call::default()
        }
    }

    /// What it may be called within the resource, if no other is called so.
    fn shortest_first(&self, whole: String, resource: &str) -> Vec<String> {
        if self.operation.name.is_some() {
            return vec![whole];
        }
        let short = short(&whole, resource).filter(|name| !self.is_before_dot(name));
        let shorter = short.or_else(|| below(&whole, resource, &self.operation.path));
        let shorter = shorter.or_else(|| self.behind_resource(resource));
        let mut names: Vec<String> = shorter.into_iter().chain(self.behind_group()).collect();
        names.push(whole);
        names.dedup();
        names
    }

    /// Without the group that the tag begins with as well: `planner.GetBuckets` of `planner.plannerBucket`.
    fn behind_group(&self) -> Option<String> {
        let (group, name) = self.words.split_once('.')?;
        let (tag, _) = self.operation.tags.first()?.split_once('.')?;
        let name = snake(name);
        let is_name = can_lead(&parts(&name)) && !is_reserved(&name);
        (snake(group) == snake(tag) && is_name).then_some(name)
    }

    /// Without the resource that a sign tells from what is done: `users.byId`, `search.history`, and `users-byId`,
    /// which has no other sign between its words.
    fn behind_resource(&self, resource: &str) -> Option<String> {
        let at = self.words.find(['.', '-'])?;
        let (group, name) = self.words.split_at(at);
        let (sign, name) = name.split_at_checked(1)?;
        let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            && name.starts_with(|c: char| c.is_ascii_lowercase());
        let is_told_apart = sign == "." || name.contains(|c: char| c.is_ascii_uppercase());
        let name = method(name);
        let is_resource = are_alike(&parts(&snake(group)), &parts(resource));
        let is_called = is_name && !is_id(&name) && !is_reserved(name.trim_end_matches('_'));
        (is_resource && is_told_apart && is_called).then_some(name)
    }

    /// Whether it is called as its resource.
    pub(super) fn is_resource(&self, resource: &str) -> bool {
        let is_named = self.operation.name.is_some();
        !is_named && are_alike(&parts(&self.whole), &parts(resource))
    }

    /// What the operationId makes of the request where the name was given otherwise.
    fn by_id(&self, resource: &str, versions: &Versions) -> Vec<String> {
        let is_named = self.operation.name.is_some();
        let id = self.operation.id.as_ref().filter(|_| is_named);
        let Some(id) = id.filter(|id| !repeats(id, self.operation)) else {
            return Vec::new();
        };
        let id = versions.id(id);
        let own = snake(&id).contains('_').then(|| pascal(&id));
        let [of_resource, _] = requests(&id, resource);
        own.into_iter().chain([of_resource]).collect()
    }
}

/// Whether a name says what is done and to what: `get_by_id` does not.
fn says_what(name: &str) -> bool {
    match parts(name).as_slice() {
        [_, object, _, ..] => !DEPENDENT.contains(object),
        _ => false,
    }
}

/// `list` of `scripts` is `ListScripts`; `list_pets` of `pets` stays what it is.
pub(super) fn requests(method: &str, resource: &str) -> [String; 2] {
    let (name, group) = (pascal(method), pascal(resource));
    let whole = match position(&name, &group) {
        Some(_) => name,
        None => format!("{name}{group}"),
    };
    let longer = format!("{whole}Request");
    [whole, longer]
}

/// Where a name speaks of a resource, or of one of what is in it.
fn position(name: &str, resource: &str) -> Option<usize> {
    let one = singular(resource);
    let one = || name.find(one.as_deref().unwrap_or(resource));
    name.find(resource).or_else(one)
}

/// `ListScripts` of `scripts` within `workers` is `ListWorkersScripts`, for each resource outward.
fn within(request: &str, resource: &str, outer: &[String]) -> Vec<String> {
    let at = position(request, &pascal(resource)).unwrap_or(request.len());
    let (lead, end) = request.split_at(at);
    let words = outer.iter().rev().map(|word| pascal(word));
    let mut between = String::new();
    let longer = words.filter(|word| !request.contains(word)).map(|word| {
        between.insert_str(0, &word);
        format!("{lead}{between}{end}")
    });
    longer.take_while(|name| name.len() <= LONGEST).collect()
}

/// What each is called where no other of them is.
pub(super) fn names(given: &[&Given<'_>], resource: &str) -> Vec<String> {
    let names = given.iter().zip(wholes(given));
    let names = names.map(|(given, whole)| given.shortest_first(whole, resource));
    let mut names: Vec<Vec<String>> = names.collect();
    while let Some(longer) = longer(&names) {
        names = longer;
    }
    names
        .into_iter()
        .filter_map(|names| names.into_iter().next())
        .collect()
}

/// Without the shortest names that several have, if there are any.
fn longer(names: &[Vec<String>]) -> Option<Vec<Vec<String>>> {
    let firsts = names.iter().filter_map(|names| names.first());
    // What another is called in full is as good as taken.
    let taken = names.iter().filter(|names| names.len() > 1);
    let shared = shared(firsts.chain(taken.filter_map(|names| names.last())));
    let longer = names.iter().map(|names| match names.split_first() {
        Some((first, rest)) if !rest.is_empty() && shared.contains(first.as_str()) => rest.to_vec(),
        _ => names.clone(),
    });
    let longer: Vec<Vec<String>> = longer.collect();
    (longer != names).then_some(longer)
}

/// Names with the words of the resource; of those that are too long and begin alike, the end.
fn wholes(given: &[&Given<'_>]) -> Vec<String> {
    let shared = shared(given.iter().map(|given| &given.whole));
    let told_apart = given.iter().map(|given| {
        let is_shared = shared.contains(given.whole.as_str());
        let end = is_shared.then(|| end(&given.words)).flatten();
        end.unwrap_or_else(|| given.whole.clone())
    });
    told_apart.collect()
}

/// What is there more than once.
fn shared<'n>(names: impl Iterator<Item = &'n String>) -> BTreeSet<&'n str> {
    let mut seen = BTreeSet::new();
    names
        .map(String::as_str)
        .filter(|name| !seen.insert(*name))
        .collect()
}

/// The end of a name that is too long to be had whole, for it tells what is done better than the rest.
pub(super) fn end(words: &str) -> Option<String> {
    if words.len() <= LONGEST {
        return None;
    }
    let from = words.len() - LONGEST / 2;
    let begins = |c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit();
    let start = words
        .char_indices()
        .find(|(at, c)| *at >= from && begins(*c));
    words.get(start?.0..).map(snake)
}
