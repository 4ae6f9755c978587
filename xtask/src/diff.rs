//! `cargo xtask diff`: what changed between two documents for who calls the generated crate.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use truespec::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use truespec::diff::{Changes, Verdict};
use truespec::document::Document;
use truespec::{Config, Lock, Summary};

use crate::codegen;
use crate::exit::{self, Exit, Failure};
use crate::files::Folder;
use crate::overlays;
use crate::paths::{self, shown, unreadable};
use crate::pull::Selected;
use crate::references;
use crate::report::{self, Report, count};

/// Say what changed for callers of the crate between two documents, and what version that asks for
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = exit::HELP)]
pub(crate) struct Args {
    /// What was before: a document, or the folder of a generated crate
    old: PathBuf,
    /// What is now: a document, or the folder of a generated crate
    new: PathBuf,
    /// The configuration that both are read with [default: none]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder that references of a document in it may not lead out of; may be repeated [default:
    /// the key `references` of the configuration, else the folder of the document]
    #[arg(long, value_name = "DIR")]
    references: Vec<PathBuf>,
    /// An overlay of both documents, applied after those of the configuration; may be repeated
    #[arg(long = "overlay", value_name = "FILE")]
    overlays: Vec<PathBuf>,
    #[command(flatten)]
    selected: Selected,
    /// How it is said
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Show every finding in full, also those that are alike
    #[arg(long, short)]
    verbose: bool,
    /// End with exit code 1 if the verdict is this or worse
    #[arg(long, value_name = "VERDICT")]
    fail_on: Option<Level>,
}

/// How changes are said.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// A line for each change
    Text,
    /// Sections of a changelog
    Markdown,
    /// For programs
    Json,
}

/// The least verdict that fails.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Level {
    Patch,
    Minor,
    Major,
}

impl From<Level> for Verdict {
    fn from(level: Level) -> Self {
        match level {
            Level::Patch => Self::Patch,
            Level::Minor => Self::Minor,
            Level::Major => Self::Major,
        }
    }
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let mut report = Report::stderr().verbose(args.verbose);
    let mut config = match &args.config {
        Some(file) => paths::read_locked(file)?,
        None => Config::default(),
    };
    let mut old = Side::read(&args.old, args, &config, &mut report)?;
    // As it will be generated: what has a name keeps it.
    config.lock.clone_from(&old.lock);
    config.last = Some(old.summary.clone());
    let mut new = Side::read(&args.new, args, &config, &mut report)?;
    selected(&old, &new, &mut report)?;
    if args.config.is_none() && (old.document.is_some() || new.document.is_some()) {
        // Nothing says what the crate of a document is called.
        old.summary.package = None;
        new.summary.package = None;
    }
    let changes = truespec::diff(&old.summary, &new.summary);
    report::result(&match args.format {
        Format::Text => changes.text(),
        Format::Markdown => changes.markdown(),
        Format::Json => {
            let json = serde_json::to_string_pretty(&changes);
            format!("{}\n", json.unwrap_or_default())
        }
    })?;
    report.stage("Verdict", in_short(&changes));
    match args.fail_on {
        Some(level) if changes.verdict >= level.into() => Err(Failure::new(
            Exit::Differs,
            format!("the verdict is {}", changes.verdict.as_str()),
        )),
        _ => Ok(()),
    }
}

/// What is selected is in one of the two: it may be new, or gone.
fn selected(old: &Side, new: &Side, report: &mut Report<impl io::Write>) -> Result<(), Failure> {
    for (side, other) in [(new, old), (old, new)] {
        let Some(document) = &side.document else {
            continue;
        };
        let is_in_other = |finding: &Diagnostic| {
            let other = other.document.as_ref();
            other.is_some_and(|other| !other.lacks(finding))
        };
        let missing = document.missing.iter();
        let missing = missing.filter(|finding| !is_in_other(finding)).cloned();
        let missing: Diagnostics = missing.collect();
        if missing.has_errors() {
            document.tell(&missing, report);
            return Err(codegen::wrong("compared", &missing));
        }
    }
    Ok(())
}

/// The verdict and how it came about.
pub(crate) fn in_short(changes: &Changes) -> String {
    let [breaking, compatible, internal] = changes.tally();
    let parts = [
        (breaking, "breaking"),
        (compatible, "compatible"),
        (internal, "internal"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| count(*number, &format!("{word} change")))
        .collect();
    match parts.is_empty() {
        true => changes.verdict.as_str().to_owned(),
        false => format!("{} ({})", changes.verdict.as_str(), parts.join(", ")),
    }
}

/// One of the two that are compared.
struct Side {
    summary: Summary,
    lock: Lock,
    /// None where it is a crate that was generated of one.
    document: Option<Read>,
}

/// A document that was read.
struct Read {
    folder: Folder,
    document: Document,
    /// What is selected and not in it.
    missing: Diagnostics,
}

impl Side {
    fn read(
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
    fn lacks(&self, selected: &Diagnostic) -> bool {
        let mut missing = self.missing.iter();
        missing.any(|finding| finding.message == selected.message)
    }

    fn tell(&self, found: &Diagnostics, report: &mut Report<impl io::Write>) {
        report.findings(found, &|pointer| {
            codegen::place(&self.folder, self.document.excerpt(pointer))
        });
    }
}

/// The summary in the folder of a crate, if there is one.
pub(crate) fn kept(path: &Path) -> Result<Option<Summary>, Failure> {
    let file = match path
        .file_name()
        .is_some_and(|name| name == truespec::summary::FILE)
    {
        true => path.to_owned(),
        false if path.is_dir() => path.join(truespec::summary::FILE),
        false => return Ok(None),
    };
    let wrong = |error: &dyn std::fmt::Display| {
        unreadable(&file, error).with_help("it is written by `cargo xtask codegen`")
    };
    let text = fs::read_to_string(&file).map_err(|error| wrong(&error))?;
    Summary::parse(&text)
        .map(Some)
        .map_err(|error| wrong(&truespec::conflict::or(&text, &error)))
}
