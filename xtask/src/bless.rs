//! `cargo xtask bless`: makes what the case tests get now what they expect from now on.

use crate::cargo;
use crate::exit::{Exit, Failure};
use crate::paths;

/// Rewrite what the case tests expect, to be read before it is committed
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Only the cases with one of these in their names
    filter: Vec<String>,
}

pub(crate) fn run(args: Args) -> Result<(), Failure> {
    let status = cargo::command()
        .args([
            "test",
            "--package",
            "truespec-tests",
            "--test",
            "cases",
            "--",
        ])
        .args(args.filter)
        .env("TRUESPEC_BLESS", "1")
        .current_dir(paths::workspace())
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(
            Exit::Differs,
            format!("`cargo test` ended with {status}"),
        )),
        Err(error) => Err(Failure::new(
            Exit::Files,
            format!("cargo cannot be run: {error}"),
        )),
    }
}
