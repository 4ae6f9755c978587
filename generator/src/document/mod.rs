//! Reads an OpenAPI document and brings it into one model, OpenAPI 3.0 without surprises.

mod build;
mod check;
mod excerpt;
mod fragment;
mod hash;
mod homes;
mod locate;
mod model;
pub(crate) mod model_extension;
mod moves;
mod node;
mod order;
mod overlay;
mod parse;
mod reference;
mod scan;
mod select;
mod shape;
mod source;
#[cfg(test)]
mod tests;
mod tree;
mod upgrade;
mod walk;

use std::io::ErrorKind;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer, Severity};
pub use excerpt::Excerpt;
pub use fragment::Fragment;
pub(crate) use hash::hex;
pub(crate) use homes::Homes;
pub use model::Model;
pub(crate) use model::PathOperation;
pub(crate) use node::{Node, tokens};
pub use overlay::Overlay;
pub use parse::MAX_BYTES;
use parse::SyntaxError;
pub use select::Selection;
use shape::Kind;
use source::Sources;
pub(crate) use upgrade::{Version, implied_type};

/// The value of a discriminator that means a schema, where nothing is mapped to it: an extension of Microsoft's.
pub(crate) const DISCRIMINATOR_VALUE: &str = "x-ms-discriminator-value";
/// The vendor extensions that name the values of an enumeration, in the order of these.
pub(crate) const VALUE_NAMES: [&str; 3] = ["x-enum-varnames", "x-enumNames", "x-enum-names"];
/// The vendor extensions that describe the values of an enumeration, in the order of these.
pub(crate) const VALUE_DESCRIPTIONS: [&str; 2] = ["x-enum-descriptions", "x-enumDescriptions"];
/// What the HTTP scheme is called that stands for client certificates in the model.
pub(crate) const MUTUAL_TLS: &str = "mutualTLS";

/// Where the text of files comes from; the caller does the disk access.
pub trait Files {
    /// The text of `path`, which is `/` separated and relative to the same folder as the name that the caller gave of the
    /// entry document or the configuration. No reference leads out of the folder of the document; a configuration
    /// may name a lock, an output and overlays elsewhere, by paths with `..` or absolute ones.
    fn read(&self, path: &str) -> std::io::Result<String>;
}

/// A place in the text of a file; line and column count from 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The file as it was handed to [`Files`].
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// A document that was read and checked: every reference is local and leads somewhere.
#[derive(Debug)]
pub struct Document {
    /// What it says as it was written, with keywords and spellings that the model has no room for.
    written: Node,
    sources: Sources,
}

/// Nothing is left to generate from; the findings say why.
#[derive(Debug, thiserror::Error)]
#[error("the document cannot be read")]
pub struct LoadError {
    /// What was found.
    pub diagnostics: Diagnostics,
    sources: Box<Sources>,
}

impl Document {
    /// Reads `name` and the files it refers to; what can be salvaged is, and the rest is reported.
    pub fn load(name: &str, files: &dyn Files) -> Result<(Self, Diagnostics), LoadError> {
        Self::load_part(name, files, &Selection::default(), &[])
    }

    /// Reads the part of a document that `selection` names, and all that it reaches, after
    /// `overlays` have changed the entry document in their order.
    pub fn load_part(
        name: &str,
        files: &dyn Files,
        selection: &Selection,
        overlays: &[Overlay],
    ) -> Result<(Self, Diagnostics), LoadError> {
        let mut loading = Loading::default();
        match loading.run(name, files, selection, overlays) {
            Some(written) => Ok((
                Self {
                    written,
                    sources: loading.sources,
                },
                loading.diagnostics,
            )),
            None => Err(LoadError {
                diagnostics: loading.diagnostics,
                sources: Box::new(loading.sources),
            }),
        }
    }

    /// The model: the document as OpenAPI 3.0, and what was found on the way to that form.
    ///
    /// It is large, so it is built when it is asked for, each time.
    pub fn model(&self) -> (Model, Diagnostics) {
        let mut found = Diagnostics::default();
        (model::model(&self.written, &mut found), found)
    }

    /// What the document calls itself.
    pub fn title(&self) -> &str {
        let title = self.written.get("info").and_then(|info| info.get("title"));
        title.and_then(Node::as_str).unwrap_or_default()
    }

    /// SHA-256 of what the document says, whatever its format and the order of its keys.
    pub fn hash(&self) -> String {
        hash::hash(&self.written)
    }

