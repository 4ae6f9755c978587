//! Files that are no Rust items: manifest, readme, index, and the shell of the library.

use std::collections::BTreeMap;

use askama::Template;

use super::described::Described;
use super::documentation::PAGE_WIDTH;
use super::features::Features;
use super::index::index;
use super::loopback::Loopback;
use super::manifest::{Manifest, RuntimeManifest};
use super::program::program;
use super::readme::Readme;
use super::runtime::Needs;
use super::shown::shown_operation;
use super::{Context, reach, recursion, runtime};

use crate::docs::{doc_lines, visible};
use crate::ir::Operation;
use crate::names::LOOPBACK;

#[derive(Template)]
#[template(path = "lib.rs", escape = "none")]
struct Library {
    /// The crate with the support code; none where that is a module.
    runtime: Option<String>,
    docs: Vec<String>,
    example: Vec<String>,
    /// What of the description stands below the example.
    described_below: Vec<String>,
    features: Option<Features>,
    types: bool,
    resources: bool,
    nullable: bool,
    objects: bool,
    strings: bool,
    integers: bool,
    bytes: bool,
    documented: bool,
    dates: bool,
    multipart: bool,
    pages: bool,
    recursion_limit: Option<usize>,
}

pub(super) fn files(
    context: Context<'_>,
    needs: Needs,
    is_documented: bool,
    loopback: Option<Loopback>,
) -> Result<BTreeMap<String, String>, syn::Error> {
    let mut files = BTreeMap::new();
    let mut add = |path: String, text: Result<String, askama::Error>| match text {
        Ok(mut text) => {
            text.push('\n');
            files.insert(path, text);
            Ok(())
        }
        Err(error) => Err(syn::Error::new(proc_macro2::Span::call_site(), error)),
    };
    let features = Features::of(context);
    add(
        "src/lib.rs".to_owned(),
        library(context, needs, is_documented, features.clone()).render(),
    )?;
    add(
        "README.md".to_owned(),
        Readme::of(context, is_documented, loopback.is_some(), features.clone()).render(),
    )?;
    add("api.md".to_owned(), index(context).render())?;
    let feature = |index| reach::resource_of(context, index)?.feature.clone();
    let mut programs = BTreeMap::new();
    for (index, name) in &context.symbols.programs {
        if let Some(program) = program(context, *index) {
            add(format!("examples/{name}.rs"), program.render())?;
            programs.extend(feature(*index).map(|feature| (name.clone(), feature)));
        }
    }
    if let Some(program) = loopback {
        programs.extend(feature(shown_operation(context)).map(|it| (LOOPBACK.to_owned(), it)));
        add(format!("examples/{LOOPBACK}.rs"), program.render())?;
    }
    let manifest = Manifest::of(context, needs, features, programs);
    add("Cargo.toml".to_owned(), manifest.render())?;
    if let Some(runtime) = RuntimeManifest::of(context, needs) {
        add("runtime/Cargo.toml".to_owned(), runtime.render())?;
    }
    let settings = [
        ("clippy.toml", include_str!("../templates/clippy.toml")),
        ("rustfmt.toml", include_str!("../templates/rustfmt.toml")),
    ];
    files.extend(settings.map(|(path, text)| (path.to_owned(), text.to_owned())));
    Ok(files)
}

fn library(
    context: Context<'_>,
    needs: Needs,
    documented: bool,
    features: Option<Features>,
) -> Library {
    let info = &context.api.info;
    let description = info.description.clone().unwrap_or_default();
    let mut docs = doc_lines(&one_line(&info.title), PAGE_WIDTH);
    let program = shown_program(context).unwrap_or_default();
    let Described { above, below } = Described::of(&description, !program.is_empty());
    if !above.is_empty() {
        docs.push(String::new());
    }
    docs.extend(above);
    if let Some(features) = &features {
        docs.push(String::new());
        docs.extend(doc_lines(&features.told(), PAGE_WIDTH));
    }
    Library {
        runtime: runtime::is_a_crate(context).then(|| context.symbols.runtime_library.clone()),
        docs,
        example: program.lines().map(str::to_owned).collect(),
        described_below: below,
        features,
        types: !context.symbols.types.is_empty(),
        resources: !context.api.operations.is_empty(),
        nullable: needs.nullable,
        objects: needs.objects,
        strings: needs.string_enumerations,
        integers: needs.integer_enumerations,
        bytes: needs.base64,
        documented,
        dates: needs.dates,
        multipart: needs.multipart,
        pages: needs.pages,
        recursion_limit: recursion::limit(&context.api.types),
    }
}

/// Text without line breaks and what no reader sees.
pub(super) fn one_line(text: &str) -> String {
    let visible: String = text.chars().filter_map(visible).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The credentials that do for a call, those of the alternative that is shown: schemes and setters.
pub(super) fn needed_credentials(context: Context<'_>, operation: usize) -> Vec<(&str, &str)> {
    let operation = context.api.operations.get(operation);
    let shown = operation.and_then(|operation| shown_alternative(context, operation));
    let setters = &context.symbols.credentials;
    let schemes = shown.into_iter().flatten();
    let needed =
        schemes.filter_map(|scheme| Some((scheme.as_str(), setters.get(scheme)?.as_str())));
    needed.collect()
}

/// The first alternative in which nothing is deprecated, or else the first.
pub(super) fn shown_alternative<'a>(
    context: Context<'_>,
    operation: &'a Operation,
) -> Option<&'a Vec<String>> {
    let is_deprecated = |id: &String| {
        let mut schemes = context.api.schemes.iter();
        schemes.any(|scheme| scheme.id == *id && scheme.deprecated)
    };
    let alternatives = operation.security.iter();
    alternatives.min_by_key(|schemes| schemes.iter().any(is_deprecated))
}

pub(super) fn setters(credentials: Vec<(&str, &str)>) -> Vec<String> {
    let setters = credentials.into_iter().map(|(_, setter)| setter.to_owned());
    setters.collect()
}

/// The program that a reader sees first.
pub(super) fn shown_program(context: Context<'_>) -> Option<String> {
    let program = program(context, shown_operation(context))?.render().ok()?;
    Some(without_mark(&program))
}

/// A program as it is shown, without the lines that are for tools.
fn without_mark(text: &str) -> String {
    text.lines()
        .skip_while(|line| line.starts_with("//") || line.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}
