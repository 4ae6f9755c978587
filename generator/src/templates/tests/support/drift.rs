//! Changes each value of the examples in turn: a server that drifts from its document costs what
//! drifted, and all the rest arrives.
//!
//! Each value, objects and arrays included, is replaced by one of every other type and removed, and a
//! field is added to each object. What then arrives must be written back as it came, or the change must
//! be refused. To come back, a value may be spelled differently: `1` and `1.0` are the same number, and
//! a date-time is the same in any spelling of its instant and offset. Nothing else may differ.
//!
//! A change may be refused only where no field around it can be left empty: where it hit what is
//! required, from the root on. The test knows no document, so it tries: a field can be left empty if the
//! example is read without it, and if the object takes as a field of another name what stands in it
//! now; an object that does not is a map, whose values are all of one type. The error must say where:
//! at the change, or within it. Types that are only sent are read just the same. An example that is no
//! object has nothing around it, so where it does not fit its type it is refused.
//!
//! A large example is tried at places evenly spread over it; the others are counted as left out.

use std::collections::HashMap;
use std::fmt;
use std::ops::RangeInclusive;

use serde_json::Value;

use super::compare;
use super::mutation::{self, Mutation, NEW};

/// Reads JSON text the way a client reads an answer, and writes it back.
pub type Trip = fn(&[u8]) -> Result<Value, Refusal>;

/// Why a text could not be read.
pub struct Refusal {
    /// JSON pointer to what does not fit.
    pub pointer: String,
    /// What is wrong with it.
    pub reason: String,
}

/// How many bytes of JSON are read in all, shared evenly among the examples.
const BYTES: usize = 24 * 1024 * 1024;

/// How many changes of one example are tried at least, and at most.
const CHANGES: RangeInclusive<usize> = 16..=2048;

/// What became of all changes.
pub struct Tally {
    /// How many bytes are read for one example.
    share: usize,
    /// Those that came back as they were.
    pub survived: usize,
    /// Those that hit what is required.
    pub refused: usize,
    /// Those that were not tried.
    pub left_out: usize,
    /// Those that cost more than what was changed: in which example, what, and what came of it.
    pub lost: Vec<String>,
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} changes tried: {} survived, {} hit what is required, {} lost ({} left out)",
            self.survived + self.refused + self.lost.len(),
            self.survived,
            self.refused,
            self.lost.len(),
            self.left_out
        )
    }
}

impl Tally {
    /// For so many examples.
    pub fn of(examples: usize) -> Self {
        Self {
            share: BYTES / examples.max(1),
            survived: 0,
            refused: 0,
            left_out: 0,
            lost: Vec::new(),
        }
    }

    /// Tries changes of an example; `name` is where it stands in the document.
    pub fn add(&mut self, name: &str, json: &str, trip: Trip) {
        let Ok(example) = serde_json::from_str::<Value>(json) else {
            return self.lost.push(format!("{name} is no JSON"));
        };
        let pointers = mutation::pointers(&example);
        let all = mutation::all(&example, &pointers);
        let most = self.share / json.len().max(1);
        let tried = all.len().min(most.clamp(*CHANGES.start(), *CHANGES.end()));
        self.left_out += all.len() - tried;
        let mut subject = Subject {
            example: &example,
            trip,
            can_be_left_out: HashMap::new(),
        };
        let spread = (0..tried).filter_map(|index| all.get(index * all.len() / tried));
        for mutation in spread {
            match subject.judge(mutation) {
                Ok(Verdict::Survived) => self.survived += 1,
                Ok(Verdict::Refused) => self.refused += 1,
                Err(why) => self.lost.push(format!("{name} {mutation}:\n  {why}")),
            }
        }
    }
}

enum Verdict {
    Survived,
    Refused,
}

struct Subject<'a> {
    example: &'a Value,
    trip: Trip,
    can_be_left_out: HashMap<String, bool>,
}

impl Subject<'_> {
    fn judge(&mut self, mutation: &Mutation<'_>) -> Result<Verdict, String> {
        let mutated = mutation.of(self.example);
        match self.trip(&mutated) {
            Ok(back) => match compare::changes(&mutated, &back) {
                changes if changes.is_empty() => Ok(Verdict::Survived),
                changes => Err(changes.join("\n  ")),
            },
            Err(refusal) => self.judge_refusal(mutation, &mutated, &refusal),
        }
    }

    fn judge_refusal(
        &mut self,
        mutation: &Mutation<'_>,
        mutated: &Value,
        refusal: &Refusal,
    ) -> Result<Verdict, String> {
        let Refusal { pointer, reason } = refusal;
        let within = pointer.strip_prefix(mutation.pointer);
        if !within.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
            return Err(format!("the error is at `{pointer}`: {reason}"));
        }
        match self.optional(mutation.pointer, mutated) {
            Some(field) => Err(format!(
                "refused, though `{field}` may be left out: {reason}"
            )),
            None => Ok(Verdict::Refused),
        }
    }

    /// The nearest field around a place that can be left empty.
    fn optional<'p>(&mut self, pointer: &'p str, mutated: &Value) -> Option<&'p str> {
        let ends = pointer.rmatch_indices('/').map(|(start, _)| start);
        let around = ends.filter_map(|start| pointer.get(..start));
        let mut places = std::iter::once(pointer).chain(around);
        places.find(|place| self.is_optional(place, mutated))
    }

    fn is_optional(&mut self, place: &str, mutated: &Value) -> bool {
        let Some((parent, _)) = place.rsplit_once('/') else {
            return false;
        };
        let is_field = self.example.pointer(parent).is_some_and(Value::is_object);
        is_field && self.can_be_left_out(place) && self.fits_elsewhere(place, mutated)
    }

    fn can_be_left_out(&mut self, place: &str) -> bool {
        if let Some(known) = self.can_be_left_out.get(place) {
            return *known;
        }
        let can = self.trip(&mutation::removed(self.example, place)).is_ok();
        self.can_be_left_out.insert(place.to_owned(), can);
        can
    }

    /// Whether the object takes what stands in a field now as one that nobody knows.
    fn fits_elsewhere(&self, place: &str, mutated: &Value) -> bool {
        let (Some((parent, _)), Some(value)) = (place.rsplit_once('/'), mutated.pointer(place))
        else {
            return false;
        };
        let without = mutation::removed(self.example, place);
        let moved = mutation::with(&without, &format!("{parent}/{NEW}-too"), value.clone());
        self.trip(&moved).is_ok()
    }

    fn trip(&self, value: &Value) -> Result<Value, Refusal> {
        (self.trip)(value.to_string().as_bytes())
    }
}
