//! The check of changed examples itself: it finds each way in which a change can cost too much.

use serde_json::{Value, json};
use truespec_tests::support::drift::{Refusal, Tally};

const EXAMPLE: &str = r#"{"id": "a", "sizes": [1, {"b": 2}], "when": "2025-01-01T00:00:00Z"}"#;

fn parse(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap()
}

fn refuse(pointer: &str) -> Result<Value, Refusal> {
    Err(Refusal {
        pointer: pointer.to_owned(),
        reason: "odd".to_owned(),
    })
}

fn tally(trip: fn(&[u8]) -> Result<Value, Refusal>) -> Tally {
    let mut tally = Tally::of(1);
    tally.add("/example", EXAMPLE, trip);
    tally
}

#[test]
fn every_value_is_changed_in_every_way() {
    let tally = tally(|text| Ok(parse(text)));
    // Seven values, each replaced by seven others and but for the root removed, and two new fields.
    assert_eq!(tally.survived, 7 * 7 + 6 + 2);
    assert_eq!(
        tally.to_string(),
        "57 changes tried: 57 survived, 0 hit what is required, 0 lost (0 left out)"
    );
}

#[test]
fn a_large_example_is_tried_in_part() {
    let mut tally = Tally::of(1_000_000);
    let large = json!({"items": vec![json!({"a": 1}); 1000]}).to_string();
    tally.add("/example", &large, |text| Ok(parse(text)));
    assert!((1..100).contains(&tally.survived), "{tally}");
    assert!(tally.left_out > 10_000, "{tally}");
}

#[test]
fn a_value_that_goes_with_another_is_lost() {
    let tally = tally(|text| {
        let mut value = parse(text);
        if value.get("id") == Some(&json!(7))
            && let Value::Object(fields) = &mut value
        {
            fields.remove("when");
        }
        Ok(value)
    });
    assert_eq!(
        tally.lost,
        ["/example with 7 at `/id`:\n  at `/when`: \"2025-01-01T00:00:00Z\" is lost"]
    );
}

#[test]
fn what_is_required_may_be_refused_with_its_place() {
    let required = |text: &[u8]| match parse(text) {
        value if value["id"].is_string() => Ok(value),
        value if value.is_object() => refuse("/id"),
        _ => refuse(""),
    };
    let tally = tally(required);
    assert!(tally.lost.is_empty(), "{:?}", tally.lost);
    // The root by anything, an object without the field included; the field by what is no text, or
    // removed.
    assert_eq!(tally.refused, 7 + 6 + 1);
}

#[test]
fn what_can_be_left_empty_must_not_be_refused() {
    let optional = |text: &[u8]| match parse(text) {
        value if value.get("when") == Some(&json!(true)) => refuse("/when"),
        value => Ok(value),
    };
    assert_eq!(
        tally(optional).lost,
        ["/example with true at `/when`:\n  refused, though `/when` may be left out: odd"]
    );
}

#[test]
fn an_error_must_say_where() {
    let elsewhere = |text: &[u8]| match parse(text) {
        value if value["id"] == json!(7) => refuse("/sizes"),
        value => Ok(value),
    };
    assert_eq!(
        tally(elsewhere).lost,
        ["/example with 7 at `/id`:\n  the error is at `/sizes`: odd"]
    );
}
