//! `cargo xtask diff`: what changed between two documents for who calls the generated crate.

mod side;

use std::fs;
use std::io;
use std::mem;
use std::path::PathBuf;

use clap::ValueEnum;
use truespec::Config;
use truespec::diagnostic::{Diagnostic, Diagnostics};
use truespec::diff::{Changes, Verdict};

use crate::codegen;
use crate::exit::{self, Exit, Failure};
use crate::lock;
use crate::paths::{self, shown};
use crate::pull::Selected;
use crate::report::{self, Report, count};
use side::Side;

/// Say what changed for callers of the crate between two documents, and what version that asks for
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = exit::HELP)]
pub(crate) struct Args {
    /// What was before: a document, the folder of a generated crate, or its `api.json`
    old: PathBuf,
    /// What is now: the same
    new: PathBuf,
    /// The configuration that both are read with [default: none]; a document OLD with a lock of its own
    /// beside it is read with that
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
    // Kept while the old document is read with its own.
    let lock_of_config = match lock_beside(args) {
        Some(file) => Some(mem::replace(&mut config.lock, lock::read(&file)?)),
        None => None,
    };
    let mut old = Side::read(&args.old, args, &config, &mut report)?;
    let old_has_lock = lock_of_config.is_some();
    // As it will be generated: what has a name keeps it.
    config.lock = lock_of_config.unwrap_or_else(|| old.lock.clone());
    config.last = Some(old.summary.clone());
    let mut new = Side::read(&args.new, args, &config, &mut report)?;
    selected(&old, &new, &mut report)?;
    if !old_has_lock {
        tell_of_lock(args, &config, [&old, &new], &mut report);
    }
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

/// Where a configuration beside the old document would be, if there is a lock to it that is not the one in use.
fn lock_beside(args: &Args) -> Option<PathBuf> {
    let config = args.config.as_deref()?;
    let beside = args.old.with_file_name(config.file_name()?);
    let [own, other] = [config, &beside].map(|file| fs::canonicalize(lock::path(file)).ok());
    (other.is_some() && other != own).then_some(beside)
}

/// A lock that the new document was generated with has its names for what the old one called otherwise.
fn tell_of_lock(
    args: &Args,
    config: &Config,
    [old, new]: [&Side; 2],
    report: &mut Report<impl io::Write>,
) {
    let Some(file) = args.config.as_deref().filter(|_| old.document.is_some()) else {
        return;
    };
    let Some(made) = paths::made(config, file) else {
        return;
    };
    if made.document == new.summary.document && made.document != old.summary.document {
        report.warning(&format!(
            "`{}` is of `{}`, and `{}` is read with it as well, so names that changed between them are \
             not told: compare the `api.json` that the crate had before",
            shown(&lock::path(file)),
            shown(&args.new),
            shown(&args.old),
        ));
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
