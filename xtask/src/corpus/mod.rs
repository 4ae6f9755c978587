//! `cargo xtask corpus`: real documents in, and how well the crates of them hold up.

mod caught;
mod check;
mod examples;
mod find;
mod generate;
mod messages;
mod outcome;
mod problems;
mod table;
#[cfg(test)]
mod tests;
mod workspace;

use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;

use crate::exit::{self, Exit, Failure};
use crate::paths::shown;
use crate::report::{Report, count};
use find::Found;
use outcome::Outcome;
use workspace::Workspace;

/// Generate the crate of every document in a folder, compile it, and try its examples
///
/// All crates go to one workspace, `corpus` in the folder where Cargo builds. What falls short is
/// told in full in its `problems.txt`.
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
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let start = Instant::now();
    let mut report = Report::stderr();
    let documents = documents(args)?;
    let workspace = Workspace::create()?;

    let mut outcomes = Vec::new();
    for document in &documents {
        let outcome = generate::generate(document, &workspace.folder(&document.name));
        tell(&mut report, "Generated", &outcome, outcome.generation());
        outcomes.push(outcome);
    }
    if !args.no_check {
        let names = outcomes.iter().filter(|outcome| outcome.made.is_some());
        workspace.join(names.map(|outcome| outcome.name.as_str()))?;
        for outcome in outcomes.iter_mut().filter(|outcome| outcome.made.is_some()) {
            check::check(&workspace, outcome);
            tell(&mut report, "Checked", outcome, outcome.verdict());
        }
    }
    problems::write(&workspace.problems(), &outcomes)?;
    print(&outcomes)?;
    let text = format!(
        "{} in {:.0} s",
        outcome::summary(&outcomes),
        start.elapsed().as_secs_f64()
    );
    report.stage("Finished", text);
    verdict(&workspace, &outcomes)
}

/// The documents of the folder that the command line asks for.
fn documents(args: &Args) -> Result<Vec<Found>, Failure> {
    let folder = shown(&args.folder);
    let mut documents = find::documents(&args.folder).map_err(|error| {
        Failure::new(Exit::Files, format!("`{folder}` cannot be read: {error}"))
    })?;
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
fn print(outcomes: &[Outcome]) -> Result<(), Failure> {
    let text = table::table(outcomes);
    anstream::stdout()
        .write_all(text.as_bytes())
        .map_err(|error| Failure::new(Exit::Files, format!("the table cannot be printed: {error}")))
}

fn verdict(workspace: &Workspace, outcomes: &[Outcome]) -> Result<(), Failure> {
    let short = outcomes.iter().filter(|it| it.falls_short()).count();
    if short == 0 {
        return Ok(());
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