    /// The place in a file that `pointer` comes from, as far as it exists there.
    pub fn locate(&self, pointer: &Pointer) -> Option<Position> {
        Some(self.excerpt(pointer)?.position)
    }

    /// The same place, with the line it is in.
    pub fn excerpt(&self, pointer: &Pointer) -> Option<Excerpt<'_>> {
        self.sources.excerpt(pointer.as_str())
    }

    /// Where components stood that are made of other places.
    pub(crate) fn homes(&self) -> Homes<'_> {
        Homes(self.sources.moves())
    }

    /// Whether such a member stands anywhere, as it was written.
    pub(crate) fn has_member(&self, is_such: impl Fn(&str, &Node) -> bool) -> bool {
        self.written.has_member(&is_such)
    }

    /// What stands at a place, as it was written; references are local.
    pub(crate) fn written(&self, pointer: &Pointer) -> Option<&Node> {
        tokens(pointer.as_str()).try_fold(&self.written, |node, token| node.step(&token))
    }
}

impl LoadError {
    /// The place in a file that `pointer` comes from, as far as it exists there.
    pub fn locate(&self, pointer: &Pointer) -> Option<Position> {
        Some(self.excerpt(pointer)?.position)
    }

    /// The same place, with the line it is in.
    pub fn excerpt(&self, pointer: &Pointer) -> Option<Excerpt<'_>> {
        self.sources.excerpt(pointer.as_str())
    }
}

#[derive(Default)]
struct Loading {
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Loading {
    fn run(
        &mut self,
        name: &str,
        files: &dyn Files,
        selection: &Selection,
        overlays: &[Overlay],
    ) -> Option<Node> {
        let mut root = self.versioned(name, files, overlays)?;
        order::settle(&mut root);
        reference::bundle(&mut root, files, &mut self.sources, &mut self.diagnostics);
        order::settle(&mut root);
        check::check(&mut root, Kind::Document, "", &mut self.diagnostics);
        reference::resolve(&mut root, &mut self.sources, &mut self.diagnostics);
        select::select(&mut root, selection, &mut self.diagnostics);
        Some(root)
    }

    /// The tree of the entry document as the overlays have it, if its version is one that is read.
    fn versioned(&mut self, name: &str, files: &dyn Files, overlays: &[Overlay]) -> Option<Node> {
        let mut root = self.entry(name, files)?;
        if !overlay::apply(
            &mut root,
            overlays,
            &mut self.sources,
            &mut self.diagnostics,
        ) {
            return None;
        }
        match upgrade::check_version(&root) {
            Ok(_) => Some(root),
            Err(finding) => {
                self.diagnostics.push(finding);
                None
            }
        }
    }

    /// The tree of the entry document.
    fn entry(&mut self, name: &str, files: &dyn Files) -> Option<Node> {
        let text = match files.read(name) {
            Ok(text) => text,
            Err(error) => {
                let message = format!("`{name}` cannot be read: {error}");
                self.refuse(Code::UnreadableFile, message, remedy(error.kind()));
                return None;
            }
        };
        match self.sources.add(name, text).1 {
            Ok(parsed) => {
                let duplicates = parsed.duplicates.iter();
                self.diagnostics
                    .extend(duplicates.map(|key| reference::duplicate(key)));
                Some(parsed.root)
            }
            Err(error) => {
                self.unreadable(name, &error);
                None
            }
        }
    }

    fn unreadable(&mut self, name: &str, error: &SyntaxError) {
        self.sources.stopped_at(0, error.place);
        let (code, help) = match error.limit {
            true => (Code::LimitExceeded, "make the document smaller or flatter"),
            false => (
                Code::InvalidSyntax,
                "correct the file there; if it ends there, it may have been cut short",
            ),
        };
        self.refuse(
            code,
            format!("`{name}` cannot be read: {}", error.message),
            help,
        );
    }

    fn refuse(&mut self, code: Code, message: String, help: &str) {
        let finding = Diagnostic::new(Severity::Error, code, &Pointer::root(), message);
        self.diagnostics.push(finding.with_help(help));
    }
}

/// What to do about a file that cannot be read.
fn remedy(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::InvalidData => "save it as UTF-8",
        ErrorKind::PermissionDenied => "let yourself read it",
        ErrorKind::FileTooLarge => "leave out of it what is not needed",
        _ => "check its path",
    }
}
