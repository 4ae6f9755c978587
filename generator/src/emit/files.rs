//! Files that are no Rust items: manifest, readme, index, and the shell of the library.

use std::collections::BTreeMap;

use askama::Template;

use super::documentation::PAGE_WIDTH;
use super::features::Features;
use super::index::index;
use super::loopback::Loopback;
use super::manifest::{Manifest, RuntimeManifest, toml_text};
use super::program::{call, is_read_whole, program, walk};
use super::runtime::Needs;
use super::shown::shown_operation;
use super::{Context, reach, recursion, runtime};

use crate::config::BASE_URL;
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
    features: Option<Features>,
    types: bool,
    resources: bool,
    nullable: bool,
    strings: bool,
    integers: bool,
    bytes: bool,
    documented: bool,
    dates: bool,
    multipart: bool,
    pages: bool,
    recursion_limit: Option<usize>,
}

#[derive(Template)]
#[template(path = "README.md", escape = "none")]
struct Readme {
    name: String,
    title: String,
    version: String,
    description: String,
    /// The package in code; empty where there is no client.
    library: String,
    example: Option<String>,
    /// The call of that example, its method and path, and whether the answer is read as a whole.
    call: Option<String>,
    method: String,
    path: String,
    whole: bool,
    walk: Option<String>,
    credentials: Vec<String>,
    /// Whether operations have a header `Authorization` that none of these is for.
    leaves_out_authorization: bool,
    sends_authorization: bool,
    /// Those that the call of the example needs.
    needed: Vec<String>,
    /// The one that the example takes, else any.
    credential: Option<String>,
    variables: Vec<String>,
    /// The variable of another place where the API is.
    base_url: Option<String>,
    /// Whether failures have a place for messages of the API.
    has_messages: bool,
    documented: bool,
    /// Whether there is a program that needs no account.
    loopback: bool,
    crate_version: String,
    features: Option<Features>,
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
        readme(context, is_documented, loopback.is_some(), features.clone()).render(),
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
    let more = doc_lines(&description, PAGE_WIDTH);
    if !more.is_empty() {
        docs.push(String::new());
    }
    docs.extend(more);
    if let Some(features) = &features {
        docs.push(String::new());
        docs.extend(doc_lines(&features.told(), PAGE_WIDTH));
    }
    let program = shown_program(context).unwrap_or_default();
    Library {
        runtime: runtime::is_a_crate(context).then(|| context.symbols.runtime_library.clone()),
        docs,
        example: program.lines().map(str::to_owned).collect(),
        features,
        types: !context.symbols.types.is_empty(),
        resources: !context.api.operations.is_empty(),
        nullable: needs.nullable,
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

/// The method as code that may fail writes it.
fn method_in_code(operation: &Operation) -> String {
    let method = operation.method.as_str();
    match operation.method.is_constant() {
        true => format!("Method::{method}"),
        false => format!("Method::from_bytes(b\"{method}\")?"),
    }
}

fn readme(
    context: Context<'_>,
    documented: bool,
    loopback: bool,
    features: Option<Features>,
) -> Readme {
    let info = &context.api.info;
    let description = context
        .config
        .package
        .description
        .clone()
        .or_else(|| info.description.clone());
    let shown = shown_operation(context);
    let operation = context.api.operations.get(shown);
    let environment = &context.api.environment;
    Readme {
        library: operation.map_or_else(String::new, |_| context.symbols.library.clone()),
        call: call(context, shown),
        method: operation.map_or_else(String::new, method_in_code),
        path: operation.map_or_else(String::new, |operation| operation.path.clone()),
        whole: operation.is_some_and(is_read_whole),
        name: context.symbols.package.clone(),
        title: doc_lines(&one_line(&info.title), usize::MAX).join(" "),
        version: doc_lines(&one_line(&info.version), usize::MAX).join(" "),
        description: doc_lines(&description.unwrap_or_default(), PAGE_WIDTH).join("\n"),
        example: shown_program(context),
        documented,
        loopback,
        crate_version: toml_text(context.config.package.version()),
        features,
        walk: walk(context).and_then(|walk| walk.render().ok()),
        credential: operation
            .and_then(|operation| shown_alternative(context, operation)?.first())
            .and_then(|scheme| context.symbols.credentials.get(scheme))
            .or_else(|| context.symbols.credentials.values().next())
            .cloned(),
        credentials: context.symbols.credentials.values().cloned().collect(),
        leaves_out_authorization: context.api.leaves_out_authorization,
        sends_authorization: sends_authorization(context),
        needed: setters(needed_credentials(context, shown)),
        variables: environment
            .iter()
            .filter(|(key, _)| *key != BASE_URL)
            .map(|(_, name)| name.clone())
            .collect(),
        base_url: environment.get(BASE_URL).cloned(),
        has_messages: context
            .config
            .response
            .envelope
            .as_ref()
            .is_some_and(|envelope| envelope.errors.is_some() || envelope.messages.is_some()),
    }
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

/// Whether the credential of some operations is sent in the header `Authorization`.
fn sends_authorization(context: Context<'_>) -> bool {
    let headers = context.api.schemes.iter();
    let mut headers = headers.filter_map(|scheme| scheme.place.header());
    headers.any(|header| header.eq_ignore_ascii_case("authorization"))
}

/// The first alternative in which nothing is deprecated, or else the first.
fn shown_alternative<'a>(
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
fn shown_program(context: Context<'_>) -> Option<String> {
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
