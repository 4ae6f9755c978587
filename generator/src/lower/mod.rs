//! From the document's model to the IR, one file per concept.

mod bodies;
mod bounds;
mod circles;
mod classify;
mod contradiction;
mod credential_variable;
mod docs;
mod enumeration;
mod examples;
mod heirs;
mod homes;
mod media;
mod merge;
mod multipart;
mod object;
mod operations;
mod parameters;
mod references;
mod resource;
mod responses;
mod schema;
mod security;
mod servers;
#[cfg(test)]
mod tests;
mod titles;
mod union;
mod untyped;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use openapiv3::OpenAPI;

use crate::config::Config;
use crate::diagnostic::{Diagnostics, Pointer};
use crate::document::{self, Document, Model};
use crate::heirs::Heirs;
use crate::ir::{Api, Header, Info, Type, TypeId};

use circles::Circles;
use merge::Merged;
use parameters::WithoutScheme;
use security::Unsent;

/// Lowers the operations and all that they reach.
pub(crate) fn lower(document: &Document, model: &Model, config: &Config) -> (Api, Diagnostics) {
    let openapi = &model.openapi;
    let mut lowerer = Lowerer {
        document,
        model,
        openapi,
        config,
        api: Api::default(),
        diagnostics: Diagnostics::default(),
        components: BTreeMap::new(),
        homes: document.homes(),
        met: BTreeMap::new(),
        queue: VecDeque::new(),
        shared_bodies: BTreeMap::new(),
        shared_headers: BTreeMap::new(),
        multiparts: BTreeMap::new(),
        told_once: BTreeSet::new(),
        nested_parameters: BTreeSet::new(),
        unused_servers: BTreeSet::new(),
        example_places: BTreeSet::new(),
        untyped_within: BTreeMap::new(),
        operation_ids: BTreeMap::new(),
        unsent_schemes: BTreeMap::new(),
        inherited_security: None,
        without_scheme: WithoutScheme::default(),
        circles: Circles::default(),
        heirs: heirs::heirs(openapi),
        nullable: BTreeMap::new(),
    };
    lowerer.api.info = Info {
        title: openapi.info.title.clone(),
        version: openapi.info.version.clone(),
        description: docs::with_page(
            openapi.info.description.as_ref(),
            openapi.external_docs.as_ref(),
        ),
    };
    let tags = openapi.tags.iter();
    let tags = tags.filter_map(|tag| {
        let description = docs::with_page(tag.description.as_ref(), tag.external_docs.as_ref())?;
        Some((tag.name.clone(), description))
    });
    lowerer.api.tags = tags.collect();
    lowerer.api.servers = servers::servers(&openapi.servers);
    lowerer.security_schemes();
    lowerer.operations();
    lowerer.api.security = lowerer.common_security();
    if lowerer.api.operations.is_empty() {
        lowerer.all_components();
    }
    lowerer.queued();
    lowerer.component_examples();
    homes::apply(&mut lowerer.api, lowerer.met, config);
    titles::apply(&mut lowerer.api, openapi, config);
    (lowerer.api, lowerer.diagnostics)
}

/// What lowering knows while it runs.
struct Lowerer<'d> {
    /// Where what stands beside a reference is looked up, for which the model has no place.
    document: &'d Document,
    model: &'d Model,
    /// What of the model OpenAPI 3.0 has a place for.
    openapi: &'d OpenAPI,
    config: &'d Config,
    api: Api,
    diagnostics: Diagnostics,
    /// The type of each component met so far; none while it is being found out.
    components: BTreeMap<&'d str, Option<Type>>,
    /// Where components stand that are made of other places.
    homes: document::Homes<'d>,
    /// Those of them that were met there.
    met: homes::Homes<'d>,
    /// Definitions that have a name and no shape yet: lowered one by one, so that a long chain of
    /// types is no deep recursion.
    queue: VecDeque<(TypeId, Merged<'d>)>,
    /// What bodies hold that are components, by place.
    shared_bodies: BTreeMap<Pointer, Type>,
    /// The headers of responses, by place.
    shared_headers: BTreeMap<Pointer, Arc<[Header]>>,
    /// Components that are sent in parts, by name and the media types of their parts.
    multiparts: BTreeMap<(&'d str, BTreeMap<String, String>), TypeId>,
    /// What is told of a body, which many operations may send.
    told_once: BTreeSet<Pointer>,
    /// Parameters that are told to hold what their style cannot write.
    nested_parameters: BTreeSet<Pointer>,
    /// Servers of paths and operations that are told not to be used.
    unused_servers: BTreeSet<Pointer>,
    /// Examples met so far, and of what schemas: a response that many operations share is
    /// looked through once.
    example_places: BTreeSet<(Pointer, Pointer)>,
    /// Where in the API's list of untyped places those in each component are.
    untyped_within: BTreeMap<String, Vec<usize>>,
    /// The method and path of the first operation of each id.
    operation_ids: BTreeMap<&'d str, String>,
    /// Security schemes that are declared, and of which no credential is sent.
    unsent_schemes: BTreeMap<String, Unsent>,
    /// What operations accept that say nothing of security, once one has asked.
    inherited_security: Option<Vec<Vec<String>>>,
    /// Operations that describe `Authorization` and name no security scheme for it.
    without_scheme: WithoutScheme,
    /// What the types are made of, where that leads back to them.
    circles: Circles<'d>,
    /// What bases that have a discriminator may stand for.
    heirs: Heirs<'d>,
    /// Whether null is a value of each component that was asked about.
    nullable: BTreeMap<&'d str, merge::Null>,
}

impl<'d> Lowerer<'d> {
    /// All named schemas, for a document without operations.
    fn all_components(&mut self) {
        let openapi = self.openapi;
        for (name, schema) in openapi
            .components
            .iter()
            .flat_map(|components| &components.schemas)
        {
            self.component_type(name, schema);
        }
    }

    fn queued(&mut self) {
        while let Some((id, merged)) = self.queue.pop_front() {
            self.define(id, merged);
        }
    }
}

/// The place of a named schema.
fn component_place(name: &str) -> Pointer {
    Pointer::root()
        .child("components")
        .child("schemas")
        .child(name)
}
