//! Where the API is: the part of the client's builder that says so.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::{Context, documentation};
use crate::ir::{Server, ServerVariable};

/// What the runtime is told of the variables in the API's URL.
pub(super) fn variables(context: Context<'_>) -> TokenStream {
    let variables = api_variables(context).iter();
    let variables = variables.map(|variable| made(variable, &TokenStream::new()));
    quote!(&[#(#variables),*])
}

/// What the runtime is told of the server of one operation.
pub(super) fn own(server: &Server) -> TokenStream {
    let url = &server.url;
    let variables = server.variables.iter();
    let variables = variables.map(|variable| made(variable, &quote!(http::)));
    quote!(http::Server::new(#url, &[#(#variables),*]))
}

fn made(variable: &ServerVariable, module: &TokenStream) -> TokenStream {
    let ServerVariable {
        name,
        default,
        values,
        ..
    } = variable;
    quote!(#module ServerVariable::new(#name, #default, &[#(#values),*]))
}

/// The variables in the API's URL.
pub(super) fn api_variables(context: Context<'_>) -> &[ServerVariable] {
    let first = context.api.servers.first();
    first.map_or(&[], |server| &server.variables)
}

/// Setters of the builder: one for each variable.
pub(super) fn setters(context: Context<'_>) -> TokenStream {
    let names = &context.symbols.server_variables;
    let of_api = api_variables(context).len();
    let variables = context.api.server_variables().into_iter().zip(names);
    let setters = variables.enumerate().map(|(index, (variable, method))| {
        let whose = match index < of_api {
            true => "the API's URL",
            false => "the URL that some operations have of their own",
        };
        let docs = documentation::markdown(&described(variable, whose));
        let (method, name) = (ident(method), &variable.name);
        quote! {
            #docs
            pub fn #method(mut self, #method: impl Into<String>) -> Self {
                self.settings.server_variable(#name, #method.into());
                self
            }
        }
    });
    quote!(#(#setters)*)
}

fn described(variable: &ServerVariable, whose: &str) -> String {
    let code = |text: &String| format!("`{}`", text.replace('`', "'"));
    let text = variable.description.clone().unwrap_or_default();
    let place = code(&format!("{{{}}}", variable.name));
    let default = match variable.default.as_str() {
        "" => "which is empty where nothing is said".to_owned(),
        default if default == format!("{{{}}}", variable.name) => "which has to be set".to_owned(),
        _ => format!("which is {} where nothing is said", code(&variable.default)),
    };
    let mut facts = format!("Fills in {place} of {whose}, {default}.");
    if !variable.values.is_empty() {
        let values: Vec<String> = variable.values.iter().map(code).collect();
        facts.push_str(&format!(" One of {}.", values.join(", ")));
    }
    format!("{text}\n\n{facts}")
}

/// The places that the document names, for the setter of another one.
pub(super) fn listed(context: Context<'_>) -> TokenStream {
    let text = match context.api.servers.as_slice() {
        [] => String::new(),
        [only] => format!("The document names {}.", place(only)),
        several => {
            let places = several.iter().map(|server| format!("- {}", place(server)));
            let places: Vec<String> = places.collect();
            format!(
                "The document names these, the first of which is the default:\n\n{}",
                places.join("\n")
            )
        }
    };
    let mut operations = context.api.operations.iter();
    let goes_along = match operations.any(|operation| operation.server.is_some()) {
        true => " Operations with a server of their own go there as well.",
        false => "",
    };
    documentation::markdown(&format!(
        "Sets another base URL: `https`, or `http` on this machine or where no credential is set.{goes_along}\n\n{text}"
    ))
}

fn place(server: &Server) -> String {
    let url = format!("`{}`", server.url.replace('`', "'"));
    match &server.description {
        Some(description) => format!("{url}: {}", super::files::one_line(description)),
        None => url,
    }
}
