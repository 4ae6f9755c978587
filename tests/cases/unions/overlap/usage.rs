//! Each value is the member that it fits best.

use case_unions_overlap::types::{
    Animal, Closed, Constants, Deep, Done, Drifting, Envelope, Kinds, ListedByKind, Mapped, Marked, Nested, Nulls,
    Numbers, Open, OpenListed, Optional, Outcome, OutputItem, Refined, Sized, Unmapped, Within,
};
use case_unions_overlap::{Nullable, json};
use serde::de::DeserializeOwned;

fn each<T: DeserializeOwned>(texts: &[&str], is_it: fn(&T) -> bool) {
    for text in texts {
        let value: T = serde_json::from_str(text).expect(text);
        assert!(is_it(&value), "{text}");
    }
}

#[test]
fn keys_within_those_of_another() {
    each(
        &[r#"{"a":1}"#, r#"{"c":3,"a":1}"#, r#"{"z":1,"a":1}"#],
        |it| matches!(it, Within::Object(_)),
    );
    each(&[r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#], |it| {
        matches!(it, Within::B(_))
    });
    each(&[r#"{"c":3,"b":2,"a":1}"#], |it| {
        matches!(it, Within::BC(_))
    });
    each(&["{}", r#"{"b":1}"#, "null", "7", "[]"], |it| {
        matches!(it, Within::Unknown(_))
    });
}

#[test]
fn constants_required_or_not() {
    each(&[r#"{"kind":"one","x":1}"#, r#"{"x":1}"#, "{}"], |it| {
        matches!(it, Constants::One(_))
    });
    each(&[r#"{"x":1,"kind":"two"}"#], |it| {
        matches!(it, Constants::Two(_))
    });
    each(&[r#"{"kind":"three"}"#, r#"{"kind":1}"#], |it| {
        matches!(it, Constants::Unknown(_))
    });
    each(&[r#"{"s":"on","more":1}"#], |it| {
        matches!(it, Closed::On(_)) && it.more() == Some(&1)
    });
    each(&[r#"{"since":1,"s":"off"}"#], |it| {
        matches!(it, Closed::Off(_))
    });
    each(&[r#"{"s":"half"}"#], |it| matches!(it, Closed::Unknown(_)));
}

#[test]
fn keys_that_can_only_be_null() {
    each(
        &[r#"{"error":null,"data":"d"}"#, r#"{"error":null}"#],
        |it| matches!(it, Outcome::Object(_)),
    );
    each(
        &[
            r#"{"error":"e","data":null}"#,
            r#"{"error":"e"}"#,
            r#"{"error":""}"#,
        ],
        |it| matches!(it, Outcome::Object2(_)),
    );
    // Where no member allows the value, what a server sends is still read as one of them.
    each(&[r#"{"error":"e","data":"d"}"#], |it| {
        !matches!(it, Outcome::Unknown(_))
    });
}

#[test]
fn kinds_of_json() {
    each(&[r#""text""#, r#""""#], |it| matches!(it, Kinds::String(_)));
    each(&[r#"{"a":1}"#], |it| matches!(it, Kinds::A(_)));
    each(&["[]", "[1,2]", "[1.0]"], |it| {
        matches!(it, Kinds::IntegerList(_))
    });
    each(&[r#"["x"]"#], |it| matches!(it, Kinds::StringList(_)));
    each(&["7", "7.5", "-1e3"], |it| matches!(it, Kinds::Number(_)));
    each(&["true"], |it| matches!(it, Kinds::Boolean(true)));
    each(&["null", r#"{"b":1}"#], |it| {
        matches!(it, Kinds::Unknown(_))
    });
    each(&["1", "9007199254740993"], |it| {
        matches!(it, Numbers::Integer(_))
    });
    each(&["1.5", "1e300"], |it| matches!(it, Numbers::Number(_)));
}

#[test]
fn listed_strings_and_others() {
    each(&[r#""auto""#], |it| {
        matches!(it, Open::Listed(OpenListed::Auto))
    });
    each(&[r#""other""#, r#""""#], |it| matches!(it, Open::String(_)));
    each(&[r#"{"size":1}"#], |it| matches!(it, Open::Size(_)));
    each(&["7", "{}"], |it| matches!(it, Open::Unknown(_)));
}

#[test]
fn unions_within_a_union() {
    each(&[r#"{"a":1,"b":2}"#], |it| {
        matches!(it, Nested::Within(Within::B(_)))
    });
    each(&[r#"{"kind":"two"}"#], |it| {
        matches!(it, Nested::Constants(Constants::Two(_)))
    });
    each(&[r#"{"deep":[]}"#], |it| matches!(it, Nested::Deep(_)));
    each(&[r#""text""#], |it| matches!(it, Nested::String(_)));
    each(&["7", "[]"], |it| matches!(it, Nested::Unknown(_)));
}

#[test]
fn discriminators() {
    each(&[r#"{"type":"cat","name":"n"}"#], |it| {
        matches!(it, Mapped::Cat(_))
    });
    each(
        &[
            r#"{"name":"n","type":"dog"}"#,
            r#"{"type":"canine","name":"n","bark":true}"#,
        ],
        |it| matches!(it, Mapped::Dog(_)),
    );
    each(
        &[r#"{"type":"fish","name":"n"}"#, r#"{"name":"n"}"#],
        |it| matches!(it, Mapped::Unknown(_)),
    );
    each(&[r#"{"type":"Cat","name":"n"}"#], |it| {
        matches!(it, Unmapped::Cat(_))
    });
    each(&[r#"{"type":"Dog","name":"n"}"#], |it| {
        matches!(it, Unmapped::Dog(_))
    });
}

#[test]
fn the_name_of_a_component_is_one_value_among_others() {
    each(
        &[
            r#"{"kind":"tit","name":"n"}"#,
            r#"{"kind":"Bird","name":"n"}"#,
        ],
        |it| matches!(it, ListedByKind::Bird(_)),
    );
    each(&[r#"{"kind":"carp","name":"n"}"#], |it| {
        matches!(it, ListedByKind::Fish(_))
    });
}

#[test]
fn nothing_required() {
    each(&[r#"{"p":1}"#, r#"{"p":1,"q":1}"#, "{}"], |it| {
        matches!(it, Optional::P(_))
    });
    each(&[r#"{"q":1}"#], |it| matches!(it, Optional::Q(_)));
}

#[test]
fn values_that_are_listed_say_which_member_is_meant() {
    each(&[r#"{"type":"order.paid","data":{"total":5}}"#], |it| {
        matches!(it, Envelope::Object2(order) if order.data.total == Some(5))
    });
    each(&[r#"{"type":"user.created","data":{"email":"e"}}"#], |it| {
        matches!(it, Envelope::Object(_))
    });
    // One that is listed nowhere is still read as one of them.
    each(&[r#"{"type":"order.lost","data":{}}"#], |it| {
        !matches!(it, Envelope::Unknown(_))
    });
    each(&[r#"{"data":{"kind":"a","p":"x"}}"#], |it| matches!(it, Marked::Object(_)));
    each(&[r#"{"data":{"kind":"b","q":"x"}}"#], |it| {
        matches!(it, Marked::Object2(it) if it.data.q.as_deref() == Some("x"))
    });
    each(&["-1"], |it| matches!(it, Sized::Minus1(_)));
    each(&["7", "0"], |it| matches!(it, Sized::Integer(_)));
}

#[test]
fn without_a_mapping_what_a_schema_lists_comes_before_its_name() {
    each(&[r#"{"type":"message","text":"t"}"#], |it| {
        matches!(it, OutputItem::OutputMessage(_))
    });
    each(&[r#"{"type":"function_call"}"#, r#"{"type":"function"}"#], |it| {
        matches!(it, OutputItem::FunctionCall(_))
    });
    each(&[r#"{"type":"ToolCall"}"#], |it| matches!(it, OutputItem::ToolCall(_)));
    each(&[r#"{"type":"other"}"#, r#"{"type":"OutputMessage"}"#], |it| {
        matches!(it, OutputItem::Unknown(_))
    });
    // What is mapped and what the schema says may be two things.
    each(&[r#"{"kind":"kitty"}"#, r#"{"kind":"cat"}"#], |it| matches!(it, Animal::Cat2(_)));
    each(&[r#"{"kind":"dog"}"#], |it| matches!(it, Animal::Dog2(_)));
}

#[test]
fn what_fits_an_inner_union_in_no_way_is_another_member() {
    each(&["true", r#"{"a":1}"#], |it| matches!(it, Deep::A(_)));
    each(&["{}", r#"{"k":1}"#], |it| matches!(it, Deep::IntegerMap(_)));
    each(&["[1,true]"], |it| matches!(it, Deep::ChoiceList(_)));
    each(&[r#"["x"]"#], |it| matches!(it, Deep::StringList(_)));
}

#[test]
fn null_is_that_of_the_member_that_allows_it() {
    each(&[r#"{"id":"i","a":null}"#, r#"{"id":"i","a":1}"#], |it| {
        matches!(it, Nulls::Object2(_))
    });
    each(&[r#"{"state":null,"at":"x"}"#, r#"{"state":"done"}"#], |it| {
        matches!(it, Done::At(_))
    });
    let decoded = json::from_slice::<Nulls>(br#"{"id":"i","a":null}"#).unwrap();
    assert_eq!(decoded.drifts, []);
    // Where no member allows it, it is kept all the same.
    let text = br#"{"id":null,"a":"x"}"#;
    assert!(json::from_slice::<Nulls>(text).is_ok());
}

#[test]
fn the_member_is_taken_of_which_the_least_drifted() {
    let decoded = json::from_slice::<Drifting>(br#"{"v":"s","x":7}"#).unwrap();
    assert!(matches!(decoded.value, Drifting::Object2(_)), "{:?}", decoded.value);
    let [drift] = decoded.drifts.as_slice() else {
        panic!("{:?}", decoded.drifts)
    };
    assert_eq!(drift.pointer, "/x");
    let text = json::to_vec(&decoded.value).unwrap();
    assert_eq!(text, br#"{"v":"s","x":7}"#);
}

#[test]
fn what_is_put_together_takes_the_null_of_its_type() {
    let decoded = json::from_slice::<Refined>(br#"{"n":null,"s":null}"#).unwrap();
    assert_eq!(decoded.drifts, []);
    assert_eq!(decoded.value.n, None);
    assert_eq!(decoded.value.s, Nullable::Null);
    // The type that is beside it does not allow it.
    let decoded = json::from_slice::<Refined>(br#"{"n":{"a":1},"t":null}"#).unwrap();
    assert_eq!(decoded.drifts.len(), 1);
    assert!(json::from_slice::<Refined>(br#"{"n":{"a":1},"only":{}}"#).unwrap().value.only.is_none());
}

#[test]
fn a_member_is_made_of_what_it_holds() {
    assert!(matches!(Kinds::from("text"), Kinds::String(_)));
    assert!(matches!(Kinds::from(vec!["x".to_owned()]), Kinds::StringList(_)));
    assert!(matches!(Kinds::from(0.5), Kinds::Number(_)));
}
