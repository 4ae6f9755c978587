//! Names that were given before and are kept, whatever comes to stand beside what has them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Symbols;
use super::scope::Scope;
use super::types::component;
use super::words::{pascal, snake};
use crate::config::ResourceFeatures;
use crate::ir::{Api, DEEPEST_RESOURCE, Shape, TypeId};

/// Names by what has them; only of what the document does not name itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lock {
    /// Whether resources are features: a caller who named some, or none, must not find them gone when
    /// the API has grown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) resource_features: Option<ResourceFeatures>,
    /// Types by place: `Script/placement`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    types: BTreeMap<String, String>,
    /// Variants by union and member: `Script/placement|mode=smart`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    variants: BTreeMap<String, String>,
    /// The words of the resource of an operation by what it sends.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    resources: BTreeMap<String, Vec<String>>,
    /// Methods by what they send: `GET /scripts`.
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
        toml::from_str(text)
    }

    /// The text of a lock file.
    pub fn text(&self) -> String {
        let tables = toml::to_string(self).unwrap_or_default();
        format!(
            "# Names that were given, and are kept: written by `cargo xtask codegen`. Check it in.\n\
             # Without a line, what it names is named anew.\n\n{tables}"
        )
    }

    pub(super) fn of(api: &Api, symbols: &Symbols) -> Self {
        let features = symbols.resource_features;
        let mut lock = Self {
            resource_features: (features != ResourceFeatures::None).then_some(features),
            ..Self::default()
        };
        for (id, symbol) in &symbols.types {
            let place = api.place(*id);
            if component(&api.types.get(*id).origins).is_none_or(|name| pascal(name) != symbol.name)
            {
                lock.types.insert(place, symbol.name.clone());
            }
            if let Shape::Union(union) = &api.types.get(*id).shape {
                for (index, (member, variant)) in
                    union.members.iter().zip(&symbol.members).enumerate()
                {
                    let own = member.component.as_deref().map(pascal);
                    if own.as_ref() != Some(variant) {
                        lock.variants
                            .insert(variant_key(api, *id, index), variant.clone());
                    }
                }
            }
        }
        for (operation, symbol) in api.operations.iter().zip(&symbols.operations) {
            lock.resources
                .insert(operation.http(), symbol.words.clone());
            lock.methods.insert(operation.http(), symbol.method.clone());
            lock.requests
                .insert(operation.http(), symbol.request.clone());
        }
        lock
    }

    /// Takes the names of types that were given before, and says whose they are.
    pub(super) fn types(
        &self,
        api: &Api,
        live: &[TypeId],
        scope: &mut Scope,
    ) -> BTreeMap<TypeId, String> {
        let mut kept = BTreeMap::new();
        for id in live {
            let places = api
                .types
                .get(*id)
                .origins
                .iter()
                .map(|origin| api.place_of(origin));
            let name = places.filter_map(|place| self.types.get(&place)).next();
            if let Some(name) = name.filter(|name| pascal(name) == **name && scope.take(name)) {
                kept.insert(*id, name.clone());
            }
        }
        kept
    }

    pub(super) fn variant(&self, api: &Api, union: TypeId, index: usize) -> Option<&String> {
        if self.variants.is_empty() {
            return None;
        }
        let name = self.variants.get(&variant_key(api, union, index))?;
        (pascal(name) == *name).then_some(name)
    }

    /// The words of a resource; more than anybody writes are a mistake.
    pub(super) fn resource(&self, http: &str) -> Option<&Vec<String>> {
        self.resources
            .get(http)
            .filter(|words| words.len() <= DEEPEST_RESOURCE && !words.iter().any(String::is_empty))
    }

    pub(super) fn method(&self, http: &str) -> Option<&String> {
        self.methods.get(http).filter(|name| snake(name) == **name)
    }

    pub(super) fn request(&self, http: &str) -> Option<&String> {
        self.requests
            .get(http)
            .filter(|name| pascal(name) == **name)
    }
}

fn variant_key(api: &Api, union: TypeId, index: usize) -> String {
    format!("{}|{}", api.place(union), api.member_word(union, index))
}
