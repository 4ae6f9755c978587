//! The commands of this repository: `cargo xtask codegen`, and what else maintainers run.

mod bless;
mod codegen;
mod corpus;
mod exit;
mod files;
mod fuzz;
mod paths;
mod report;
mod stack;
#[cfg(test)]
mod tests;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use report::Report;

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
    Fuzz(fuzz::Args),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Codegen(args) => stack::deep(move || codegen::run(&args)),
        Command::Bless(args) => bless::run(args),
        Command::Fuzz(args) => fuzz::run(&args),
        Command::Corpus(args) => stack::deep(move || corpus::run(&args)),
    };
    match done {
        Ok(()) => exit::Exit::Done.into(),
        Err(failure) => {
            Report::stderr().failure(&failure);
            failure.exit.into()
        }
    }
}
