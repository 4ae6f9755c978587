//! A part of a document as a document of its own, for people to read and to generate from.

mod cut;
#[cfg(test)]
mod tests;
mod write;

use super::node::Node;
use super::parse::{is_json, parse};
use super::select::{self, Selection};
use super::source::Sources;
use super::{Excerpt, Files, LoadError, Loading, reference};
use crate::diagnostic::{Diagnostics, Pointer};

/// A part of a document, as YAML.
#[derive(Debug)]
pub struct Fragment {
    /// The text; it ends with a line feed.
    pub text: String,
    /// Whether it is the text of the source with lines taken out, comments and layout kept.
    pub keeps_comments: bool,
    sources: Sources,
}

impl Fragment {
    /// Cuts what `selection` names, and all that it reaches, out of the document `name`. Other files
    /// that are referred to are taken in. Nothing is read otherwise than it is written.
    ///
    /// # Errors
    /// The document cannot be read; the findings say why.
    pub fn pull(
        name: &str,
        files: &dyn Files,
        selection: &Selection,
    ) -> Result<(Self, Diagnostics), LoadError> {
        let mut loading = Loading::default();
        match loading.pull(name, files, selection) {
            Some((text, keeps_comments)) => {
                let fragment = Self {
                    text,
                    keeps_comments,
                    sources: loading.sources,
                };
                Ok((fragment, loading.diagnostics))
            }
            None => Err(LoadError {
                diagnostics: loading.diagnostics,
                sources: Box::new(loading.sources),
            }),
        }
    }

    /// The place in a file of the source that `pointer` comes from, as far as it exists there.
    pub fn excerpt(&self, pointer: &Pointer) -> Option<Excerpt<'_>> {
        self.sources.excerpt(pointer.as_str())
    }
}

impl Loading {
    fn pull(
        &mut self,
        name: &str,
        files: &dyn Files,
        selection: &Selection,
    ) -> Option<(String, bool)> {
        let mut root = self.versioned(name, files, &[])?;
        let as_written = root.clone();
        reference::bundle(&mut root, files, &mut self.sources, &mut self.diagnostics);
        reference::resolve(&mut root, &mut self.sources, &mut self.diagnostics);
        let is_whole = root == as_written;
        let gone = select::select(&mut root, selection, &mut self.diagnostics);
        let source = self.sources.text(0);
        if is_whole && !is_json(source) {
            let text = cut::cut(source, &gone);
            if reads_as(&text, &root) {
                return Some((text, true));
            }
        }
        write::escape_references(&mut root);
        Some((write::yaml(&root), false))
    }
}

/// Whether a text says just what a tree says.
fn reads_as(text: &str, root: &Node) -> bool {
    parse(text).is_ok_and(|parsed| parsed.root == *root)
}
