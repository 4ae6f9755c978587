//! The member of a union that is chosen is the one that the rule names, member by member.

use std::cmp::Reverse;
use std::fmt::Write;

use crate::runtime::json::cursor::Cursor;
use crate::runtime::json::union_table::Table;
use crate::runtime::json::{Literal, Member, kind};

const KEYS: [&str; 7] = ["a", "b", "cc", "dd", "eee", "fff", "mode"];
const VALUES: [&str; 3] = ["x", "y", "z"];

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
    constants: Vec<(&'static str, Vec<&'static str>)>,
}

impl Described {
    fn any(numbers: &mut Numbers) -> Self {
        let kinds = [kind::OBJECT, kind::OBJECT, kind::ANY, kind::STRING];
        let constants = numbers.some(&KEYS, 6).into_iter();
        Self {
            kinds: kinds[numbers.below(kinds.len())],
            known: numbers.some(&KEYS, 2),
            required: numbers.some(&KEYS, 5),
            constants: constants
                .collect::<Vec<_>>()
                .into_iter()
                .map(|key| (key, numbers.some(&VALUES, 2)))
                .collect(),
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
        let constants = self
            .constants
            .iter()
            .map(|(key, values)| (*key, literals(values)));
        Member {
            kinds: self.kinds,
            known: self.known.clone().leak(),
            required: self.required.clone().leak(),
            constants: constants.collect::<Vec<_>>().leak(),
            listed: literals(&VALUES[..usize::from(self.known.len() > 3)]),
        }
    }

    /// Constants that agree, known keys, required keys; nothing where it is no candidate.
    fn fit(&self, value: &Value) -> Option<[usize; 3]> {
        let entries = match value {
            Value::Text(text) => {
                let is_listed = self.known.len() > 3 && *text == VALUES[0];
                let fits = self.kinds & kind::STRING != 0;
                return fits.then_some([usize::from(is_listed), 0, 0]);
            }
            Value::Object(entries) => entries,
        };
        let first = |key: &str| {
            let entry = entries.iter().find(|(name, _)| *name == key);
            entry.map(|(_, value)| value)
        };
        let has_all = self.required.iter().all(|key| first(key).is_some());
        let given: Vec<_> = self
            .constants
            .iter()
            .filter_map(|(key, allowed)| Some((first(key)?, allowed)))
            .collect();
        let agree = given.iter().all(|(value, allowed)| allowed.contains(value));
        let known = entries.iter().filter(|(key, _)| self.known.contains(key));
        (self.kinds & kind::OBJECT != 0 && has_all && agree)
            .then(|| [given.len(), known.count(), self.required.len()])
    }
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
    let fits = members.iter().map(|member| member.fit(value)).enumerate();
    let mut fits: Vec<_> = fits
        .filter_map(|(index, fit)| Some((fit?, index)))
        .collect();
    fits.sort_by_key(|(fit, index)| (Reverse(*fit), *index));
    let Some(([constants, known, _], _)) = fits.first().copied() else {
        return Vec::new();
    };
    let kept = fits
        .iter()
        .filter(|(fit, _)| fit[0] == constants || fit[1] >= known);
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
                .chain(table.after_the_best(held));
            let chosen: Vec<_> = chosen.collect();
            assert_eq!(chosen, by_rule(&members, &value), "round {round}: {text}");
        }
    }
}

#[test]
fn an_integer_is_the_same_however_it_is_written() {
    const fn of(version: &'static [(&'static str, &'static [Literal])]) -> Member {
        Member {
            known: &["version"],
            required: &["version"],
            constants: version,
            ..Member::OBJECT
        }
    }
    let members = [
        of(&[("version", &[Literal::Integer(1)])]),
        of(&[("version", &[Literal::Integer(2)])]),
    ];
    let table = Table::of(Vec::from(members).leak());
    for (version, expected) in [
        ("1", Some(0)),
        ("2.0", Some(1)),
        ("20e-1", Some(1)),
        ("1.5", None),
        ("\"1\"", None),
    ] {
        let text = format!(r#"{{"version":{version}}}"#);
        assert_eq!(table.best(Cursor::new(&text)), expected, "{text}");
    }
}

#[test]
fn a_key_that_can_only_be_null_decides_where_a_member_is_left() {
    const OBJECT: Member = Member {
        known: &["error", "data"],
        required: &["error"],
        ..Member::OBJECT
    };
    const NULL: &[Literal] = &[Literal::Null];
    let table = Table::of(
        vec![
            Member {
                constants: &[("error", NULL)],
                ..OBJECT
            },
            Member {
                constants: &[("data", NULL)],
                ..OBJECT
            },
        ]
        .leak(),
    );
    for (text, expected) in [
        (r#"{"error":null,"data":"d"}"#, Some(0)),
        (r#"{"error":"e","data":null}"#, Some(1)),
        (r#"{"error":"e"}"#, Some(1)),
        (r#"{"error":"e","data":"d"}"#, Some(0)),
        (r#"{"data":null}"#, None),
    ] {
        assert_eq!(table.best(Cursor::new(text)), expected, "{text}");
    }
}

#[test]
fn an_integer_is_taken_for_one_before_it_is_taken_for_any_number() {
    let members = vec![Member::of(kind::NUMBER), Member::of(kind::INTEGER)];
    let table = Table::of(members.leak());
    for (text, expected) in [("9007199254740993", 1), ("-1", 1), ("1.5", 0), ("1e300", 0)] {
        assert_eq!(table.best(Cursor::new(text)), Some(expected), "{text}");
    }
    assert_eq!(table.after_the_best(Cursor::new("1")), [0]);
}
