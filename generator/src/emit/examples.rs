//! The tests of a generated crate: every example of the document survives the trip, and drift.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::runtime::PREAMBLE;
use super::{Context, documentation};
use crate::config::{ALL_RESOURCES, ResourceFeatures};
use crate::ir::{Kind, Type};
use crate::print;

/// The hand-written code that both tests stand on, by file.
const SUPPORT: &[(&str, &str)] = &[
    (
        "compare.rs",
        include_str!("../templates/tests/support/compare.rs"),
    ),
    (
        "drift.rs",
        include_str!("../templates/tests/support/drift.rs"),
    ),
    (
        "mutation.rs",
        include_str!("../templates/tests/support/mutation.rs"),
    ),
    (
        "trip.rs",
        include_str!("../templates/tests/support/trip.rs"),
    ),
];

/// An example in a file of its own.
pub(super) struct Filed<'a> {
    pub(super) place: &'a str,
    /// Within `tests/`.
    pub(super) file: String,
    value: &'a serde_json::Value,
    ty: TokenStream,
    is_named: bool,
}

/// The examples that are tried, in the order of their files.
pub(super) fn filed(context: Context<'_>) -> Vec<Filed<'_>> {
    let examples = context.api.examples.iter().zip(&context.symbols.examples);
    let filed = examples.filter_map(|(example, name)| {
        Some(Filed {
            place: example.place.as_str(),
            file: format!("examples/{name}.json"),
            value: &example.value,
            ty: checked(context, &example.ty)?,
            is_named: example.ty.named().is_some(),
        })
    });
    filed.collect()
}

pub(super) fn files(
    context: Context<'_>,
    mut examples: Vec<Filed<'_>>,
) -> Result<BTreeMap<String, String>, syn::Error> {
    let text = |example: &Filed<'_>| {
        let text = serde_json::to_string_pretty(example.value).unwrap_or_default();
        (format!("tests/{}", example.file), format!("{text}\n"))
    };
    let mut files: BTreeMap<String, String> = examples.iter().map(text).collect();
    if examples.is_empty() {
        return Ok(files);
    }
    files.insert("tests/examples.rs".to_owned(), trips(context, &examples)?);
    examples.retain(|example| example.is_named);
    let drifts = !examples.is_empty();
    if drifts {
        files.insert("tests/drift.rs".to_owned(), drift(context, &examples)?);
    }
    for (name, text) in SUPPORT {
        if drifts || !matches!(*name, "drift.rs" | "mutation.rs") {
            files.insert(format!("tests/support/{name}"), format!("{PREAMBLE}{text}"));
        }
    }
    Ok(files)
}

/// The test that every example comes back.
fn trips(context: Context<'_>, examples: &[Filed<'_>]) -> Result<String, syn::Error> {
    let library = ident(&context.symbols.library);
    let title =
        documentation::module("Every example of the document decodes and encodes back equal.");
    let gate = gate(context);
    let types = examples
        .iter()
        .any(|example| example.is_named)
        .then(|| quote!(use #library::types;));
    let checks = examples.iter().map(
        |Filed {
             place, file, ty, ..
         }| { quote!((#place, include_str!(#file), trip::check::<#ty>)) },
    );
    print::file(quote! {
        #title
        #gate
        mod support {
            mod compare;
            pub mod trip;
        }

        #types
        use support::trip;

        /// Reads an example, writes it again and compares.
        type Check = fn(&str, &str) -> Result<(), String>;

        /// Where each example stands in the document, its text, and how it is checked.
        const EXAMPLES: &[(&str, &str, Check)] = &[#(#checks),*];

        #[test]
        fn examples_survive_the_trip() {
            let outcomes = EXAMPLES.iter().map(|(place, json, check)| check(place, json));
            let lost: Vec<String> = outcomes.filter_map(Result::err).collect();
            assert!(lost.is_empty(), "{}", lost.join("\n"));
        }
    })
}

/// The test that a change of an example costs what was changed.
fn drift(context: Context<'_>, examples: &[Filed<'_>]) -> Result<String, syn::Error> {
    let library = ident(&context.symbols.library);
    let title = documentation::module(
        "A server that drifts from its document costs what drifted, and the rest arrives.",
    );
    let gate = gate(context);
    let trips = examples.iter().map(
        |Filed {
             place, file, ty, ..
         }| quote!((#place, include_str!(#file), trip::<#ty>)),
    );
    print::file(quote! {
        #title
        #gate
        mod support {
            mod compare;
            pub mod drift;
            mod mutation;
        }

        use #library::runtime::json;
        use #library::types;
        use support::drift::{Refusal, Tally, Trip};

        /// Where each example stands in the document, its text, and how it is read and written.
        const EXAMPLES: &[(&str, &str, Trip)] = &[#(#trips),*];

        fn trip<T: json::Decode + json::Encode>(
            text: &[u8],
        ) -> Result<serde_json::Value, Refusal> {
            let decoded = json::from_slice::<T>(text).map_err(|error| Refusal {
                pointer: error.pointer().to_owned(),
                reason: error.to_string(),
            })?;
            json::to_value(&decoded.value).map_err(|error| Refusal {
                pointer: String::new(),
                reason: error.to_string(),
            })
        }

        #[test]
        fn drift_costs_what_drifted() {
            let mut tally = Tally::of(EXAMPLES.len());
            for (place, json, trip) in EXAMPLES {
                tally.add(place, json, *trip);
            }
            println!("{tally}");
            assert!(tally.lost.is_empty(), "{}", tally.lost.join("\n"));
        }
    })
}

/// The tests are of all types at once.
fn gate(context: Context<'_>) -> Option<TokenStream> {
    let are_features = context.symbols.resource_features != ResourceFeatures::None;
    are_features.then(|| quote!(#![cfg(feature = #ALL_RESOURCES)]))
}

/// The type to read an example as; none where serde would read it by other rules than the crate.
fn checked(context: Context<'_>, ty: &Type) -> Option<TokenStream> {
    let value = match &ty.kind {
        Kind::Date | Kind::DateTime | Kind::Base64 | Kind::File => return None,
        Kind::Named(id) => {
            let name = ident(&context.symbols.types.get(id)?.name);
            quote!(types::#name)
        }
        Kind::Array(item) => {
            let item = checked(context, item)?;
            quote!(Vec<#item>)
        }
        Kind::Map(value) => {
            let value = checked(context, value)?;
            quote!(std::collections::BTreeMap<String, #value>)
        }
        Kind::Any | Kind::String => quote!(serde_json::Value),
        Kind::Boolean => quote!(bool),
        Kind::Integer(_) | Kind::Number => quote!(serde_json::Number),
    };
    Some(if ty.nullable {
        quote!(Option<#value>)
    } else {
        value
    })
}
