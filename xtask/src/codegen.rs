//! `cargo xtask codegen`: a document and its configuration in, a crate out.

mod output;
mod session;
mod untyped;
mod watch;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use truespec::Generated;
use truespec::diagnostic::{Code, Diagnostic, Diagnostics, Pointer, Severity};
use truespec::document::{Document, Excerpt, LoadError};

use crate::changes::{self, Plan};
use crate::exit::{self, Exit, Failure};
use crate::files::Folder;
use crate::overlays;
use crate::paths::{self, Paths, shown};
use crate::pull::Selected;
use crate::references;
use crate::report::json::{self, Line};
use crate::report::{Locate, Place, count};
use session::Session;

/// Write the crate of a document, or check that it is up to date
#[derive(Debug, Clone, Default, clap::Args)]
#[command(after_help = exit::HELP, after_long_help = format!("{}\n\n{}", json::HELP, exit::HELP))]
pub(crate) struct Args {
    /// The OpenAPI document [default: the key `document` of the configuration]
    #[arg(long, value_name = "FILE")]
    pub(crate) spec: Option<PathBuf>,
    /// The configuration [default: none with --spec, else spec/codegen.toml]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// The folder of the crate [default: the key `output` of the configuration]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The folder that references may not lead out of [default: the key `references` of the
    /// configuration, else the folder of the document]
    #[arg(long, value_name = "DIR")]
    pub(crate) references: Option<PathBuf>,
    /// An overlay of the document, applied after those of the configuration; may be repeated
    #[arg(long = "overlay", value_name = "FILE")]
    pub(crate) overlays: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) selected: Selected,
    /// Change nothing; fail if a file is not what would be written
    #[arg(long)]
    pub(crate) check: bool,
    /// Change nothing; list the files that would be written or removed
    #[arg(long, conflicts_with = "check")]
    pub(crate) dry_run: bool,
    /// Change nothing; list where a generated type is JSON of any shape, and why
    #[arg(long, conflicts_with_all = ["check", "dry_run"])]
    pub(crate) report_untyped: bool,
    /// Stay, and write the crate anew whenever the document, its configuration, an overlay or a
    /// file that it refers to is saved; Ctrl-C ends it
    #[arg(long, conflicts_with_all = ["check", "dry_run", "report_untyped", "bump", "changelog"])]
    pub(crate) watch: bool,
    /// Show every finding in full, also those that are alike
    #[arg(long, short)]
    pub(crate) verbose: bool,
    /// How findings and results are told
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) changes: changes::Options,
}

/// How findings and results are told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs: one JSON object a line on stdout
    Json,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    match args.watch {
        true => watch::run(args),
        false => once(&mut Session::new(args), args),
    }
}

fn once(session: &mut Session<'_>, args: &Args) -> Result<(), Failure> {
    let done = convert(session, args);
    session.result(done.as_ref());
    done.map(drop)
}

fn convert(session: &mut Session<'_>, args: &Args) -> Result<Generated, Failure> {
    let start = Instant::now();
    if let Some(file) = paths::config_file(args) {
        session.reads.note(&file);
    }
    let mut paths = Paths::find(args)?;
    if paths.config.last.is_none() {
        paths.config.last = changes::last_version(&paths);
    }
    session.report.stage("Reading", shown(&paths.document));
    for file in [&paths.document].into_iter().chain(&paths.overlays) {
        session.reads.note(file);
    }
    let folder = references::open(&paths.document, paths.references.as_deref())?;
    let (document, found) = read(session, args, &paths, &folder)?;

    let name = paths.config.package.name.as_deref();
    let name = name.unwrap_or(document.title());
    session.report.stage("Generating", name);
    let mut generated = generate(session, &folder, &document, found, &paths)?;
    let plan = match args.report_untyped {
        true => None,
        false => Plan::new(
            &args.changes,
            args.check,
            &paths,
            &generated.summary,
            &mut session.report,
        )?,
    };
    if let Some(version) = plan.as_ref().and_then(|plan| plan.version.clone()) {
        paths.config.package.version = Some(version);
        generated = truespec::generate(&document, &paths.config)
            .map_err(|found| wrong("written", &found))?;
    }

    let outcome = if args.report_untyped {
        untyped::tell(session, &folder, &document, &generated)?
    } else {
        output::apply(session, args, &paths, &generated, plan.as_ref())?
    };
    if let Some(plan) = plan.filter(|_| !args.check) {
        if let Some(changed) = &plan.changed {
            session.line(&Line::Changes {
                since: &changed.since,
                version: plan.version.as_deref(),
                changes: &changed.all,
            });
        }
        plan.say(&args.changes, args.dry_run, &mut session.report);
    }
    let summary = summary(&generated, &outcome, start.elapsed());
    session.report.stage("Finished", summary);
    Ok(generated)
}

