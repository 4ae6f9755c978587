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
use crate::document::{Document, Node};
use crate::ir::{Api, Direction, Example, Types};
use patterns::Patterns;
use reach::{Budget, Reached};
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

/// How many schemas one validator serves: what they refer to is compiled once for all of them.
const BATCH: usize = 32;

/// A schema, whether values of it are sent, and whether they are received.
type Use<'a> = (&'a Pointer, bool, bool);

/// A schema with those of its examples that there is time for.
struct Exemplified<'d, 'a> {
    schema: &'d Node,
    /// The named schemas that the examples come to.
    reached: Reached,
    /// By their number.
    examples: Vec<(usize, &'a Example)>,
}

struct Checker<'d> {
    document: &'d Document,
    schemas: Schemas<'d>,
    patterns: Patterns,
    budget: Budget,
    reasons: IndexMap<usize, String>,
}

impl<'d> Checker<'d> {
    fn new(document: &'d Document) -> Self {
        Self {
            document,
            schemas: Schemas::of(document),
            patterns: Patterns::default(),
            budget: Budget::default(),
            reasons: IndexMap::new(),
        }
    }

    /// Why examples are wrong, by their number.
    fn reasons(mut self, api: &Api) -> IndexMap<usize, String> {
        let mut uses: IndexMap<Use<'_>, Vec<(usize, &Example)>> = IndexMap::new();
        for (index, example) in api.examples.iter().enumerate() {
            let Direction { sent, received } = direction(example, &api.types);
            let uses = uses.entry((&example.schema, sent, received)).or_default();
            uses.push((index, example));
        }
        let mut directed: IndexMap<(bool, bool), Vec<_>> = IndexMap::new();
        for ((schema, sent, received), examples) in uses {
            let schemas = directed.entry((sent, received)).or_default();
            schemas.extend(self.exemplified(schema, examples));
        }
        for ((sent, received), schemas) in directed {
            let direction = Direction { sent, received };
            for batch in schemas.chunks(BATCH) {
                self.check(batch, direction);
            }
        }
        self.reasons
    }

    fn exemplified<'a>(
        &mut self,
        schema: &Pointer,
        mut examples: Vec<(usize, &'a Example)>,
    ) -> Option<Exemplified<'d, 'a>> {
        let schema = self.document.written(schema)?;
        let mut reached = Reached::default();
        examples.retain(|(_, example)| {
            let cost = reach::cost(&self.schemas, schema, &example.value, &mut reached);
            self.budget.affords(cost)
        });
        (!examples.is_empty()).then_some(Exemplified {
            schema,
            reached,
            examples,
        })
    }

    /// Schemas that the validator does not take say nothing of their examples.
    fn check(&mut self, batch: &[Exemplified<'d, '_>], direction: Direction) {
        let Some(validator) = self.validator(batch, direction) else {
            return;
        };
        for (number, exemplified) in batch.iter().enumerate() {
            self.validate(&validator, number, &exemplified.examples);
        }
    }

    /// A validator of objects whose properties are examples, called like the number of their schema.
    fn validator(
        &mut self,
        batch: &[Exemplified<'d, '_>],
        direction: Direction,
    ) -> Option<Validator> {
        let reached = batch.iter().flat_map(|it| &it.reached).copied().collect();
        let translator = Translator {
            schemas: &self.schemas,
            reached: &reached,
            direction,
            patterns: &mut self.patterns,
        };
        let schemas = batch.iter().map(|it| it.schema);
        patterns::options()
            .build(&translator.document(schemas))
            .ok()
    }

    fn validate(&mut self, validator: &Validator, number: usize, examples: &[(usize, &Example)]) {
        let name = number.to_string();
        let place = format!("/{name}");
        for (index, example) in examples {
            let object = serde_json::Map::from_iter([(name.clone(), example.value.clone())]);
            if let Err(error) = validator.validate(&object.into()) {
                self.reasons.insert(*index, reason::reason(&error, &place));
            }
        }
    }
}

/// The ways an example travels.
fn direction(example: &Example, types: &Types) -> Direction {
    let of_type = || example.ty.named().map(|id| types.get(id).direction);
    example.direction.or_else(of_type).unwrap_or_default()
}
