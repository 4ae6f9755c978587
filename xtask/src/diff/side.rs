//! One of the two that are compared: a document that is read, or what callers see of a crate.

use std::fmt::Display;
use std::io;
use std::path::Path;

use truespec::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use truespec::document::Document;
use truespec::{Config, Lock, Summary, summary};

use super::Args;
use crate::codegen;
use crate::exit::Failure;
use crate::files::{self, Folder};
use crate::overlays;
use crate::paths::{self, shown, unreadable};
use crate::references;
use crate::report::Report;

/// One of the two that are compared.
pub(super) struct Side {
    pub(super) summary: Summary,
    pub(super) lock: Lock,
    /// None where it is a crate that was generated of one.
    pub(super) document: Option<Read>,
}

/// A document that was read.
pub(super) struct Read {
    folder: Folder,
    document: Document,
    /// What is selected and not in it.
    pub(super) missing: Diagnostics,
}

impl Side {
    pub(super) fn read(
        path: &Path,
        args: &Args,
        config: &Config,
        report: &mut Report<impl io::Write>,
    ) -> Result<Self, Failure> {
        if let Some(summary) = kept(path)? {
            let lock = config.lock.clone();
            return Ok(Self {
                summary,
                lock,
                document: None,
            });
        }
        let (folder, document, found) = load(path, args, config, report)?;
        let (summary, lock, more) = truespec::summarize(&document, config);
        // What is no error is said when it is generated.
        let all = found.into_iter().chain(more);
        let errors = all.filter(|finding| finding.severity == Severity::Error);
        let (missing, wrong): (Vec<_>, Vec<_>) =
            errors.partition(|finding| finding.code == Code::UnknownSelection);
        let read = Read {
            folder,
            document,
            missing: missing.into_iter().collect(),
        };
        let wrong: Diagnostics = wrong.into_iter().collect();
        if wrong.has_errors() {
            read.tell(&wrong, report);
            return Err(codegen::wrong("compared", &wrong));
        }
        Ok(Self {
            summary,
            lock,
            document: Some(read),
        })
    }
}

/// A document as far as it is selected, and what was found in it.
fn load(
    path: &Path,
    args: &Args,
    config: &Config,
    report: &mut Report<impl io::Write>,
) -> Result<(Folder, Document, Diagnostics), Failure> {
    report.stage("Reading", shown(path));
    let mut folders = args.references.clone();
    folders.extend(paths::references(config, args.config.as_deref()));
    let folder = references::open_in_any(path, &folders)?;
    let selection = args.selected.or(&config.select);
    let mut files = paths::overlays(config, args.config.as_deref());
    files.extend(args.overlays.iter().cloned());
    let overlays = overlays::read(&files, &folder)?;
    let read = Document::load_part(folder.entry(), &folder, &selection, &overlays);
    let (document, found) = read.map_err(|error| {
        codegen::nothing_read("compared", &folder, &error, |found, locate| {
            report.findings(found, locate)
        })
    })?;
    Ok((folder, document, found))
}

impl Read {
    pub(super) fn lacks(&self, selected: &Diagnostic) -> bool {
        let mut missing = self.missing.iter();
        missing.any(|finding| finding.message == selected.message)
    }

    pub(super) fn tell(&self, found: &Diagnostics, report: &mut Report<impl io::Write>) {
        report.findings(found, &|pointer| {
            codegen::place(&self.folder, self.document.excerpt(pointer))
        });
    }
}

/// The summary of a crate that is there in the place of a document: in its folder, or alone.
fn kept(path: &Path) -> Result<Option<Summary>, Failure> {
    let is_crate = path.is_dir();
    let file = match is_crate {
        true => path.join(summary::FILE),
        false => path.to_owned(),
    };
    let wrong = |error: &dyn Display| {
        unreadable(&file, error).with_help("it is written by `cargo xtask codegen`")
    };
    let text = match files::read_text(&file) {
        Ok(text) if is_crate || summary::is_one(&text) => text,
        Err(error) if is_crate => return Err(wrong(&error)),
        // What cannot be read is told where it is read as a document.
        _ => return Ok(None),
    };
    Summary::parse(&text)
        .map(Some)
        .map_err(|error| wrong(&truespec::conflict::or(&text, &error)))
}
