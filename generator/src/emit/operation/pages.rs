//! Operations whose results come in pages: how they go on, and the methods that do.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::diagnostic::push_token;
use crate::emit::ident::ident;
use crate::emit::types::rust::{self, Presence};
use crate::emit::{Context, documentation};
use crate::ir::{
    Back, Input, Kind, Operation, Outcome, Pagination, Shape, Success, Switch, Type, Way,
};
use crate::names::OperationSymbol;

/// Two more ways to send the request.
pub(super) fn methods(operation: &Operation) -> TokenStream {
    let Some(pagination) = &operation.pagination else {
        return TokenStream::new();
    };
    let way = way(&pagination.way);
    let pages = documentation::markdown(&format!(
        "The pages, one after the other; each is asked for when the stream is.\n\n{way}"
    ));
    let items = documentation::markdown(&format!(
        "The results on all pages, one after the other; a page is asked for when the one before it \
         is used up.\n\n{way}"
    ));
    quote! {
        #pages
        pub fn pages(self) -> http::Pages<Self> {
            http::Pages::new(self)
        }

        #items
        pub fn items(self) -> http::Items<Self> {
            http::Items::new(self)
        }
    }
}

fn way(way: &Way) -> String {
    match way {
        Way::Single => "The API has them all on one page.".to_owned(),
        Way::Number { parameter, .. } | Way::Offset { parameter } => {
            format!("The API counts them by {}.", quoted(parameter))
        }
        Way::Cursor {
            input,
            next,
            back,
            switch,
        } => {
            let ways = [
                Some(forth(input, next)),
                switch.as_ref().map(switched),
                back.as_ref().map(backwards),
            ];
            ways.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Way::Url { next } => format!(
            "An answer has the URL of the next page at {}.",
            quoted(&pointer(next))
        ),
        Way::Link => "An answer has the URL of the next page in its header `Link`.".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    format!("`{}`", text.replace('`', "'"))
}

fn forth(input: &Input, next: &[String]) -> String {
    let input = match input {
        Input::Query(parameter) => quoted(parameter),
        Input::Member(member) => format!("{} of the body", quoted(&pointer(member))),
    };
    let next = quoted(&pointer(next));
    format!("What an answer has at {next} goes into {input} of the next request.")
}

fn switched(switch: &Switch) -> String {
    let parameter = quoted(&switch.parameter);
    match &switch.offset {
        None => format!("For that {parameter} is sent as true, unless it is given."),
        Some(offset) => format!(
            "For that {parameter} is sent as true, unless it or {0} is given; where it is not true, the API counts \
             results by {0}.",
            quoted(offset)
        ),
    }
}

fn backwards(back: &Back) -> String {
    format!(
        "A request with {0} goes back, from page to page, and each page keeps its order: what an answer has at {1} \
         goes into {0} of the next.",
        quoted(&back.parameter),
        quoted(&pointer(&back.previous))
    )
}

fn pointer(path: &[String]) -> String {
    let mut pointer = String::new();
    path.iter().for_each(|key| push_token(&mut pointer, key));
    pointer
}

/// How to get from one page to the next.
pub(super) fn implementation(
    context: Context<'_>,
    operation: &Operation,
    symbol: &OperationSymbol,
) -> TokenStream {
    let parts = operation.pagination.as_ref().zip(operation.page());
    let Some((pagination, page)) = parts else {
        return TokenStream::new();
    };
    let name = ident(&symbol.request);
    let item = rust::qualified(context, &pagination.item);
    let paging = paging(pagination);
    let (results, is_deprecated) = results(context, page, &pagination.items);
    let page = only_page(operation, symbol);
    let allowed = is_deprecated.then(
        || quote!(#[allow(deprecated, reason = "deprecated fields are carried like all others")]),
    );
    quote! {
        impl http::Paged for #name {
            type Item = #item;

            const PAGING: http::Paging = #paging;

            #allowed
            fn results(page: Self::Output) -> Vec<Self::Item> {
                #page
                #results
            }
        }
    }
}

/// Takes the page out of the answers that there may be; none has no results.
fn only_page(operation: &Operation, symbol: &OperationSymbol) -> Option<TokenStream> {
    let outcomes = operation.outcomes();
    let mut answers = outcomes.iter().zip(&symbol.answers);
    let is_page = |success: &Success<'_>| matches!(success.outcome, Outcome::Json(_));
    let (_, answer) = answers.find(|(success, _)| is_page(success))?;
    let (name, variant) = (ident(&symbol.response), ident(&answer.variant));
    (outcomes.len() > 1).then(|| {
        quote! {
            let #name::#variant(page) = page else {
                return Vec::new();
            };
        }
    })
}

fn paging(pagination: &Pagination) -> TokenStream {
    let items = path(&pagination.items);
    let way = match &pagination.way {
        Way::Single => return quote!(http::Paging::single(#items)),
        Way::Number { parameter, first } => {
            let first = proc_macro2::Literal::u64_unsuffixed(*first);
            quote!(page_number(#parameter, #first, #items))
        }
        Way::Offset { parameter } => quote!(offset(#parameter, #items)),
        Way::Cursor {
            input,
            next,
            back,
            switch,
        } => {
            let next = path(next);
            let cursor = match input {
                Input::Query(parameter) => quote!(cursor(#parameter, #next, #items)),
                Input::Member(member) => {
                    let member = path(member);
                    quote!(body_cursor(#member, #next, #items))
                }
            };
            let switch = switch.as_ref().map(|Switch { parameter, offset }| {
                let offset = offset.as_ref().map(|offset| quote!(.or_offset(#offset)));
                quote!(.switched_on_by(#parameter) #offset)
            });
            let back = back.as_ref().map(
                |Back {
                     parameter,
                     previous,
                 }| {
                    let previous = path(previous);
                    quote!(.back(#parameter, #previous))
                },
            );
            quote!(#cursor #back #switch)
        }
        Way::Url { next } => {
            let next = path(next);
            quote!(next_url(#next, #items))
        }
        Way::Link => quote!(link_header(#items)),
    };
    let signs = &pagination.signs;
    let counts = match &pagination.way {
        Way::Number { .. } | Way::Offset { .. } => true,
        Way::Cursor { switch, .. } => switch.as_ref().is_some_and(|it| it.offset.is_some()),
        _ => false,
    };
    let numbered = matches!(pagination.way, Way::Number { .. });
    let signs = [
        ("has_more", &signs.has_more, true),
        ("done", &signs.done, true),
        ("page", &signs.page, numbered),
        ("page_size", &signs.page_size, counts),
        ("total", &signs.total, counts),
        ("total_pages", &signs.total_pages, numbered),
    ];
    let signs = signs.into_iter().filter(|(_, _, matters)| *matters);
    let signs = signs.filter_map(|(sign, at, _)| {
        let (sign, at) = (format_ident!("{sign}"), path(at.as_ref()?));
        Some(quote!(.#sign(#at)))
    });
    quote!(http::Paging::#way #(#signs)*)
}

fn path(keys: &[String]) -> TokenStream {
    quote!(&[#(#keys),*])
}

/// The array at a path of a page, and whether a field on the way is deprecated.
fn results(context: Context<'_>, page: &Type, path: &[String]) -> (TokenStream, bool) {
    let mut value = quote!(page);
    let mut is_optional = page.nullable;
    let mut is_deprecated = false;
    let mut ty = page;
    for key in path {
        let Some((field, member)) = member(context, ty, key) else {
            return (quote!(Vec::new()), false);
        };
        let presence = rust::presence(field);
        let name = ident(member);
        let inner = match presence {
            Presence::Nullable => quote!(#name.value()),
            Presence::Required | Presence::Optional => quote!(#name),
        };
        value = match (is_optional, presence) {
            (false, _) => quote!(#value.#inner),
            (true, Presence::Required) => quote!(#value.map(|page| page.#inner)),
            (true, _) => quote!(#value.and_then(|page| page.#inner)),
        };
        is_optional |= presence != Presence::Required;
        is_deprecated |= field.docs.deprecated;
        ty = &field.ty;
    }
    match is_optional {
        true => (quote!(#value.unwrap_or_default()), is_deprecated),
        false => (value, is_deprecated),
    }
}

/// A field of an object, and what it is called.
fn member<'a>(
    context: Context<'a>,
    ty: &Type,
    key: &str,
) -> Option<(&'a crate::ir::Field, &'a str)> {
    let Kind::Named(id) = ty.kind else {
        return None;
    };
    let Shape::Object(object) = &context.api.types.get(id).shape else {
        return None;
    };
    let position = object.fields.iter().position(|field| field.key == key)?;
    let members = &context.symbols.types.get(&id)?.members;
    Some((object.fields.get(position)?, members.get(position)?))
}
