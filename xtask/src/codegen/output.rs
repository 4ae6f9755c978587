//! What becomes of the files of a crate: written, compared, or only listed.

use std::fs;
use std::io;

use similar::{ChangeTag, TextDiff};
use truespec::Generated;
use truespec::package::{Difference, DifferenceKind};

use super::Args;
use super::session::Session;
use crate::changes::Plan;
use crate::edit::Edit;
use crate::exit::{Exit, Failure};
use crate::lock;
use crate::paths::{Paths, shown, shown_within};
use crate::report::count;
use crate::report::json::Line;

/// A file that is not as it would be written.
struct Item {
    path: String,
    kind: DifferenceKind,
    /// Lines that come and go, where they are counted.
    lines: Option<(usize, usize)>,
}

impl Item {
    /// One of the crate.
    fn of(difference: &Difference, within: impl Fn(&str) -> String) -> Self {
        Self {
            path: within(&difference.path),
            kind: difference.kind,
            lines: None,
        }
    }
}

/// Does with the crate what the command line asks for, and says in a few words what was done.
pub(super) fn apply(
    session: &mut Session<'_>,
    args: &Args,
    paths: &Paths,
    generated: &Generated,
    plan: Option<&Plan>,
) -> Result<String, Failure> {
    let verb = match args {
        Args { check: true, .. } => "Checking",
        Args { dry_run: true, .. } => "Comparing",
        _ => "Writing",
    };
    session.report.stage(verb, shown(&paths.output));
    let config = paths.config_file.as_deref();
    let lock = config.map(|config| lock::edit(config, &generated.lock));
    let lock = lock.transpose()?;
    let planned = plan.map(|plan| plan.edits.as_slice()).unwrap_or_default();
    let beside: Vec<&Edit> = lock.iter().chain(planned).collect();
    let mut items = beside_crate(args, &beside);
    if !args.check && !args.dry_run {
        return write(session, paths, generated, lock.as_ref(), plan, items);
    }
    items.extend(in_crate(args, paths, generated)?);
    match args.check {
        true => check(session, args, &items),
        false => Ok(list(session, &items)),
    }
}

/// The files beside a crate that are not as they would be written.
fn beside_crate(args: &Args, beside: &[&Edit]) -> Vec<Item> {
    let items = beside.iter().filter_map(|edit| {
        let [old, new] = edit.texts();
        Some(Item {
            path: shown(edit.path()),
            kind: edit.kind()?,
            lines: args.dry_run.then(|| lines(old, new)),
        })
    });
    items.collect()
}

/// The files of a crate that are not as they would be written.
fn in_crate(args: &Args, paths: &Paths, generated: &Generated) -> Result<Vec<Item>, Failure> {
    let differences = generated.package.compare(&paths.output);
    let differences = differences.map_err(|error| unusable(paths, &error))?;
    let within = shown_within(&paths.output);
    let counted = |path: &str| {
        let new = generated.package.text(path).unwrap_or_default();
        // What is in the way may be no text at all.
        let old = fs::read_to_string(paths.output.join(path)).unwrap_or_default();
        lines(&old.replace("\r\n", "\n"), &new)
    };
    let items = differences.iter().map(|difference| Item {
        lines: args.dry_run.then(|| counted(&difference.path)),
        ..Item::of(difference, &within)
    });
    Ok(items.collect())
}

/// Whether all files are as they would be written; lists those that are not.
fn check(session: &mut Session<'_>, args: &Args, items: &[Item]) -> Result<String, Failure> {
    if items.is_empty() {
        return Ok("all up to date".to_owned());
    }
    for item in items {
        if !tell(session, item) {
            session.report.item(item.kind.as_str(), &item.path);
        }
    }
    let verb = if items.len() == 1 { "is" } else { "are" };
    let files = count(items.len(), "file");
    let message = format!("{files} {verb} not what the generator writes");
    Err(Failure::new(Exit::Differs, message).with_help(format!("run `{}`", command(args))))
}

