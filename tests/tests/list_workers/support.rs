//! The check that every generated crate carries: what it lets pass, and what it finds.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use truespec_tests::support::trip::check;

/// Writes the first text it is given as the second.
#[derive(Debug)]
struct Rewritten(Value);

impl<'de> Deserialize<'de> for Rewritten {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut pair = Vec::<Value>::deserialize(deserializer)?;
        pair.swap(0, 1);
        Ok(Self(Value::Array(pair)))
    }
}

impl Serialize for Rewritten {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// The outcome for a value that comes back as another.
fn outcome(before: &str, after: &str) -> Result<(), String> {
    check::<Rewritten>("it", &format!("[{before},{after}]"))
}

#[test]
fn what_is_the_same() {
    for (before, after) in [
        ("1", "1.0"),
        ("-0.0", "0"),
        ("1e3", "1000"),
        ("18446744073709551615", "18446744073709551615"),
        (
            r#""2025-01-01T00:00:00Z""#,
            r#""2025-01-01T00:00:00+00:00""#,
        ),
        (r#""2025-01-01t00:00:00z""#, r#""2025-01-01T00:00:00.000Z""#),
        (
            r#""2025-01-01T00:00:00.120+02:00""#,
            r#""2025-01-01T00:00:00.12+02:00""#,
        ),
        (r#"{"a":[{"b":1}]}"#, r#"{"a":[{"b":1.0}]}"#),
    ] {
        assert_eq!(outcome(before, after), Ok(()), "{before} and {after}");
    }
}

#[test]
fn what_is_not() {
    for (before, after) in [
        ("1", "2"),
        ("9007199254740993", "9007199254740992.0"),
        ("1", r#""1""#),
        ("null", "0"),
        ("[]", "null"),
        (
            r#""2025-01-01T02:00:00+02:00""#,
            r#""2025-01-01T00:00:00Z""#,
        ),
        (r#""2025-01-01T00:00:00.1Z""#, r#""2025-01-01T00:00:00Z""#),
        (r#""2025-01-01T00:00:00.Z""#, r#""2025-01-01T00:00:00Z""#),
        (r#""2025-01-01""#, r#""2025-01-02""#),
        (r#""a""#, r#""A""#),
        (r#""é""#, r#""""#),
    ] {
        let failure = outcome(before, after).expect_err(before);
        assert!(
            failure.contains(&format!("at `/0`: {before} became {after}")),
            "{failure}"
        );
    }
}

#[test]
fn the_place_of_a_difference() {
    let failure = outcome(r#"{"a/b":{"c~d":[1,2]}}"#, r#"{"a/b":{"c~d":[1],"e":3}}"#).unwrap_err();
    for line in [
        "at `/0/a~1b/c~0d/1`: 2 is lost",
        "at `/0/a~1b/e`: 3 is added",
    ] {
        assert!(failure.contains(line), "{failure}");
    }
    assert!(failure.starts_with("it does not come back"), "{failure}");
}

#[test]
fn what_cannot_be_read() {
    let failure = check::<BTreeMap<String, bool>>("/paths/x", r#"{"a":1}"#).unwrap_err();
    assert!(
        failure.starts_with("/paths/x cannot be decoded: "),
        "{failure}"
    );
    assert!(failure.contains("expected a boolean"), "{failure}");
    let failure = check::<Value>("/paths/x", "{").unwrap_err();
    assert!(failure.starts_with("/paths/x is no JSON: "), "{failure}");
}
