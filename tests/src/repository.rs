//! The files of this repository, and what the generator makes of a document among them.

use std::path::{Path, PathBuf};
use std::{fs, io};

use truespec::diagnostic::Diagnostics;
use truespec::document::{Document, Files, Overlay, Selection};
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
    load_overlaid(folder, name, &[])
}

fn load_overlaid(
    folder: &Path,
    name: &str,
    overlays: &[Overlay],
) -> (Option<Document>, Diagnostics) {
    match Document::load_part(name, &Folder(folder), &Selection::default(), overlays) {
        Ok((document, found)) => (Some(document), found),
        Err(error) => (None, error.diagnostics),
    }
}

/// The overlays that a configuration in `folder` names.
fn overlays(folder: &Path, config: &Config) -> Vec<Overlay> {
    let names = config.overlays.iter();
    let read = names.map(|name| Overlay {
        name: name.clone(),
        text: fs::read_to_string(folder.join(name)).unwrap_or_default(),
    });
    read.collect()
}

/// Generates the crate of a document; a configuration is taken to be in the same folder.
pub fn generate(folder: &Path, name: &str, config: &Config) -> Outcome {
    let overlays = overlays(folder, config);
    let (document, mut diagnostics) = load_overlaid(folder, name, &overlays);
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
