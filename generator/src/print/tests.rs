//! What is printed in pieces is what is printed as a whole, however long its names are.
#![allow(clippy::unwrap_used, reason = "tests")]

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{BLANK_LINE, PREAMBLE, file, slow};

/// The text of one item by way of syntax alone.
fn whole(tokens: &TokenStream) -> String {
    let printed = slow::print(&tokens.to_string()).unwrap();
    let lines = printed.lines().map(|line| match line.trim() {
        BLANK_LINE => "\n".to_owned(),
        _ => format!("{line}\n"),
    });
    PREAMBLE.to_owned() + &lines.collect::<String>()
}

fn items(length: usize) -> [TokenStream; 4] {
    let [a, b, c] = [1, 2, 3].map(|add| format_ident!("{}", "n".repeat(length + add)));
    let text = "t".repeat(length);
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
    ]
}

#[test]
fn pieces_are_laid_out_as_in_the_whole() {
    for length in (0..90).chain((0..90).rev()) {
        for item in items(length) {
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
