//! Which resources use each file of types: where a resource is a feature, nothing else needs the file.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Module};
use crate::ir::{Operation, Type};
use crate::names::Resource;

/// The longest list of features that is written at a file. What more resources have in common is always
/// there: of GitHub's 1,093 files 23, with a twentieth of the lines.
const MOST_LISTED: usize = 8;

/// The features that need each file, by the file's module; none of a file that is always there.
#[derive(Debug, Default)]
pub(super) struct Reach<'a> {
    features: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Reach<'a> {
    /// A file is reached with all the types in it, so it is files that are followed, not types.
    pub(super) fn of(context: Context<'a>, modules: &'a [Module]) -> Self {
        let files = Files::of(context, modules);
        let mut features: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for resource in &context.symbols.resources.children {
            let Some(feature) = &resource.feature else {
                return Self::default();
            };
            for module in files.within_reach(starts(context, resource)) {
                features.entry(module).or_default().insert(feature);
            }
        }
        let unused = modules.iter().map(|(module, _)| module.as_str());
        let unused = unused.filter(|module| !features.contains_key(module));
        for module in files.within_reach(unused.collect()) {
            features.remove(module);
        }
        features.retain(|_, users| users.len() <= MOST_LISTED);
        Self { features }
    }

    /// The attribute of what needs a file of types.
    pub(super) fn gate(&self, module: &str) -> TokenStream {
        match self.features.get(module) {
            None => TokenStream::new(),
            Some(users) if users.len() == 1 => quote!(#[cfg(#(feature = #users)*)]),
            Some(users) => {
                let users = users.iter();
                quote!(#[cfg(any(#(feature = #users),*))])
            }
        }
    }
}

/// The attribute of what needs a resource of the client.
pub(super) fn gate(resource: &Resource) -> TokenStream {
    let feature = resource.feature.iter();
    quote!(#(#[cfg(feature = #feature)])*)
}

/// The resource of the client that an operation belongs to.
pub(super) fn resource_of(context: Context<'_>, operation: usize) -> Option<&Resource> {
    let path = &context.symbols.operations.get(operation)?.resource;
    let module = path.first()?;
    let mut resources = context.symbols.resources.children.iter();
    resources.find(|resource| resource.module == *module)
}

/// The files whose types the operations of a resource name.
fn starts<'a>(context: Context<'a>, resource: &Resource) -> Vec<&'a str> {
    let operations = resource.operations.iter();
    let operations = operations.filter_map(|index| context.api.operations.get(*index));
    let own = operations
        .flat_map(types)
        .filter_map(|ty| module(context, ty));
    let within = resource.children.iter();
    own.chain(within.flat_map(|child| starts(context, child)))
        .collect()
}

/// The types that an operation names.
fn types(operation: &Operation) -> impl Iterator<Item = &Type> {
    let items = operation.pagination.iter().map(|pages| &pages.item);
    operation.sent().chain(operation.received()).chain(items)
}

/// The file of the named type in a type.
fn module<'a>(context: Context<'a>, ty: &Type) -> Option<&'a str> {
    let symbol = context.symbols.types.get(&ty.named()?)?;
    Some(&symbol.module)
}

/// The files that each file of types names.
struct Files<'a>(BTreeMap<&'a str, BTreeSet<&'a str>>);

impl<'a> Files<'a> {
    fn of(context: Context<'a>, modules: &'a [Module]) -> Self {
        let named = |(name, ids): &'a Module| {
            let shapes = ids.iter().map(|id| &context.api.types.get(*id).shape);
            let parts = shapes.flat_map(|shape| shape.parts());
            let named = parts.filter_map(|ty| module(context, ty));
            (name.as_str(), named.collect())
        };
        Self(modules.iter().map(named).collect())
    }

    /// Some files, and all that those name, and so on.
    fn within_reach(&self, mut open: Vec<&'a str>) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        while let Some(module) = open.pop() {
            if reached.insert(module) {
                open.extend(self.0.get(module).into_iter().flatten());
            }
        }
        reached
    }
}
