//! The features that stand for resources, as the manifest and the prose of a crate tell of them.

use super::documentation::PAGE_WIDTH;
use super::shown::shown_operation;
use super::{Context, reach};
use crate::config::{ALL_RESOURCES, ResourceFeatures};
use crate::docs::doc_lines;

/// What a caller chooses from.
#[derive(Clone, Debug)]
pub(super) struct Features {
    /// In the order of their names.
    pub(super) names: Vec<String>,
    /// The one that has all of them.
    pub(super) all: &'static str,
    /// Whether they are there unless a caller says otherwise.
    pub(super) by_default: bool,
    /// One that a reader sees used.
    pub(super) shown: String,
}

impl Features {
    /// The features of a crate; none if its resources are no features.
    pub(super) fn of(context: Context<'_>) -> Option<Self> {
        let resources = context.symbols.resources.children.iter();
        let mut names: Vec<String> = resources
            .filter_map(|resource| resource.feature.clone())
            .collect();
        names.sort();
        let shown = reach::resource_of(context, shown_operation(context));
        let shown = shown.and_then(|resource| resource.feature.clone());
        Some(Self {
            shown: shown.or_else(|| names.first().cloned())?,
            by_default: context.symbols.resource_features == ResourceFeatures::Default,
            all: ALL_RESOURCES,
            names,
        })
    }

    /// What a reader has to know first, in a paragraph.
    pub(super) fn told(&self) -> String {
        let Self { shown, all, .. } = self;
        paragraph(&match self.by_default {
            true => format!(
                "Each resource of the client is a feature of Cargo, `{shown}` for one. All are on by \
                 default: without the default features and with those that are used, only what they \
                 need is compiled; `rustls` is then to be named as well."
            ),
            false => format!(
                "Each resource of the client is a feature of Cargo, `{shown}` for one, and only what \
                 those that are on need is compiled. None is on by default; `{all}` is all of them."
            ),
        })
    }

    /// The names in a paragraph.
    pub(super) fn listed(&self) -> String {
        let names = self.names.iter().map(|name| format!("`{name}`"));
        let names: Vec<String> = names.collect();
        paragraph(&format!("The resources are {}.", names.join(", ")))
    }
}

fn paragraph(text: &str) -> String {
    doc_lines(text, PAGE_WIDTH).join("\n")
}
