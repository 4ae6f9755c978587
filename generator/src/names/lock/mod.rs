//! Names that were given before and are kept, whatever comes to stand beside what has them.

mod write;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::scope::Scope;
use super::versions::Versions;
use super::words::{pascal, snake};
use crate::config::ResourceFeatures;
use crate::ir::{Api, DEEPEST_RESOURCE, TypeId};
use crate::path_template::unnamed;

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
    /// Variants by union and member: `Script/placement|mode=smart`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    variants: BTreeMap<String, String>,
    /// Whether a variant holds its member in a box, which does not change with the size of the member.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    boxed: BTreeMap<String, bool>,
    /// The words of the resource of an operation by what it sends.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    resources: BTreeMap<String, Vec<String>>,
    /// Methods by what they send: `GET /scripts/{}`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    methods: BTreeMap<String, String>,
    /// Requests by what they send.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    requests: BTreeMap<String, String>,
}

impl Lock {
    /// Reads the text of a lock file.
    ///
    /// # Errors
    /// The text is no lock file; the message has line and column.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        let mut lock: Self = toml::from_str(text)?;
        for table in [&mut lock.methods, &mut lock.requests] {
            *table = by_unnamed(std::mem::take(table));
        }
        lock.resources = by_unnamed(lock.resources);
        Ok(lock)
    }

    /// The text of a lock file.
    pub fn text(&self) -> String {
        let tables = toml::to_string(self).unwrap_or_default();
        format!(
            "# Names that were given, and are kept: written by `cargo xtask codegen`. Check it in.\n\
             # Without a line, what it names is named anew.\n\n{tables}"
        )
    }

    /// Takes the names of types that were given before, and says whose they are.
    pub(super) fn types(
        &self,
        api: &Api,
        live: &[TypeId],
        scope: &mut Scope,
    ) -> BTreeMap<TypeId, String> {
        let mut kept = BTreeMap::new();
        for table in [&self.types, &self.twins] {
            if table.is_empty() {
                continue;
            }
            for id in live {
                if kept.contains_key(id) {
                    continue;
                }
                let origins = api.types.get(*id).origins.iter();
                let places = origins.map(|origin| api.place_of(origin).words);
                let name = places.filter_map(|place| table.get(&place)).next();
                if let Some(name) = name.filter(|name| pascal(name) == **name && scope.take(name)) {
                    kept.insert(*id, name.clone());
                }
            }
        }
        kept
    }

    /// The names of the variants of a union.
    pub(super) fn variants(&self, api: &Api, union: TypeId) -> Vec<Option<&String>> {
        if self.variants.is_empty() {
            return Vec::new();
        }
        let places = api.member_places(union).into_iter();
        let kept = places.map(|place| {
            let name = self.variants.get(&place.words).filter(|_| place.lasts)?;
            (pascal(name) == *name).then_some(name)
        });
        kept.collect()
    }

    /// Whether the members of a union stood in a box before.
    pub(crate) fn boxed(&self, api: &Api, union: TypeId) -> Vec<Option<bool>> {
        if self.boxed.is_empty() {
            return Vec::new();
        }
        let places = api.member_places(union).into_iter();
        let places = places.map(|place| place.lasts.then_some(place.words));
        places
            .map(|place| self.boxed.get(&place?).copied())
            .collect()
    }

    pub(super) fn versions(&self) -> &Versions {
        &self.versions
    }

    /// The words of a resource; more than anybody writes are a mistake.
    pub(super) fn resource(&self, unnamed_http: &str) -> Option<&Vec<String>> {
        self.resources
            .get(unnamed_http)
            .filter(|words| words.len() <= DEEPEST_RESOURCE && !words.iter().any(String::is_empty))
    }

    pub(super) fn method(&self, unnamed_http: &str) -> Option<&String> {
        let method = self.methods.get(unnamed_http);
        method.filter(|name| snake(name) == **name)
    }

    pub(super) fn request(&self, unnamed_http: &str) -> Option<&String> {
        let request = self.requests.get(unnamed_http);
        request.filter(|name| pascal(name) == **name)
    }
}

/// What is there by what is sent, whatever the parameters of paths are called.
fn by_unnamed<T>(table: BTreeMap<String, T>) -> BTreeMap<String, T> {
    let entries = table.into_iter();
    entries.map(|(http, it)| (unnamed(&http), it)).collect()
}
