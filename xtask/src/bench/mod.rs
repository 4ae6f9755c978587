//! `cargo xtask bench`: what the generator and its crates cost, beside others.

mod callgrind;
mod client;
mod compile;
mod decode;
mod dhat;
mod folders;
mod generation;
mod growth;
mod instructions;
mod machine;
mod measure;
mod peers;
mod plot;
mod programs;
mod table;

use std::io::Write;

use crate::exit::{self, Exit, Failure};

/// Measure what generating and using a crate costs, beside other generators
///
/// Tables go to standard output as Markdown. Other generators are installed at fixed versions into
/// `bench/peers` in the folder where Cargo builds.
#[derive(Debug, Clone, clap::Args)]
#[command(after_help = exit::HELP)]
pub(crate) struct Args {
    #[command(subcommand)]
    benchmark: Benchmark,
}

#[derive(Debug, Clone, clap::Subcommand)]
enum Benchmark {
    Generation(generation::Args),
    Instructions(instructions::Args),
    Decode(decode::Args),
    Client(client::Args),
    Compile(compile::Args),
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    // What a run that was interrupted left.
    folders::remove_aside()?;
    let done = run_one(args);
    done.and(folders::remove_aside())
}

fn run_one(args: &Args) -> Result<(), Failure> {
    match &args.benchmark {
        Benchmark::Generation(args) => generation::run(args),
        Benchmark::Instructions(args) => instructions::run(args),
        Benchmark::Decode(args) => decode::run(args),
        Benchmark::Client(args) => client::run(args),
        Benchmark::Compile(args) => compile::run(args),
    }
}

/// The figures are what a command is run for, so they go where a pipe can take them.
fn print(text: &str) -> Result<(), Failure> {
    anstream::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Failure::new(Exit::Files, format!("the table cannot be printed: {error}")))
}
