//! Compiling the crate of a document, and what that takes.

use std::fs::File;
use std::io;
use std::process::Output;
use std::time::{Instant, SystemTime};

use super::examples;
use super::messages;
use super::outcome::{Check, Outcome};
use super::workspace::Workspace;
use crate::report::count;
use crate::usage;

/// Compiles the crate, and if that goes well, tries its examples.
pub(super) fn check(workspace: &Workspace, outcome: &mut Outcome) {
    let start = Instant::now();
    let output = match compile(workspace, &outcome.name) {
        Ok(output) => output,
        Err(error) => {
            let problem = format!("cargo cannot be run: {error}");
            return outcome.problems.push(problem);
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    let stderr = String::from_utf8_lossy(&output.stderr);
    let said = messages::read(&String::from_utf8_lossy(&output.stdout));
    let usage = usage::read(&stderr);
    outcome.check = Some(Check {
        seconds: usage.map_or(seconds, |usage| usage.seconds),
        usage,
        warnings: said.warnings.len(),
    });
    let compiles = output.status.success();
    if !compiles && said.errors.is_empty() {
        outcome.problems.push(cause("cargo check", &output));
    }
    outcome.problems.extend(said.errors);
    outcome.problems.extend(said.warnings);
    let has_examples = outcome.made.as_ref().is_some_and(|made| made.examples > 0);
    if compiles && has_examples {
        try_examples(workspace, outcome);
        if workspace
            .folder(&outcome.name)
            .join(examples::DRIFT)
            .is_file()
        {
            try_changes(workspace, outcome);
        }
    }
}

fn compile(workspace: &Workspace, name: &str) -> io::Result<Output> {
    // What is up to date would not be compiled, and so not be measured.
    File::options()
        .append(true)
        .open(workspace.folder(name).join("src/lib.rs"))?
        .set_modified(SystemTime::now())?;
    let mut cargo = workspace.cargo("check", name);
    cargo.arg("--message-format=json");
    if usage::is_measurable() {
        // Only members are compiled through it, not what they depend on.
        cargo
            .env("RUSTC_WORKSPACE_WRAPPER", usage::PROGRAM)
            .env("TIME", usage::FORMAT);
    }
    cargo.output()
}

fn try_examples(workspace: &Workspace, outcome: &mut Outcome) {
    if let Some((_, lost)) = test(workspace, outcome, "examples") {
        outcome.lost = Some(lost);
    }
}

fn try_changes(workspace: &Workspace, outcome: &mut Outcome) {
    if let Some((stdout, _)) = test(workspace, outcome, "drift") {
        outcome.drift = examples::drift(&stdout);
    }
}

/// Runs a test of the crate; gives back what it printed, and how much it says is lost.
fn test(workspace: &Workspace, outcome: &mut Outcome, name: &str) -> Option<(String, usize)> {
    let mut cargo = workspace.cargo("test", &outcome.name);
    let output = match cargo.args(["--test", name, "--", "--show-output"]).output() {
        Ok(output) => output,
        Err(error) => {
            let problem = format!("cargo cannot be run: {error}");
            outcome.problems.push(problem);
            return None;
        }
    };
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    let lost = examples::lost(&stdout);
    if !output.status.success() && lost.is_empty() {
        outcome.problems.push(cause("cargo test", &output));
        return None;
    }
    let count = lost.len();
    outcome.problems.extend(lost);
    Some((stdout, count))
}

/// Why Cargo failed, where no list tells.
fn cause(command: &str, output: &Output) -> String {
    let stderr = String::from_utf8_lossy(&output.stderr);
    let mut errors = stderr.lines().filter(|line| line.starts_with("error"));
    let Some(first) = errors.next() else {
        return format!("`{command}` ended with {}", output.status);
    };
    match errors.count() {
        0 => format!("`{command}`: {first}"),
        more => format!("`{command}`: {first}, and {}", count(more, "more error")),
    }
}
