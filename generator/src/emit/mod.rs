//! From the IR and its names to files.

mod builder;
mod client;
mod documentation;
mod documented;
mod examples;
mod features;
mod files;
mod ident;
mod index;
mod loopback;
mod operation;
mod program;
mod reach;
mod resources;
mod runtime;
mod servers;
mod summary;
mod types;
mod wire;

use rayon::prelude::*;

use crate::config::Config;
use crate::ir::{Api, TypeId};
use crate::names::Symbols;
use crate::package::Package;
use reach::Reach;
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

/// Emits the whole crate.
pub(crate) fn emit(context: Context<'_>) -> Result<Package, syn::Error> {
    let modules = modules(context);
    let reach = Reach::of(context, &modules);
    let printed: Result<Vec<Vec<(String, String)>>, syn::Error> = modules
        .par_iter()
        .map(|(module, ids)| {
            Ok(vec![
                (format!("src/types/{module}.rs"), types::file(context, ids)?),
                (format!("src/wire/{module}.rs"), wire::file(context, ids)?),
            ])
        })
        .collect();
    let mut package = Package::default();
    package.files.extend(printed?.into_iter().flatten());
    if !modules.is_empty() {
        package.files.insert(
            "src/types/mod.rs".to_owned(),
            types::index(context, &modules, &reach)?,
        );
        package
            .files
            .insert("src/wire/mod.rs".to_owned(), wire::index(&modules, &reach)?);
    }
    package.files.extend(resources::files(context)?);
    if !context.api.operations.is_empty() {
        package
            .files
            .insert("src/client.rs".to_owned(), client::file(context)?);
    }
    let needs = runtime::needs(context);
    package.files.extend(runtime::files(needs));
    let examples = examples::filed(context);
    let answers = documented::answers(context, &examples);
    let documented = documented::file(context, &answers)?;
    let is_documented = documented.is_some();
    let documented = documented.map(|text| ("src/documented.rs".to_owned(), text));
    package.files.extend(documented);
    let loopback = loopback::loopback(context, &answers, files::shown_operation(context));
    package.files.extend(examples::files(context, examples)?);
    package
        .files
        .extend(files::files(context, needs, is_documented, loopback)?);
    Ok(package)
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
