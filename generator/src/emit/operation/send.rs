//! How a request is put together and sent.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::answer::{Answer, Read};
use super::fields::{Field, Source};
use super::parameters::{form_style, parameter_text, write_constant, write_parameter};
use super::{failures, headers, payload, unread, unset_body};
use crate::emit::ident::ident;
use crate::emit::{Context, documentation, servers};
use crate::ir::{Body, Content, ContentKind, Operation};
use crate::media_type::{FORM, PLAIN_JSON};
use crate::names::OperationSymbol;

pub(super) fn function(
    context: Context<'_>,
    operation: &Operation,
    answer: &Answer,
) -> TokenStream {
    let docs = docs(context, operation, answer);
    let future = future(answer);
    let body = match &answer.read {
        Read::OfType | Read::Whole(_) => quote!(http::send(self.request, Self::read)),
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

fn docs(context: Context<'_>, operation: &Operation, answer: &Answer) -> TokenStream {
    let mut lines = vec![
        "Sends the request, as `.await` on it does.".to_owned(),
        String::new(),
    ];
    // A stream is all that comes of sending for one.
    if !matches!(answer.read, Read::Streamed(_)) {
        lines.extend(headers::told(operation));
        lines.extend(unread::told(operation));
    }
    lines.extend(failures::docs(context, operation));
    documentation::lines(&lines)
}

/// What a request that is sent comes to.
pub(super) fn future(answer: &Answer) -> TokenStream {
    let output = &answer.ty;
    match &answer.read {
        Read::OfType | Read::Whole(_) => quote!(ResponseFuture<#output>),
        Read::Streamed(_) => quote!(BoxFuture<'static, Result<#output, Error>>),
    }
}

/// Puts together what every request of an operation is, up to the value for its request.
pub(super) fn started(
    context: Context<'_>,
    operation: &Operation,
    symbol: &OperationSymbol,
    fields: &[Field<'_>],
    answer: &Answer,
) -> TokenStream {
    let request = quote!(request);
    let required = fields.iter().filter(|field| field.required);
    let given = required.map(|field| give(context, field, symbol, &request));
    let constants = operation.constants.iter();
    let constants =
        constants.map(|constant| write_constant(&context.api.types, constant, &request));
    let given: Vec<TokenStream> = constants.chain(given).collect();
    let accept = answer
        .accept
        .as_ref()
        .map(|media| quote!(request.accept(#media);));
    let own = operation.server.as_ref().map(servers::own);
    let constant = own
        .iter()
        .map(|server| quote!(const SERVER: http::Server = #server;));
    let server = own.iter().map(|_| quote!(request.server(SERVER);));
    let key = operation.takes_key().then(|| quote!(request.makes_key();));
    let name = ident(&symbol.request);
    let new = outgoing(operation);
    let unset = operation.body.as_ref();
    let unset = unset.and_then(|body| unset_body::said(body, &request));
    let said: Vec<TokenStream> = [accept, key, unset].into_iter().flatten().collect();
    let is_plain = given.is_empty() && own.is_none() && said.is_empty();
    match is_plain {
        true => quote!(#name { request: #new }),
        false => quote! {
            #(#constant)*
            let mut request = #new;
            #(#server)*
            #(#said)*
            #(#given)*
            #name { request }
        },
    }
}

/// The value for a request that nothing was given to.
fn outgoing(operation: &Operation) -> TokenStream {
    let (path, security) = (&operation.template, security(operation));
    let method = operation.method.as_str();
    match operation.method.is_constant() {
        true => {
            let method = ident(method);
            quote!(Outgoing::new(&self.client.http, Method::#method, #path, #security))
        }
        false => quote!(Outgoing::with_method(&self.client.http, #method, #path, #security)),
    }
}

/// What is sent, and how the answer is read.
pub(super) fn implementations(symbol: &OperationSymbol, answer: &Answer) -> TokenStream {
    let name = ident(&symbol.request);
    let output = &answer.ty;
    let read = match &answer.read {
        Read::OfType | Read::Streamed(_) => None,
        Read::Whole(read) => Some(quote! {
            fn read(response: &Response) -> Result<Decoded<Self::Output>, Error> {
                #read
            }
        }),
    };
    let is_streamed = matches!(answer.read, Read::Streamed(_));
    let reads = (!is_streamed).then(|| {
        quote! {
            impl ReadsAnswer for #name {
                type Output = #output;

                #read
            }
        }
    });
    quote! {
        impl ApiRequest for #name {
            fn outgoing(&mut self) -> &mut Outgoing {
                &mut self.request
            }
        }

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

/// Gives a request the value that a caller handed over.
pub(super) fn give(
    context: Context<'_>,
    field: &Field<'_>,
    symbol: &OperationSymbol,
    request: &TokenStream,
) -> TokenStream {
    let name = ident(field.name);
    let types = &context.api.types;
    let written = match field.source {
        Source::Parameter(parameter) => match parameter_text(types, field, parameter, request) {
            Some(given) => return given,
            None => write_parameter(types, parameter, &name, request),
        },
        Source::Body(body) => match body.content.as_slice() {
            [only] => write_only(body, only, request, &name),
            _ => payload::write(body, symbol, &name, request),
        },
    };
    let (ty, value) = (&field.ty, &field.argument.value);
    let is_converted = name != value.to_string();
    let converted = is_converted.then(|| quote!(let #name: #ty = #value;));
    quote!(#converted #written)
}

/// Sends a body that has one media type.
fn write_only(body: &Body, only: &Content, request: &TokenStream, name: &Ident) -> TokenStream {
    let written = match &only.kind {
        ContentKind::Form(..) if !body.required => quote!(#request.described_form(&#name);),
        _ => write_body(only, request, &quote!(#name), &quote!(&#name)),
    };
    let may_be_absent = only.kind.ty().is_some_and(|ty| ty.nullable);
    let absent = may_be_absent.then(|| match body.required {
        true => quote!(#request.required_body(&#name);),
        false => quote!(#request.optional_body(&#name);),
    });
    quote!(#written #absent)
}

/// Sends a body, of which there is the value itself and a reference to what is written down.
pub(super) fn write_body(
    content: &Content,
    request: &TokenStream,
    value: &TokenStream,
    reference: &TokenStream,
) -> TokenStream {
    let media_type = &content.media_type;
    match &content.kind {
        ContentKind::Json(_) if media_type == PLAIN_JSON => {
            quote!(#request.json(#reference);)
        }
        ContentKind::Json(_) => quote!(#request.json_as(#media_type, #reference);),
        ContentKind::Form(_, fields) => {
            let styles = fields.iter().map(form_style);
            match media_type == FORM {
                true => quote!(#request.form(#reference, &[#(#styles),*]);),
                false => quote!(#request.form_as(#media_type, #reference, &[#(#styles),*]);),
            }
        }
        ContentKind::Multipart(_) => quote!(#request.multipart(#reference);),
        ContentKind::Text => quote!(#request.text(#media_type, #value);),
        ContentKind::Bytes | ContentKind::JsonLines(_) | ContentKind::Events(_) => {
            quote!(#request.upload(#media_type, #reference);)
        }
    }
}
