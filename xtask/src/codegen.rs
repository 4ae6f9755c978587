//! `cargo xtask codegen`: a document and its configuration in, a crate out.

use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use truespec::Generated;
use truespec::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use truespec::document::{Document, LoadError, Position};
use truespec::package::Difference;

use crate::changes;
use crate::exit::{self, Exit, Failure};
use crate::files::Folder;
use crate::lock;
use crate::paths::{Paths, shown};
use crate::pull::Selected;
use crate::report::{Report, count};

/// Write the crate of a document, or check that it is up to date
#[derive(Debug, Clone, Default, clap::Args)]
#[command(after_help = exit::HELP)]
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
    #[command(flatten)]
    pub(crate) selected: Selected,
    /// Change nothing; fail if a file is not what would be written
    #[arg(long)]
    pub(crate) check: bool,
    #[command(flatten)]
    pub(crate) changes: changes::Options,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let start = Instant::now();
    let mut report = Report::stderr();
    let mut paths = Paths::find(args)?;

    report.stage("Reading", shown(&paths.document));
    let folder = Folder::around(&paths.document).map_err(|error| unreadable(&paths, &error))?;
    let selection = args.selected.or(&paths.config.select);
    let read = Document::load_part(folder.entry(), &folder, &selection);
    let (document, found) = read.map_err(|error| nothing_read(&mut report, &folder, &error))?;

    report.stage(
        "Generating",
        paths
            .config
            .package
            .name
            .as_deref()
            .unwrap_or(&document.openapi.info.title),
    );
    let mut generated = generate(&mut report, &folder, &document, found, &paths)?;
    let changes = changes::since(&paths.output, &generated.summary);
    let mut version = None;
    if let (Some(changes), true) = (&changes, args.changes.bump) {
        version = changes::bump(changes, &paths.config, paths.config_file.as_deref())?;
        if version.is_some() {
            paths.config.package.version.clone_from(&version);
            generated =
                truespec::generate(&document, &paths.config).map_err(|found| wrong(&found))?;
        }
    }

    let outcome = if args.check {
        report.stage("Checking", shown(&paths.output));
        check(&mut report, args, &paths, &generated)?
    } else {
        report.stage("Writing", shown(&paths.output));
        write(&paths, &generated)?
    };
    if let Some(changes) = &changes {
        changes::say(changes, &mut report);
        if args.changes.changelog {
            changes::log(changes, version.as_deref(), &paths.output)?;
        }
    }
    report.stage("Finished", summary(&generated, &outcome, start.elapsed()));
    Ok(())
}

/// The crate; a failure if anything in the document is an error, whatever became of the rest.
fn generate(
    report: &mut Report<impl io::Write>,
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
    report.findings(&found, &|finding| {
        place(folder, document.locate(&finding.pointer))
    });
    generated
        .filter(|_| !found.has_errors())
        .ok_or_else(|| wrong(&found))
}

/// Whether all files are as they would be written; lists those that are not.
fn check(
    report: &mut Report<impl io::Write>,
    args: &Args,
    paths: &Paths,
    generated: &Generated,
) -> Result<String, Failure> {
    let differences = generated
        .package
        .compare(&paths.output)
        .map_err(|error| unusable(paths, &error))?;
    if let Some(config) = &paths.config_file
        && !lock::is_current(config, &generated.lock)
    {
        let message = format!("`{}` is not what the generator writes", lock::name(config));
        return Err(
            Failure::new(Exit::Differs, message).with_help(format!("run `{}`", command(args)))
        );
    }
    if differences.is_empty() {
        return Ok("all up to date".to_owned());
    }
    for Difference { path, kind } in &differences {
        report.item(kind.as_str(), &shown(&paths.output.join(path)));
    }
    let (files, verb) = (
        count(differences.len(), "file"),
        if differences.len() == 1 { "is" } else { "are" },
    );
    let message = format!(
        "{files} of `{}` {verb} not what the generator writes",
        shown(&paths.output)
    );
    Err(Failure::new(Exit::Differs, message).with_help(format!("run `{}`", command(args))))
}

fn write(paths: &Paths, generated: &Generated) -> Result<String, Failure> {
    if let Some(config) = &paths.config_file {
        lock::write(config, &generated.lock)?;
    }
    let done = generated
        .package
        .write(&paths.output)
        .map_err(|error| unusable(paths, &error))?;
    let mut outcome = format!("{} written, {} unchanged", done.written, done.unchanged);
    if done.removed > 0 {
        outcome += &format!(", {} removed", done.removed);
    }
    Ok(outcome)
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

/// The command that writes what was checked.
fn command(args: &Args) -> String {
    let mut command = "cargo xtask codegen".to_owned();
    for (option, value) in [
        ("--spec", &args.spec),
        ("--config", &args.config),
        ("--out", &args.out),
    ] {
        if let Some(value) = value {
            command += &format!(" {option} {}", quoted(&value.to_string_lossy()));
        }
    }
    for (option, name) in args.selected.options() {
        command += &format!(" {option} {}", quoted(name));
    }
    command
}

/// A word for a shell.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+=:,@%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

pub(crate) fn place(folder: &Folder, position: Option<Position>) -> Option<String> {
    let Position { file, line, column } = position?;
    Some(format!("{}:{line}:{column}", shown(&folder.path(&file))))
}

pub(crate) fn nothing_read(
    report: &mut Report<impl io::Write>,
    folder: &Folder,
    error: &LoadError,
) -> Failure {
    report.findings(&error.diagnostics, &|finding| {
        place(folder, error.locate(&finding.pointer))
    });
    let mut failure = wrong(&error.diagnostics);
    if error.diagnostics.iter().any(is_unreadable_document) {
        failure.exit = Exit::Files;
    }
    failure
}

/// Whether it is the document itself that cannot be read, not a file it refers to.
fn is_unreadable_document(finding: &Diagnostic) -> bool {
    finding.code == Code::UnreadableFile && finding.pointer.as_str().is_empty()
}

pub(crate) fn wrong(found: &Diagnostics) -> Failure {
    let errors = found
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    let message = format!(
        "nothing was written, because the document has {}",
        count(errors, "error")
    );
    Failure::new(Exit::Document, message)
}

fn unreadable(paths: &Paths, error: &io::Error) -> Failure {
    Failure::new(
        Exit::Files,
        format!("`{}` cannot be read: {error}", shown(&paths.document)),
    )
}

fn unusable(paths: &Paths, error: &io::Error) -> Failure {
    Failure::new(
        Exit::Files,
        format!("the crate in `{}`: {error}", shown(&paths.output)),
    )
}
