//! What the document allows arrives and goes back as it came.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use super::model::{Colour, Item, Shape, Size};
use crate::runtime::json::{self as wire, Base64, Nullable, Object as _};

fn there_and_back(text: &Value) -> Item {
    let item: Item = serde_json::from_value(text.clone()).unwrap();
    assert_eq!(serde_json::to_value(&item).unwrap(), *text);
    item
}

#[test]
fn absent_null_and_value_stay_apart() {
    let absent = there_and_back(&json!({"id": "a", "tags": []}));
    let null = there_and_back(&json!({"id": "a", "tags": [], "note": null}));
    let value = there_and_back(&json!({"id": "a", "tags": [], "note": "n"}));
    assert_eq!(absent.note, Nullable::Absent);
    assert_eq!(null.note, Nullable::Null);
    assert_eq!(value.note, Nullable::Value("n".to_owned()));
}

#[test]
fn what_nobody_listed_is_kept() {
    let item = there_and_back(&json!({
        "id": "a", "tags": ["t"], "colour": "blue", "size": 7, "new": {"deep": [1, null]},
    }));
    assert_eq!(item.colour.as_ref().map(Colour::as_str), Some("blue"));
    assert!(matches!(item.size, Some(Size::Unknown(size)) if size.get() == 7));
    assert_eq!(item.unknown_fields["new"], json!({"deep": [1, null]}));
}

#[test]
fn a_listed_value_never_hides_among_the_unlisted() {
    assert_eq!(Colour::from("red"), Colour::Red);
    assert_eq!("red".parse::<Colour>(), Ok(Colour::Red));
    assert_eq!(Size::from(1), Size::Small);
}

#[test]
fn members_are_told_by_kind_and_constant() {
    let shape =
        |shape: Value| there_and_back(&json!({"id": "a", "tags": [], "shape": shape})).shape;
    assert!(matches!(
        shape(json!({"kind": "circle", "radius": 1.5})),
        Some(Shape::Circle(_))
    ));
    assert!(matches!(shape(json!("oval")), Some(Shape::Name(_))));
    assert!(matches!(shape(json!(["a", ["b"]])), Some(Shape::Nested(_))));
    for unknown in [
        json!({}),
        json!({"kind": "square", "radius": 1.0}),
        json!(7),
        json!(true),
    ] {
        assert_eq!(shape(unknown.clone()), Some(Shape::Unknown(unknown)));
    }
}

#[test]
fn one_and_one_point_nought_are_the_same_integer() {
    let item: Item = serde_json::from_str(r#"{"id":"a","tags":[],"size":1.0}"#).unwrap();
    assert_eq!(item.size, Some(Size::Small));
    assert!(serde_json::from_str::<Item>(r#"{"id":"a","tags":[],"size":1.5}"#).is_err());
}

#[test]
fn dates_keep_their_offset_and_bytes_their_value() {
    for text in [
        "\"2025-01-01T12:00:00+02:00\"",
        "\"2025-01-01T12:00:00.5Z\"",
    ] {
        let date = wire::from_slice::<time::OffsetDateTime>(text.as_bytes())
            .unwrap()
            .value;
        assert_eq!(
            String::from_utf8(wire::to_vec(&date).unwrap()).unwrap(),
            text
        );
    }
    let day = wire::from_slice::<time::Date>(b"\"2025-02-28\"")
        .unwrap()
        .value;
    assert_eq!(wire::to_vec(&day).unwrap(), b"\"2025-02-28\"");
    assert!(wire::from_slice::<time::Date>(b"\"2025-W01-1\"").is_err());
    let bytes = wire::from_slice::<Base64>(b"\"aGk=\"").unwrap().value;
    assert_eq!(bytes, Base64::from(&b"hi"[..]));
    assert_eq!(wire::to_vec(&bytes).unwrap(), b"\"aGk=\"");
}

#[test]
fn unions_within_unions_do_not_multiply_for_ever() {
    let mut text = String::from("[1.5, {\"kind\": \"circle\", \"radius\": \"x\"}]");
    for _ in 0..100 {
        text = format!("[{text}, {text_end}]", text_end = "\"s\"");
    }
    let decoded = wire::from_slice::<Shape>(text.as_bytes()).unwrap();
    let back: Value = serde_json::to_value(&decoded.value).unwrap();
    assert_eq!(back, serde_json::from_str::<Value>(&text).unwrap());
}

#[test]
fn whole_numbers_keep_their_value() {
    fn back<T: wire::Decode + wire::Encode>(text: &str) -> Option<String> {
        let value = wire::from_slice::<T>(text.as_bytes()).ok()?.value;
        Some(String::from_utf8(wire::to_vec(&value).unwrap()).unwrap())
    }
    for text in ["18446744073709551615", "9007199254740993", "0"] {
        assert_eq!(back::<u64>(text).as_deref(), Some(text));
        assert_eq!(back::<Value>(text).as_deref(), Some(text));
    }
    for text in ["-9223372036854775808", "9223372036854775807"] {
        assert_eq!(back::<i64>(text).as_deref(), Some(text));
        assert_eq!(back::<Value>(text).as_deref(), Some(text));
    }
    assert_eq!(back::<i64>("1.0").as_deref(), Some("1"));
    assert_eq!(back::<u64>("1e3").as_deref(), Some("1000"));
    for text in ["9223372036854775808", "-9223372036854775809", "0.5"] {
        assert_eq!(back::<i64>(text), None, "{text}");
    }
    for text in ["-1", "18446744073709551616"] {
        assert_eq!(back::<u64>(text), None, "{text}");
    }
}

#[test]
fn an_instant_keeps_its_offset() {
    for text in [
        "\"2025-03-30T02:30:00-03:30\"",
        "\"1999-12-31T23:59:59.999999999+14:00\"",
        "\"0001-01-01T00:00:00Z\"",
    ] {
        let date = wire::from_slice::<time::OffsetDateTime>(text.as_bytes())
            .unwrap()
            .value;
        assert_eq!(wire::to_vec(&date).unwrap(), text.as_bytes());
    }
}

#[test]
fn texts_keep_every_code_point() {
    let every = (0..=0x0010_ffff)
        .filter_map(char::from_u32)
        .collect::<String>();
    let item = there_and_back(&json!({"id": every, "tags": [], every.clone(): every}));
    assert_eq!(item.id, every);
    let escaped = r#"{"id": "\ud83d\ude00\u0000", "tags": []}"#;
    let item = wire::from_slice::<Item>(escaped.as_bytes()).unwrap().value;
    assert_eq!(item.id, "\u{1f600}\0");
}

#[test]
fn a_number_that_keeps_every_digit_is_a_number() {
    use serde::de::value::{Error, MapDeserializer};
    let number = |text: &'static str| {
        MapDeserializer::<_, Error>::new([("$serde_json::private::Number", text)].into_iter())
    };
    let float: f64 = wire::transcode::deserialize(number("12.5")).unwrap();
    assert_eq!(wire::to_vec(&float).unwrap(), b"12.5");
    let integer: i64 = wire::transcode::deserialize(number("-7")).unwrap();
    assert_eq!(integer, -7);
    assert!(wire::transcode::deserialize::<f64, _>(number("\"")).is_err());
}

#[test]
fn every_digit_of_a_number_counts() {
    let mut bits = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..10_000 {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        let number = f64::from_bits(bits);
        if number.is_finite() {
            let text = serde_json::to_string(&[number]).unwrap();
            let read = wire::from_slice::<Vec<f64>>(text.as_bytes()).unwrap().value;
            assert_eq!(read, [number], "{text}");
            let any = wire::from_slice::<Value>(text.as_bytes()).unwrap().value;
            assert_eq!(wire::to_vec(&any).unwrap(), text.as_bytes());
        }
    }
}

#[derive(Debug)]
struct Quoted {
    value: Option<i64>,
    unknown_fields: wire::UnknownFields,
}

impl wire::Object for Quoted {
    const FIELDS: &'static [wire::Field] = &[wire::Field::Escaped(
        "a\\\"\\\\u0062",
        &wire::Field::Optional("a\"\\u0062"),
    )];
}

