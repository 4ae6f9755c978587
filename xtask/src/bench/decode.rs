//! `cargo xtask bench decode`: the instructions of decoding and encoding 1,000 Workers, and the memory
//! that decoding takes, beside other types.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde_json::Value;

use super::peers::{self, Job};
use super::programs::{self, Extra};
use super::table::{Table, ratio};
use super::{callgrind, dhat, folders, machine, print};
use crate::exit::Failure;
use crate::paths::{configured_document, unusable};
use crate::report::Report;

const INPUTS: [&str; 3] = ["example", "mixed", "placement"];
const DIRECTIONS: [&str; 2] = ["decode", "encode"];

/// What others are compared with: derived types that drop what the document does not list.
const IDEAL: &str = "ideal";

/// What reads the text and keeps nothing of it.
const NOTHING: &str = "skip";

/// How often the work is done in the two runs whose difference counts.
const REPEATS: [u64; 2] = [1, 3];

/// Count the instructions of decoding and encoding 1,000 Workers, with valgrind: the documented
/// example, the eight forms of placement mixed, and placements alone
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Args {
    /// Leave out progenitor's types, which take minutes to install and build
    #[arg(long)]
    without_progenitor: bool,

    /// Measure time as well, which says something only if nothing else runs
    #[arg(long)]
    time: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut report = Report::stderr();
    let mut subjects = vec![IDEAL, "truespec", "by serde", "value", NOTHING];
    report.stage("Building", "the types to compare");
    let progenitor = match args.without_progenitor {
        true => None,
        false => {
            subjects.push("progenitor");
            Some(progenitor()?)
        }
    };
    let extra = progenitor.as_deref().map(|folder| Extra {
        feature: "progenitor",
        package: "progenitor-list-workers",
        folder,
    });
    let program = programs::build("decode", extra.as_ref())?;
    let mut table = Table::new(3, &["input", "way", "types", "instructions", "ratio"]);
    for (input, direction) in work() {
        report.stage("Counting", format!("{direction} {input}"));
        let mut ideal = 0;
        for subject in &subjects {
            let counted = match counted(&program, subject, input, direction)? {
                Some(counted) => counted,
                // These types cannot read this input, or write nothing.
                None => continue,
            };
            if *subject == IDEAL {
                ideal = counted;
            }
            table.row([
                input.to_owned(),
                direction.to_owned(),
                (*subject).to_owned(),
                counted.to_string(),
                ratio(counted as f64, ideal as f64),
            ]);
        }
    }
    report.stage("Weighing", "what decoding takes");
    let mut tables = vec![table, memory(&program, &subjects)?];
    if args.time {
        report.stage("Timing", "each of them");
        tables.push(times(
            &programs::time("decode", extra.as_ref())?,
            &subjects,
        )?);
    }
    let tables: Vec<_> = tables.iter().map(Table::markdown).collect();
    print(&format!(
        "{}\n\n{}",
        machine::described(),
        tables.join("\n")
    ))
}

/// What criterion measured.
fn times(figures: &Path, subjects: &[&str]) -> Result<Table, Failure> {
    let mut table = Table::new(3, &["input", "way", "types", "ms, median", "ratio"]);
    for (input, direction) in work() {
        let mut ideal = 0.0;
        for subject in subjects {
            let group = figures.join(format!("{input}-{direction}"));
            let Some(median) = median(&group.join(subject))? else {
                continue;
            };
            if *subject == IDEAL {
                ideal = median;
            }
            table.row([
                input.to_owned(),
                direction.to_owned(),
                (*subject).to_owned(),
                format!("{:.2}", median / 1e6),
                ratio(median, ideal),
            ]);
        }
    }
    Ok(table)
}

/// Nanoseconds; none where there was nothing to measure.
fn median(benchmark: &Path) -> Result<Option<f64>, Failure> {
    let path = benchmark.join("new").join("estimates.json");
    match fs::read(&path) {
        Ok(text) => {
            let estimates: Option<Value> = serde_json::from_slice(&text).ok();
            let median = estimates
                .as_ref()
                .and_then(|it| it.pointer("/median/point_estimate"));
            Ok(median.and_then(Value::as_f64))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unusable(&path, &error)),
    }
}

fn work() -> impl Iterator<Item = (&'static str, &'static str)> {
    INPUTS
        .into_iter()
        .flat_map(|input| DIRECTIONS.map(|way| (input, way)))
}

/// What each type's values and the way to them take at most, beside the text.
fn memory(program: &Path, subjects: &[&str]) -> Result<Table, Failure> {
    let mut table = Table::new(2, &["input", "types", "peak KiB", "ratio"]);
    for input in INPUTS {
        let peak = |subject| dhat::peak(program, &[subject, input, "decode", "1"]);
        let Some(text) = peak(NOTHING)? else {
            continue;
        };
        let mut ideal = 0;
        for subject in subjects.iter().filter(|subject| **subject != NOTHING) {
            let Some(taken) = peak(subject)?.map(|peak| peak.saturating_sub(text)) else {
                continue;
            };
            if *subject == IDEAL {
                ideal = taken;
            }
            table.row([
                input.to_owned(),
                (*subject).to_owned(),
                taken.div_ceil(1024).to_string(),
                ratio(taken as f64, ideal as f64),
            ]);
        }
    }
    Ok(table)
}

/// The instructions of doing it once; none where these types cannot.
fn counted(
    program: &Path,
    subject: &str,
    input: &str,
    direction: &str,
) -> Result<Option<u64>, Failure> {
    let mut totals = Vec::new();
    for repeats in REPEATS {
        let repeats = repeats.to_string();
        match callgrind::counted(program, &[subject, input, direction, &repeats])? {
            Some(total) => totals.push(total),
            None => return Ok(None),
        }
    }
    let [few, many] = totals[..] else {
        return Ok(None);
    };
    let once = many.saturating_sub(few) / (REPEATS[1] - REPEATS[0]);
    // Starting twice differs by some thousands.
    Ok((once > 10_000).then_some(once))
}

/// The folder of what progenitor makes of the same document.
fn progenitor() -> Result<PathBuf, Failure> {
    let folder = folders::empty("generated/decode-progenitor")?;
    let document = configured_document()?;
    let job = Job {
        document: &document,
        name: "progenitor-list-workers",
        folder: &folder,
    };
    let peer = peers::progenitor();
    let status = peer
        .command(&peer.install()?, &job)
        .and_then(|mut command| command.status())
        .map_err(|error| unusable(&folder, &error))?;
    if !status.success() {
        let failed = io::Error::other("progenitor fails");
        return Err(unusable(&folder, &failed));
    }
    Ok(folder)
}
