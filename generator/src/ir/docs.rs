//! What the document tells a reader about a thing.

/// Prose and marks, as written in the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Docs {
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: bool,
    /// Further facts, a paragraph each.
    pub(crate) remarks: Vec<String>,
}
