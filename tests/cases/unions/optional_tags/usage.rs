//! Constructors write which member it is, and what came without it goes back without it.

use case_unions_optional_tags::json;
use case_unions_optional_tags::types::{Cat, Fish, Ghost, Pet, Snail};

fn written(value: &impl json::Encode) -> String {
    String::from_utf8(json::to_vec(value).unwrap()).unwrap()
}

#[test]
fn constructors_write_what_may_be_left_out() {
    assert_eq!(
        written(&Pet::from(Cat::new(9))),
        r#"{"kind":"cat","lives":9}"#
    );
    assert_eq!(
        written(&Pet::from(Fish::new(2))),
        r#"{"kind":"fish","fins":2}"#
    );
    let snail = Snail::new().speed(0.5);
    assert_eq!(
        written(&Pet::from(snail)),
        r#"{"kind":"snail","speed":0.5}"#
    );
    assert_eq!(written(&Snail::default()), r#"{"kind":"snail"}"#);
    assert_eq!(written(&Pet::from(Ghost::new(7))), r#"{"age":7}"#);
}

#[test]
fn what_was_left_out_stays_out() {
    for text in [r#"{"lives":9}"#, r#"{"fins":2}"#, r#"{"speed":0.5}"#, "{}"] {
        let read = json::from_slice::<Pet>(text.as_bytes()).unwrap();
        assert!(read.drifts.is_empty(), "{text}");
        assert_eq!(written(&read.value), text);
    }
}
