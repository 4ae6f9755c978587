//! Reads an OpenAPI document and emits a Rust client crate that is true to it.
//!
//! ```text
//! text --load--> Document --model--> Model --lower--> IR --passes--> IR --name--> Symbols --emit--> Package
//! ```
//!
//! [`Project::read`] reads a configuration and all that it names, [`Project::generate`] makes a crate of it, and
//! [`Package::write`] puts that on disk. Without a configuration [`Document::load`](document::Document::load)
//! reads a document, and [`generate`] makes a crate of it.

pub mod config;
pub mod conflict;
pub mod diagnostic;
pub mod diff;
mod docs;
pub mod document;
mod emit;
mod examples;
mod heirs;
mod ir;
mod keywords;
mod lower;
mod mark;
mod media_type;
mod method;
mod names;
pub mod package;
mod passes;
mod path_template;
mod print;
pub mod project;
mod stale;
pub mod summary;
pub mod untyped;

#[cfg(test)]
pub mod runtime;
#[cfg(test)]
mod runtime_tests;

use std::thread;

pub use config::Config;
use diagnostic::{Code, Diagnostics, Pointer};
pub use diff::diff;
use document::Document;
pub use names::Lock;
pub use package::Package;
pub use project::Project;
pub use summary::Summary;

/// A generated crate, and what was found on the way.
#[derive(Debug)]
pub struct Generated {
    /// The files of the crate.
    pub package: Package,
    /// What a caller sees of it, to compare with other versions.
    pub summary: Summary,
    /// The names that were given, to be handed over as [`Config::lock`] next time.
    pub lock: Lock,
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
/// Overlays and the selection count where the document is read: [`Project::read`] heeds those of a configuration.
///
/// # Errors
/// Nothing could be generated; the findings say why.
pub fn generate(document: &Document, config: &Config) -> Result<Generated, Diagnostics> {
    let (mut api, mut diagnostics) = understand(document, config);
    examples::check(document, &mut api, &mut diagnostics);
    let symbols = names::name(&api, config);
    names::check(&api, config, &symbols, &mut diagnostics);
    let context = emit::Context {
        api: &api,
        config,
        symbols: &symbols,
    };
    let mut emitted = Ok(Package::default());
    // Names of places follow types down, however deep: that is for the stack of whoever called.
    let told = rayon::in_place_scope(|scope| {
        scope.spawn(|_| emitted = emit::emit(context));
        Told::of(context, document)
    });
    let (operations, types) = (api.operations.len(), symbols.types.len());
    if types >= LARGE {
        give_back((api, symbols));
    }
    let mut package = match emitted {
        Ok(package) => package,
        Err(error) => {
            diagnostics.error(
                Code::Unprintable,
                &Pointer::root(),
                format!("what was generated is no Rust ({error}): please report the document"),
            );
            return Err(diagnostics);
        }
    };
    package.files.insert(summary::FILE.to_owned(), told.text);
    Ok(Generated {
        package,
        summary: told.summary,
        lock: told.lock,
        diagnostics,
        operations,
        types,
        untyped: told.untyped,
    })
}

/// How many types make what is known of them large.
const LARGE: usize = 256;

/// Drops what is large on a thread of its own: it takes long, and nobody waits for it. What is deep takes
/// a deep stack.
fn give_back(large: impl Send + 'static) {
    const STACK: usize = 256 << 20;
    let thread = thread::Builder::new().stack_size(STACK);
    // Where there is no thread to be had, it is dropped here.
    let _ = thread.spawn(move || drop(large));
}

/// What is told of a crate beside its files.
struct Told {
    summary: Summary,
    /// The summary as it is written.
    text: String,
    lock: Lock,
    untyped: Vec<untyped::Untyped>,
}

impl Told {
    fn of(context: emit::Context<'_>, document: &Document) -> Self {
        let emit::Context { api, symbols, .. } = context;
        let summary = emit::summary(context, &document.hash());
        let mut untyped = names::untyped(api, symbols);
        untyped::refine(&mut untyped, document);
        Self {
            text: summary.text(),
            summary,
            lock: names::lock(api, context.config, symbols),
            untyped,
        }
    }
}

/// What a caller would see of the crate, the names in it and what was found, without generating it.
pub fn summarize(document: &Document, config: &Config) -> (Summary, Lock, Diagnostics) {
    let (api, mut found) = understand(document, config);
    let symbols = names::name(&api, config);
    names::check(&api, config, &symbols, &mut found);
    let context = emit::Context {
        api: &api,
        config,
        symbols: &symbols,
    };
    let summary = emit::summary(context, &document.hash());
    (summary, names::lock(&api, config, &symbols), found)
}

/// What the document says, before anything is named.
fn understand(document: &Document, config: &Config) -> (ir::Api, Diagnostics) {
    let (model, mut diagnostics) = document.model();
    let (mut api, found) = lower::lower(document, &model, config);
    // It is larger than what becomes of it, and not needed any more.
    drop(model);
    diagnostics.extend(found);
    stale::check(document, &api, config, &mut diagnostics);
    passes::run(&mut api, config, &mut diagnostics);
    (api, diagnostics)
}
