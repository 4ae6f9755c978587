//! What all members have is read however deep they stand, and a member of a member is made in one step.

use case_unions_nested::Client;
use case_unions_nested::types::{Call, Either, Lines, Note, Record, RecordPlain, RecordPlainMx, Reminder, Urgency};

fn read(text: &str) -> Record {
    serde_json::from_str(text).expect("a record")
}

#[test]
fn what_all_members_have_is_read_of_the_outer_union() {
    let record =
        read(r#"{"id": "1", "name": "a", "type": "MX", "priority": 10, "content": "mail"}"#);
    assert!(
        matches!(record, Record::Plain(RecordPlain::Mx(_))),
        "{record:?}"
    );
    assert_eq!(record.id().map(String::as_str), Some("1"));
    assert_eq!(record.name().map(String::as_str), Some("a"));
    assert_eq!(record.content().map(String::as_str), Some("mail"));
    assert_eq!(record.created_on(), None);
    let record = read(r#"{"id": "2", "name": "b", "type": "SRV", "data": {}, "content": null}"#);
    assert_eq!(record.name().map(String::as_str), Some("b"));
    assert_eq!(record.content(), None);
}

#[test]
fn a_member_of_a_member_is_handed_over_as_it_is() {
    let client = Client::builder()
        .base_url("https://a.example")
        .build()
        .expect("a client");
    let record = RecordPlainMx::new("a", 10, "1");
    drop(client.records().create(record.clone()));
    assert_eq!(
        Record::from(record.clone()),
        Record::from(RecordPlain::from(record))
    );
    assert_eq!(Note::from("a"), Note::Lines(Lines::from("a")));
    assert_eq!(
        Note::from(vec!["a".to_owned()]),
        Note::Lines(Lines::from(vec!["a".to_owned()]))
    );
    let call = Call::new("a", "1");
    assert_eq!(Note::from(call.clone()), Note::Either(Either::from(call)));
}

#[test]
fn a_text_is_the_only_member_that_is_written_as_one() {
    let urgency = Urgency::from("never");
    assert!(matches!(urgency, Urgency::Mode(_)), "{urgency:?}");
    let reminder = Reminder::default().urgency("auto").last("first");
    let sent = serde_json::to_value(reminder).expect("JSON");
    assert_eq!(sent, serde_json::json!({"urgency": "auto", "last": "first"}));
    // One that is not listed is sent as it is.
    let sent = serde_json::to_value(Urgency::from("later")).expect("JSON");
    assert_eq!(sent, serde_json::json!("later"));
}

#[test]
fn a_property_that_is_called_from_leaves_the_conversion_its_name() {
    let either = Either::from(Call::new("a", "1"));
    assert_eq!(either.get_from().map(String::as_str), Some("a"));
}
