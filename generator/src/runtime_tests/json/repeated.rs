//! Of a key that stands there twice the first counts, and the second is a drift.

use std::collections::BTreeMap;

use serde_json::json;

use super::model::{Circle, Item, Shape};
use super::open::Open;
use crate::runtime::json::{self, Decode, Decoded, Encode, from_slice, to_value};

/// What is read, what is written again, and where it drifted.
fn read<T: Decode + Encode>(text: &str) -> (T, serde_json::Value, Vec<String>) {
    let Decoded { value, drifts } = from_slice::<T>(text.as_bytes()).unwrap();
    let written = to_value(&value).unwrap();
    let drifts = drifts.into_iter().map(|drift| drift.to_string());
    (value, written, drifts.collect())
}

#[test]
fn of_a_constant_the_first_counts() {
    for (text, written, drift) in [
        (
            r#"{"kind":"circle","radius":1.5,"kind":"square"}"#,
            json!({"kind": "circle", "radius": 1.5}),
            r#"expected a key that stands there once, found string "square" at /kind"#,
        ),
        (
            r#"{"kind":"circle","kind":"circle","radius":1.5}"#,
            json!({"kind": "circle", "radius": 1.5}),
            r#"expected a key that stands there once, found string "circle" at /kind"#,
        ),
    ] {
        let (_, found, drifts) = read::<Circle>(text);
        assert_eq!((found, drifts), (written, vec![drift.to_owned()]), "{text}");
    }
    let (_, written, drifts) = read::<Circle>(r#"{"kind":"square","kind":"circle","radius":1.5}"#);
    assert_eq!(written, json!({"kind": "square", "radius": 1.5}));
    assert_eq!(drifts.len(), 2);
}

#[test]
fn of_an_entry_of_a_map_the_first_counts() {
    let (map, _, drifts) = read::<BTreeMap<String, i64>>(r#"{"a":1,"b":3,"a":2}"#);
    assert_eq!(map, BTreeMap::from([("a".into(), 1), ("b".into(), 3)]));
    assert_eq!(
        drifts,
        ["expected a key that stands there once, found integer `2` at /a"]
    );
    let (_, written, drifts) =
        read::<Open>(r#"{"kind":"open","id":"a","n":1,"n":2,"s":"x","s":3}"#);
    assert_eq!(
        written,
        json!({"kind": "open", "id": "a", "n": 1, "s": "x"})
    );
    assert_eq!(drifts.len(), 3);
}

#[test]
fn of_a_field_that_nobody_listed_the_first_counts() {
    let (item, written, drifts) = read::<Item>(r#"{"id":"a","tags":[],"zz":1,"zz":[2]}"#);
    assert_eq!(item.unknown_fields["zz"], json!(1));
    assert_eq!(written["zz"], json!(1));
    assert_eq!(
        drifts,
        ["expected a key that stands there once, found an array at /zz"]
    );
}

#[derive(Clone, Debug, PartialEq)]
enum MapOrAny {
    Map(BTreeMap<String, i64>),
    Any(serde_json::Value),
}

impl json::Union for MapOrAny {
    const MEMBERS: &'static [json::Member] =
        &[json::Member::OBJECT, json::Member::of(json::kind::ANY)];

    fn vacant_member(member: usize) -> Self {
        match member {
            0 => Self::Map(json::vacant()),
            _ => Self::Any(json::vacant()),
        }
    }

    fn member(&mut self) -> &mut dyn Decode {
        match self {
            Self::Map(member) => member,
            Self::Any(member) => member,
        }
    }
}

impl Encode for MapOrAny {
    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Map(member) => member.encode(writer),
            Self::Any(member) => member.encode(writer),
        }
    }
}

json::union!(MapOrAny);

#[test]
fn a_key_that_stands_there_twice_turns_no_member_of_a_union_into_another() {
    for (text, expected) in [
        (
            r#"{"a":1,"a":2}"#,
            MapOrAny::Map(BTreeMap::from([("a".into(), 1)])),
        ),
        (r#"{"a":"x","a":2}"#, MapOrAny::Any(json!({"a": 2}))),
    ] {
        let decoded = from_slice::<MapOrAny>(text.as_bytes()).unwrap();
        let is_map = matches!(expected, MapOrAny::Map(_));
        assert_eq!(decoded.value, expected, "{text}");
        assert_eq!(decoded.drifts.len(), usize::from(is_map), "{text}");
    }
}

#[test]
fn where_what_drifts_is_an_error_a_key_that_stands_there_twice_is_one() {
    for text in [
        r#"{"kind":"circle","radius":1.5,"radius":1.5}"#,
        r#"{"kind":"circle","radius":1.5,"new":1,"new":1}"#,
    ] {
        let error = serde_json::from_str::<Shape>(text).unwrap_err();
        assert!(error.to_string().contains("stands there once"), "{error}");
    }
}
