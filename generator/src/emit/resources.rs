//! Resources: a file each, with a handle and the requests of its operations.

use std::collections::{BTreeMap, HashSet};
use std::iter;

use proc_macro2::TokenStream;
use quote::quote;
use rayon::prelude::*;

use super::ident::ident;
use super::{Context, documentation, operation, reach};
use crate::names::Resource;
use crate::print::{self, Part};

/// The files of all resources.
pub(super) fn files(context: Context<'_>) -> Result<Vec<(String, String)>, syn::Error> {
    if context.api.operations.is_empty() {
        return Ok(Vec::new());
    }
    let modules = context.symbols.resources.children.iter().map(|child| {
        let (gate, module) = (reach::gate(child), ident(&child.module));
        quote!(#gate pub mod #module;)
    });
    let title = documentation::module("The resources of the API.");
    let index = print::file(quote!(#title #(#modules)*))?;
    let places = places(context);
    let printed = places.par_iter().map(|place| {
        let text = file(context, place.node, &place.path)?;
        Ok((place.file(), text))
    });
    let printed: Result<Vec<_>, syn::Error> = printed.collect();
    let mut files = printed?;
    files.push(("src/resources/mod.rs".to_owned(), index));
    Ok(files)
}

/// The path of the file that each operation is in.
pub(super) fn file_of_each_operation(context: Context<'_>) -> BTreeMap<usize, String> {
    let mut files = BTreeMap::new();
    for place in places(context) {
        let file = place.file();
        files.extend(
            place
                .node
                .operations
                .iter()
                .map(|index| (*index, file.clone())),
        );
    }
    files
}

/// A resource, and the modules down to it.
struct Place<'a> {
    node: &'a Resource,
    path: Vec<String>,
}

impl Place<'_> {
    fn file(&self) -> String {
        let path = self.path.join("/");
        match self.node.children.is_empty() {
            true => format!("src/resources/{path}.rs"),
            false => format!("src/resources/{path}/mod.rs"),
        }
    }
}

fn places(context: Context<'_>) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    for child in &context.symbols.resources.children {
        place(child, &[], &mut places);
    }
    places
}

/// Lists a resource and those within.
fn place<'a>(node: &'a Resource, outer: &[String], places: &mut Vec<Place<'a>>) {
    let mut path = outer.to_vec();
    path.push(node.module.clone());
    for child in &node.children {
        place(child, &path, places);
    }
    places.push(Place { node, path });
}

fn file(context: Context<'_>, node: &Resource, path: &[String]) -> Result<String, syn::Error> {
    let title = documentation::module(&format!("`{}`.", path.join(".")));
    let modules = node.children.iter().map(|child| {
        let module = ident(&child.module);
        quote!(pub mod #module;)
    });
    let handle = ident(&node.handle);
    let accessors = node
        .children
        .iter()
        .map(|child| accessor(child, &quote!(self.client.clone())));
    let operations = node.operations.iter();
    let operations = operations.filter_map(|index| operation::emitted(context, *index));
    let operations = operations.map(|(method, request)| (method, Part::from(request)));
    let (methods, requests): (Vec<TokenStream>, Vec<Part>) = operations.unzip();
    let docs = match tag_description(context, node, path) {
        Some(description) => documentation::markdown(description),
        None => documentation::markdown(&format!("`{}` of the API.", path.join("."))),
    };
    let handle = quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct #handle {
            client: Client,
        }

        impl #handle {
            pub(crate) fn new(client: Client) -> Self {
                Self { client }
            }

            #(#accessors)*
            #(#methods)*
        }
    };
    let parts: Vec<Part> = iter::once(Part::from(handle)).chain(requests).collect();
    let imports = imports(context, node, &parts);
    let head = quote!(#title #(#modules)* #imports);
    print::file_of(iter::once(Part::from(head)).chain(parts))
}

/// What the document says of the tag that a resource is named after.
fn tag_description<'a>(
    context: Context<'a>,
    node: &Resource,
    path: &[String],
) -> Option<&'a String> {
    let first = context.api.operations.get(*node.operations.first()?)?;
    // A resource within has the tag of the outer one.
    let is_named_after = first.resource.is_none() && path.len() == 1;
    let tag = first.resource_tag().filter(|_| is_named_after)?;
    let description = context.api.tags.get(tag)?;
    documentation::is_visible(description).then_some(description)
}

/// The method that leads to a resource.
pub(super) fn accessor(child: &Resource, client: &TokenStream) -> TokenStream {
    let (module, handle) = (ident(&child.module), ident(&child.handle));
    let docs = format!("Operations on `{}`.", child.title.replace('`', "'"));
    let docs = documentation::markdown(&docs);
    let gate = reach::gate(child);
    // What is not always there cannot be imported with the rest.
    let place = child.feature.as_ref().map(|_| quote!(crate::resources::));
    quote! {
        #docs
        #gate
        pub fn #module(&self) -> #place #module::#handle {
            #place #module::#handle::new(#client)
        }
    }
}

/// When something of the runtime is imported.
enum When {
    Always,
    Mentioned,
    Styles,
    Explodes,
    Multipart,
}

/// What the requests of a resource have from the runtime.
const HTTP: &[(&str, When)] = &[
    ("ApiRequest", When::Always),
    ("BoxFuture", When::Mentioned),
    ("Error", When::Always),
    ("EventPart", When::Mentioned),
    ("EventStream", When::Mentioned),
    ("Explode", When::Explodes),
    ("FromResponse", When::Mentioned),
    ("JsonLines", When::Mentioned),
    ("Method", When::Mentioned),
    ("Multipart", When::Multipart),
    ("Outgoing", When::Always),
    ("ReadsAnswer", When::Mentioned),
    ("Response", When::Mentioned),
    ("ResponseFuture", When::Mentioned),
    ("Style", When::Styles),
    ("Upload", When::Mentioned),
];

/// All that a file of requests may import from the runtime.
#[cfg(test)]
pub(crate) fn imported() -> impl Iterator<Item = &'static str> {
    HTTP.iter().map(|(name, _)| *name)
}

fn imports(context: Context<'_>, node: &Resource, parts: &[Part]) -> TokenStream {
    if node.operations.is_empty() {
        return quote!(
            use crate::client::Client;
        );
    }
    // `types::Response` needs no `Response`.
    let mentioned: HashSet<(&str, bool)> = parts.iter().flat_map(Part::roots).collect();
    let leads_on = |word| mentioned.contains(&(word, true));
    let anywhere = |word| leads_on(word) || mentioned.contains(&(word, false));
    let types = leads_on("types").then(|| {
        quote!(
            use crate::types;
        )
    });
    let uses = operation::Uses::of(context, &node.operations);
    let named = HTTP.iter().filter(|(name, when)| match when {
        When::Always => true,
        When::Mentioned => anywhere(name),
        When::Styles => uses.styles,
        When::Explodes => uses.explodes,
        When::Multipart => uses.multipart,
    });
    let named = named.map(|(name, _)| ident(name));
    let itself = leads_on("http").then(|| quote!(self,));
    let decoded = anywhere("Decoded").then(|| {
        quote!(
            use crate::runtime::json::Decoded;
        )
    });
    quote! {
        use std::future::IntoFuture;

        use crate::client::Client;
        use crate::runtime::http::{#itself #(#named),*};
        #decoded
        #types
    }
}
