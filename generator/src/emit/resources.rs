//! Resources: a file each, with a handle and the requests of its operations.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::{Context, documentation, operation};
use crate::names::Resource;
use crate::print;

/// The files of all resources.
pub(super) fn files(context: Context<'_>) -> Result<BTreeMap<String, String>, syn::Error> {
    let mut files = BTreeMap::new();
    if context.api.operations.is_empty() {
        return Ok(files);
    }
    let modules = context.symbols.resources.children.iter().map(|child| {
        let module = ident(&child.module);
        quote!(pub mod #module;)
    });
    let title = documentation::module("What the API has, as it is called.");
    files.insert(
        "src/resources/mod.rs".to_owned(),
        print::file(quote!(#title #(#modules)*))?,
    );
    for child in &context.symbols.resources.children {
        resource(context, child, "src/resources", &[], &mut files)?;
    }
    Ok(files)
}

fn resource(
    context: Context<'_>,
    node: &Resource,
    folder: &str,
    outer: &[String],
    files: &mut BTreeMap<String, String>,
) -> Result<(), syn::Error> {
    let mut path = outer.to_vec();
    path.push(node.module.clone());
    let text = file(context, node, &path)?;
    let inner = format!("{folder}/{}", node.module);
    let name = match node.children.is_empty() {
        true => format!("{inner}.rs"),
        false => format!("{inner}/mod.rs"),
    };
    files.insert(name, text);
    for child in &node.children {
        resource(context, child, &inner, &path, files)?;
    }
    Ok(())
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
    let methods = node
        .operations
        .iter()
        .map(|index| operation::method(context, *index));
    let requests = node
        .operations
        .iter()
        .map(|index| operation::request(context, *index));
    let requests: Vec<TokenStream> = requests.collect();
    let imports = imports(context, node, &requests);
    let docs = documentation::markdown(&format!("`{}` of the API.", path.join(".")));
    print::file(quote! {
        #title
        #(#modules)*
        #imports

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

        #(#requests)*
    })
}

/// The method that leads to a resource.
pub(super) fn accessor(child: &Resource, client: &TokenStream) -> TokenStream {
    let (module, handle) = (ident(&child.module), ident(&child.handle));
    let docs = format!("Operations on `{}`.", child.title.replace('`', "'"));
    let docs = documentation::markdown(&docs);
    quote! {
        #docs
        pub fn #module(&self) -> #module::#handle {
            #module::#handle::new(#client)
        }
    }
}

/// When something of the runtime is imported.
enum When {
    Always,
    Mentioned,
    Checks,
    Styles,
    Explodes,
    Multipart,
}

/// What the requests of a resource have from the runtime.
const HTTP: &[(&str, When)] = &[
    ("check", When::Checks),
    ("ApiRequest", When::Always),
    ("BoxFuture", When::Always),
    ("Error", When::Always),
    ("EventPart", When::Mentioned),
    ("EventStream", When::Mentioned),
    ("Explode", When::Explodes),
    ("Http", When::Always),
    ("JsonLines", When::Mentioned),
    ("Method", When::Always),
    ("Multipart", When::Multipart),
    ("Options", When::Always),
    ("ReadsAnswer", When::Mentioned),
    ("Request", When::Always),
    ("Response", When::Mentioned),
    ("Style", When::Styles),
    ("Upload", When::Mentioned),
];

fn imports(context: Context<'_>, node: &Resource, requests: &[TokenStream]) -> TokenStream {
    if node.operations.is_empty() {
        return quote!(
            use crate::client::Client;
        );
    }
    let anywhere = |word| requests.iter().any(|request| mentions(request, word));
    let types = anywhere("types").then(|| {
        quote!(
            use crate::types;
        )
    });
    let uses = operation::Uses::of(context, &node.operations);
    let named = HTTP.iter().filter(|(name, when)| match when {
        When::Always => true,
        When::Mentioned => anywhere(name),
        When::Checks => uses.checks,
        When::Styles => uses.styles,
        When::Explodes => uses.explodes,
        When::Multipart => uses.multipart,
    });
    let named = named.map(|(name, _)| ident(name));
    let itself = anywhere("http").then(|| quote!(self,));
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

fn mentions(tokens: &TokenStream, word: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        proc_macro2::TokenTree::Ident(ident) => ident == word,
        proc_macro2::TokenTree::Group(group) => mentions(&group.stream(), word),
        _ => false,
    })
}
