//! One field that does not fit costs that field.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::model::{Circle, Item, Shape};
use super::tagged::Tagged;
use crate::runtime::json::{from_slice, to_value};

fn drifted(text: &Value) -> (Item, Vec<(String, String)>) {
    let decoded = from_slice::<Item>(text.to_string().as_bytes()).unwrap();
    assert_eq!(serde_json::to_value(&decoded.value).unwrap(), *text);
    let drifts = decoded
        .drifts
        .into_iter()
        .map(|drift| (drift.pointer, drift.found))
        .collect();
    (decoded.value, drifts)
}

#[test]
fn what_fits_does_not_drift() {
    let (_, drifts) = drifted(&json!({"id": "a", "tags": ["t"], "note": null, "size": 1}));
    assert!(drifts.is_empty());
}

#[test]
fn an_optional_field_of_another_type_is_kept_raw() {
    let (item, drifts) = drifted(&json!({"id": "a", "tags": ["t"], "size": "big", "note": 7}));
    assert_eq!((item.id.as_str(), item.size), ("a", None));
    assert_eq!(item.unknown_fields["size"], json!("big"));
    assert_eq!(item.unknown_fields["note"], json!(7));
    let pointers: Vec<&str> = drifts.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(pointers, ["/note", "/size"]);
    assert_eq!(drifts[1].1, "string \"big\"");
}

#[test]
fn null_where_a_value_belongs_is_kept() {
    let (item, drifts) = drifted(&json!({"id": "a", "tags": null, "colour": null}));
    assert!(item.tags.is_empty());
    assert_eq!(item.colour, None);
    assert_eq!(drifts.len(), 2);
}

#[test]
fn what_null_stands_in_the_place_of_is_told() {
    for (key, expected) in [
        ("tags", "an array"),
        ("colour", "a string"),
        ("size", "an integer"),
        ("inner", "an object"),
        ("shape", "a value"),
    ] {
        let mut text = json!({"id": "a", "tags": []});
        text[key] = Value::Null;
        let decoded = from_slice::<Item>(text.to_string().as_bytes()).unwrap();
        let drifts: Vec<String> = decoded.drifts.iter().map(ToString::to_string).collect();
        assert_eq!(
            drifts,
            [format!("expected {expected}, found null at /{key}")]
        );
        assert_eq!(to_value(&decoded.value).unwrap(), text);
        assert_eq!(decoded.value.shape, None);
    }
}

#[test]
fn of_a_long_value_that_does_not_fit_an_error_shows_the_beginning() {
    let text = json!({"id": "a", "tags": "x".repeat(8_000)}).to_string();
    let error = from_slice::<Item>(text.as_bytes()).unwrap_err().to_string();
    assert!(
        error.starts_with("expected an array, found string \"xxx"),
        "{error}"
    );
    assert!(error.ends_with("x… at /tags"), "{error}");
    assert!(error.len() < 100, "{error}");
}

#[test]
fn a_required_field_takes_the_nearest_optional_value_with_it() {
    let (item, drifts) = drifted(&json!({"id": "a", "tags": [], "inner": {"id": 7, "tags": []}}));
    assert_eq!(item.inner, None);
    assert_eq!(drifts, [("/inner/id".to_owned(), "integer `7`".to_owned())]);
}

#[test]
fn a_member_that_almost_fits_is_kept_whole() {
    let (item, drifts) =
        drifted(&json!({"id": "a", "tags": [], "shape": {"kind": "circle", "radius": "wide"}}));
    assert!(matches!(item.shape, Some(Shape::Unknown(_))));
    assert_eq!(drifts.len(), 1);
}

#[test]
fn a_field_that_drifts_does_not_make_another_member_of_the_value() {
    let text = json!({"kind": "a", "number": "many"});
    let decoded = from_slice::<Tagged>(text.to_string().as_bytes()).unwrap();
    let Tagged::Counted(counted) = &decoded.value else {
        panic!(
            "the constant says which member is meant: {:?}",
            decoded.value
        );
    };
    assert_eq!(counted.number, None);
    assert_eq!(decoded.drifts[0].pointer, "/number");
    assert_eq!(serde_json::to_value(&decoded.value).unwrap(), text);
}

#[test]
fn a_key_that_the_member_of_a_constant_lacks_is_told() {
    let shape = |shape: &Value| {
        let (item, drifts) = drifted(&json!({"id": "a", "tags": [], "shape": shape}));
        assert!(!matches!(item.shape, Some(Shape::Circle(_))), "{item:?}");
        drifts
    };
    let missing = |pointer: &str| vec![(pointer.to_owned(), "nothing".to_owned())];
    let circle = json!({"kind": "circle", "size": 1});
    assert_eq!(shape(&circle), missing("/shape/radius"));
    assert_eq!(shape(&json!([circle])), missing("/shape/0/radius"));
    for other in [
        json!({"kind": "square"}),
        json!({"radius": 1}),
        json!({}),
        json!(true),
    ] {
        assert_eq!(shape(&other), []);
    }
}

