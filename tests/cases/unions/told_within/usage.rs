//! What is within a value tells its member, and a field that drifted makes no other member of it.

use case_unions_told_within::json::{self, Decode, Encode};
use case_unions_told_within::types::{Answer, Cell, Message, Outcome, Payload};
use serde_json::{Value, json};

/// Reads a value; where it is not as the document says, and what is written of it.
fn read<T: Decode + Encode>(value: Value) -> (T, Vec<String>, Value) {
    let decoded = json::from_slice::<T>(value.to_string().as_bytes()).unwrap();
    let written = serde_json::from_slice(&json::to_vec(&decoded.value).unwrap()).unwrap();
    let drifts = decoded.drifts.into_iter().map(|drift| drift.pointer);
    (decoded.value, drifts.collect(), written)
}

#[test]
fn a_field_that_drifted_does_not_make_a_smaller_member_of_a_value() {
    for (text, place) in [
        (json!({"action": "created", "issue": {"number": 1}, "comment": {"id": 1, "created_at": null}}), "/comment/created_at"),
        (json!({"action": "created", "issue": {"number": null}, "comment": {"id": 1, "created_at": "now"}}), "/issue/number"),
        (json!({"action": "opened", "issue": {"number": "one"}, "new": true}), "/issue/number"),
    ] {
        let (payload, drifts, written) = read::<Payload>(text.clone());
        assert!(matches!(payload, Payload::Unknown(_)), "{payload:?}");
        assert_eq!(drifts, [place]);
        assert_eq!(written, text);
    }
    let (payload, drifts, _) = read::<Payload>(json!({"action": "started", "new": true}));
    assert!(matches!(payload, Payload::WatchEvent(_)), "{payload:?}");
    assert!(drifts.is_empty());
}

#[test]
fn another_constant_within_is_another_member() {
    let text = json!({"definition": {"type": "query_table", "title": "t"}, "size": "small"});
    let (cell, drifts, written) = read::<Cell>(text.clone());
    assert!(matches!(cell, Cell::Unknown(_)), "{cell:?}");
    assert_eq!(drifts, ["/definition/type"]);
    assert_eq!(written, text);
    let strict: Cell = serde_json::from_value(text).unwrap();
    assert_eq!(strict, cell);
}

#[test]
fn another_constant_within_an_item_of_a_list_costs_that_item() {
    let text = json!({"definition": {"type": "timeseries"}, "notes": [{"object": "remark"}]});
    let (cell, drifts, written) = read::<Cell>(text.clone());
    assert!(matches!(cell, Cell::TimeseriesCell(_)), "{cell:?}");
    assert_eq!(drifts, ["/notes/0/object"]);
    assert_eq!(written, text);
}

#[test]
fn of_members_that_may_be_meant_it_is_the_one_with_less_that_is_not_listed() {
    let text = json!({"id": "i", "role": "assistant", "content": [{"type": "audio", "data": "d"}]});
    let (message, _, written) = read::<Message>(text.clone());
    assert!(matches!(message, Message::ShortMessage(_)), "{message:?}");
    assert_eq!(written, text);
}

#[test]
fn a_required_field_that_may_be_null_may_be_missing() {
    let text = json!({"id": "a", "text": "t"});
    let (mut answer, drifts, written) = read::<Answer>(text.clone());
    assert_eq!(answer.refusal, None);
    assert_eq!(drifts, ["/refusal"]);
    assert_eq!(written, text);
    answer.refusal = Some("no".to_owned());
    let written = serde_json::to_value(&answer).unwrap();
    assert_eq!(written, json!({"id": "a", "refusal": "no", "text": "t"}));
    let text = json!({"id": "a", "refusal": 7});
    let (mut answer, drifts, written) = read::<Answer>(text.clone());
    assert_eq!((&answer.refusal, drifts), (&None, vec!["/refusal".to_owned()]));
    assert_eq!(written, text);
    answer.refusal = Some("no".to_owned());
    assert_eq!(serde_json::to_value(&answer).unwrap(), json!({"id": "a", "refusal": "no"}));
    let error = json::from_slice::<Answer>(br#"{"text": "t"}"#).unwrap_err();
    assert_eq!(error.pointer(), "/id");
    assert!(serde_json::from_str::<Answer>(r#"{"id": "a"}"#).is_err());
}

#[test]
fn a_member_that_lacks_what_may_be_null_is_read_where_no_other_is() {
    let (outcome, drifts, _) = read::<Outcome>(json!({"message": "m"}));
    assert!(matches!(outcome, Outcome::Failure(_)), "{outcome:?}");
    assert_eq!(drifts, ["/param"]);
    let (outcome, drifts, _) = read::<Outcome>(json!({"message": "m", "level": 1}));
    assert!(matches!(outcome, Outcome::Warning(_)), "{outcome:?}");
    assert!(drifts.is_empty());
    let (outcome, drifts, _) = read::<Outcome>(json!({"kind": "limit", "new": 1}));
    assert!(matches!(outcome, Outcome::Limit(_)), "{outcome:?}");
    assert_eq!(drifts, ["/until"]);
    for other in [json!({}), json!({"message": "m", "new": 1}), json!({"kind": "other"}), json!([])] {
        let (outcome, drifts, written) = read::<Outcome>(other.clone());
        assert!(matches!(outcome, Outcome::Unknown(_)), "{outcome:?}");
        assert!(drifts.is_empty());
        assert_eq!(written, other);
    }
}
