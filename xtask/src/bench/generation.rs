//! `cargo xtask bench generation`: what generating costs, beside other generators.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::measure::{self, Ending, Run};
use super::peers::{self, Job, Peer};
use super::table::{Table, ratio};
use super::{folders, growth, machine, print};
use crate::corpus::find::{self, Found};
use crate::exit::{Exit, Failure};
use crate::paths::{shown, unreadable, workspace};
use crate::report::Report;

const HEADINGS: [&str; 9] = [
    "document",
    "generator",
    "ended",
    "user s",
    "ratio",
    "wall s",
    "peak MiB",
    "ratio",
    "lines",
];

/// What takes less, in seconds of wall, differs too much from run to run to be told of one.
const SOON: f64 = 1.0;
/// How often that is run.
const RUNS: usize = 7;

/// Generate from each document of a folder with each generator, each as its own process
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Args {
    /// The folder of the documents, searched to its bottom [default: spec]
    #[arg(long, value_name = "DIR")]
    documents: Option<PathBuf>,
    /// Only the documents with this in their names; may be given again for more of them
    #[arg(long, value_name = "TEXT")]
    filter: Vec<String>,
    /// Only these generators beside ours
    #[arg(long, value_name = "NAME", value_delimiter = ',',
        value_parser = clap::builder::PossibleValuesParser::new(peers::names()))]
    peers: Vec<String>,
    /// How long a generator may take
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    limit: u64,
    /// Ours alone, on parts of each document: how the cost grows with it. Draws `growth.svg` into
    /// the folder of the benchmarks
    #[arg(long, conflicts_with = "peers")]
    growth: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let documents = documents(args)?;
    let limit = Duration::from_secs(args.limit);
    let mut report = Report::stderr();
    print(&format!("{}\n", machine::described()))?;
    if args.growth {
        let each = |document| growth::run(document, limit, &mut report);
        return documents.iter().try_for_each(each);
    }
    let mut table = Table::new(3, &HEADINGS);
    let peers = installed(peers::chosen(&args.peers));
    for document in &documents {
        report.stage("Measuring", shown(&document.path));
        rows(document, &peers, limit, &mut table)?;
    }
    print(&table.markdown())
}

fn documents(args: &Args) -> Result<Vec<Found>, Failure> {
    let folder = args.documents.clone();
    let folder = folder.unwrap_or_else(|| workspace().join("spec"));
    let mut found = find::documents(&folder).map_err(|error| unreadable(&folder, &error))?;
    found.retain(|document| document.is_meant(&args.filter));
    if found.is_empty() {
        let message = format!("no such OpenAPI document is in `{}`", shown(&folder));
        return Err(Failure::new(Exit::Usage, message));
    }
    Ok(found)
}

type Installed = (&'static Peer, Result<PathBuf, Failure>);

fn installed(peers: Vec<&'static Peer>) -> Vec<Installed> {
    peers
        .into_iter()
        .map(|peer| (peer, peer.install()))
        .collect()
}

/// The rows of a document, the first of which the others are compared with.
fn rows(
    document: &Found,
    peers: &[Installed],
    limit: Duration,
    table: &mut Table,
) -> Result<(), Failure> {
    let mut base = None;
    for (peer, program) in peers {
        let names = [
            document.name.clone(),
            format!("{} {}", peer.name, peer.version),
        ];
        let figures = match program {
            Err(failure) => vec![failure.message.clone()],
            Ok(program) => {
                let (run, lines) = measured(peer, program, &document.path, limit)?;
                let figures = figures(&run, base.as_ref().unwrap_or(&run), lines);
                base.get_or_insert(run);
                figures
            }
        };
        table.row(names.into_iter().chain(figures));
    }
    Ok(())
}

/// Generates a crate, again and again if that is soon done: the run in the middle, and how many lines of
/// Rust the crate has.
pub(super) fn measured(
    peer: &Peer,
    program: &Path,
    document: &Path,
    limit: Duration,
) -> Result<(Run, usize), Failure> {
    let generate = || generate(peer, program, document, limit);
    let mut runs = vec![generate()?];
    let is_soon_done = |(run, _): &(Run, usize)| run.usage.seconds < SOON;
    if runs.iter().all(is_soon_done) {
        while runs.len() < RUNS {
            runs.push(generate()?);
        }
    }
    let seconds = |(run, _): &(Run, usize)| run.usage.user_seconds;
    runs.sort_by(|one, other| seconds(one).total_cmp(&seconds(other)));
    Ok(runs.swap_remove(runs.len() / 2))
}

/// Generates a crate; how many lines of Rust it has.
pub(super) fn generate(
    peer: &Peer,
    program: &Path,
    document: &Path,
    limit: Duration,
) -> Result<(Run, usize), Failure> {
    let folder = peer.emptied()?;
    let document = document
        .canonicalize()
        .map_err(|error| unreadable(document, &error))?;
    let job = Job {
        document: &document,
        name: peers::CRATE,
        folder: &folder,
    };
    let command = peer.command(program, &job);
    let command = command.map_err(|error| unreadable(&folder, &error))?;
    let run = measure::run(&command, limit)?;
    let lines = folders::lines(&folder);
    Ok((run, lines))
}

/// The cells of a run; what it did not make has no lines.
fn figures(run: &Run, base: &Run, lines: usize) -> Vec<String> {
    let (used, least) = (run.usage, base.usage);
    let memory = |kilobytes: u64| format!("{}", kilobytes >> 10);
    let of = |one: u64, other: u64| ratio(one as f64, other as f64);
    vec![
        ended(&run.ending),
        format!("{:.2}", used.user_seconds),
        ratio(used.user_seconds, least.user_seconds),
        format!("{:.2}", used.seconds),
        memory(used.peak_kilobytes),
        of(used.peak_kilobytes, least.peak_kilobytes),
        match run.ending {
            Ending::Done => lines.to_string(),
            _ => "-".to_owned(),
        },
    ]
}

pub(super) fn ended(ending: &Ending) -> String {
    match ending {
        Ending::Done => "done".to_owned(),
        Ending::Error(why) => format!("error: {why}"),
        Ending::Panic(why) => format!("panic: {why}"),
        Ending::Timeout => "timeout".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::usage::Usage;

    fn run(ending: Ending, user_seconds: f64, peak_kilobytes: u64) -> Run {
        let usage = Usage {
            seconds: 2.0,
            user_seconds,
            peak_kilobytes,
        };
        Run { ending, usage }
    }

    #[test]
    fn a_run_is_compared_with_ours() {
        let ours = run(Ending::Done, 1.0, 2048);
        let peer = run(Ending::Done, 3.5, 4096);
        let expected = ["done", "3.50", "3.50", "2.00", "4", "2.00", "7"];
        assert_eq!(figures(&peer, &ours, 7), expected);
    }

    #[test]
    fn what_failed_has_figures_but_no_lines() {
        let failed = run(Ending::Panic("at a".to_owned()), 1.0, 1024);
        let expected = ["panic: at a", "1.00", "1.00", "2.00", "1", "1.00", "-"];
        assert_eq!(figures(&failed, &failed, 7), expected);
    }
}
