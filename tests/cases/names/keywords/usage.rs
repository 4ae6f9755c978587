//! What has an odd name is set and read like anything else.

use case_names_keywords::types::{Enum, OptionType, SelfType};
use serde_json::json;

#[test]
fn an_object_is_made_by_hand() {
    let made = SelfType::new("t", "s", "c", "k")
        .match_("m")
        .set_new("n")
        .set_clone("c")
        .option(OptionType::default().some(1))
        .enumeration("Self");
    let json = json!({
        "type": "t", "self": "s", "crate": "c", "unknown": "k", "match": "m", "new": "n",
        "clone": "c", "Option": {"Some": 1}, "enumeration": "Self",
    });
    assert_eq!(serde_json::to_value(&made).unwrap(), json);
    assert_eq!(serde_json::from_value::<SelfType>(json).unwrap(), made);
    assert_eq!(made.clone(), made);
}

#[test]
fn listed_values_differ() {
    for text in [
        "Self", "self", "Unknown", "unknown", "type", "None", "Ok", "as_str", "Debug",
    ] {
        let value = Enum::from(text);
        assert!(!matches!(value, Enum::Unknown(_)), "{text}");
        assert_eq!(value.as_str(), text);
    }
    assert!(matches!(Enum::from("UNKNOWN"), Enum::Unknown(_)));
}
