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
use crate::document::{Document, Node};
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
    let mut uses: IndexMap<(&Pointer, Direction), Numbered<'_>> = IndexMap::new();
    for (index, example) in api.examples.iter().enumerate() {
        let key = (&example.schema, direction(example, &api.types));
        uses.entry(key).or_default().push((index, example));
    }
    let schemas = Schemas::of(document);
    let mut budget = Budget::default();
    let mut directed: IndexMap<Direction, Vec<Exemplified<'_>>> = IndexMap::new();
    for ((schema, direction), examples) in uses {
        let Some(schema) = document.written(schema) else {
            continue;
        };
        for (schema, examples) in by_meaning(&schemas, schema, examples) {
            let found = Exemplified::new(&schemas, schema, examples, &mut budget);
            directed.entry(direction).or_default().extend(found);
        }
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

/// Examples with their numbers.
type Numbered<'a> = Vec<(usize, &'a Example)>;

/// The schemas that examples of one schema are meant for.
fn by_meaning<'a>(
    schemas: &Schemas<'a>,
    schema: &'a Node,
    examples: Numbered<'a>,
) -> Vec<(&'a Node, Numbered<'a>)> {
    let mut meant: Vec<(&Node, Numbered<'_>)> = Vec::new();
    for (index, example) in examples {
        let schema = schemas.meant(schema, &example.value);
        match meant
            .iter_mut()
            .find(|(known, _)| std::ptr::eq(*known, schema))
        {
            Some((_, examples)) => examples.push((index, example)),
            None => meant.push((schema, vec![(index, example)])),
        }
    }
    meant
}

/// The ways an example travels.
fn direction(example: &Example, types: &Types) -> Direction {
    let of_type = || example.ty.named().map(|id| types.get(id).direction);
    example.direction.or_else(of_type).unwrap_or_default()
}
