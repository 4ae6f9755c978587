//! `cargo xtask fuzz`: random documents and answers, for a while.

use std::fs;
use std::process::Command;

use crate::cargo;
use crate::exit::{self, Exit, Failure};
use crate::paths::{unusable, workspace};
use crate::report::{Report, count};

/// The targets in `tests/fuzz/`.
const TARGETS: &[&str] = &["document", "response"];

/// Feed random documents to the generator, and random answers to what it emits
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = exit::HELP)]
pub(crate) struct Args {
    /// How long each target runs
    #[arg(long, value_name = "N", default_value_t = 60)]
    seconds: u32,
    /// The targets to run [default: all]
    #[arg(value_name = "TARGET", value_parser = clap::builder::PossibleValuesParser::new(TARGETS))]
    targets: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    is_installed()?;
    let all: Vec<String> = TARGETS.iter().map(|target| (*target).to_owned()).collect();
    let targets = if args.targets.is_empty() {
        &all
    } else {
        &args.targets
    };
    let mut report = Report::stderr();
    for target in targets {
        report.stage(
            "Fuzzing",
            format!("{target} for {}", count(args.seconds as usize, "second")),
        );
        fuzz(target, args.seconds)?;
    }
    report.stage("Finished", count(targets.len(), "target"));
    Ok(())
}

fn is_installed() -> Result<(), Failure> {
    let version = bootstrapped().args(["fuzz", "--version"]).output();
    match version.is_ok_and(|output| output.status.success()) {
        true => Ok(()),
        false => Err(Failure::new(Exit::Usage, "`cargo fuzz` is not installed")
            .with_help("run `cargo install cargo-fuzz`, which needs a C++ compiler as well")),
    }
}

/// Runs a target; what it learns is kept in `target/`, with the input that made it fail.
fn fuzz(target: &str, seconds: u32) -> Result<(), Failure> {
    let root = workspace();
    let folder = root.join("tests").join("fuzz");
    let kept = root.join("target").join("fuzz");
    let [corpus, artifacts] = ["corpus", "artifacts"].map(|name| kept.join(name).join(target));
    for folder in [&corpus, &artifacts] {
        let made = fs::create_dir_all(folder);
        made.map_err(|error| unusable(folder, &error))?;
    }
    let status = bootstrapped()
        .args(["fuzz", "run", "--fuzz-dir"])
        .arg(&folder)
        .arg("--target-dir")
        .arg(kept.join("build"))
        .args([target.as_ref(), corpus.as_os_str()])
        .arg(folder.join("seeds").join(target))
        .arg("--")
        .arg(format!("-dict={}", folder.join("openapi.dict").display()))
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .arg(format!("-max_total_time={seconds}"))
        // The same bounds as for documents made by hand.
        .args(["-timeout=60", "-rss_limit_mb=2048"])
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(
            Failure::new(Exit::Differs, format!("the target `{target}` fails")).with_help(format!(
                "the input is in `{}`: make a test of it",
                artifacts.display()
            )),
        ),
        Err(error) => Err(unusable(&folder, &error)),
    }
}

/// Sanitizers are not stable; the toolchain that is there has them nevertheless.
fn bootstrapped() -> Command {
    let mut command = cargo::command();
    command.env("RUSTC_BOOTSTRAP", "1");
    command.env_remove("CARGO_TARGET_DIR");
    command
}
