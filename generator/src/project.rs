//! A configuration and all that it means: its document, the names that are kept, the crate that was made last.

#[cfg(test)]
mod tests;

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::config::Config;
use crate::conflict;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Files, LoadError, Overlay};
use crate::names::Lock;
use crate::summary::{self, Summary};
use crate::{Generated, generate};

/// A configuration, and its document as far as that is selected, with its overlays.
#[derive(Debug)]
pub struct Project {
    /// The configuration, with the names that were given and the API that was made last.
    pub config: Config,
    /// The document.
    pub document: Document,
    /// What was found while it was read.
    found: Diagnostics,
}

/// Why a project cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// A file cannot be had.
    #[error("`{path}` cannot be read: {error}")]
    Unreadable {
        /// The file.
        path: String,
        /// Why.
        error: io::Error,
    },
    /// A file is not what it should be.
    #[error("`{path}` is wrong: {message}")]
    Wrong {
        /// The file.
        path: String,
        /// Why.
        message: String,
    },
    /// The configuration lacks a key.
    #[error("`{path}` lacks the key `{key}`")]
    Lacks {
        /// The configuration.
        path: String,
        /// The key.
        key: &'static str,
    },
    /// The folder of references does not hold the document, as far as paths tell.
    #[error(
        "`{path}` is wrong: `{folder}`, the folder of references, does not hold `{document}`; where it \
         is above the folder that files are read from, read them from that one"
    )]
    Outside {
        /// The configuration.
        path: String,
        /// The folder.
        folder: String,
        /// The document.
        document: String,
    },
    /// Nothing is left of the document to generate from.
    #[error("`{path}` cannot be read: {}", list(.error))]
    Document {
        /// The document.
        path: String,
        /// What was found.
        error: LoadError,
    },
}

impl Project {
    /// Reads the configuration `name` and all that it names. Paths are relative to the folder that `files`
    /// are in, and those that a configuration or a document has begin in its own. Where `references` names
    /// a folder above that of the configuration, `files` are those of that folder, or of one above it.
    ///
    /// # Errors
    /// A file cannot be read, or nothing can be generated from it.
    pub fn read(name: &str, files: &dyn Files) -> Result<Self, ProjectError> {
        let text = read(name, files)?;
        let mut config = Config::parse(&text).map_err(|error| wrong(name, &text, &error))?;
        let named = |key, path: &Option<String>| match path {
            Some(path) => Ok(beside(name, path)),
            None => Err(ProjectError::Lacks {
                path: name.to_owned(),
                key,
            }),
        };
        let entry = named("document", &config.document)?;
        let output = named("output", &config.output)?;
        let lock = Path::new(name).with_extension("lock");
        config.lock = kept(&lock.to_string_lossy(), files, Lock::parse)?.unwrap_or_default();
        let api = format!("{output}/{}", summary::FILE);
        config.last = kept(&api, files, Summary::parse)?;
        let overlays = config.overlays.iter().map(|path| {
            let path = beside(name, path);
            let text = read(&path, files)?;
            Ok(Overlay { name: path, text })
        });
        let overlays = overlays.collect::<Result<Vec<_>, _>>()?;
        let references = config.references.as_ref();
        let (folder, file) = match references.map(|path| normal(&beside(name, path))) {
            Some(folder) => match within(&folder, &normal(&entry)) {
                Some(file) => (folder, file),
                None => return Err(outside(name, &folder, &entry)),
            },
            None => parted(&entry),
        };
        let folder = Folder {
            folder: &folder,
            files,
        };
        let loaded = Document::load_part(&file, &folder, &config.select, &overlays);
        let (document, found) = loaded.map_err(|error| ProjectError::Document {
            path: entry.clone(),
            error,
        })?;
        Ok(Self {
            config,
            document,
            found,
        })
    }

    /// Generates the crate. What was found while the document was read is among its findings.
    ///
    /// # Errors
    /// Nothing could be generated; the findings say why.
    pub fn generate(&self) -> Result<Generated, Diagnostics> {
        let with_these = |more| {
            let mut found = self.found.clone();
            found.extend(more);
            found
        };
        match generate(&self.document, &self.config) {
            Ok(mut generated) => {
                generated.diagnostics = with_these(generated.diagnostics);
                Ok(generated)
            }
            Err(found) => Err(with_these(found)),
        }
    }
}

/// The files of a document, by paths that begin in its folder.
struct Folder<'f> {
    folder: &'f str,
    files: &'f dyn Files,
}

impl Files for Folder<'_> {
    fn read(&self, path: &str) -> io::Result<String> {
        match self.folder {
            "" => self.files.read(path),
            folder => self.files.read(&format!("{folder}/{path}")),
        }
    }
}

/// A path that a file has, which begins in the folder of that.
fn beside(file: &str, path: &str) -> String {
    match file.rsplit_once('/') {
        Some((folder, _)) if !path.starts_with('/') => format!("{folder}/{path}"),
        _ => path.to_owned(),
    }
}

/// The folder of a file, and its name there.
fn parted(file: &str) -> (String, String) {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    (folder.to_owned(), name.to_owned())
}

/// `a/./b/../c` as `a/c`.
fn normal(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match (part, parts.last()) {
            (".", _) => {}
            ("", Some(_)) => {}
            ("..", Some(last)) if !["", ".."].contains(last) => _ = parts.pop(),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// A path as it is in a folder; none if it is not in there, or cannot be known to be.
fn within(folder: &str, path: &str) -> Option<String> {
    let below = match folder {
        "" => path,
        folder => path.strip_prefix(folder)?.strip_prefix('/')?,
    };
    let is_inside = !below.starts_with("../") && !below.starts_with('/');
    is_inside.then(|| below.to_owned())
}

fn outside(path: &str, folder: &str, document: &str) -> ProjectError {
    ProjectError::Outside {
        path: path.to_owned(),
        folder: folder.to_owned(),
        document: document.to_owned(),
    }
}

fn read(path: &str, files: &dyn Files) -> Result<String, ProjectError> {
    files.read(path).map_err(|error| ProjectError::Unreadable {
        path: path.to_owned(),
        error,
    })
}

/// What was kept in a file; none where there is no such file yet.
fn kept<T, E: std::error::Error>(
    path: &str,
    files: &dyn Files,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Result<Option<T>, ProjectError> {
    match read(path, files) {
        Ok(text) => match parse(&text) {
            Ok(kept) => Ok(Some(kept)),
            Err(error) => Err(wrong(path, &text, &error)),
        },
        Err(ProjectError::Unreadable { error, .. }) if error.kind() == ErrorKind::NotFound => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn wrong(path: &str, text: &str, error: &dyn std::error::Error) -> ProjectError {
    ProjectError::Wrong {
        path: path.to_owned(),
        message: conflict::or(text, &error),
    }
}

fn list(error: &LoadError) -> String {
    let found = error.diagnostics.iter().map(ToString::to_string);
    found.collect::<Vec<_>>().join("\n")
}
