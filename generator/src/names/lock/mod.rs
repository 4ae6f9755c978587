//! Names that were given before and are kept, whatever comes to stand beside what has them.

mod accessors;
mod boxes;
mod change;
mod claims;
mod former;
mod gone;
mod key;
mod known;
mod likeness;
mod places;
mod previous_name;
mod sides;
mod standing;
mod within;
mod write;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::letters::LONGEST;
use super::members::Members;
use super::versions::Versions;
use super::words::snake;
use crate::config::ResourceFeatures;
use crate::conflict;
use crate::ir::{Api, DEEPEST_RESOURCE, Operation, Status, TypeId, Union};
use crate::summary::Summary;
pub(crate) use places::Places;
pub(crate) use previous_name::of_component;
pub(crate) use standing::Standing;

/// Names by what has them; only of what the document does not name itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lock {
    /// Whether resources are features: a caller who named some, or none, must not find them gone when
    /// the API has grown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) resource_features: Option<ResourceFeatures>,
    /// What resources and methods leave out, also when more is there that begins otherwise.
    #[serde(skip_serializing_if = "Versions::is_empty")]
    versions: Versions,
    /// Types by place: `Script/placement`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    types: BTreeMap<String, String>,
    /// The same types by their other places, in case they are left at one of those alone.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    twins: BTreeMap<String, String>,
    /// What is written where it stands and is a component all the same, by place.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    components: BTreeMap<String, String>,
    /// Variants by union and member: `Script/placement|mode=smart`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    variants: BTreeMap<String, String>,
    /// Whether a variant holds its member in a box, which does not change with the size of the member, and
    /// which fields are in one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    boxed: BTreeMap<String, bool>,
    /// The properties that are read of a union though not all of its members have them any more.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    read_of_some: BTreeMap<String, Vec<String>>,
    /// The words of the resource of an operation by what it sends.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    resources: BTreeMap<String, Vec<String>>,
    /// Methods by what they send: `GET /scripts/{}`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    methods: BTreeMap<String, String>,
    /// Requests by what they send.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    requests: BTreeMap<String, String>,
    /// The statuses that answers are called after where one of several is told by its status.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    answers: BTreeMap<String, Vec<String>>,
    /// Members that had not their first choice to themselves, by type, operation or client.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    members: BTreeMap<String, Members>,
    /// What constructors and methods take in another order than that of the document, by type or operation.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    arguments: BTreeMap<String, Vec<String>>,
}

impl Lock {
    /// Reads the text of a lock file; of merge conflicts both sides, since names stay that were given in either.
    ///
    /// # Errors
    /// The text is no lock file; the message has line and column.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text).or_else(
            |error| match (conflict::ours(text), conflict::theirs(text)) {
                (Some(ours), Some(theirs)) => sides::united(&ours, &theirs),
                _ => Err(error),
            },
        )
    }

    /// The text of a lock file.
    pub fn text(&self) -> String {
        let tables = toml::to_string(self).unwrap_or_default();
        format!(
            "# Names that were given, and are kept: written by `cargo xtask codegen`. Check it in.\n\
             # Without a line, what it names is named anew.\n\n{tables}"
        )
    }

    /// The names of the variants of a union; those that are spelled as their component have no line of their own.
    pub(super) fn variants<'l>(
        &'l self,
        places: &'l Places,
        (id, union): (TypeId, &'l Union),
    ) -> Vec<Option<&'l String>> {
        let former = places.former_variants(id);
        if self.variants.is_empty() && self.boxed.is_empty() && former.is_empty() {
            return Vec::new();
        }
        let members = places.members(id).into_iter().enumerate();
        let kept = members.map(|(index, keys)| {
            let former = former.get(index).and_then(Option::as_ref);
            let names = keys.iter().filter_map(|key| key.find(&self.variants));
            let was_there = || keys.iter().any(|key| key.find(&self.boxed).is_some());
            let component = union
                .members
                .get(index)
                .and_then(|it| it.component.as_ref());
            let spelled = component.filter(|_| was_there());
            let mut names = former.into_iter().chain(names).chain(spelled);
            names.find(|name| is_type_name(name))
        });
        kept.collect()
    }

    /// The words that types are known by, now and in the crate that was made last.
    pub(super) fn places(&self, api: &Api, last: Option<&Summary>) -> Places {
        Places::of(api, |spelling| self.former(api, spelling, last))
    }

    /// Members of a type or the client that were told apart from others.
    pub(super) fn members(&self, owner: &str) -> Option<&Members> {
        self.members.get(owner)
    }

    /// Parameters and bodies that were told apart from others.
    pub(super) fn members_of(&self, operation: &Operation) -> Option<&Members> {
        find(&self.members, operation)
    }

    /// What the constructor of a type takes, in order.
    pub(super) fn arguments(&self, owner: &str) -> Option<&Vec<String>> {
        self.arguments.get(owner)
    }

    /// What a method takes beside what stands in the path, in order.
    pub(super) fn arguments_of(&self, operation: &Operation) -> Option<&Vec<String>> {
        find(&self.arguments, operation)
    }

    pub(super) fn versions(&self) -> &Versions {
        &self.versions
    }

    /// The words of a resource; more than anybody writes are a mistake.
    pub(super) fn resource(&self, operation: &Operation) -> Option<&Vec<String>> {
        let is_one = |words: &&Vec<String>| {
            words.len() <= DEEPEST_RESOURCE && !words.iter().any(String::is_empty)
        };
        find(&self.resources, operation).filter(is_one)
    }

    pub(super) fn method(&self, operation: &Operation) -> Option<&String> {
        find(&self.methods, operation).filter(|name| is_method_name(name))
    }

    pub(super) fn request(&self, operation: &Operation) -> Option<&String> {
        find(&self.requests, operation).filter(|name| is_type_name(name))
    }

    /// Whether an answer was called after this status.
    pub(super) fn has_answer(&self, operation: &Operation, status: Status) -> bool {
        let statuses = find(&self.answers, operation);
        statuses.is_some_and(|statuses| statuses.contains(&status.to_string()))
    }
}

/// Whether a type or a variant can be called so; names that were given need not come of words alone.
pub(super) fn is_type_name(name: &str) -> bool {
    let mut bytes = name.bytes();
    bytes.next().is_some_and(|first| first.is_ascii_uppercase())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && name != "Self"
}

/// Whether a method can be called so. Words with digits may have come to more letters than are kept of others.
fn is_method_name(name: &str) -> bool {
    let is_of_names = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let is_long = || name.len() > LONGEST && name.chars().all(is_of_names);
    snake(name) == name || (is_long() && name.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// What a table says of an operation.
fn find<'t, T>(table: &'t BTreeMap<String, T>, operation: &Operation) -> Option<&'t T> {
    let former = || table.get(&operation.former_key()?);
    table.get(&operation.key()).or_else(former)
}
