//! The examples of some schemas: what those refer to is compiled once for all of them.

use jsonschema::Validator;
use serde_json::Map;

use super::patterns::{self, Patterns};
use super::reach::{self, Budget, Reached};
use super::reason;
use super::schemas::Schemas;
use super::translate::Translator;
use crate::document::Node;
use crate::ir::{Direction, Example};

/// How many schemas there are in a batch.
const SIZE: usize = 32;

/// A schema with those of its examples that there is time for.
pub(super) struct Exemplified<'a> {
    schema: &'a Node,
    /// The named schemas that the examples come to.
    reached: Reached,
    /// By their number.
    examples: Vec<(usize, &'a Example)>,
}

impl<'a> Exemplified<'a> {
    pub(super) fn new(
        schemas: &Schemas<'a>,
        schema: &'a Node,
        mut examples: Vec<(usize, &'a Example)>,
        budget: &mut Budget,
    ) -> Option<Self> {
        let mut reached = Reached::default();
        examples.retain(|(_, example)| {
            budget.affords(reach::cost(schemas, schema, &example.value, &mut reached))
        });
        (!examples.is_empty()).then_some(Self {
            schema,
            reached,
            examples,
        })
    }
}

/// Schemas whose values travel alike.
pub(super) struct Batch<'a> {
    schemas: &'a Schemas<'a>,
    exemplified: &'a [Exemplified<'a>],
    direction: Direction,
}

/// All schemas whose values travel alike, in batches.
pub(super) fn all<'a>(
    schemas: &'a Schemas<'a>,
    exemplified: &'a [Exemplified<'a>],
    direction: Direction,
) -> impl Iterator<Item = Batch<'a>> {
    exemplified.chunks(SIZE).map(move |exemplified| Batch {
        schemas,
        exemplified,
        direction,
    })
}

impl Batch<'_> {
    /// Why examples are wrong, by their number. Schemas that the validator does not take say nothing of them.
    pub(super) fn reasons(&self, patterns: &mut Patterns) -> Vec<(usize, String)> {
        let Some(validator) = self.validator(patterns) else {
            return Vec::new();
        };
        let mut reasons = Vec::new();
        for (number, exemplified) in self.exemplified.iter().enumerate() {
            let name = number.to_string();
            let place = format!("/{name}");
            for (index, example) in &exemplified.examples {
                let object = Map::from_iter([(name.clone(), example.value.clone())]);
                if let Err(error) = validator.validate(&object.into()) {
                    reasons.push((*index, reason::reason(&error, &place)));
                }
            }
        }
        reasons
    }

    /// A validator of objects whose properties are examples, called like the number of their schema.
    fn validator(&self, patterns: &mut Patterns) -> Option<Validator> {
        let reached = self.exemplified.iter().flat_map(|it| &it.reached);
        let translator = Translator {
            schemas: self.schemas,
            reached: &reached.copied().collect(),
            direction: self.direction,
            patterns,
        };
        let schema = translator.document(self.exemplified.iter().map(|it| it.schema));
        patterns::options().build(&schema).ok()
    }
}
