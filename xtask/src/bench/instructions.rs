//! `cargo xtask bench instructions`: what generating List Workers takes, and reading its answer, in
//! instructions: no other load on the machine changes their number.

use std::path::PathBuf;
use std::process::Command;

use super::table::Table;
use super::{callgrind, machine, print};
use crate::cargo;
use crate::exit::{Exit, Failure};
use crate::paths::workspace;
use crate::report::Report;

/// What is counted: builds for development that are not incremental, which CI makes for the tests as
/// well, so that nothing has to be built for this alone.
const WORK: [Work; 2] = [
    Work {
        what: "generating",
        build: &["--package", "xtask"],
        program: "xtask",
        arguments: &["codegen", "--dry-run"],
        expected: 451_500_000,
    },
    Work {
        what: "decoding",
        build: &["--package", "truespec-tests", "--example", "clean_decode"],
        program: "examples/clean_decode",
        arguments: &[],
        expected: 95_730_000,
    },
];

/// What compiles the builds whose figures are checked in: another release makes other code.
const COMPILER: &str = "rustc 1.95.";

/// By how many percent more or less it may differ; hash maps with random seeds make some of it, and
/// up to 3 an incremental build that is found in place of another.
const TOLERANCE: f64 = 5.0;

/// Count the instructions of generating List Workers and of decoding its answer, with valgrind
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
    let mut figures = Vec::new();
    for work in &WORK {
        report.stage("Counting", work.what);
        figures.push(work.counted()?);
    }
    print(&table(&figures).markdown())?;
    let moved: Vec<_> = figures.iter().filter(|figure| figure.has_moved()).collect();
    if !args.check || moved.is_empty() {
        return Ok(());
    }
    let compiler = machine::compiler().unwrap_or_default();
    if !compiler.starts_with(COMPILER) {
        let figures = format!("the figures are those of {COMPILER}, this is {compiler}");
        report.stage("Not checked", figures);
        return Ok(());
    }
    let moved: Vec<_> = moved.iter().map(|figure| figure.told()).collect();
    let message = format!(
        "instructions differ from what is checked in: {}",
        moved.join(", ")
    );
    let help =
        "find out why; if it is meant, change the figures in xtask/src/bench/instructions.rs";
    Err(Failure::new(Exit::Differs, message).with_help(help))
}

struct Work {
    what: &'static str,
    /// What Cargo is told to build.
    build: &'static [&'static str],
    program: &'static str,
    arguments: &'static [&'static str],
    expected: u64,
}

impl Work {
    fn counted(&self) -> Result<Figure, Failure> {
        let counted = callgrind::counted(&self.built()?, self.arguments)?;
        let counted = counted.ok_or_else(|| self.failed("cannot be run under valgrind"))?;
        Ok(Figure {
            what: self.what,
            expected: self.expected,
            counted,
        })
    }

    fn built(&self) -> Result<PathBuf, Failure> {
        let mut cargo = cargo::command();
        cargo.current_dir(workspace()).args(["build", "--quiet"]);
        cargo.env("CARGO_INCREMENTAL", "0");
        match cargo.args(self.build).status() {
            Ok(status) if status.success() => Ok(cargo::target().join("debug").join(self.program)),
            _ => Err(self.failed("cannot be built")),
        }
    }

    fn failed(&self, how: &str) -> Failure {
        Failure::new(Exit::Files, format!("`{}` {how}", self.program))
    }
}

/// What was counted, beside what is checked in.
struct Figure {
    what: &'static str,
    expected: u64,
    counted: u64,
}

impl Figure {
    /// By how many percent there are more.
    fn change(&self) -> f64 {
        (self.counted as f64 / self.expected as f64 - 1.0) * 100.0
    }

    fn has_moved(&self) -> bool {
        self.change().abs() > TOLERANCE
    }

    fn told(&self) -> String {
        format!("{} {:+.1} %", self.what, self.change())
    }
}

fn table(figures: &[Figure]) -> Table {
    let mut table = Table::new(1, &["work", "instructions", "checked in", "change"]);
    for figure in figures {
        table.row([
            figure.what.to_owned(),
            figure.counted.to_string(),
            figure.expected.to_string(),
            format!("{:+.1} %", figure.change()),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::Figure;

    #[test]
    fn what_is_checked_in_is_no_change_and_a_tenth_more_is_one_either_way() {
        let figure = |counted| Figure {
            what: "decoding",
            expected: 1_000,
            counted,
        };
        assert!(!figure(1_000).has_moved());
        assert!(!figure(1_040).has_moved());
        assert!(figure(900).has_moved());
        assert_eq!(figure(1_100).told(), "decoding +10.0 %");
    }
}
