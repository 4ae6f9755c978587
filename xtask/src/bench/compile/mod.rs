//! `cargo xtask bench compile`: what compiling a generated crate costs, beside those of other
//! generators.

mod cost;
mod subject;
mod twin;

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::measure::Ending;
use super::peers::{self, Peer};
use super::table::{Table, ratio};
use super::{generation, machine, print};
use crate::exit::{Exit, Failure};
use crate::paths::{configured_document, shown};
use crate::report::Report;
use cost::{Cost, Figures};
use subject::Subject;

const HEADINGS: [&str; 13] = [
    "document",
    "crate",
    "ended",
    "check, user s",
    "ratio",
    "peak MiB",
    "ratio",
    "release, user s",
    "ratio",
    "peak MiB",
    "ratio",
    "rlib MiB",
    "ratio",
];

/// Generate a crate from each document with each generator, and compile each crate alone
///
/// `cargo check` and `cargo build --release` of the library, without an incremental cache; what is
/// measured is rustc at the crate, not at what the crate depends on. The runtime of ours, which is a crate of
/// its own, has a row of its own. Of ours also the types and their JSON alone are compiled, beside the same types
/// with serde derived.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Args {
    /// The documents [default: the one of spec/codegen.toml]
    #[arg(value_name = "DOCUMENT")]
    documents: Vec<PathBuf>,
    /// Only these generators beside ours
    #[arg(long, value_name = "NAME", value_delimiter = ',', default_value = "cargo-progenitor",
        value_parser = clap::builder::PossibleValuesParser::new(peers::names()))]
    peers: Vec<String>,
    /// The resource that our crate is compiled with alone, where its resources are features
    /// [default: the first]
    #[arg(long, value_name = "FEATURE")]
    resource: Option<String>,
    /// How long Cargo may take for a crate, with what that depends on
    #[arg(long, value_name = "SECONDS", default_value_t = 3600)]
    limit: u64,
    /// Leave out the build for release
    #[arg(long)]
    check_only: bool,
}

pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let mut report = Report::stderr();
    let mut documents = args.documents.clone();
    if documents.is_empty() {
        documents.push(configured_document()?);
    }
    let mut table = Table::new(3, &HEADINGS);
    for document in documents {
        let name = document.file_stem().unwrap_or_default();
        let name = name.to_string_lossy().into_owned();
        let mut base = None;
        for peer in peers::chosen(&args.peers) {
            report.stage(
                "Measuring",
                format!("{} of {}", peer.name, shown(&document)),
            );
            for (label, figures) in measured(args, peer, &document) {
                let cells = cells(&figures, base.get_or_insert_with(|| figures.clone()));
                table.row([name.clone(), label].into_iter().chain(cells));
            }
        }
    }
    print(&format!("{}\n{}", machine::described(), table.markdown()))
}

type Row = (String, Figures);

/// The rows of a generator, each with what stands for the crate in it; one that tells why where
/// there is nothing to compile.
fn measured(args: &Args, peer: &Peer, document: &Path) -> Vec<Row> {
    let label = format!("{} {}", peer.name, peer.version);
    let failed = |failure: Failure| vec![(label.clone(), Figures::failed(failure.message))];
    let subjects = match generated(args, peer, document) {
        Ok(subjects) => subjects,
        Err(failure) => return failed(failure),
    };
    let ours = subjects.first().filter(|_| peer.is_ours());
    // Before the crates that depend on it, so that it is there when they are measured.
    let runtime: Vec<Subject> = ours.into_iter().map(Subject::runtime).collect();
    let runtime = rows(args, &label, &runtime);
    let mut rows = rows(args, &label, &subjects);
    rows.extend(runtime);
    if let Some(whole) = ours {
        // Where the types cannot be taken from the rest, it costs their own rows alone.
        let types = whole.types_alone();
        rows.extend(types.map_or_else(failed, |types| self::rows(args, &label, &types)));
    }
    rows
}

/// The crates that a generator makes of a document.
fn generated(args: &Args, peer: &Peer, document: &Path) -> Result<Vec<Subject>, Failure> {
    let (run, _) = generation::generate(peer, &program(peer)?, document, limit(args))?;
    if run.ending != Ending::Done {
        let why = format!("generating: {}", generation::ended(&run.ending));
        return Err(Failure::new(Exit::Differs, why));
    }
    Subject::all(peer, args.resource.as_deref())
}

fn rows(args: &Args, label: &str, subjects: &[Subject]) -> Vec<Row> {
    let rows = subjects.iter().map(|subject| {
        let figures = cost::of(subject, limit(args), args.check_only);
        let figures = figures.unwrap_or_else(|failure| Figures::failed(failure.message));
        (format!("{label}{}", subject.said), figures)
    });
    rows.collect()
}

fn limit(args: &Args) -> Duration {
    Duration::from_secs(args.limit)
}

/// The program that generates; ours is this one, for what generating costs is not asked here.
fn program(peer: &Peer) -> Result<PathBuf, Failure> {
    match env::current_exe() {
        Ok(here) if peer.is_ours() => Ok(here),
        _ => peer.install(),
    }
}

fn cells(figures: &Figures, base: &Figures) -> Vec<String> {
    let mut cells = vec![figures.ended.clone()];
    let costs = [(figures.check, base.check), (figures.release, base.release)];
    for (cost, least) in costs {
        let part = |part: fn(&Cost) -> f64| (cost.as_ref().map(part), least.as_ref().map(part));
        cells.extend(figure(part(|cost| cost.user_seconds), 1));
        cells.extend(figure(part(|cost| cost.peak_mebibytes), 0));
    }
    cells.extend(figure(
        (figures.library_mebibytes, base.library_mebibytes),
        1,
    ));
    cells
}

/// A figure and its ratio to that of the first row; hyphens where there is none.
fn figure((figure, base): (Option<f64>, Option<f64>), digits: usize) -> [String; 2] {
    match figure {
        None => ["-".to_owned(), "-".to_owned()],
        Some(figure) => [
            format!("{figure:.digits$}"),
            ratio(figure, base.unwrap_or_default()),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_to_the_first_row_and_what_is_not_there_is_a_hyphen() {
        let cost = |user_seconds| Cost {
            user_seconds,
            peak_mebibytes: 100.0,
        };
        let base = Figures {
            ended: "done".to_owned(),
            check: Some(cost(2.0)),
            release: None,
            library_mebibytes: Some(4.0),
        };
        let other = Figures {
            check: Some(cost(5.0)),
            ..base.clone()
        };
        let expected = [
            "done", "5.0", "2.50", "100", "1.00", "-", "-", "-", "-", "4.0", "1.00",
        ];
        assert_eq!(cells(&other, &base), expected);
    }
}
