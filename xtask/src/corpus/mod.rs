//! `cargo xtask corpus`: real documents in, and how well the crates of them hold up.

mod caught;
mod check;
mod examples;
pub(crate) mod find;
mod generate;
mod messages;
mod outcome;
mod parts;
mod problems;
mod skips;
mod table;
#[cfg(test)]
mod tests;
mod workspace;

use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use crate::exit::{self, Exit, Failure};
use crate::paths::{shown, unreadable};
use crate::report::{Report, count};
use find::Found;
use indicatif::ProgressBar;
use outcome::Outcome;
use skips::Skips;
use workspace::Workspace;

/// Generate the crate of every document in a folder, compile it, and try its examples
///
/// All crates go to one workspace, `corpus` in the folder where Cargo builds. What falls short is
/// told in full in its `problems.txt`, what the generator finds in each document in `findings.txt`.
#[derive(Debug, clap::Args)]
#[command(after_help = exit::HELP)]
pub(crate) struct Args {
    /// The folder of the documents, searched to its bottom
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Only the documents with this in their names; may be given again for more of them
    #[arg(long, value_name = "TEXT")]
    filter: Vec<String>,
    /// Generate only; compile and run nothing
    #[arg(long)]
    no_check: bool,
    /// Known shortcomings, which are no failure: entries `[[skip]]` with the keys `document`, `code`
    /// or `example`, and `reason`
    #[arg(long, value_name = "FILE")]
    skips: Option<PathBuf>,
    /// List the findings of each document by their codes
    #[arg(long)]
    verbose: bool,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let start = Instant::now();
    let mut report = Report::stderr();
    let mut skips = Skips::read(args.skips.as_deref())?;
    let documents = documents(args)?;
    let workspace = Workspace::create()?;

    let outcomes = outcomes(args, &documents, &workspace, &mut skips, &mut report)?;
    problems::write(&workspace.problems(), &problems::text(&outcomes))?;
    problems::write(&workspace.findings(), &parts::of_each(&outcomes))?;
    print(&text(args, &outcomes))?;
    let text = format!(
        "{} in {:.0} s",
        outcome::summary(&outcomes),
        start.elapsed().as_secs_f64()
    );
    report.stage("Finished", text);
    let stale = skips.stale(&outcomes, !args.no_check);
    for skip in &stale {
        report.item("Stale", skip);
    }
    verdict(&workspace, &outcomes, stale.len())
}

/// Generates all crates, then compiles them and tries their examples.
fn outcomes(
    args: &Args,
    documents: &[Found],
    workspace: &Workspace,
    skips: &mut Skips,
    report: &mut Report<impl Write>,
) -> Result<Vec<Outcome>, Failure> {
    // Nothing is drawn where standard error is no terminal.
    let steps = if args.no_check { 1 } else { 2 } * documents.len();
    let bar = ProgressBar::new(steps as u64);
    let mut outcomes = Vec::new();
    for document in documents {
        let mut outcome = generate::generate(document, &workspace.folder(&document.name));
        skips.apply(&mut outcome);
        bar.suspend(|| tell(report, "Generated", &outcome, outcome.generation()));
        bar.inc(1);
        outcomes.push(outcome);
    }
    if !args.no_check {
        let names = outcomes.iter().filter(|outcome| outcome.made.is_some());
        workspace.join(names.map(|outcome| outcome.name.as_str()))?;
        for outcome in outcomes.iter_mut().filter(|outcome| outcome.made.is_some()) {
            check::check(workspace, outcome);
            skips.apply(outcome);
            bar.suspend(|| tell(report, "Checked", outcome, outcome.verdict()));
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    Ok(outcomes)
}

/// The table, and what the findings are about.
fn text(args: &Args, outcomes: &[Outcome]) -> String {
    let each = if args.verbose {
        format!("\n{}", parts::of_each(outcomes))
    } else {
        String::new()
    };
    format!(
        "{}\n{}{each}",
        table::table(outcomes),
        parts::of_all(outcomes)
    )
}

/// The documents of the folder that the command line asks for.
fn documents(args: &Args) -> Result<Vec<Found>, Failure> {
    let folder = shown(&args.folder);
    let mut documents =
        find::documents(&args.folder).map_err(|error| unreadable(&args.folder, &error))?;
    documents.retain(|document| document.is_meant(&args.filter));
    if documents.is_empty() {
        let message = format!("no such OpenAPI document is in `{folder}`");
        return Err(Failure::new(Exit::Usage, message));
    }
    Ok(documents)
}

fn tell(report: &mut Report<impl Write>, verb: &str, outcome: &Outcome, what: String) {
    let what = format!("{}: {what}", outcome.name);
    if outcome.falls_short() {
        report.item("Short", &what);
    } else {
        report.stage(verb, what);
    }
}

/// The table is what the command is run for, so it goes where a pipe can take it.
fn print(text: &str) -> Result<(), Failure> {
    anstream::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Failure::new(Exit::Files, format!("the table cannot be printed: {error}")))
}

fn verdict(workspace: &Workspace, outcomes: &[Outcome], stale: usize) -> Result<(), Failure> {
    let short = outcomes.iter().filter(|it| it.falls_short()).count();
    if short == 0 && stale == 0 {
        return Ok(());
    }
    if short == 0 {
        let message = format!("{} no longer needed", count(stale, "listed shortcoming"));
        let failure = Failure::new(Exit::Differs, message);
        return Err(failure.with_help("take it out of the list"));
    }
    let message = format!(
        "{short} of {} short of what is promised",
        match outcomes.len() {
            1 => "1 document falls".to_owned(),
            many => format!("{} fall", count(many, "document")),
        }
    );
    let help = format!("read `{}`", shown(&workspace.problems()));
    Err(Failure::new(Exit::Differs, message).with_help(help))
}
