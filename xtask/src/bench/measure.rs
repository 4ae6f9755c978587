//! Running a program for a while at most: what it used, and how it ended.

use std::process::{Command, ExitStatus, Output};
use std::time::Duration;

use crate::exit::{Exit, Failure};
use crate::usage::{self, Usage};

/// How a program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ending {
    Done,
    /// It gave up, and said this.
    Error(String),
    /// It did not end as it was made to.
    Panic(String),
    Timeout,
}

/// A program that has run.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) ending: Ending,
    pub(super) usage: Usage,
}

/// Runs a program to its end, or to the end of its time.
pub(super) fn run(command: &Command, limit: Duration) -> Result<Run, Failure> {
    let output = measured(command, limit)
        .output()
        .map_err(|error| unmeasurable(&error.to_string()))?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    let usage = usage::read(&stderr).ok_or_else(|| unmeasurable("it prints no figures"))?;
    Ok(Run {
        ending: ending(&output),
        usage,
    })
}

/// Runs Cargo where it has rustc measured, to its end or to that of its time; none where rustc did
/// not come to the crate.
pub(super) fn compile(
    cargo: &Command,
    limit: Duration,
) -> Result<(Ending, Option<Usage>), Failure> {
    let output = ended_by(Command::new("timeout"), cargo, limit)
        .output()
        .map_err(|error| unmeasurable(&error.to_string()))?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    Ok((compiled(output.status, &stderr), usage::read(&stderr)))
}

/// How Cargo ended: what does not compile ends it with the code that others panic with.
fn compiled(status: ExitStatus, stderr: &str) -> Ending {
    let first = stderr.lines().find_map(|line| line.strip_prefix("error"));
    match (status.code(), first) {
        (Some(101), Some(first)) => {
            let first = first.trim_start_matches(": ");
            Ending::Error(match errors(stderr) {
                Some(errors) => format!("{first}, the first of {errors}"),
                None => first.to_owned(),
            })
        }
        _ => classified(status, stderr, ""),
    }
}

/// How many errors rustc found, where it found several.
fn errors(stderr: &str) -> Option<&str> {
    let (_, rest) = stderr.split_once("due to ")?;
    let (errors, _) = rest.split_once(" previous errors")?;
    Some(errors)
}

/// The same program under those that measure and end it.
fn measured(command: &Command, limit: Duration) -> Command {
    let mut outer = Command::new(usage::PROGRAM);
    outer
        .args(["--quiet", "--format", usage::FORMAT])
        .arg("timeout");
    ended_by(outer, command, limit)
}

/// The same program as what `timeout`, alone or at the end of `outer`, runs.
fn ended_by(mut outer: Command, command: &Command, limit: Duration) -> Command {
    outer
        .arg("--kill-after=5")
        .arg(limit.as_secs().to_string())
        .arg(command.get_program())
        .args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        outer.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => outer.env(name, value),
            None => outer.env_remove(name),
        };
    }
    outer
}

fn unmeasurable(why: &str) -> Failure {
    let message = format!("`{}` cannot be used: {why}", usage::PROGRAM);
    Failure::new(Exit::Usage, message).with_help("install GNU time and GNU coreutils")
}

fn ending(output: &Output) -> Ending {
    let stderr = String::from_utf8_lossy(&output.stderr);
    let stdout = String::from_utf8_lossy(&output.stdout);
    classified(output.status, &stderr, &stdout)
}

fn classified(status: ExitStatus, stderr: &str, stdout: &str) -> Ending {
    match status.code() {
        Some(0) => Ending::Done,
        // What `timeout` says of a program that it ended.
        Some(124) => Ending::Timeout,
        Some(101) => Ending::Panic(cause(stderr, stdout)),
        // A signal, which nobody asked for.
        None => Ending::Panic(cause(stderr, stdout)),
        Some(signalled) if signalled > 128 => Ending::Panic(cause(stderr, stdout)),
        Some(_) => Ending::Error(cause(stderr, stdout)),
    }
}

/// The line that most likely tells why.
fn cause(stderr: &str, stdout: &str) -> String {
    let lines = || stderr.lines().chain(stdout.lines()).map(str::trim);
    let lines = || lines().filter(|line| !line.is_empty() && usage::line(line).is_none());
    let telling = ["panicked at", "overflowed its stack", "rror"];
    let mark = telling
        .iter()
        .find(|mark| lines().any(|line| line.contains(**mark)));
    let mut from = lines().skip_while(|line| mark.is_some_and(|mark| !line.contains(mark)));
    let first = from.next().unwrap_or("it said nothing");
    // The message of a panic stands below its place, which is one of this machine.
    let below = first.ends_with(':').then(|| from.next()).flatten();
    below.unwrap_or(first).to_owned()
}

#[cfg(test)]
mod tests {
    use std::os::unix::process::ExitStatusExt;

    use super::*;

    fn exit(code: i32) -> ExitStatus {
        ExitStatus::from_raw(code << 8)
    }

    #[test]
    fn a_panic_is_told_with_its_message() {
        let stderr =
            "reading\n\nthread 'main' panicked at src/a.rs:1:2:\nno such type\nnote: run\n";
        let Ending::Panic(why) = classified(exit(101), stderr, "") else {
            panic!("a panic");
        };
        assert_eq!(why, "no such type");
    }

    #[test]
    fn the_end_of_the_time_is_no_error_of_the_program() {
        assert_eq!(classified(exit(124), "error: none", ""), Ending::Timeout);
    }

    #[test]
    fn a_signal_is_a_panic_and_other_codes_are_errors() {
        let overflow = "thread 'main' has overflowed its stack\ntruespec-usage 1.0 0.5 100\n";
        assert!(matches!(
            classified(exit(134), overflow, ""),
            Ending::Panic(_)
        ));
        let error = Ending::Error("Error: unsupported version".to_owned());
        assert_eq!(
            classified(exit(1), "", "Error: unsupported version\n"),
            error
        );
    }

    #[test]
    fn what_does_not_compile_is_told_by_its_first_error() {
        let stderr = "warning: an error is unused\nerror[E0412]: cannot find type `B`\n\
                      error: could not compile `a` (lib) due to 57 previous errors\n";
        let why = "[E0412]: cannot find type `B`, the first of 57";
        assert_eq!(compiled(exit(101), stderr), Ending::Error(why.to_owned()));
    }

    #[test]
    fn figures_are_no_reason() {
        let figures = "truespec-usage 1.0 0.5 100\n";
        let error = Ending::Error("it said nothing".to_owned());
        assert_eq!(classified(exit(1), figures, ""), error);
    }
}
