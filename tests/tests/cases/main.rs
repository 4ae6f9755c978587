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

mod case;
mod compile;
mod expected;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let cases = case::all();
    let is_blessing = std::env::var_os("TRUESPEC_BLESS").is_some_and(|value| value == "1");
    let mut trials: Vec<Trial> = cases
        .iter()
        .map(|case| {
            let (case, name) = (case.clone(), case.name.clone());
            Trial::test(name, move || Ok(expected::test(&case, is_blessing)?))
        })
        .collect();
    if !is_blessing {
        trials.push(Trial::test("compile", move || Ok(compile::test(&cases)?)));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}
