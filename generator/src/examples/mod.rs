//! Sets apart the examples that contradict their own schema: what the document itself calls wrong
//! proves nothing of the crate.
//!
//! In doubt an example is valid: one that is not checked must survive the trip all the same.

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
use jsonschema::Validator;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer, Severity};
use crate::document::Document;
use crate::ir::{Api, Direction, Example, Types};
use patterns::Patterns;
use reach::Budget;
use schemas::Schemas;
use translate::Translator;

/// Takes examples that contradict their schemas out of the API, and notes each.
pub(crate) fn check(document: &Document, api: &mut Api, found: &mut Diagnostics) {
    let mut reasons = Checker::new(document).reasons(api);
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

/// A schema, whether values of it are sent, and whether they are received.
type Use<'a> = (&'a Pointer, bool, bool);

struct Checker<'d> {
    document: &'d Document,
    schemas: Schemas<'d>,
    patterns: Patterns,
    budget: Budget,
}

impl<'d> Checker<'d> {
    fn new(document: &'d Document) -> Self {
        Self {
            document,
            schemas: Schemas::of(document),
            patterns: Patterns::default(),
            budget: Budget::default(),
        }
    }

    /// Why examples are wrong, by their position.
    fn reasons(&mut self, api: &Api) -> IndexMap<usize, String> {
        let mut uses: IndexMap<Use<'_>, Vec<(usize, &Example)>> = IndexMap::new();
        for (index, example) in api.examples.iter().enumerate() {
            let Direction { sent, received } = direction(example, &api.types);
            let uses = uses.entry((&example.schema, sent, received)).or_default();
            uses.push((index, example));
        }
        let mut reasons = IndexMap::new();
        for ((schema, sent, received), examples) in uses {
            let direction = Direction { sent, received };
            self.check_use(schema, direction, &examples, &mut reasons);
        }
        reasons
    }

    /// One validator serves all examples of a schema.
    fn check_use(
        &mut self,
        schema: &Pointer,
        direction: Direction,
        examples: &[(usize, &Example)],
        reasons: &mut IndexMap<usize, String>,
    ) {
        let Some(node) = self.document.written(schema) else {
            return;
        };
        let mut reached = reach::Reached::default();
        let affordable: Vec<_> = examples
            .iter()
            .filter(|(_, example)| {
                let cost = reach::cost(&self.schemas, node, &example.value, &mut reached);
                self.budget.affords(cost)
            })
            .collect();
        if affordable.is_empty() {
            return;
        }
        let translator = Translator {
            schemas: &self.schemas,
            reached: &reached,
            direction,
            patterns: &mut self.patterns,
        };
        let Some(validator) = compile(&translator.document(node)) else {
            return;
        };
        for (index, example) in affordable {
            if let Err(error) = validator.validate(&example.value) {
                reasons.insert(*index, reason::reason(&error));
            }
        }
    }
}

/// A schema that the validator does not take says nothing of its examples.
fn compile(schema: &serde_json::Value) -> Option<Validator> {
    patterns::options().build(schema).ok()
}

/// The ways an example travels.
fn direction(example: &Example, types: &Types) -> Direction {
    let of_type = || example.ty.named().map(|id| types.get(id).direction);
    example.direction.or_else(of_type).unwrap_or_default()
}
