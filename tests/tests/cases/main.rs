//! One test for each folder of `cases/`, and one that compiles and runs what comes of them all.
//!
//! `cargo xtask bless` (or the environment variable `TRUESPEC_BLESS=1`) makes what comes out now what
//! is expected from now on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod alone;
mod case;
mod compile;
mod expected;

use std::process::ExitCode;

use case::Case;
use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let cases = case::all();
    if std::env::var_os("TRUESPEC_BLESS").is_some_and(|value| value == "1") {
        return bless(&cases);
    }
    let mut trials: Vec<Trial> = cases
        .iter()
        .map(|case| {
            let (case, name) = (case.clone(), case.name.clone());
            Trial::test(name, move || Ok(expected::test(&case)?))
        })
        .collect();
    trials.push(Trial::test("compile", move || Ok(compile::test(&cases)?)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Blesses the cases whose names hold one of the arguments; all where there is none.
fn bless(cases: &[Case]) -> ExitCode {
    let filters: Vec<String> = std::env::args().skip(1).collect();
    let is_meant = |case: &&Case| {
        filters.is_empty() || filters.iter().any(|filter| case.name.contains(filter))
    };
    let mut exit = ExitCode::SUCCESS;
    for case in cases.iter().filter(is_meant) {
        match expected::bless(case) {
            Ok(0) => {}
            Ok(files) => println!("{}: {files} changed", case.name),
            Err(error) => {
                println!("{}: {error}", case.name);
                exit = ExitCode::FAILURE;
            }
        }
    }
    exit
}
