//! Numbers and moments in the spellings that servers use.

use cloudflare_workers::types::{ApiMessage, Observability, Script};
use serde_json::json;
use truespec_tests::support::trip;

#[test]
fn the_offset_of_a_moment_is_kept() {
    for (text, seconds) in [
        ("2025-06-01T12:30:00+02:00", 7200),
        ("2025-06-01T12:30:00-03:30", -12600),
        ("2025-06-01T12:30:00.123456789Z", 0),
        ("2025-06-01t12:30:00.500z", 0),
    ] {
        let json = json!({"created_on": text, "modified_on": text}).to_string();
        let script: Script = serde_json::from_str(&json).unwrap();
        let moment = script.created_on.unwrap();
        assert_eq!(moment.offset().whole_seconds(), seconds, "{text}");
        assert_eq!((moment.hour(), moment.minute()), (12, 30), "{text}");
        trip::check::<Script>(text, &json).unwrap();
    }
    let script = r#"{"created_on":"2025-06-01T12:30:00+02:00"}"#;
    let read: Script = serde_json::from_str(script).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), script);
}

#[test]
fn an_integer_may_be_written_as_a_float() {
    let json = r#"{"code":1000.0,"message":"m"}"#;
    let message: ApiMessage = serde_json::from_str(json).unwrap();
    assert_eq!(i128::from(message.code), 1000);
    trip::check::<ApiMessage>("1000.0", json).unwrap();
    assert!(serde_json::from_str::<ApiMessage>(r#"{"code":1000.5,"message":"m"}"#).is_err());
}

#[test]
fn a_number_may_be_written_as_an_integer() {
    let json = r#"{"enabled":true,"head_sampling_rate":1}"#;
    let read: Observability = serde_json::from_str(json).unwrap();
    assert_eq!(read.head_sampling_rate.as_ref(), Some(&1.0));
    trip::check::<Observability>("1", json).unwrap();
}

#[test]
fn a_code_is_larger_than_sixteen_bits() {
    let json = r#"{"code":9007199254740993,"message":"m"}"#;
    let message: ApiMessage = serde_json::from_str(json).unwrap();
    assert_eq!(i128::from(message.code), 9_007_199_254_740_993);
    trip::check::<ApiMessage>("a code", json).unwrap();
}
