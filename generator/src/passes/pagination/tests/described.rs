//! Cursors of any name that say what they are.

use super::{generated, object, paged};

const ITERATOR: &str = "iterator string: The iterator returned from a prior invocation";

#[test]
fn what_is_described_as_given_before_leads_on() {
    let list = object("data, iterator string, prevIterator string, done boolean");
    let parameters = format!("limit integer; {ITERATOR}");
    assert_eq!(paged("get", &parameters, &list, ""), "cursor");
    let files = generated("get", &parameters, &list, "").package.files;
    let is_told = |text: &String| text.contains(".done(&[\"done\"])");
    assert!(files.values().any(is_told));
}

#[test]
fn what_may_be_what_was_asked_for_does_not() {
    for (parameters, schema) in [
        (
            "limit integer; prefix string: Only what begins so",
            object("data, prefix string, has_more boolean"),
        ),
        (
            "limit integer; owner string: The name of the previous owner",
            object("data, owner string, has_more boolean"),
        ),
        (ITERATOR, object("data, iterator string, done boolean")),
    ] {
        assert_eq!(paged("get", parameters, &schema, ""), "no", "{parameters}");
    }
}
