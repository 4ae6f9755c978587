//! What is a secret is sent and read, and never printed.

use case_objects_secrets::types::{Account, UploadAvatarBody};
use serde_json::json;

#[test]
fn debug_shows_all_but_secrets() {
    let value = json!({
        "name": "a", "password": "hunter2", "type": "hunter3", "token": "hunter4",
        "pin": "hunter5", "note": "x", "further": "y",
    });
    let account: Account = serde_json::from_value(value.clone()).unwrap();
    let shown = format!("{account:?}");
    assert_eq!(
        shown,
        "Account { name: \"a\", password: [redacted], token: [redacted], pin: [redacted], \
         type_: [redacted], note: Some(\"x\"), additional_properties: {\"further\": \"y\"}, \
         unknown_fields: {} }"
    );
    assert_eq!(serde_json::to_value(&account).unwrap(), value);
}

#[test]
fn debug_shows_no_secret_of_a_form() {
    let body = UploadAvatarBody::new("hunter2").caption("me");
    let shown = format!("{body:#?}");
    assert!(!shown.contains("hunter"), "{shown}");
    assert!(shown.contains("[redacted]") && shown.contains("me"), "{shown}");
}
