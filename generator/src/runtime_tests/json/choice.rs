//! The member of a union that is chosen is the one that the rule names, member by member.

use std::cmp::Reverse;
use std::fmt::Write;

use crate::runtime::json::cursor::Cursor;
use crate::runtime::json::union::Constant;
use crate::runtime::json::union_table::Table;
use crate::runtime::json::{Literal, Member, kind};

const KEYS: [&str; 7] = ["a", "b", "cc", "dd", "eee", "fff", "mode"];
const VALUES: [&str; 3] = ["x", "y", "z"];

/// The key of which some members are for all values that mean no other.
const OTHERS: &str = "mode";

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn some(&mut self, of: &[&'static str], one_in: usize) -> Vec<&'static str> {
        let chosen = of.iter().copied().filter(|_| self.below(one_in) == 0);
        chosen.collect()
    }
}

struct Described {
    kinds: u8,
    known: Vec<&'static str>,
    required: Vec<&'static str>,
    constants: Vec<Values>,
    usual: Vec<Values>,
    is_for_others: bool,
    closed: bool,
}

/// A key and the values that it may have.
type Values = (&'static str, Vec<&'static str>);

impl Described {
    fn any(numbers: &mut Numbers) -> Self {
        let kinds = [kind::OBJECT, kind::OBJECT, kind::ANY, kind::STRING];
        let constants = numbers.some(&KEYS, 6).into_iter();
        let constants: Vec<Values> = constants
            .collect::<Vec<_>>()
            .into_iter()
            .map(|key| (key, numbers.some(&VALUES, 2)))
            .collect();
        // What is usual in one member may be a must in another.
        let (usual, constants) = constants.into_iter().partition(|_| numbers.below(3) == 0);
        Self {
            kinds: kinds[numbers.below(kinds.len())],
            known: numbers.some(&KEYS, 2),
            required: numbers.some(&KEYS, 5),
            constants,
            usual,
            is_for_others: numbers.below(8) == 0,
            closed: numbers.below(4) == 0,
        }
    }

    fn member(&self) -> Member {
        let literals = |values: &[&'static str]| -> &'static [Literal] {
            values
                .iter()
                .map(|value| Literal::Text(value))
                .collect::<Vec<_>>()
                .leak()
        };
        let constants = |constants: &[Values]| -> &'static [Constant] {
            let constants = constants.iter();
            let constants = constants.map(|(key, values)| (*key, literals(values)));
            constants.collect::<Vec<_>>().leak()
        };
        Member {
            kinds: self.kinds,
            known: self.known.clone().leak(),
            required: self.required.clone().leak(),
            constants: constants(&self.constants),
            usual: constants(&self.usual),
            others: self.is_for_others.then_some(OTHERS),
            listed: literals(&VALUES[..usize::from(self.known.len() > 3)]),
            closed: self.closed,
            open: self.is_open(),
        }
    }

    /// Whether it says what keys are that it does not list.
    fn is_open(&self) -> bool {
        self.known.len() == 2
    }

    /// How it fits; nothing where it is no candidate.
    fn fit(&self, value: &Value) -> Option<Fit> {
        let entries = match value {
            Value::Text(text) => {
                let is_listed = self.known.len() > 3 && *text == VALUES[0];
                let fits = self.kinds & kind::STRING != 0;
                return fits.then_some(Fit {
                    rank: [usize::from(is_listed), 0, 0],
                    is_usual: true,
                    has_unknown: false,
                });
            }
            Value::Object(entries) => entries,
        };
        let has_all = self.required.iter().all(|key| value.first(key).is_some());
        let (constants, agreeing) = value.agreeing(&self.constants);
        let (usual, usually_agreeing) = value.agreeing(&self.usual);
        let known = entries.iter().filter(|(key, _)| self.known.contains(key));
        let known = known.count();
        let is_it = self.kinds & kind::OBJECT != 0 && has_all && constants == agreeing;
        is_it.then(|| Fit {
            rank: [agreeing + usually_agreeing, known, self.required.len()],
            is_usual: usual == usually_agreeing,
            has_unknown: known < entries.len(),
        })
    }

    /// Whether it requires a key that another one does not know, and knows all that the other knows of a value.
    fn is_told_from(&self, other: &Self, value: &Value) -> bool {
        let Value::Object(entries) = value else {
            return false;
        };
        let mut keys = entries.iter().map(|(key, _)| key);
        !other.known.is_empty()
            && !other.is_open()
            && self.required.iter().any(|key| !other.known.contains(key))
            && keys.all(|key| self.known.contains(key) || !other.known.contains(key))
    }

    /// Whether it is meant by a value that those for all others leave to it.
    fn is_meant(&self, value: &Value) -> bool {
        let constants = self.constants.iter().chain(&self.usual);
        let of_key = constants.filter(|(key, _)| *key == OTHERS).cloned();
        !self.is_for_others && value.agreeing(&of_key.collect::<Vec<_>>()).1 > 0
    }
}

#[derive(Clone, Copy)]
struct Fit {
    /// Constants that agree, known keys, required keys.
    rank: [usize; 3],
    is_usual: bool,
    has_unknown: bool,
}

enum Value {
    Text(&'static str),
    Object(Vec<(&'static str, &'static str)>),
}

impl Value {
    fn any(numbers: &mut Numbers) -> Self {
        if numbers.below(8) == 0 {
            return Self::Text(VALUES[numbers.below(3)]);
        }
        let entries = (0..numbers.below(7))
            .map(|_| (KEYS[numbers.below(KEYS.len())], VALUES[numbers.below(3)]));
        Self::Object(entries.collect())
    }

    /// Of a key that stands there twice, the first value counts.
    fn first(&self, key: &str) -> Option<&'static str> {
        let Self::Object(entries) = self else {
            return None;
        };
        let entry = entries.iter().find(|(name, _)| *name == key);
        entry.map(|(_, value)| *value)
    }

    /// How many of the keys are there, and how many have one of the values.
    fn agreeing(&self, constants: &[Values]) -> (usize, usize) {
        let given = constants
            .iter()
            .filter_map(|(key, allowed)| Some(allowed.contains(&self.first(key)?)));
        let given: Vec<_> = given.collect();
        (given.len(), given.iter().filter(|agrees| **agrees).count())
    }

    fn text(&self) -> String {
        match self {
            Self::Text(text) => format!("{text:?}"),
            Self::Object(entries) => {
                let mut text = String::from("{");
                for (index, (key, value)) in entries.iter().enumerate() {
                    let comma = if index == 0 { "" } else { "," };
                    write!(text, "{comma}{key:?}:{value:?}").unwrap();
                }
                text + "}"
            }
        }
    }
}

/// The rule as it is written down.
fn by_rule(members: &[Described], value: &Value) -> Vec<usize> {
    let has_meant = members.iter().any(|member| member.is_meant(value));
    let fits = members.iter().enumerate();
    let fits = fits.filter(|(_, member)| !(has_meant && member.is_for_others));
    let fits = fits.filter_map(|(index, member)| Some((member.fit(value)?, index)));
    let mut fits: Vec<_> = fits.collect();
    if fits.iter().any(|(fit, _)| fit.is_usual) {
        fits.retain(|(fit, _)| fit.is_usual);
    }
    let knows_all = fits.iter().any(|(fit, _)| !fit.has_unknown);
    fits.sort_by_key(|(fit, index)| {
        let gives_way = members[*index].closed && fit.has_unknown && knows_all;
        (gives_way, Reverse(fit.rank), *index)
    });
    let Some((Fit { rank, .. }, best)) = fits.first().copied() else {
        return Vec::new();
    };
    let [constants, known, _] = rank;
    let kept = fits.iter().filter(|(fit, index)| {
        let [its_constants, its_known, _] = fit.rank;
        let is_told = *index != best
            && its_constants <= constants
            && members[best].is_told_from(&members[*index], value);
        (its_constants >= constants || its_known >= known) && !is_told
    });
    kept.map(|(_, index)| *index).collect()
}

#[test]
fn the_table_of_a_union_chooses_as_the_rule_says() {
    let mut numbers = Numbers(7);
    for round in 0..300 {
        // A word of bits, and more than one.
        let count = if round % 10 == 0 {
            130
        } else {
            1 + numbers.below(9)
        };
        let members: Vec<_> = (0..count).map(|_| Described::any(&mut numbers)).collect();
        let table = Table::of(
            members
                .iter()
                .map(Described::member)
                .collect::<Vec<_>>()
                .leak(),
        );
        for _ in 0..60 {
            let value = Value::any(&mut numbers);
            let text = value.text();
            let held = Cursor::new(&text);
            let chosen = table
                .best(held)
                .into_iter()
                .chain(table.after_the_best(held, true).members);
            let chosen: Vec<_> = chosen.collect();
            assert_eq!(chosen, by_rule(&members, &value), "round {round}: {text}");
        }
    }
}
