//! What is kept of an entry that does not fit, until the entry is set.

use case_objects_additional_properties::json;
use case_objects_additional_properties::types::PageBeside;

#[test]
fn an_entry_that_is_set_replaces_what_was_kept_in_its_place() {
    let text = br#"{"known":"a","other":"none","another":2}"#;
    let mut beside = json::from_slice::<PageBeside>(text).unwrap().value;
    assert_eq!(beside.unknown_fields["other"], "none");
    let kept = r#"{"known":"a","another":2,"other":"none"}"#;
    assert_eq!(json::to_vec(&beside).unwrap(), kept.as_bytes());
    beside.additional_properties.insert("other".to_owned(), 1);
    let set = r#"{"known":"a","another":2,"other":1}"#;
    assert_eq!(json::to_vec(&beside).unwrap(), set.as_bytes());
}
