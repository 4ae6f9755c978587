//! What becomes of the files of a crate: written, compared, or only listed.

use std::fs;
use std::io;

use similar::{ChangeTag, TextDiff};
use truespec::Generated;
use truespec::package::{Difference, DifferenceKind};

use super::Args;
use super::session::Session;
use crate::exit::{Exit, Failure};
use crate::lock;
use crate::paths::{Paths, shown, shown_within};
use crate::report::count;
use crate::report::json::Line;

/// Does with the crate what the command line asks for, and says in a few words what was done.
pub(super) fn apply(
    session: &mut Session<'_>,
    args: &Args,
    paths: &Paths,
    generated: &Generated,
) -> Result<String, Failure> {
    let verb = match args {
        Args { check: true, .. } => "Checking",
        Args { dry_run: true, .. } => "Comparing",
        _ => "Writing",
    };
    session.report.stage(verb, shown(&paths.output));
    // What writing changes is known only before it.
    let is_asked = args.check || args.dry_run || session.is_json();
    let differences = match is_asked {
        true => generated.package.compare(&paths.output),
        false => Ok(Vec::new()),
    };
    let differences = differences.map_err(|error| unusable(paths, &error))?;
    if args.check {
        check(session, args, paths, generated, &differences)
    } else if args.dry_run {
        Ok(list(session, paths, generated, &differences))
    } else {
        write(session, paths, generated, &differences)
    }
}

/// Whether all files are as they would be written; lists those that are not.
fn check(
    session: &mut Session<'_>,
    args: &Args,
    paths: &Paths,
    generated: &Generated,
    differences: &[Difference],
) -> Result<String, Failure> {
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
    let within = shown_within(&paths.output);
    for difference in differences {
        let path = within(&difference.path);
        if !file(session, &path, difference.kind, None) {
            session.report.item(difference.kind.as_str(), &path);
        }
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

fn write(
    session: &mut Session<'_>,
    paths: &Paths,
    generated: &Generated,
    differences: &[Difference],
) -> Result<String, Failure> {
    if let Some(config) = &paths.config_file {
        lock::write(config, &generated.lock)?;
    }
    let done = generated
        .package
        .write(&paths.output)
        .map_err(|error| unusable(paths, &error))?;
    let within = shown_within(&paths.output);
    for difference in differences {
        file(session, &within(&difference.path), difference.kind, None);
    }
    let mut outcome = format!("{} written, {} unchanged", done.written, done.unchanged);
    if done.removed > 0 {
        outcome += &format!(", {} removed", done.removed);
    }
    Ok(outcome)
}

/// Lists what would be written and removed.
fn list(
    session: &mut Session<'_>,
    paths: &Paths,
    generated: &Generated,
    differences: &[Difference],
) -> String {
    let within = shown_within(&paths.output);
    for difference in differences {
        let counts = lines(paths, generated, difference);
        let path = within(&difference.path);
        if !file(session, &path, difference.kind, Some(counts)) {
            let text = match counts {
                (added, 0) => format!("{path} (+{added})"),
                (0, removed) => format!("{path} (-{removed})"),
                (added, removed) => format!("{path} (+{added} -{removed})"),
            };
            session.report.item(change(difference.kind), &text);
        }
    }
    let kinds = [
        DifferenceKind::Missing,
        DifferenceKind::Changed,
        DifferenceKind::Orphan,
        DifferenceKind::Blocked,
    ];
    let of = |kind| differences.iter().filter(|d| d.kind == kind).count();
    let counts = kinds.map(|kind| (of(kind), change(kind)));
    let counts = counts.iter().filter(|(number, _)| *number > 0);
    let parts: Vec<_> = counts.map(|(n, change)| format!("{n} {change}")).collect();
    match parts.as_slice() {
        [] => "nothing to write".to_owned(),
        parts => format!("nothing written; it would be: {}", parts.join(", ")),
    }
}

/// Tells programs of a file; whether there are any to tell.
fn file(
    session: &mut Session<'_>,
    path: &str,
    kind: DifferenceKind,
    counts: Option<(usize, usize)>,
) -> bool {
    session.line(&Line::File {
        path,
        change: change(kind),
        added: counts.map(|(added, _)| added),
        removed: counts.map(|(_, removed)| removed),
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
fn lines(paths: &Paths, generated: &Generated, difference: &Difference) -> (usize, usize) {
    let path = &difference.path;
    let new = generated.package.text(path).unwrap_or_default();
    // What is in the way may be no text at all.
    let old = fs::read_to_string(paths.output.join(path)).unwrap_or_default();
    let diff = TextDiff::from_lines(old.as_str(), new.as_ref());
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
