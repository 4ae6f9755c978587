//! `cargo xtask pull`: some operations of a large document, and all they reach, as a small one.

mod head;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{self, Path, PathBuf};

use truespec::document::{Fragment, Selection};

use crate::codegen;
use crate::exit::{self, Exit, Failure};
use crate::files;
use crate::paths::{self, shown};
use crate::references;
use crate::report::{Report, count};
use head::Head;

/// Cut some operations and all they reach out of a document; without options, again as before
#[derive(Debug, Clone, Default, clap::Args)]
#[command(after_help = exit::HELP)]
pub(crate) struct Args {
    /// The document to cut from [default: the one that the fragment names]
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    /// The folder that references may not lead out of [default: as before, else the folder of the
    /// document]
    #[arg(long, value_name = "DIR")]
    references: Option<PathBuf>,
    #[command(flatten)]
    selected: Selected,
    /// The fragment [default: the key `document` of spec/codegen.toml]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// The operations that are wanted.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Selected {
    /// An operation, by operationId or as "GET /path"
    #[arg(long = "operation", value_name = "ID")]
    operations: Vec<String>,
    /// All operations with this tag
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// All operations of the paths that fit: `*` is a segment, `**` any number of them
    #[arg(long = "path", value_name = "PATTERN")]
    paths: Vec<String>,
}

impl Selected {
    /// The options that say so, each with its value.
    pub(crate) fn options(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [
            ("--operation", &self.operations),
            ("--tag", &self.tags),
            ("--path", &self.paths),
        ];
        all.into_iter()
            .flat_map(|(option, names)| names.iter().map(move |name| (option, name.as_str())))
    }

    /// What the command line names; if nothing, what was chosen before.
    pub(crate) fn or(&self, before: &Selection) -> Selection {
        let named = Selection {
            operations: self.operations.clone(),
            tags: self.tags.clone(),
            paths: self.paths.clone(),
        };
        if named.is_everything() {
            before.clone()
        } else {
            named
        }
    }
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let mut report = Report::stderr();
    let out = match &args.out {
        Some(out) => out.clone(),
        None => paths::configured_document()?,
    };
    // What is behind a link is the fragment, and what it names is seen from there.
    let out = match fs::canonicalize(&out) {
        Ok(file) if out.is_symlink() => file,
        _ => out,
    };
    if out
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
    {
        let why = format!(
            "`{}` cannot hold a fragment: JSON has no comments",
            shown(&out)
        );
        let help = "name a file that ends in `.yaml`: its comments say where it was pulled from";
        return Err(Failure::new(Exit::Usage, why).with_help(help));
    }
    let before = before(&out)?;
    let head = head(args, before, &out)?;
    let source = match &args.from {
        Some(from) => from.clone(),
        None => head.source(&out),
    };

    report.stage("Reading", shown(&source));
    let references = match &args.references {
        Some(folder) => Some(folder.clone()),
        None => head.references(&out),
    };
    let folder = references::open(&source, references.as_deref())?;
    let pulled = Fragment::pull(folder.entry(), &folder, &head.select);
    let (fragment, found) = pulled.map_err(|error| {
        codegen::nothing_read("written", &folder, &error, |found, locate| {
            report.findings(found, locate)
        })
    })?;
    report.findings(&found, &|pointer| {
        codegen::place(&folder, fragment.excerpt(pointer))
    });
    if found.has_errors() {
        return Err(codegen::wrong("written", &found));
    }

    let text = format!("{}\n{}", head.comment(), without_head(&fragment.text));
    if fs::read_to_string(&out).is_ok_and(|old| old == text) {
        report.stage("Finished", format!("{} is up to date", shown(&out)));
        return Ok(());
    }
    files::replace(&out, &text).map_err(|error| file(&out, "written", &error))?;
    let lines = count(text.lines().count(), "line");
    let comments = match fragment.keeps_comments {
        true => ", comments kept",
        false => "",
    };
    report.stage("Finished", format!("{}: {lines}{comments}", shown(&out)));
    Ok(())
}

/// What the fragment that is there says of itself. One written by hand is nobody's to replace.
fn before(out: &Path) -> Result<Option<Head>, Failure> {
    match fs::read_to_string(out) {
        Ok(text) => match Head::read(&text) {
            Some(head) => Ok(Some(head)),
            None => Err(Failure::new(
                Exit::Files,
                format!("`{}` was not pulled, so it is not overwritten", shown(out)),
            )
            .with_help("name another file with `--out`, or move this one away")),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(file(out, "read", &error)),
    }
}

fn head(args: &Args, before: Option<Head>, out: &Path) -> Result<Head, Failure> {
    let select = args.selected.or(&before
        .as_ref()
        .map(|head| head.select.clone())
        .unwrap_or_default());
    let references = match &args.references {
        Some(folder) => Some(references_from_fragment(folder, out)?),
        None => before.as_ref().and_then(|head| head.references.clone()),
    };
    let from = match (&args.from, before) {
        (Some(from), _) => from_fragment(from, out)?,
        (None, Some(before)) => before.from,
        (None, None) => return Err(unsaid("which document to pull from", "--from FILE")),
    };
    if select.is_everything() {
        return Err(unsaid(
            "what to pull",
            "--operation ID`, `--tag TAG` or `--path PATTERN",
        ));
    }
    Ok(Head {
        from,
        references,
        select,
    })
}

/// A document as the fragment names it: one that is given by an absolute path is wanted so.
fn from_fragment(from: &Path, out: &Path) -> Result<String, Failure> {
    if from.is_absolute() {
        return Ok(head::text(from));
    }
    let place = |path: &Path, verb| real(path).map_err(|error| file(path, verb, &error));
    Ok(head::relative(
        &place(from, "read")?,
        &place(out, "written")?,
    ))
}

/// The folder of references as the fragment names it.
fn references_from_fragment(folder: &Path, out: &Path) -> Result<String, Failure> {
    if folder.is_absolute() {
        return Ok(head::text(folder));
    }
    let real_folder = fs::canonicalize(folder).map_err(|error| file(folder, "read", &error))?;
    let out = real(out).map_err(|error| file(out, "written", &error))?;
    Ok(head::relative(&real_folder, &out))
}

/// An absolute path whose folders are no links, so that one can be seen from another.
fn real(path: &Path) -> io::Result<PathBuf> {
    let absolute = path::absolute(path)?;
    let (Some(folder), Some(name)) = (absolute.parent(), absolute.file_name()) else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file"));
    };
    Ok(fs::canonicalize(folder)?.join(name))
}

/// The source may be a fragment itself: its head is not this one's.
fn without_head(text: &str) -> &str {
    match Head::read(text) {
        Some(_) => text.split_once("\n\n").map_or(text, |(_, rest)| rest),
        None => text,
    }
}

fn unsaid(what: &str, option: &str) -> Failure {
    Failure::new(Exit::Usage, format!("nothing says {what}")).with_help(format!("add `{option}`"))
}

fn file(path: &Path, verb: &str, error: &io::Error) -> Failure {
    Failure::new(
        Exit::Files,
        format!("`{}` cannot be {verb}: {error}", shown(path)),
    )
}
