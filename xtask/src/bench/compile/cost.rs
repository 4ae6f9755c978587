//! Compiling the crate of a subject, and what rustc used for it.

use std::fs;
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use super::subject::Subject;
use crate::bench::folders;
use crate::bench::generation::ended;
use crate::bench::measure::{self, Ending};
use crate::cargo;
use crate::exit::Failure;
use crate::paths::unusable;
use crate::usage;

/// What rustc used for a crate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cost {
    pub(super) user_seconds: f64,
    pub(super) peak_mebibytes: f64,
}

/// A row without its ratios.
#[derive(Clone, Debug, Default)]
pub(super) struct Figures {
    pub(super) ended: String,
    pub(super) check: Option<Cost>,
    pub(super) release: Option<Cost>,
    pub(super) library_mebibytes: Option<f64>,
}

impl Figures {
    pub(super) fn failed(why: String) -> Self {
        Self {
            ended: why,
            ..Self::default()
        }
    }
}

pub(super) fn of(subject: &Subject, limit: Duration, check_only: bool) -> Result<Figures, Failure> {
    let target = folders::kept("compile")?;
    let (ending, check) = compiled(subject, &target, &["check"], limit)?;
    let mut figures = Figures {
        ended: ended(&ending),
        check,
        ..Figures::default()
    };
    if ending == Ending::Done && !check_only {
        let (ending, release) = compiled(subject, &target, &["build", "--release"], limit)?;
        figures.ended = ended(&ending);
        figures.release = release;
        figures.library_mebibytes = release.and_then(|_| library_mebibytes(subject, &target));
    }
    Ok(figures)
}

/// Compiles the library of a crate, and what it depends on where that is not there yet.
fn compiled(
    subject: &Subject,
    target: &Path,
    command: &[&str],
    limit: Duration,
) -> Result<(Ending, Option<Cost>), Failure> {
    // What is up to date would not be compiled, and so not be measured.
    let root = subject.folder.join("src/lib.rs");
    File::options()
        .append(true)
        .open(&root)
        .and_then(|file| file.set_modified(SystemTime::now()))
        .map_err(|error| unusable(&root, &error))?;
    let mut cargo = Command::new(cargo::command().get_program());
    cargo
        .args(command)
        .arg("--lib")
        .args(&subject.features)
        .current_dir(&subject.folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_INCREMENTAL", "0")
        // Only the crate itself is compiled through it.
        .env("RUSTC_WORKSPACE_WRAPPER", usage::PROGRAM)
        .env("TIME", usage::FORMAT);
    let (ending, usage) = measure::compile(&cargo, limit)?;
    let cost = usage.filter(|_| ending == Ending::Done).map(|usage| Cost {
        user_seconds: usage.user_seconds,
        peak_mebibytes: usage.peak_kilobytes as f64 / 1024.0,
    });
    Ok((ending, cost))
}

fn library_mebibytes(subject: &Subject, target: &Path) -> Option<f64> {
    let name = format!("lib{}.rlib", subject.library);
    let file = fs::metadata(target.join("release").join(name)).ok()?;
    Some(file.len() as f64 / f64::from(1 << 20))
}
