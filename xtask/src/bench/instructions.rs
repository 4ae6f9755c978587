//! `cargo xtask bench instructions`: how many instructions generating List Workers takes, which no
//! other load on the machine changes.

use std::path::Path;
use std::process::Command;

use super::peers::{self, Job};
use super::{callgrind, folders, print};
use crate::exit::{Exit, Failure};
use crate::paths::{configured_document, unusable};
use crate::report::Report;

/// What it took when this was last set, with rustc 1.95.
const EXPECTED: u64 = 100_750_000;

/// By how many percent more or less it may differ; hash maps with random seeds and other releases
/// of the compiler make some of it.
const TOLERANCE: f64 = 5.0;

/// Count the instructions of generating List Workers, with valgrind
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Args {
    /// Fail if there are more or fewer than is checked in, by more than 5 percent
    #[arg(long)]
    check: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut report = Report::stderr();
    if Command::new("valgrind").arg("--version").output().is_err() {
        report.stage("Skipped", "valgrind is not installed");
        return Ok(());
    }
    let counted = counted()?;
    let change = change(counted);
    print(&format!(
        "{counted} instructions, {change:+.1} % of {EXPECTED}\n"
    ))?;
    if !args.check || change.abs() <= TOLERANCE {
        return Ok(());
    }
    let message = format!("generating List Workers takes {change:+.1} % instructions");
    let help = "find out why; if it is meant, change `EXPECTED` in xtask/src/bench/instructions.rs";
    Err(Failure::new(Exit::Differs, message).with_help(help))
}

fn counted() -> Result<u64, Failure> {
    let program = peers::ours().install()?;
    let document = configured_document()?;
    let folder = folders::empty("generated/instructions")?;
    let job = Job {
        document: &document,
        name: "bench-crate",
        folder: &folder,
    };
    let command = peers::ours().command(&program, &job);
    let command = command.map_err(|error| unusable(&folder, &error))?;
    let arguments: Vec<_> = command.get_args().collect();
    callgrind::counted(Path::new(command.get_program()), &arguments)?
        .ok_or_else(|| Failure::new(Exit::Files, "generating under valgrind fails"))
}

/// By how many percent a count differs from what is checked in.
fn change(counted: u64) -> f64 {
    (counted as f64 / EXPECTED as f64 - 1.0) * 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_checked_in_is_no_change_and_a_tenth_more_is_ten_percent() {
        assert!(change(EXPECTED).abs() < 1e-9);
        assert!((change(EXPECTED / 10 * 11) - 10.0).abs() < 0.01);
    }
}
