//! Reads an OpenAPI document and emits a Rust client crate that is true to it.
//!
//! ```text
//! text --load--> Document --lower--> IR --passes--> IR --name--> Symbols --emit--> Package
//! ```
//!
//! [`Document::load`](document::Document::load) reads a document, [`generate`] makes a crate of it,
//! and [`Package::write`] puts that on disk.

pub mod config;
pub mod diagnostic;
mod docs;
pub mod document;
mod emit;
mod examples;
mod ir;
mod lower;
mod names;
pub mod package;
mod passes;
mod print;
pub mod untyped;

#[cfg(test)]
pub mod runtime;
#[cfg(test)]
mod runtime_tests;

pub use config::Config;
use diagnostic::{Code, Diagnostics, Pointer};
use document::Document;
pub use package::Package;

/// A generated crate, and what was found on the way.
#[derive(Debug)]
pub struct Generated {
    /// The files of the crate.
    pub package: Package,
    /// What is missing or simplified.
    pub diagnostics: Diagnostics,
    /// How many operations it has.
    pub operations: usize,
    /// How many named types it has.
    pub types: usize,
    /// Where a type is JSON of any shape.
    pub untyped: Vec<untyped::Untyped>,
}

/// Generates a crate; the same input gives the same bytes.
///
/// # Errors
/// Nothing could be generated; the findings say why.
pub fn generate(document: &Document, config: &Config) -> Result<Generated, Diagnostics> {
    let (mut api, mut diagnostics) = lower::lower(&document.openapi, config);
    unknown_operations(&api, config, &mut diagnostics);
    passes::run(&mut api);
    examples::check(document, &mut api, &mut diagnostics);
    let symbols = names::name(&api, config);
    let types = symbols.types.len();
    let mut untyped = names::untyped(&api, &symbols);
    untyped::refine(&mut untyped, document);
    match emit::emit(emit::Context {
        api: &api,
        config,
        symbols: &symbols,
    }) {
        Ok(package) => Ok(Generated {
            package,
            diagnostics,
            operations: api.operations.len(),
            types,
            untyped,
        }),
        Err(error) => {
            diagnostics.error(
                Code::Unprintable,
                &Pointer::root(),
                format!("what was generated is no Rust ({error}): please report the document"),
            );
            Err(diagnostics)
        }
    }
}

/// A configuration that names what the document does not have is out of date.
fn unknown_operations(api: &ir::Api, config: &Config, diagnostics: &mut Diagnostics) {
    for id in config.operations.keys() {
        if !api
            .operations
            .iter()
            .any(|operation| operation.id.as_ref() == Some(id))
        {
            diagnostics.warning(
                Code::UnknownOperation,
                &Pointer::root().child("paths"),
                format!("the configuration names the operation `{id}`, which the document lacks"),
            );
        }
    }
}
