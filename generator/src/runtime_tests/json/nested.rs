//! Unions that hold themselves: what of them drifts is looked into once.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::runtime::json;

/// A member that fits whatever the other fits.
macro_rules! member {
    ($name:ident) => {
        #[derive(Clone, Debug, PartialEq)]
        struct $name {
            inner: Option<Box<Nested>>,
            number: Option<i64>,
            unknown_fields: json::UnknownFields,
        }

        impl json::Object for $name {
            const FIELDS: &'static [json::Field] = &[
                json::Field::Optional("inner"),
                json::Field::Optional("number"),
            ];
        }

        impl json::Decode for $name {
            fn vacant() -> Self {
                Self {
                    inner: None,
                    number: None,
                    unknown_fields: json::UnknownFields::new(),
                }
            }

            fn decode(&mut self, reader: &mut json::Reader<'_>) -> Result<(), json::Misfit> {
                json::read_object(
                    reader,
                    <Self as json::Object>::FIELDS,
                    &mut [&mut self.inner, &mut self.number],
                    &mut self.unknown_fields,
                )
            }
        }

        impl json::Encode for $name {
            fn encode(&self, writer: &mut json::Writer) {
                json::write_object(
                    writer,
                    <Self as json::Object>::FIELDS,
                    &[&self.inner, &self.number],
                    &self.unknown_fields,
                );
            }
        }
    };
}

member!(One);
member!(Other);

#[derive(Clone, Debug, PartialEq)]
enum Nested {
    One(One),
    Other(Other),
    Unknown(Value),
}

impl json::Union for Nested {
    const MEMBERS: &'static [json::Member] = &[
        json::Member {
            known: &["inner", "number"],
            ..json::Member::OBJECT
        },
        json::Member {
            known: &["inner", "number"],
            ..json::Member::OBJECT
        },
    ];

    fn vacant_member(member: usize) -> Self {
        match member {
            0 => Self::One(json::vacant()),
            1 => Self::Other(json::vacant()),
            _ => Self::Unknown(json::vacant()),
        }
    }

    fn member(&mut self) -> &mut dyn json::Decode {
        match self {
            Self::One(member) => member,
            Self::Other(member) => member,
            Self::Unknown(value) => value,
        }
    }
}

impl json::Encode for Nested {
    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::One(member) => member.encode(writer),
            Self::Other(member) => member.encode(writer),
            Self::Unknown(value) => value.encode(writer),
        }
    }
}

json::union!(Nested);

#[test]
fn a_value_that_drifts_deep_within_costs_no_more_than_one_that_drifts_above() {
    let mut value = json!({"number": "none", "long": "x".repeat(10_000)});
    for _ in 0..110 {
        value = json!({"inner": value});
    }
    let decoded = json::from_slice::<Nested>(value.to_string().as_bytes()).unwrap();
    assert_eq!(decoded.drifts.len(), 1, "{:?}", decoded.drifts);
    assert_eq!(
        json::to_vec(&decoded.value).unwrap(),
        value.to_string().into_bytes()
    );
}

/// A value that is nested so deep, with two numbers at its end that are none.
fn nested(depth: usize) -> Value {
    let drifted = json!({"number": "none", "inner": {"number": "none"}});
    (0..depth).fold(drifted, |value, _| json!({"inner": value}))
}

#[test]
fn a_page_of_values_that_drift_deep_within_is_read_to_its_end_in_little_time() {
    let page = Value::Array(vec![nested(40); 200]);
    let start = Instant::now();
    let decoded = json::from_slice::<Vec<Nested>>(page.to_string().as_bytes()).unwrap();
    assert!(start.elapsed() < Duration::from_secs(10));
    assert_eq!(decoded.drifts.len(), 400);
    assert_eq!(json::to_value(&decoded.value).unwrap(), page);
}

#[test]
fn each_value_of_a_long_page_is_looked_into_however_many_drifted_before() {
    let page = Value::Array(vec![json!({"number": "none"}); 20_000]);
    let decoded = json::from_slice::<Vec<Nested>>(page.to_string().as_bytes()).unwrap();
    assert_eq!(decoded.drifts.len(), 20_000);
    let unknown = |value: &Nested| matches!(value, Nested::Unknown(_));
    assert!(!decoded.value.iter().any(unknown));
}
