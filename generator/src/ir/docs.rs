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

/// How many words a title has that is a name.
const MOST_WORDS_OF_NAME: usize = 4;

/// Whether a title is as short as a name: a longer one is a sentence.
pub(crate) fn is_short_title(title: &str) -> bool {
    (1..=MOST_WORDS_OF_NAME).contains(&title.split_whitespace().count())
}
