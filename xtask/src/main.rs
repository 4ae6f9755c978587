//! The commands of this repository: `cargo xtask codegen`, and what else maintainers run.

mod bench;
mod bless;
mod cargo;
mod changes;
mod codegen;
mod corpus;
mod diff;
mod edit;
mod exit;
mod explain;
mod files;
mod fuzz;
mod lock;
mod overlays;
mod paths;
mod prism;
mod pull;
mod reads;
mod references;
mod report;
mod stack;
#[cfg(test)]
mod tests;
mod usage;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use report::Report;

/// Generating makes millions of small allocations: a third of the time went into the one of the C
/// library.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about, after_help = exit::HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Codegen(codegen::Args),
    Bless(bless::Args),
    Corpus(corpus::Args),
    Bench(bench::Args),
    Fuzz(fuzz::Args),
    Explain(explain::Args),
    Prism(prism::Args),
    Pull(pull::Args),
    Diff(diff::Args),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Codegen(args) => stack::deep(move || codegen::run(&args)),
        Command::Bless(args) => bless::run(args),
        Command::Fuzz(args) => fuzz::run(&args),
        Command::Prism(args) => prism::run(&args),
        Command::Pull(args) => stack::deep(move || pull::run(&args)),
        Command::Diff(args) => stack::deep(move || diff::run(&args)),
        Command::Corpus(args) => stack::deep(move || corpus::run(&args)),
        Command::Bench(args) => stack::deep(move || bench::run(&args)),
        Command::Explain(args) => explain::run(&args),
    };
    match done {
        Ok(()) => exit::Exit::Done.into(),
        Err(failure) => {
            Report::stderr().failure(&failure);
            failure.exit.into()
        }
    }
}
