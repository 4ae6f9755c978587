//! Documents made to do harm: each ends in a clear diagnostic, or in a crate that compiles and means
//! what it says; never in a panic, a hang, or a byte outside the output folder.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

mod codegen;
mod compile;
mod giants;
mod items;
mod memory;
mod mutations;
mod names;
mod no_documents;
mod output;
mod references;
mod scratch;
mod texts;
mod writer;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

/// What a test comes to.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    if let Some(code) = writer::run() {
        return code;
    }
    let mut trials: Vec<Trial> = Vec::new();
    trials.extend(texts::trials());
    trials.extend(names::trials());
    trials.extend(mutations::trials());
    trials.extend(no_documents::trials());
    trials.extend(giants::trials());
    trials.extend(references::trials());
    trials.extend(output::trials());
    trials.push(trial("compile", compile::test));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn trial(name: &str, test: impl FnOnce() -> Outcome + Send + 'static) -> Trial {
    Trial::test(name, move || Ok(memory::deep(test)?))
}
