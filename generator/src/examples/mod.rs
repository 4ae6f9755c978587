//! Sets apart the examples that contradict their own schema: what the document itself calls wrong
//! proves nothing of the crate.
//!
//! In doubt an example is valid: one that is not checked must survive the trip all the same.

mod batch;
mod formats;
mod keywords;
mod patterns;
mod reach;
mod reason;
mod schemas;
#[cfg(test)]
mod tests;
mod translate;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer, Severity};
use crate::document::Document;
use crate::ir::{Api, Direction, Example, Types};
use batch::Exemplified;
use patterns::Patterns;
use reach::Budget;
use schemas::Schemas;

/// Takes examples that contradict their schemas out of the API, and notes each.
pub(crate) fn check(document: &Document, api: &mut Api, found: &mut Diagnostics) {
    let mut reasons = reasons(document, api);
    let mut index = 0..;
    api.examples.retain(|example| {
        let reason = index.next().and_then(|index| reasons.shift_remove(&index));
        if let Some(reason) = &reason {
            found.push(finding(&example.place, reason));
        }
        reason.is_none()
    });
}

fn finding(place: &Pointer, reason: &str) -> Diagnostic {
    let message = format!("the example contradicts its schema: {reason}");
    Diagnostic::new(Severity::Note, Code::InvalidExample, place, message)
        .with_help("correct the example or the schema; until then no test tries it")
}

/// Why examples are wrong, by their number.
fn reasons(document: &Document, api: &Api) -> IndexMap<usize, String> {
    let mut uses: IndexMap<(&Pointer, Direction), Vec<(usize, &Example)>> = IndexMap::new();
    for (index, example) in api.examples.iter().enumerate() {
        let key = (&example.schema, direction(example, &api.types));
        uses.entry(key).or_default().push((index, example));
    }
    let schemas = Schemas::of(document);
    let mut budget = Budget::default();
    let mut directed: IndexMap<Direction, Vec<Exemplified<'_>>> = IndexMap::new();
    for ((schema, direction), examples) in uses {
        let schema = document.written(schema);
        let found = schema.and_then(|it| Exemplified::new(&schemas, it, examples, &mut budget));
        directed.entry(direction).or_default().extend(found);
    }
    let batches = directed.iter();
    let batches = batches.flat_map(|(direction, all)| batch::all(&schemas, all, *direction));
    let batches: Vec<_> = batches.collect();
    let reasons = batches
        .par_iter()
        .map_init(Patterns::default, |patterns, batch| batch.reasons(patterns));
    let reasons: Vec<_> = reasons.flatten_iter().collect();
    reasons.into_iter().collect()
}

/// The ways an example travels.
fn direction(example: &Example, types: &Types) -> Direction {
    let of_type = || example.ty.named().map(|id| types.get(id).direction);
    example.direction.or_else(of_type).unwrap_or_default()
}
