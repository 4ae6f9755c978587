//! A number comes back with each of its digits, and what may be null is made of what it is made of elsewhere.

use case_nullable_positions::types::{Page, PageStop, Plain, Shade};
use case_nullable_positions::{Nullable, json};
use serde_json::Value;

#[test]
fn each_digit_of_a_number_is_kept() {
    for text in [
        "6.646100000000001e-27",
        "1.7976931348623157e308",
        "0.30000000000000004",
    ] {
        let number = json::from_slice::<f64>(text.as_bytes()).unwrap().value;
        assert_eq!(number, text.parse::<f64>().unwrap());
        let any = json::from_slice::<Value>(text.as_bytes()).unwrap().value;
        assert_eq!(any.as_f64(), Some(number));
    }
    // Many of these are a digit off where digits are only read fast.
    let mut bits = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..1000 {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        let number = f64::from_bits(bits);
        let text = format!("{number:e}");
        if number.is_finite() {
            let read = json::from_slice::<f64>(text.as_bytes()).unwrap().value;
            assert_eq!(read, number, "{text}");
        }
    }
}

#[test]
fn what_may_be_null_is_made_of_what_it_is_made_of_elsewhere() {
    let page = || Page::new(None, None, None, None, 1);
    let dark = page().shade("dark").nullable_shade("dark");
    assert_eq!(dark.shade, Some(Shade::Dark));
    assert_eq!(dark.nullable_shade, Nullable::Value(Shade::Dark));
    assert_eq!(
        page().nullable_shade("dark".to_owned()),
        page().nullable_shade(Shade::Dark)
    );
    assert_eq!(
        page().stop("END").stop,
        Nullable::Value(PageStop::from("END"))
    );
    let lines = vec!["a".to_owned()];
    assert_eq!(
        page().stop(lines.clone()).stop,
        Nullable::Value(PageStop::from(lines))
    );
    let plain = Plain::new(1);
    assert_eq!(
        page().stop(plain.clone()).stop,
        Nullable::Value(PageStop::from(plain))
    );
    assert_eq!(page().stop(None).stop, Nullable::Null);
}
