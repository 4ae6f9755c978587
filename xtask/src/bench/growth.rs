//! How the cost of generating grows with the document.

use std::fs;
use std::path::Path;
use std::time::Duration;

use truespec::document::{Document, Fragment, Selection};

use super::measure::Ending;
use super::plot::{self, Point};
use super::table::Table;
use super::{folders, generation, peers, print};
use crate::corpus::find::Found;
use crate::exit::{Exit, Failure};
use crate::files::Folder;
use crate::paths::{shown, unreadable, unusable};
use crate::report::{Report, count};

/// How many parts there are, the whole among them.
const PARTS: u32 = 10;

/// A part of a document, and how large it is.
struct Part {
    operations: usize,
    schemas: usize,
    text: String,
}

/// Prints the figures of a document and draws them.
pub(super) fn run(
    document: &Found,
    limit: Duration,
    report: &mut Report<impl std::io::Write>,
) -> Result<(), Failure> {
    let program = peers::ours().install()?;
    let file = folders::kept("growth")?.join("part.yaml");
    let headings = [
        "operations",
        "schemas",
        "KiB",
        "user s",
        "peak MiB",
        "µs a byte",
    ];
    let mut table = Table::new(0, &headings);
    let mut points = Vec::new();
    let names = operations(&document.path)?;
    for size in sizes(names.len()) {
        let part = part(&document.path, &spread(&names, size))?;
        report.stage("Measuring", count(part.operations, "operation"));
        fs::write(&file, &part.text).map_err(|error| unusable(&file, &error))?;
        let (run, _) = generation::measured(peers::ours(), &program, &file, limit)?;
        if run.ending != Ending::Done {
            let message = format!("a part of `{}` fails", shown(&document.path));
            let help = format!("it is `{}`", shown(&file));
            return Err(Failure::new(Exit::Document, message).with_help(help));
        }
        let seconds = run.usage.user_seconds;
        table.row([
            part.operations.to_string(),
            part.schemas.to_string(),
            (part.text.len() >> 10).to_string(),
            format!("{seconds:.2}"),
            (run.usage.peak_kilobytes >> 10).to_string(),
            format!("{:.2}", seconds * 1e6 / part.text.len() as f64),
        ]);
        points.push(Point {
            x: part.text.len() as f64 / 1e6,
            y: seconds,
        });
    }
    draw(&points)?;
    print(&table.markdown())
}

fn draw(points: &[Point]) -> Result<(), Failure> {
    let file = folders::kept("growth")?.join("growth.svg");
    let drawing = plot::drawn(points, "megabytes of YAML", "seconds of user CPU");
    fs::write(&file, drawing).map_err(|error| unusable(&file, &error))
}

/// All operations as the selection names them.
fn operations(path: &Path) -> Result<Vec<String>, Failure> {
    let document = load(path)?;
    let (model, _) = document.model();
    Ok(model.requests().collect())
}

/// Numbers of operations in a geometric row, up to all of them.
fn sizes(all: usize) -> Vec<usize> {
    let step = (all as f64).powf(1.0 / f64::from(PARTS - 1));
    let size = |part: u32| step.powi(part as i32).round() as usize;
    let mut sizes: Vec<_> = (0..PARTS).map(size).filter(|size| *size > 0).collect();
    sizes.dedup();
    sizes
}

/// So many of the names, from all over the list.
fn spread(names: &[String], size: usize) -> Vec<String> {
    let place = |index: usize| index * names.len() / size.max(1);
    let chosen = (0..size).filter_map(|index| names.get(place(index)).cloned());
    chosen.collect()
}

fn part(path: &Path, operations: &[String]) -> Result<Part, Failure> {
    let folder = Folder::around(path).map_err(|error| unreadable(path, &error))?;
    let selection = Selection {
        operations: operations.to_vec(),
        ..Selection::default()
    };
    let cut = Fragment::pull(folder.entry(), &folder, &selection);
    let (fragment, _) = cut.map_err(|error| unreadable(path, &error))?;
    let file = folders::kept("growth")?.join("part.yaml");
    fs::write(&file, &fragment.text).map_err(|error| unusable(&file, &error))?;
    let components = load(&file)?.model().0.openapi.components;
    Ok(Part {
        operations: operations.len(),
        schemas: components.map_or(0, |components| components.schemas.len()),
        text: fragment.text,
    })
}

fn load(path: &Path) -> Result<Document, Failure> {
    let folder = Folder::around(path).map_err(|error| unreadable(path, &error))?;
    let loaded = Document::load(folder.entry(), &folder);
    loaded
        .map(|(document, _)| document)
        .map_err(|error| unreadable(path, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_grow_from_one_to_all() {
        let sizes = sizes(3207);
        assert_eq!(sizes.first(), Some(&1));
        assert_eq!(sizes.last(), Some(&3207));
        assert!(sizes.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_part_is_from_all_over_the_document() {
        let names: Vec<_> = (0..6).map(|it| it.to_string()).collect();
        assert_eq!(spread(&names, 3), ["0", "2", "4"]);
        assert_eq!(spread(&names, 6), names);
    }
}