impl wire::Decode for Quoted {
    fn vacant() -> Self {
        Self {
            value: None,
            unknown_fields: wire::UnknownFields::new(),
        }
    }

    fn decode(&mut self, reader: &mut wire::Reader<'_>) -> Result<(), wire::Misfit> {
        let slots: &mut [&mut dyn wire::Decode] = &mut [&mut self.value];
        wire::read_object(reader, Self::FIELDS, slots, &mut self.unknown_fields)
    }
}

#[test]
fn a_key_that_json_escapes_is_found_by_what_it_means() {
    let read = |text: &str| wire::from_slice::<Quoted>(text.as_bytes()).unwrap().value;
    let known = read(r#"{"a\"\\u0062": 1}"#);
    assert_eq!((known.value, known.unknown_fields.len()), (Some(1), 0));
    let other = read(r#"{"a\"\u0062": 1}"#);
    assert_eq!((other.value, other.unknown_fields.len()), (None, 1));
    assert_eq!(other.unknown_fields["a\"b"], json!(1));
}

#[test]
fn what_cannot_be_written_is_told_with_its_place() {
    let numbers = BTreeMap::from([
        ("a\"/b".to_owned(), vec![1.0]),
        ("c".to_owned(), vec![1.0, f64::NAN, f64::INFINITY]),
    ]);
    let error = wire::to_vec(&numbers).unwrap_err();
    assert_eq!(error.to_string(), "NaN is no number in JSON at /c/1");
}

#[test]
fn what_is_no_number_of_json_cannot_be_written() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let error = wire::to_vec(&vec![number]).unwrap_err();
        assert!(
            error.to_string().contains("is no number in JSON"),
            "{error}"
        );
    }
}

#[test]
fn what_may_be_null_is_made_of_lists_and_maps_as_they_stand() {
    let [one, two] = ["a", "b"].map(str::to_owned);
    let names = vec![one.clone(), two.clone()];
    let listed = Nullable::Value(names.clone());
    assert_eq!(Nullable::<Vec<String>>::from(&names), listed);
    assert_eq!(Nullable::<Vec<String>>::from(&["a", "b"]), listed);
    let counted = Nullable::Value(BTreeMap::from([(one, 1), (two, 2)]));
    assert_eq!(
        Nullable::<BTreeMap<String, i64>>::from([("a", 1), ("b", 2)]),
        counted
    );
    let counts = HashMap::from([("a", 1), ("b", 2)]);
    assert_eq!(Nullable::<BTreeMap<String, i64>>::from(counts), counted);
}
