//! The client and its builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::{Context, builder::builder, documentation, environment, resources, servers};
use crate::config::BASE_URL;
use crate::ir::Place;
use crate::print;

pub(super) fn file(context: Context<'_>) -> Result<String, syn::Error> {
    let title = documentation::module("The client: where requests start.");
    let api = api(context);
    let imports = imports(context);
    let children = &context.symbols.resources.children;
    let accessors = children
        .iter()
        .map(|child| resources::accessor(child, &quote!(self.clone())));
    let builder = builder(context);
    let from_env_docs = documentation::markdown(&format!(
        "A client set up from environment variables.\n\n{}",
        environment::variables(context)
    ));
    let errors = documentation::markdown(environment::errors(context));
    print::file(quote! {
        #title
        use std::time::Duration;
        #imports

        #api

        /// A client of the API; clones share their connections.
        #[derive(Clone, Debug)]
        pub struct Client {
            pub(crate) http: Http,
        }

        impl Client {
            /// Sets up a client.
            pub fn builder() -> ClientBuilder {
                ClientBuilder { settings: Settings::new(&API) }
            }

            #from_env_docs
            ///
            /// # Errors
            ///
            #errors
            pub fn from_env() -> Result<Self, Error> {
                Self::builder().read_env()?.build()
            }

            /// A request to a path that the document does not describe, below the base URL; the
            /// client's credentials go along.
            pub fn request(&self, method: Method, path: impl Into<String>) -> RawRequest {
                self.http.request(method, path)
            }

            #(#accessors)*
        }

        #builder
    })
}

fn imports(context: Context<'_>) -> TokenStream {
    let children = context.symbols.resources.children.iter();
    let imported = children.filter(|child| child.feature.is_none());
    let mut modules: Vec<_> = imported.map(|child| &child.module).collect();
    modules.sort();
    let modules: Vec<_> = modules.into_iter().map(|module| ident(module)).collect();
    let resources = (!modules.is_empty()).then(|| quote!(use crate::resources::{#(#modules),*};));
    let envelope = context.config.response.envelope.is_some();
    let schemes = !context.api.schemes.is_empty();
    let variables = !servers::api_variables(context).is_empty();
    let named = [
        ("Api", true),
        ("Credential", schemes),
        ("Envelope", envelope),
        ("Error", true),
        ("Http", true),
        ("MaybeSend", true),
        ("MaybeSync", true),
        ("Method", true),
        ("Place", schemes),
        ("RawRequest", true),
        ("Scheme", schemes),
        ("ServerVariable", variables),
        ("Settings", true),
        ("Transport", true),
    ];
    let named = named.iter().filter(|(_, is_used)| *is_used);
    let named = named.map(|(name, _)| ident(name));
    quote! {
        #resources
        use crate::runtime::http::{#(#named),*};
    }
}

/// What holds for every operation.
fn api(context: Context<'_>) -> TokenStream {
    let server = context.api.servers.first();
    let base_url = server.map_or("", |server| server.url.as_str());
    let server_variables = servers::variables(context);
    let variable = |key: &str| match context.symbols.environment.get(key) {
        Some(name) => quote!(Some(#name)),
        None => quote!(None),
    };
    let base_url_variable = variable(BASE_URL);
    let schemes = context.api.schemes.iter().map(|scheme| {
        let id = &scheme.id;
        let variable = variable(id);
        let place = match &scheme.place {
            Place::Bearer => quote!(Place::Bearer),
            Place::Basic => quote!(Place::Basic),
            Place::Header(name) => quote!(Place::Header(#name)),
            Place::Query(name) => quote!(Place::Query(#name)),
            Place::Cookie(name) => quote!(Place::Cookie(#name)),
        };
        quote!(Scheme { id: #id, variable: #variable, place: #place })
    });
    let alternatives = alternatives(context).into_iter();
    let open: &[String] = &[];
    // Who needs no credential for some operation may go without one.
    let open = is_open(context).then_some(open);
    let alternatives = alternatives.map(Vec::as_slice).chain(open);
    let alternatives = alternatives.map(|schemes| quote!(&[#(#schemes),*]));
    let envelope = match &context.config.response.envelope {
        None => quote!(None),
        Some(envelope) => {
            let keys = [&envelope.success, &envelope.errors, &envelope.messages];
            let [success, errors, messages] = keys.map(|key| key.as_deref().unwrap_or_default());
            let result = &envelope.result;
            quote!(Some(Envelope {
                success: #success,
                errors: #errors,
                messages: #messages,
                result: #result,
                code: "code",
                message: "message",
            }))
        }
    };
    let headers = &context.config.response.request_id_headers;
    quote! {
        /// What holds for every operation.
        static API: Api = Api {
            base_url: #base_url,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            base_url_variable: #base_url_variable,
            server_variables: #server_variables,
            schemes: &[#(#schemes),*],
            alternatives: &[#(#alternatives),*],
            envelope: #envelope,
            request_id_headers: &[#(#headers),*],
        };
    }
}

/// Whether an operation can be called without a credential, of an API that has some.
pub(super) fn is_open(context: Context<'_>) -> bool {
    let mut operations = context.api.operations.iter();
    let is_open =
        |security: &Vec<Vec<String>>| security.is_empty() || security.iter().any(Vec::is_empty);
    !context.api.schemes.is_empty() && operations.any(|operation| is_open(&operation.security))
}

/// The sets of schemes that complete a credential, each once; those of the whole API come first.
pub(super) fn alternatives(context: Context<'_>) -> Vec<&Vec<String>> {
    let mut alternatives: Vec<&Vec<String>> = Vec::new();
    let own = context.api.operations.iter();
    let own = own.flat_map(|operation| &operation.security);
    for set in context.api.security.iter().chain(own) {
        if !set.is_empty() && !alternatives.contains(&set) {
            alternatives.push(set);
        }
    }
    alternatives
}
