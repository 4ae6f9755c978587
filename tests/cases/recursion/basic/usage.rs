//! What a document asks for without end is there as far as the answer has it.

use case_recursion_basic::json;
use case_recursion_basic::types::Page;

#[test]
fn an_object_that_asks_for_itself_ends_where_the_answer_does() {
    let text = r#"{"endless":{"value":1,"next":{"value":2,"turn":{}},"turn":{}}}"#;
    let decoded = json::from_slice::<Page>(text.as_bytes()).unwrap();
    assert!(decoded.drifts.is_empty());
    let endless = decoded.value.endless.as_ref().unwrap();
    assert_eq!(endless.next.as_ref().unwrap().value, 2);
    assert_eq!(json::to_vec(&decoded.value).unwrap(), text.as_bytes());
}
