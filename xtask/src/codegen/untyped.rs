//! `--report-untyped`: the places where a generated type is JSON of any shape.

use truespec::Generated;
use truespec::document::Document;

use super::{Session, place};
use crate::exit::Failure;
use crate::files::Folder;
use crate::report::json::Line;
use crate::report::{self, Place, count, plain};

/// Lists them as a table or as JSON, and says in a few words how many there are.
pub(super) fn tell(
    session: &mut Session<'_>,
    folder: &Folder,
    document: &Document,
    generated: &Generated,
) -> Result<String, Failure> {
    let mut rows = Vec::new();
    for untyped in &generated.untyped {
        let place = place(folder, document.excerpt(&untyped.pointer));
        let is_told = session.line(&Line::Untyped {
            path: &untyped.path,
            why: untyped.why.as_str(),
            place: place.as_ref().into(),
            pointer: untyped.pointer.as_str(),
        });
        if !is_told {
            rows.push([
                untyped.path.clone(),
                untyped.why.to_string(),
                place.as_ref().map(position).unwrap_or_default(),
                untyped.pointer.to_string(),
            ]);
        }
    }
    if !rows.is_empty() {
        report::result(&table(&rows))?;
    }
    Ok(count(generated.untyped.len(), "untyped place"))
}

fn position(place: &Place<'_>) -> String {
    let position = &place.excerpt.position;
    format!("{}:{}:{}", place.path, position.line, position.column)
}

/// The rows below their titles, each column as wide as its widest cell.
fn table(rows: &[[String; 4]]) -> String {
    let titles = ["TYPE", "WHY", "PLACE", "POINTER"].map(str::to_owned);
    let all = || std::iter::once(&titles).chain(rows);
    let mut widths = [0; 4];
    for row in all() {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(plain(cell).chars().count());
        }
    }
    all().map(|row| line(row, widths)).collect()
}

fn line(row: &[String; 4], widths: [usize; 4]) -> String {
    let cells = row.iter().zip(widths);
    let line: String = cells
        .map(|(cell, width)| format!("{:width$}  ", plain(cell)))
        .collect();
    format!("{}\n", line.trim_end())
}