/// Writes the crate, and what stands beside it once that is done.
fn write(
    session: &mut Session<'_>,
    paths: &Paths,
    generated: &Generated,
    lock: Option<&Edit>,
    plan: Option<&Plan>,
    beside: Vec<Item>,
) -> Result<String, Failure> {
    let hold = plan.and_then(|plan| plan.hold.as_ref());
    hold.map_or(Ok(()), Edit::write)?;
    let done = generated.package.write(&paths.output).map_err(|error| {
        // Nothing was written, so there is nothing to hold; the error is what is to be told.
        let _ = hold.map(Edit::undo);
        unusable(paths, &error)
    })?;
    lock.map_or(Ok(()), Edit::write)?;
    plan.map_or(Ok(()), Plan::write)?;
    if session.is_json() {
        let within = shown_within(&paths.output);
        let changes = done.changes.iter();
        let changes = changes.map(|change| Item::of(change, &within));
        for item in beside.into_iter().chain(changes) {
            tell(session, &item);
        }
    }
    let mut outcome = format!("{} written, {} unchanged", done.written(), done.unchanged);
    match done.removed() {
        0 => {}
        removed => outcome += &format!(", {removed} removed"),
    }
    Ok(outcome)
}

/// Lists what would be written and removed.
fn list(session: &mut Session<'_>, items: &[Item]) -> String {
    for item in items {
        if !tell(session, item) {
            let path = &item.path;
            let text = match item.lines.unwrap_or_default() {
                (added, 0) => format!("{path} (+{added})"),
                (0, removed) => format!("{path} (-{removed})"),
                (added, removed) => format!("{path} (+{added} -{removed})"),
            };
            session.report.item(change(item.kind), &text);
        }
    }
    let kinds = [
        DifferenceKind::Missing,
        DifferenceKind::Changed,
        DifferenceKind::Orphan,
        DifferenceKind::Blocked,
    ];
    let of = |kind| items.iter().filter(|item| item.kind == kind).count();
    let counts = kinds.map(|kind| (of(kind), change(kind)));
    let counts = counts.iter().filter(|(number, _)| *number > 0);
    let parts: Vec<_> = counts.map(|(n, change)| format!("{n} {change}")).collect();
    match parts.as_slice() {
        [] => "nothing to write".to_owned(),
        parts => format!("nothing written; it would be: {}", parts.join(", ")),
    }
}

/// Tells programs of a file; whether there are any to tell.
fn tell(session: &mut Session<'_>, item: &Item) -> bool {
    session.line(&Line::File {
        path: &item.path,
        change: change(item.kind),
        added: item.lines.map(|(added, _)| added),
        removed: item.lines.map(|(_, removed)| removed),
    })
}

/// What writing does about a difference.
fn change(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Missing => "created",
        DifferenceKind::Changed => "changed",
        DifferenceKind::Orphan => "removed",
        DifferenceKind::Blocked => "blocked",
    }
}

/// How many lines come and go.
fn lines(old: &str, new: &str) -> (usize, usize) {
    let diff = TextDiff::from_lines(old, new);
    let of = |tag| diff.iter_all_changes().filter(|c| c.tag() == tag).count();
    (of(ChangeTag::Insert), of(ChangeTag::Delete))
}

/// The command that writes what was checked.
fn command(args: &Args) -> String {
    let mut command = "cargo xtask codegen".to_owned();
    for (option, value) in [
        ("--spec", &args.spec),
        ("--config", &args.config),
        ("--out", &args.out),
        ("--references", &args.references),
    ] {
        if let Some(value) = value {
            command += &format!(" {option} {}", quoted(&value.to_string_lossy()));
        }
    }
    for file in &args.overlays {
        command += &format!(" --overlay {}", quoted(&file.to_string_lossy()));
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

fn unusable(paths: &Paths, error: &io::Error) -> Failure {
    Failure::new(
        Exit::Files,
        format!("the crate in `{}`: {error}", shown(&paths.output)),
    )
}
