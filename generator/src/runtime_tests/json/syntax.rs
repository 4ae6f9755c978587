//! What is read is JSON by serde_json's rules, and means the same; what is not is an error.

use serde_json::Value;

use super::model::Item;
use crate::runtime::json::{from_slice, to_value};

const TEXT: &str = r#" { "id" : "a\u00e9\n", "tags": ["x", "", "\"\\"], "colour":"red", "size": -12.50e1,
    "note": null, "shape": {"radius": 0.25, "kind": "circle", "more": [true, false, null, 1e3]},
    "inner": {"id": "long enough for two words", "tags": [], "shape": [["a"], {"b": {}}]},
    "n\u0065w": {"deep": [1, -0, 18446744073709551615]} } "#;

/// Bytes that mean something in JSON, or nothing anywhere.
const BYTES: &[u8] = b"{}[],:\"\\/ \n\t019-+.eEutfn\0\x1f\x7f\xc3\xff";

fn check(text: &[u8]) {
    let shown = String::from_utf8_lossy(text);
    let read = from_slice::<Item>(text);
    match (serde_json::from_slice::<Value>(text), read) {
        (Ok(value), Ok(item)) => {
            let same =
                has_repeated_keys(&shown) || whole(to_value(&item.value).unwrap()) == whole(value);
            assert!(same, "{shown}");
        }
        (Err(syntax), Ok(_)) => panic!("{syntax} in {shown}"),
        (Ok(_) | Err(_), Err(_)) => {}
    }
}

/// With integers in place of numbers without a fraction, which are written as such.
fn whole(mut value: Value) -> Value {
    match &mut value {
        Value::Number(number) => {
            let float = number.as_f64().unwrap();
            if float.fract() == 0.0 && float.abs() < 1e15 {
                *number = (float as i64).into();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|it| *it = whole(it.take())),
        Value::Object(values) => values.values_mut().for_each(|it| *it = whole(it.take())),
        _ => {}
    }
    value
}

/// Of a key that stands there twice, types and trees need not keep the same value.
fn has_repeated_keys(text: &str) -> bool {
    let keys = ["\"id\"", "\"tags\"", "\"kind\"", "\"radius\"", "\"more\""];
    keys.iter().any(|key| text.matches(key).count() > 2)
}

#[test]
fn a_text_with_any_byte_left_out_changed_or_added() {
    assert!(
        from_slice::<Item>(TEXT.as_bytes())
            .unwrap()
            .drifts
            .is_empty()
    );
    check(TEXT.as_bytes());
    for at in 0..TEXT.len() {
        let (before, after) = TEXT.as_bytes().split_at(at);
        check(&[before, &after[1..]].concat());
        check(before);
        for byte in BYTES {
            check(&[before, &[*byte], &after[1..]].concat());
            check(&[before, &[*byte], after].concat());
        }
    }
}

#[test]
fn what_only_looks_like_json_is_an_error() {
    for value in [
        "01",
        "-",
        "1.",
        ".5",
        "+1",
        "1e",
        "0x1",
        "nul",
        "nulll",
        "True",
        "tru",
        "'a'",
        "\"a",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\":1,}",
        "{,}",
        "{\"a\"}",
        "{a:1}",
        "NaN",
        "1e999",
        "\"\\x\"",
        "\"\t\"",
    ] {
        for place in ["size", "id", "tags", "note", "shape", "new"] {
            let text = format!(r#"{{"{place}": {value}, "id": "a", "tags": []}}"#);
            let error = from_slice::<Item>(text.as_bytes()).unwrap_err();
            assert_eq!(error.pointer(), "", "{text}");
        }
    }
    for text in [
        "",
        " ",
        "{}}",
        "{\"id\": \"a\", \"tags\": []} x",
        "\u{feff}{}",
    ] {
        assert!(from_slice::<Item>(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn a_text_that_nests_too_deep_is_an_error() {
    // 127 arrays and objects may lie in each other, those around the value among them.
    let places = [
        (r#"{"id": "a", "tags": [], "shape": VALUE}"#, 126),
        (r#"{"id": "a", "tags": [], "new": VALUE}"#, 126),
        (r#"{"id": "a", "tags": [], "inner": VALUE}"#, 126),
        (
            r#"{"id": "a", "tags": [], "size": "drifted", "new": VALUE}"#,
            126,
        ),
        (
            r#"{"id": "a", "tags": [], "inner": {"id": "b", "tags": [], "new": VALUE}}"#,
            125,
        ),
        (
            r#"{"id": "a", "tags": [], "size": [], "inner": {"id": "b", "tags": [], "new": VALUE}}"#,
            125,
        ),
    ];
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for depth in [120, 124, 125, 126, 127, 128, 130, 100_000] {
            let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            for (place, deepest) in places {
                let text = place.replace("VALUE", &nested);
                let read = from_slice::<Item>(text.as_bytes());
                assert_eq!(read.is_ok(), depth <= deepest, "{place} {open} {depth}");
            }
        }
    }
}

#[test]
fn brackets_in_a_string_do_not_nest() {
    let text = format!(
        r#"{{"id": "a", "tags": [], "new": ["\"{}"]}}"#,
        "[".repeat(500)
    );
    assert!(from_slice::<Item>(text.as_bytes()).is_ok());
}
