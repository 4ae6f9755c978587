//! What is printed in pieces is what is printed as a whole, however long its names are.
#![allow(clippy::unwrap_used, reason = "tests")]

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{BLANK_LINE, PREAMBLE, file, memory, slow};

/// The text of one item by way of syntax alone.
fn whole(tokens: &TokenStream) -> String {
    let printed = slow::print(&tokens.to_string()).unwrap();
    let lines = printed.lines().map(|line| match line.trim() {
        BLANK_LINE => "\n".to_owned(),
        _ => format!("{line}\n"),
    });
    PREAMBLE.to_owned() + &lines.collect::<String>()
}

/// Items with names and a string of these lengths, in bytes; names have at least one more.
fn items([a, b, c, text]: [usize; 4]) -> [TokenStream; 16] {
    let [a, b, c] = [a, b, c].map(|length| format_ident!("n{}", "n".repeat(length)));
    let text = "t".repeat(text);
    [
        quote! {
            /// Documented.
            pub struct #a {
                /// A field.
                pub #b: Option<BTreeMap<String, #c>>,
                pub #c: Nullable<#a>,
            }
        },
        quote! {
            pub enum #a { #b, #[doc = r" Held."] #c(Box<#b>) }
        },
        quote! {
            impl json::Object for #a {
                type Output = #b;
                type Other = Result<#a, #b>;

                fn read(reader: &mut json::Reader<'_>) -> Result<Self, json::Misfit> {
                    let mut #a = None;
                    while fields.advance() {
                        match fields.key() {
                            #text => fields.read(&mut #a),
                            "other" => fields.read_constant(#text, &mut #b).map(|it| it.#c),
                            _ => fields.keep(),
                        }
                    }
                    let Some(#a) = #a else {
                        return Err(reader.missing(#text));
                    };
                    if let Some(#b) = &self.#b { request.query(#text, Style::Form, #b); }
                    Ok(Self { #a, #b, #c: #c.into() })
                }

                fn #b(mut self, #b: impl Into<#c>) -> Self {
                    self.#b = Some(#b.into());
                    self
                }
            }
        },
        quote! {
            impl #a {
                pub fn #b(&self, #a: impl Into<String>, #c: impl IntoIterator<Item = #b>) -> #c {
                    #c { client: self.client.clone(), #a: #a.into(), #b: None }
                }

                fn #c(&self) -> Option<#a> { #b.#a().#c(#text).#a(Self { #b }) }
            }
        },
        quote! {
            impl #a {
                const MEMBERS: &'static [json::Member] = &[
                    json::Member::object(&[#text, "other"])
                        .required(&[#text])
                        .constants(&[("kind", &[json::Literal::Text(#text)])]),
                    json::Member {
                        known: &[#text, "other"],
                        constants: &[("kind", &[json::Literal::Text(#text)])],
                        ..json::Member::OBJECT
                    },
                    json::Member { known: &[#text], ..json::Member::of(json::kind::#b | json::kind::#c) },
                    json::Member::#b(&[#text]).required(&[#text]),
                    json::Member::of(#c)
                ];
                const FIELDS: &'static [json::Field] = &[json::Field::#b(#text)];
                const NUMBERS: &'static [u8] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18,
                    19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30];
            }
        },
        quote! {
            impl json::Encode for #a {
                fn encode(&self, writer: &mut json::Writer) {
                    json::write_object(writer, Self::FIELDS, &[&self.#a, &self.#b, &self.#c], &self.unknown);
                    match self {
                        Self::#b(member) => member.encode(writer),
                        Self::#c(member) => { request.json(&body); }
                        Self::#a { #b, #c } => writer.null(),
                    }
                    #c { #a: #a.into(), #b, #c: #b.#a().#c(|it| it.map(Box::new).map(#a::#b)), n: None,
                        #a: #a.into_iter().map(Into::into).collect(), #b: #b.map(Box::new) }
                }
            }
        },
        quote! {
            #[cfg(any(feature = "one", feature = #text, feature = "three"))]
            #[cfg(feature = #text)]
            pub use self::#a::{#a, #b, #c, Four, Five, Six, Seven, Eight};
        },
        quote! { use crate::#a::#b::{self, #a as _, #b, #c, Four, Five, #a, Seven, #b}; },
        quote! { pub(crate) use #a::#b::{#c}; },
        quote! { use #a::{#b as _}; },
        quote! { use self::#a::#b::{self}; },
        quote! { pub use super::#a::*; },
        quote! { json::#a!(#b); },
        quote! {
            impl #a {
                pub fn #a(&mut self) -> Result<#b, #c> { Self::#a(#b) }
                pub fn #b(&self, #a: impl Into<#c> + 'static, #c: Vec<#a>) -> #c { #a }
                fn #c(mut self, #a: &'static [#b], #c: &mut #a) -> (Option<#a>, #b) { Ok(#a { #b: #a?, #c }) }
                fn #b() -> #c<#a> { &mut self.#a }
                pub(crate) fn #c(#a: #b) -> &'static [#c] { self.#a = #b.#c(&#a); }
            }
        },
        quote! {
            const EXAMPLES: &[(&str, &str, Check)] = &[
                #[cfg(feature = #text)]
                Documented { name: #text, body: include_str!(#text), check: check::<#b, #c> },
                (#text, "other", check::<Vec<#a>>)
            ];
        },
        quote! {
            impl Client {
                pub fn #a(&self, #b: impl Into<String>, body: impl Into<#c>) -> #c {
                    let mut request = Outgoing::new(&self.http, Method::GET, #text, &[&["token"], &[#text]]);
                    let #b: Vec<#c> = #b.into_iter().map(Into::into).collect();
                    request.query(#text, Style::Form, Explode::Yes, &#b);
                    request.path_text_within(#text, #b.into(), ..=63);
                    self.request.query_text_within(#text, #b.into(), 2..=63);
                    request.length(#text, &#b, 20..);
                    self.request.query(#text, Style::Form, Explode::Yes, &#b);
                    if let Some(#c) = &self.#c { request.header(#text, #c)?; }
                    #c { request: Outgoing::new(&self.http, Method::GET, #text, &[]) }
                }
            }
        },
    ]
}

/// Numbers below 60 without an order, always the same.
fn lengths() -> impl Iterator<Item = usize> {
    let mut state = 1_u32;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % 60
    })
}

/// Lengths of which each learns what might be taken for the next: all alike, and some that are close.
fn rounds() -> Vec<Vec<[usize; 4]>> {
    let alike = |length| [length; 4];
    let mut rounds = vec![
        (0..90).map(alike).collect(),
        (0..90).rev().map(alike).collect(),
    ];
    let mut numbers = lengths();
    for _ in 0..60 {
        let near = [0; 4].map(|_| numbers.next().unwrap());
        let others = std::iter::repeat_with(|| near.map(|near| near + numbers.next().unwrap() % 4));
        rounds.push(others.take(8).collect());
    }
    rounds
}

/// What was learned of other lengths must not show: each round begins with nothing that is known.
#[test]
fn pieces_are_laid_out_as_in_the_whole() {
    for round in rounds() {
        memory::forget();
        for item in round.into_iter().flat_map(items) {
            assert_eq!(file(item.clone()).unwrap(), whole(&item));
        }
    }
}

#[test]
fn what_is_no_rust_is_an_error() {
    for tokens in [
        quote!(
            pub struct;
        ),
        quote!(
            impl A {
                fn b() {
                    let = 1;
                }
            }
        ),
        quote!(enum A { B C }),
    ] {
        assert!(file(tokens).is_err());
    }
}
