//! The files of this repository, and what the generator makes of a document among them.

use std::path::{Path, PathBuf};
use std::{fs, io};

use truespec::diagnostic::Diagnostics;
use truespec::document::{Document, Files};
use truespec::{Config, Generated};

/// The root of this repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The folder of a document.
struct Folder<'a>(&'a Path);

impl Files for Folder<'_> {
    fn read(&self, path: &str) -> io::Result<String> {
        fs::read_to_string(self.0.join(path))
    }
}

/// What came of a document.
#[derive(Debug)]
pub struct Outcome {
    /// The crate; none if the document has an error.
    pub generated: Option<Generated>,
    /// All that was found, from reading to writing.
    pub diagnostics: Diagnostics,
}

/// Reads the document `name` of a folder; none if nothing is left of it.
pub fn load(folder: &Path, name: &str) -> (Option<Document>, Diagnostics) {
    match Document::load(name, &Folder(folder)) {
        Ok((document, found)) => (Some(document), found),
        Err(error) => (None, error.diagnostics),
    }
}

/// Generates the crate of a document.
pub fn generate(folder: &Path, name: &str, config: &Config) -> Outcome {
    let (document, mut diagnostics) = load(folder, name);
    let generated = match document.map(|document| truespec::generate(&document, config)) {
        None => None,
        Some(Ok(mut generated)) => {
            diagnostics.extend(std::mem::take(&mut generated.diagnostics));
            Some(generated)
        }
        Some(Err(found)) => {
            diagnostics.extend(found);
            None
        }
    };
    Outcome {
        generated: generated.filter(|_| !diagnostics.has_errors()),
        diagnostics,
    }
}
