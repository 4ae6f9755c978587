//! What Cargo is told of a crate, and of the crate with its support code.

use std::collections::BTreeMap;

use askama::Template;

use super::Context;
use super::features::Features;
use super::files::one_line;
use super::runtime::{self, Needs};
use crate::config::{Package, Publish};

#[derive(Template)]
#[template(path = "Cargo.toml.txt", escape = "none")]
pub(super) struct Manifest {
    name: String,
    /// The crate with the support code; none where that is a module.
    runtime: Option<String>,
    /// The registry that has that crate, where it is not the usual one.
    registry: Option<String>,
    version: String,
    /// That version and no other.
    exactly: String,
    description: String,
    license: Option<String>,
    /// What else the configuration says of it, each value as it stands in a manifest.
    about: Vec<(&'static str, String)>,
    dates: bool,
    multipart: bool,
    features: Option<Features>,
    /// Programs in `examples/`, each with the feature that it needs.
    programs: BTreeMap<String, String>,
}

impl Manifest {
    pub(super) fn of(
        context: Context<'_>,
        needs: Needs,
        features: Option<Features>,
        programs: BTreeMap<String, String>,
    ) -> Self {
        let package = &context.config.package;
        let title = &context.api.info.title;
        let runtime = &context.symbols.runtime_package;
        let registry = package.publish.as_ref().and_then(Publish::registry);
        Self {
            name: context.symbols.package.clone(),
            runtime: runtime::is_a_crate(context).then(|| runtime.clone()),
            registry: registry.map(toml_text),
            version: toml_text(context.config.package.version()),
            exactly: toml_text(&format!("={}", context.config.package.version())),
            description: toml_text(package.description.as_ref().unwrap_or(title)),
            license: package.license.as_deref().map(toml_text),
            about: about(package).chain(found_by(package)).collect(),
            dates: needs.dates,
            multipart: needs.multipart,
            features,
            programs,
        }
    }
}

#[derive(Template)]
#[template(path = "runtime/Cargo.toml.txt", escape = "none")]
pub(super) struct RuntimeManifest {
    name: String,
    runtime: String,
    version: String,
    license: Option<String>,
    /// What else the configuration says of it, each value as it stands in a manifest.
    about: Vec<(&'static str, String)>,
    dates: bool,
    multipart: bool,
}

impl RuntimeManifest {
    /// None where the support code is a module.
    pub(super) fn of(context: Context<'_>, needs: Needs) -> Option<Self> {
        runtime::is_a_crate(context).then(|| Self {
            name: context.symbols.package.clone(),
            runtime: context.symbols.runtime_package.clone(),
            version: toml_text(context.config.package.version()),
            license: context.config.package.license.as_deref().map(toml_text),
            about: about(&context.config.package).collect(),
            dates: needs.dates,
            multipart: needs.multipart,
        })
    }
}

/// What goes for the crate and for its support code.
fn about(package: &Package) -> impl Iterator<Item = (&'static str, String)> {
    let texts = [
        ("repository", &package.repository),
        ("homepage", &package.homepage),
    ];
    let texts = texts.map(|(key, text)| Some((key, toml_text(text.as_deref()?))));
    let authors = list("authors", &package.authors);
    let publish = match &package.publish {
        Some(Publish::Registries(names)) if names.is_empty() => {
            Some(("publish", false.to_string()))
        }
        Some(Publish::Registries(names)) => list("publish", names),
        Some(Publish::Anywhere) | None => None,
    };
    authors
        .into_iter()
        .chain(texts.into_iter().flatten())
        .chain(publish)
}

/// What a registry shows of the crate.
fn found_by(package: &Package) -> impl Iterator<Item = (&'static str, String)> {
    let documentation = package.documentation.as_deref();
    let documentation = documentation.map(|place| ("documentation", toml_text(place)));
    let keywords = list("keywords", &package.keywords);
    let categories = list("categories", &package.categories);
    documentation.into_iter().chain(keywords).chain(categories)
}

fn list(key: &'static str, texts: &[String]) -> Option<(&'static str, String)> {
    let texts: Vec<String> = texts.iter().map(|text| toml_text(text)).collect();
    (!texts.is_empty()).then(|| (key, format!("[{}]", texts.join(", "))))
}

/// Text as a string of TOML.
pub(super) fn toml_text(text: &str) -> String {
    toml::Value::String(one_line(text)).to_string()
}