/// The document with its overlays, as far as it is selected.
fn read(
    session: &mut Session<'_>,
    args: &Args,
    paths: &Paths,
    folder: &Folder,
) -> Result<(Document, Diagnostics), Failure> {
    let selection = args.selected.or(&paths.config.select);
    let overlays = overlays::read(&paths.overlays, folder)?;
    let read = Document::load_part(folder.entry(), folder, &selection, &overlays);
    session.reads.extend(&folder.reads);
    read.map_err(|error| {
        nothing_read("written", folder, &error, |found, locate| {
            session.findings(found, locate)
        })
    })
}

/// The crate; a failure if anything in the document is an error, whatever became of the rest.
fn generate(
    session: &mut Session<'_>,
    folder: &Folder,
    document: &Document,
    mut found: Diagnostics,
    paths: &Paths,
) -> Result<Generated, Failure> {
    let generated = match truespec::generate(document, &paths.config) {
        Ok(mut generated) => {
            found.extend(std::mem::take(&mut generated.diagnostics));
            Some(generated)
        }
        Err(more) => {
            found.extend(more);
            None
        }
    };
    session.findings(&found, &|pointer| place(folder, document.excerpt(pointer)));
    generated
        .filter(|_| !found.has_errors())
        .ok_or_else(|| wrong("written", &found))
}

fn summary(generated: &Generated, outcome: &str, time: Duration) -> String {
    let [operations, types, files] = [
        count(generated.operations, "operation"),
        count(generated.types, "type"),
        count(generated.package.count(), "file"),
    ];
    format!(
        "{operations}, {types}, {files} ({outcome}) in {:.2} s",
        time.as_secs_f64()
    )
}

pub(crate) fn place<'d>(folder: &Folder, excerpt: Option<Excerpt<'d>>) -> Option<Place<'d>> {
    let excerpt = excerpt?;
    let path = shown(&folder.path(&excerpt.position.file));
    Some(Place { path, excerpt })
}

/// Tells why a document cannot be read, so that nothing is `done` with it.
pub(crate) fn nothing_read(
    done: &str,
    folder: &Folder,
    error: &LoadError,
    tell: impl FnOnce(&Diagnostics, Locate<'_, '_>),
) -> Failure {
    tell(&error.diagnostics, &|pointer: &Pointer| {
        place(folder, error.excerpt(pointer))
    });
    let mut failure = wrong(done, &error.diagnostics);
    if error.diagnostics.iter().any(is_unreadable_document) {
        failure.exit = Exit::Files;
    }
    failure
}

/// Whether it is the document itself that cannot be read, not a file it refers to.
fn is_unreadable_document(finding: &Diagnostic) -> bool {
    finding.code == Code::UnreadableFile && finding.pointer.as_str().is_empty()
}

/// Why nothing is `done` with a document.
pub(crate) fn wrong(done: &str, found: &Diagnostics) -> Failure {
    let errors = found
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    let message = format!(
        "nothing was {done}, because the document has {}",
        count(errors, "error")
    );
    Failure::new(Exit::Document, message)
}
