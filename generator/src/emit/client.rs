//! The client and its builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::{Context, documentation, resources, servers};
use crate::ir::Place;
use crate::print;

pub(super) fn file(context: Context<'_>) -> Result<String, syn::Error> {
    let title = documentation::module("The client: where requests start.");
    let api = api(context);
    let children = &context.symbols.resources.children;
    let modules: Vec<_> = children.iter().map(|child| ident(&child.module)).collect();
    let imports = (!modules.is_empty()).then(|| quote!(use crate::resources::{#(#modules),*};));
    let accessors = children
        .iter()
        .map(|child| resources::accessor(child, &quote!(self.clone())));
    let from_env = from_env(context);
    let builder = builder(context);
    let variables = variables(context);
    let from_env_docs = documentation::markdown(&format!(
        "A client with what the environment says.\n\n{variables}\n\n# Errors\n\n\
         No credential is there, or only half of one."
    ));
    let envelope = context
        .config
        .response
        .envelope
        .as_ref()
        .map(|_| quote!(Envelope,));
    let schemes = (!context.api.schemes.is_empty()).then(|| quote!(Place, Scheme,));
    let variable = (!servers::own_variables(context).is_empty()).then(|| quote!(ServerVariable,));
    print::file(quote! {
        #title
        use std::time::Duration;
        use crate::runtime::http::{Api, #envelope Error, Http, #schemes #variable Settings};
        #imports

        #api

        /// A client of the API; clones share their connections.
        #[derive(Clone, Debug)]
        pub struct Client {
            pub(crate) http: Http,
        }

        impl Client {
            /// A client to be set up.
            pub fn builder() -> ClientBuilder {
                ClientBuilder { settings: Settings::new(&API) }
            }

            #from_env_docs
            pub fn from_env() -> Result<Self, Error> {
                #from_env
            }

            #(#accessors)*
        }

        #builder
    })
}

fn from_env(context: Context<'_>) -> TokenStream {
    if context.config.environment.is_empty() {
        return quote!(Self::builder().build());
    }
    quote!(Self::builder().read_env()?.build())
}

/// The environment variables in words: those that go together, and the alternatives.
fn variables(context: Context<'_>) -> String {
    let environment = &context.config.environment;
    let name = |key: &String| environment.get(key).map(|name| format!("`{name}`"));
    let sets: Vec<String> = alternatives(context)
        .into_iter()
        .filter_map(|set| set.iter().map(name).collect::<Option<Vec<_>>>())
        .map(|set| set.join(" and "))
        .collect();
    let credentials = (!sets.is_empty()).then(|| format!("It reads {}.", sets.join(", or ")));
    let base_url = environment
        .get("base_url")
        .map(|name| format!("`{name}` is another place where the API is."));
    credentials
        .into_iter()
        .chain(base_url)
        .collect::<Vec<_>>()
        .join(" ")
}

/// What holds for every operation.
fn api(context: Context<'_>) -> TokenStream {
    let server = context.api.servers.first();
    let base_url = server.map_or("", |server| server.url.as_str());
    let server_variables = servers::variables(context);
    let variable = |key: &str| match context.config.environment.get(key) {
        Some(name) => quote!(Some(#name)),
        None => quote!(None),
    };
    let base_url_variable = variable("base_url");
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
    let alternatives = alternatives(context);
    let alternatives = alternatives.iter().map(|schemes| quote!(&[#(#schemes),*]));
    let envelope = match &context.config.response.envelope {
        None => quote!(None),
        Some(envelope) => {
            let (success, errors) = (&envelope.success, &envelope.errors);
            let (messages, result) = (&envelope.messages, &envelope.result);
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

/// The sets of schemes that complete a credential, each once.
fn alternatives(context: Context<'_>) -> Vec<&Vec<String>> {
    let mut alternatives: Vec<&Vec<String>> = Vec::new();
    for set in context
        .api
        .operations
        .iter()
        .flat_map(|operation| &operation.security)
    {
        if !set.is_empty() && !alternatives.contains(&set) {
            alternatives.push(set);
        }
    }
    alternatives
}

fn builder(context: Context<'_>) -> TokenStream {
    let credentials = context.api.schemes.iter().filter_map(|scheme| {
        let method = ident(context.symbols.credentials.get(&scheme.id)?);
        let id = &scheme.id;
        let text = scheme.description.clone().unwrap_or_default();
        let place = match &scheme.place {
            Place::Bearer => "Sent as `Authorization: Bearer`.".to_owned(),
            Place::Basic => "`user:password`, sent as `Authorization: Basic`.".to_owned(),
            Place::Header(name) => format!("Sent in the header `{name}`."),
            Place::Query(name) => format!("Sent in the query as `{name}`."),
            Place::Cookie(name) => format!("Sent in the cookie `{name}`."),
        };
        let docs = documentation::markdown(&format!("{text}\n\n{place}"));
        Some(quote! {
            #docs
            pub fn #method(mut self, #method: impl Into<String>) -> Self {
                self.settings.credential(#id, #method.into());
                self
            }
        })
    });
    let read_env = (!context.config.environment.is_empty()).then(|| {
        quote! {
            /// Fills in from the environment what was not set.
            ///
            /// # Errors
            ///
            /// No credential is there.
            pub fn read_env(mut self) -> Result<Self, Error> {
                self.settings.read_env()?;
                Ok(self)
            }
        }
    });
    let server_setters = servers::setters(context);
    let base_url_docs = servers::listed(context);
    quote! {
        /// Sets up a [`Client`].
        #[derive(Debug)]
        #[must_use = "a client is there only when it is built"]
        pub struct ClientBuilder {
            settings: Settings,
        }

        impl ClientBuilder {
            #(#credentials)*

            #read_env

            #server_setters

            #base_url_docs
            pub fn base_url(mut self, url: impl Into<String>) -> Self {
                self.settings.base_url(url);
                self
            }

            /// How long a request may take in all; a minute where nothing is said.
            pub fn timeout(mut self, timeout: Duration) -> Self {
                self.settings.timeout(timeout);
                self
            }

            /// A client of one's own to send with; how it follows redirects is its own affair.
            pub fn http_client(mut self, client: reqwest::Client) -> Self {
                self.settings.http_client(client);
                self
            }

            /// The client.
            ///
            /// # Errors
            ///
            /// Half a credential, a credential that no header can hold, or a URL that is none.
            pub fn build(self) -> Result<Client, Error> {
                Ok(Client { http: self.settings.build()? })
            }
        }
    }
}