#[test]
fn another_value_than_the_constant_is_a_drift() {
    for (other, found) in [
        (json!("square"), "string \"square\""),
        (json!(7), "integer `7`"),
        (json!(null), "null"),
        (json!({"x": 1}), "an object"),
    ] {
        let text = json!({"kind": other, "radius": 1.5});
        let decoded = from_slice::<Circle>(text.to_string().as_bytes()).unwrap();
        let drifts: Vec<String> = decoded.drifts.iter().map(ToString::to_string).collect();
        assert_eq!(
            drifts,
            [format!(
                "expected the constant `circle`, found {found} at /kind"
            )]
        );
        assert_eq!(to_value(&decoded.value).unwrap(), text);
    }
}

#[test]
fn pointers_are_escaped() {
    let drifts = from_slice::<BTreeMap<String, Item>>(br#"{"a/b~c": {"id": "a", "tags": null}}"#)
        .unwrap()
        .drifts;
    assert_eq!(drifts[0].pointer, "/a~1b~0c/tags");
}

#[test]
fn what_cannot_be_left_empty_is_an_error_with_its_place() {
    let error = from_slice::<Item>(br#"{"tags": [], "id": 7}"#).unwrap_err();
    assert_eq!(error.pointer(), "/id");
    assert_eq!(
        error.to_string(),
        "expected a string, found integer `7` at /id"
    );
    let error = from_slice::<Vec<Item>>(br#"[{"id": "a", "tags": []}, {"tags": []}]"#).unwrap_err();
    assert_eq!(error.pointer(), "/1/id");
    let error = from_slice::<Item>(b"{\"id\"").unwrap_err();
    assert_eq!(error.pointer(), "");
}

#[test]
fn a_changed_field_replaces_what_was_kept_in_its_place() {
    let (mut item, _) = drifted(&json!({"id": "a", "tags": null, "size": "big"}));
    item.tags.push("new".to_owned());
    item.size = Some(1.into());
    assert_eq!(
        serde_json::to_value(&item).unwrap(),
        json!({"id": "a", "tags": ["new"], "size": 1})
    );
}

#[test]
fn of_a_field_that_stands_there_twice_the_first_counts() {
    let text = br#"{"id": "a", "id": "b", "tags": ["t"], "tags": []}"#;
    let decoded = from_slice::<Item>(text).unwrap();
    assert_eq!(
        (decoded.value.id.as_str(), decoded.value.tags.len()),
        ("a", 1)
    );
    assert_eq!(decoded.value.unknown_fields["id"], json!("b"));
    let pointers: Vec<&str> = decoded
        .drifts
        .iter()
        .map(|drift| drift.pointer.as_str())
        .collect();
    assert_eq!(pointers, ["/id", "/tags"]);
}

#[test]
fn what_stands_there_again_does_not_mend_what_did_not_fit() {
    let error = from_slice::<Item>(br#"{"id": "a", "tags": ["t", 1], "tags": ["u"]}"#).unwrap_err();
    assert!(error.pointer().starts_with("/tags"), "{error}");
    let error = from_slice::<Item>(br#"{"id": "a", "tags": ["t", 1], "tags": null}"#).unwrap_err();
    assert!(error.pointer().starts_with("/tags"), "{error}");
}

#[test]
fn what_did_not_fit_leaves_nothing_behind() {
    let text = json!({"id": "a", "tags": [], "shape": [{"kind": "circle", "radius": 1.5}, {"kind": "circle"}]});
    let (item, _) = drifted(&text);
    assert!(matches!(item.shape, Some(Shape::Nested(shapes)) if shapes.len() == 2));
    let many = br#"{"a": {"id": "a", "tags": ["x"], "size": "big"}, "b": {"id": "b", "tags": []}}"#;
    let decoded = from_slice::<BTreeMap<String, Item>>(many).unwrap();
    assert_eq!(decoded.value["a"].tags, ["x"]);
    assert_eq!(decoded.value.len(), 2);
}

#[test]
fn half_a_character_costs_that_character() {
    let text =
        r#"{"id":"cut \ud83d","tags":["\\ud83d","\ud83d\ude00\ude00","\u00e9"],"new":"\udc00\""}"#;
    let decoded = from_slice::<Item>(text.as_bytes()).unwrap();
    assert_eq!(decoded.value.id, "cut \u{fffd}");
    assert_eq!(
        decoded.value.tags,
        ["\\ud83d", "\u{1f600}\u{fffd}", "\u{e9}"]
    );
    assert_eq!(decoded.value.unknown_fields["new"], json!("\u{fffd}\""));
    assert_eq!(decoded.drifts.len(), 1);
    assert_eq!(decoded.drifts[0].found, "\\ud83d");
    let in_a_key = from_slice::<Item>(br#"{"id":"a","tags":[],"\ud800x":1}"#).unwrap();
    assert_eq!(in_a_key.value.unknown_fields["\u{fffd}x"], json!(1));
    for broken in [
        r#"{"id":"\ud83d","tags":[]"#,
        r#"{"id":"\ud83","tags":[]}"#,
        r#""\ud83d\"#,
    ] {
        assert!(from_slice::<Item>(broken.as_bytes()).is_err(), "{broken}");
    }
}
