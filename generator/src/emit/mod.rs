//! From the IR and its names to files.

mod builder;
mod client;
mod described;
mod documentation;
mod documented;
mod environment;
mod examples;
mod features;
mod files;
mod ident;
mod index;
mod loopback;
mod manifest;
mod operation;
mod precedence;
mod program;
mod reach;
mod readme;
mod recursion;
mod resources;
mod runtime;
mod servers;
mod shown;
mod summary;
mod tags;
#[cfg(test)]
mod tests;
mod types;
mod wire;

use rayon::prelude::*;

use crate::config::Config;
use crate::ir::{Api, TypeId};
use crate::names::Symbols;
use crate::package::Package;
use reach::Reach;
#[cfg(test)]
pub(crate) use resources::imported;
pub(crate) use summary::summary;

/// What every emitter looks things up in.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) api: &'a Api,
    pub(crate) config: &'a Config,
    pub(crate) symbols: &'a Symbols,
}

/// A file of types by its name, and the types in it.
type Module = (String, Vec<TypeId>);

/// A part of a crate: files by path.
type Part = Result<Vec<(String, String)>, syn::Error>;

/// Emits the whole crate: its parts beside each other, those first that take long and are in one piece.
pub(crate) fn emit(context: Context<'_>) -> Result<Package, syn::Error> {
    let modules = modules(context);
    let reach = Reach::of(context, &modules);
    let parts: [&(dyn Fn() -> Part + Sync); 5] = [
        &|| type_index(context, &modules, &reach),
        &|| rest(context),
        &|| wire_index(&modules, &reach),
        &|| resources::files(context),
        &|| types(context, &modules),
    ];
    let printed: Result<Vec<_>, syn::Error> = parts.par_iter().map(|part| part()).collect();
    Ok(Package {
        files: printed?.into_iter().flatten().collect(),
    })
}

/// The types, and how they read from and write to JSON.
fn types(context: Context<'_>, modules: &[Module]) -> Part {
    let printed = modules.par_iter().map(|(module, ids)| {
        Ok([
            (format!("src/types/{module}.rs"), types::file(context, ids)?),
            (format!("src/wire/{module}.rs"), wire::file(context, ids)?),
        ])
    });
    let printed: Result<Vec<_>, syn::Error> = printed.collect();
    Ok(printed?.into_iter().flatten().collect())
}

fn type_index(context: Context<'_>, modules: &[Module], reach: &Reach<'_>) -> Part {
    if modules.is_empty() {
        return Ok(Vec::new());
    }
    let text = types::index(context, modules, reach)?;
    Ok(vec![("src/types/mod.rs".to_owned(), text)])
}

fn wire_index(modules: &[Module], reach: &Reach<'_>) -> Part {
    if modules.is_empty() {
        return Ok(Vec::new());
    }
    let text = wire::index(modules, reach)?;
    Ok(vec![("src/wire/mod.rs".to_owned(), text)])
}

/// What there is once: the client, the support code, examples, and files that are no Rust items.
fn rest(context: Context<'_>) -> Part {
    let mut all = Vec::new();
    if !context.api.operations.is_empty() {
        all.push(("src/client.rs".to_owned(), client::file(context)?));
    }
    let needs = runtime::needs(context);
    all.extend(runtime::files(needs, context.config.package.runtime));
    let examples = examples::filed(context);
    let answers = documented::answers(context, &examples);
    let documented = documented::file(context, &answers)?;
    let is_documented = documented.is_some();
    all.extend(documented.map(|text| ("src/documented.rs".to_owned(), text)));
    let loopback = loopback::loopback(context, &answers, shown::shown_operation(context));
    all.extend(examples::files(context, examples)?);
    all.extend(files::files(context, needs, is_documented, loopback)?);
    Ok(all)
}

/// The types of each file, by name.
fn modules(context: Context<'_>) -> Vec<Module> {
    let mut modules: std::collections::BTreeMap<&str, Vec<TypeId>> =
        std::collections::BTreeMap::new();
    for (id, symbol) in &context.symbols.types {
        modules.entry(&symbol.module).or_default().push(*id);
    }
    modules
        .into_iter()
        .map(|(module, ids)| (module.to_owned(), ids))
        .collect()
}
