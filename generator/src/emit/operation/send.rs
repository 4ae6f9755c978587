//! How a request is put together and sent.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::answer::{Answer, Read};
use super::fields::{Field, Source};
use super::{failures, payload};
use crate::emit::Context;
use crate::emit::ident::ident;
use crate::ir::{Content, ContentKind, FormField, Location, Operation, Parameter, Style};
use crate::names::OperationSymbol;

pub(super) fn function(
    context: Context<'_>,
    operation: &Operation,
    answer: &Answer,
) -> TokenStream {
    let docs = failures::docs(context, operation);
    let future = future(answer);
    let body = match &answer.read {
        Read::Whole(_) => quote!(http::send(self)),
        Read::Streamed(read) => quote! {
            Box::pin(async {
                let bytes = self.send_streaming().await?;
                Ok(#read)
            })
        },
    };
    quote! {
        #docs
        pub fn send(self) -> #future {
            #body
        }
    }
}

/// What a request that is sent comes to.
pub(super) fn future(answer: &Answer) -> TokenStream {
    let output = &answer.ty;
    match &answer.read {
        Read::Whole(_) => quote!(ResponseFuture<#output>),
        Read::Streamed(_) => quote!(BoxFuture<'static, Result<#output, Error>>),
    }
}

/// What is sent, and how the answer is read.
pub(super) fn implementations(
    operation: &Operation,
    symbol: &OperationSymbol,
    fields: &[Field<'_>],
    answer: &Answer,
) -> TokenStream {
    let checks = fields.iter().filter_map(|field| match field.source {
        Source::Parameter(parameter) => check(field, parameter),
        Source::Body(_) => None,
    });
    let writes: Vec<TokenStream> = fields.iter().map(|field| write(field, symbol)).collect();
    let method = ident(operation.method.as_str());
    let path = &operation.path;
    let security = security(operation);
    let accept = answer
        .accept
        .as_ref()
        .map(|media| quote!(request.accept(#media);));
    let server = operation
        .server
        .as_ref()
        .map(|url| quote!(request.server(#url);));
    let new = quote!(Request::new(Method::#method, #path, #security));
    let is_plain = writes.is_empty() && accept.is_none() && server.is_none();
    let described = match is_plain {
        true => new,
        false => quote! {
            let mut request = #new;
            #server
            #accept
            #(#checks)*
            #(#writes)*
            request
        },
    };
    let name = ident(&symbol.request);
    let output = &answer.ty;
    let reads = match &answer.read {
        Read::Streamed(_) => TokenStream::new(),
        Read::Whole(read) => quote! {
            impl ReadsAnswer for #name {
                type Output = #output;

                fn read(response: &Response) -> Result<Decoded<Self::Output>, Error> {
                    #read
                }
            }
        },
    };
    quote! {
        impl Describe for #name {
            fn http(&self) -> &Http {
                &self.client.http
            }

            fn options_mut(&mut self) -> &mut Options {
                &mut self.options
            }

            fn describe(&mut self) -> Request {
                #described
            }
        }

        impl ApiRequest for #name {}

        #reads
    }
}

fn security(operation: &Operation) -> TokenStream {
    let alternatives = operation
        .security
        .iter()
        .map(|schemes| quote!(&[#(#schemes),*]));
    quote!(&[#(#alternatives),*])
}

/// Runs `write` with the value, if there is one.
fn with_value(field: &Field<'_>, write: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    let name = ident(field.name);
    if field.required {
        return write(quote!(&self.#name));
    }
    let written = write(quote!(#name));
    quote!(if let Some(#name) = &self.#name { #written })
}

fn check(field: &Field<'_>, parameter: &Parameter) -> Option<TokenStream> {
    let wire = field.wire;
    let bounds = [
        ("min_length", parameter.min_length),
        ("max_length", parameter.max_length),
    ];
    let bounds: Vec<(proc_macro2::Ident, u64)> = bounds
        .into_iter()
        .filter_map(|(check, bound)| Some((format_ident!("{check}"), u64::try_from(bound?).ok()?)))
        .collect();
    (!bounds.is_empty()).then(|| {
        with_value(field, |value| {
            let checks = bounds.iter().map(|(check, bound)| {
                let bound = proc_macro2::Literal::u64_unsuffixed(*bound);
                quote!(request.#check(#wire, #value, #bound);)
            });
            quote!(#(#checks)*)
        })
    })
}

fn write(field: &Field<'_>, symbol: &OperationSymbol) -> TokenStream {
    match field.source {
        Source::Parameter(parameter) => {
            with_value(field, |value| write_parameter(parameter, &value))
        }
        Source::Body(body) => match body.content.as_slice() {
            [only] if !is_moved(only) => with_value(field, |value| write_body(only, &value)),
            [only] => with_moved(field, |value| write_body(only, &value)),
            several if several.iter().any(is_moved) => {
                with_moved(field, |value| payload::write(body, symbol, &value))
            }
            _ => with_value(field, |value| payload::write(body, symbol, &value)),
        },
    }
}

/// Runs `write` with the value itself, which may be taken away, if there is one.
fn with_moved(field: &Field<'_>, write: impl Fn(TokenStream) -> TokenStream) -> TokenStream {
    let name = ident(field.name);
    if field.required {
        return write(quote!(&mut self.#name));
    }
    let written = write(quote!(#name));
    quote!(if let Some(#name) = &mut self.#name { #written })
}

/// Whether the request takes the body away rather than writing it down.
fn is_moved(content: &Content) -> bool {
    matches!(content.kind, ContentKind::Text)
}

fn explode(explode: bool) -> TokenStream {
    match explode {
        true => quote!(Explode::Yes),
        false => quote!(Explode::No),
    }
}

/// The style as the runtime calls it; none for JSON text, which has none.
fn style(style: Style) -> Option<TokenStream> {
    Some(match style {
        Style::Json => return None,
        Style::Simple => quote!(Style::Simple),
        Style::Label => quote!(Style::Label),
        Style::Matrix => quote!(Style::Matrix),
        Style::Form => quote!(Style::Form),
        Style::SpaceDelimited => quote!(Style::SpaceDelimited),
        Style::PipeDelimited => quote!(Style::PipeDelimited),
        Style::DeepObject => quote!(Style::DeepObject),
    })
}

fn form_style(field: &FormField) -> TokenStream {
    let (key, explode) = (&field.key, explode(field.explode));
    let style = style(field.style).unwrap_or_else(|| quote!(Style::Form));
    quote!((#key, #style, #explode))
}

fn write_parameter(parameter: &Parameter, value: &TokenStream) -> TokenStream {
    let name = &parameter.name;
    let explode = explode(parameter.explode);
    let style = match style(parameter.style) {
        None => {
            let method = match parameter.location {
                Location::Path => quote!(path_json),
                Location::Query => quote!(query_json),
                Location::Header => quote!(header_json),
                Location::Cookie => quote!(cookie_json),
            };
            return quote!(request.#method(#name, #value););
        }
        Some(style) => style,
    };
    match parameter.location {
        Location::Path => quote!(request.path(#name, #style, #explode, #value);),
        Location::Query if parameter.allow_reserved => {
            quote!(request.query_reserved(#name, #style, #explode, #value);)
        }
        Location::Query => quote!(request.query(#name, #style, #explode, #value);),
        Location::Header => quote!(request.header(#name, #explode, #value);),
        Location::Cookie => quote!(request.cookie(#name, #explode, #value);),
    }
}

pub(super) fn write_body(content: &Content, value: &TokenStream) -> TokenStream {
    let media_type = &content.media_type;
    match &content.kind {
        ContentKind::Json(_) if media_type == "application/json" => quote!(request.json(#value);),
        ContentKind::Json(_) => quote!(request.json_as(#media_type, #value);),
        ContentKind::Form(_, fields) => {
            let styles = fields.iter().map(form_style);
            quote!(request.form(#value, &[#(#styles),*]);)
        }
        ContentKind::Multipart(_) => quote!(request.multipart(#value);),
        ContentKind::Text => quote!(request.text(#media_type, std::mem::take(#value));),
        ContentKind::Bytes | ContentKind::JsonLines(_) | ContentKind::Events(_) => {
            quote!(request.upload(#media_type, #value);)
        }
    }
}
