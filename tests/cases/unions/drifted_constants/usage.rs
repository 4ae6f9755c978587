//! What tells a member decides, whatever else is not as the document says.

use case_unions_drifted_constants::json::{self, Decode, Encode};
use case_unions_drifted_constants::types::{
    Event, Grade, Item, Method, Payment, Pet, Place, Rule, Shape, Size,
};

/// Reads a text that comes back as it is; the value, and where it is not as the document says.
fn read<T: Decode + Encode>(text: &str) -> (T, Vec<String>) {
    let decoded = json::from_slice::<T>(text.as_bytes()).expect(text);
    let written = json::to_vec(&decoded.value).unwrap();
    let (sent, back): (serde_json::Value, serde_json::Value) = (
        serde_json::from_str(text).unwrap(),
        serde_json::from_slice(&written).unwrap(),
    );
    assert_eq!(sent, back);
    let drifts = decoded.drifts.into_iter().map(|drift| drift.pointer);
    (decoded.value, drifts.collect())
}

#[test]
fn an_optional_constant_drifts_alone() {
    for (currency, drifts) in [("\"eur\"", 0), ("7", 1), ("null", 1)] {
        let text = format!(r#"{{"type":"card","currency":{currency},"digits":"1"}}"#);
        let (payment, found) = read::<Payment>(&text);
        assert!(matches!(payment, Payment::Card(card) if card.digits.as_deref() == Some("1")));
        assert_eq!(found.len(), drifts, "{text}");
        let (method, _) = read::<Method>(&text);
        assert!(matches!(method, Method::Card(_)), "{text}");
    }
}

#[test]
fn a_required_constant_beside_a_discriminator_drifts_alone() {
    for object in ["\"event.v2\"", "null"] {
        let text = format!(r#"{{"type":"made","object":{object},"at":1}}"#);
        let (event, _) = read::<Event>(&text);
        assert!(matches!(event, Event::Made(made) if made.at == Some(1)), "{text}");
    }
}

#[test]
fn what_no_constant_tells_is_none_of_the_members() {
    assert!(matches!(read(r#"{"type":"cash","currency":"usd"}"#).0, Payment::Unknown(_)));
    assert!(matches!(read(r#"{"type":"cash","currency":"usd"}"#).0, Method::Unknown(_)));
    assert!(matches!(read(r#"{"type":"lost","object":"event"}"#).0, Event::Unknown(_)));
}

#[test]
fn a_discriminator_may_be_null_where_the_document_says_so() {
    for text in [r#"{"type":null,"id":"i"}"#, r#"{"id":"i"}"#, r#"{"type":"reference","id":"i"}"#] {
        let (item, drifts) = read::<Item>(text);
        assert!(matches!(item, Item::Reference(_)), "{text}");
        assert!(drifts.is_empty(), "{text}");
    }
    assert!(matches!(read(r#"{"type":null,"text":"t"}"#).0, Item::Unknown(_)));
}

#[test]
fn a_member_without_other_keys_gives_way_to_one_that_knows_them_all() {
    assert!(matches!(read(r#"{"kind":"small"}"#).0, Size::Fixed(_)));
    assert!(matches!(read(r#"{"kind":"small","size":3}"#).0, Size::Sized(_)));
    // What is new in an answer does not make it less than it was.
    assert!(matches!(read(r#"{"kind":"small","new":3}"#).0, Size::Fixed(_)));
    assert!(matches!(read(r#"{"kind":"small","size":"x"}"#).0, Size::Fixed(_)));
    assert!(matches!(read(r#"{"kind":"round","side":3}"#).0, Shape::Round(_)));
}

#[test]
fn a_constant_decides_where_other_members_know_its_key() {
    assert!(matches!(read(r#"{"type":"log","query":"q"}"#).0, Rule::Plain(_)));
    assert!(matches!(read(r#"{"type":"signal","name":"n"}"#).0, Rule::Signal(_)));
    assert!(matches!(read(r#"{"type":"log","name":"n"}"#).0, Rule::Unknown(_)));
    assert!(matches!(read(r#"{"kind":"grade","note":"n"}"#).0, Grade::Open(_)));
    assert!(matches!(read(r#"{"kind":"mark","mark":1}"#).0, Grade::Unknown(_)));
}

#[test]
fn a_discriminator_may_not_be_null_where_the_document_says_nothing_of_it() {
    assert!(matches!(read(r#"{"type":"hill","height":1}"#).0, Place::Land(_)));
    assert!(matches!(read(r#"{"type":null,"height":1}"#).0, Place::Unknown(_)));
    assert!(matches!(read(r#"{"type":null,"depth":1}"#).0, Place::Unknown(_)));
}

#[test]
fn a_required_constant_drifts_alone_beside_a_base_too() {
    let (pet, _) = read::<Pet>(r#"{"kind":"dog","version":2,"bone":"b"}"#);
    assert!(matches!(pet, Pet::Dog(dog) if dog.bone.as_deref() == Some("b")));
    let (pet, drifts) = read::<Pet>(r#"{"kind":"dog","bone":"b"}"#);
    assert!(matches!(pet, Pet::Unknown(_)));
    assert_eq!(drifts, ["/version"]);
    assert!(matches!(read(r#"{"version":2,"name":"n"}"#).0, Pet::Base(_)));
}
