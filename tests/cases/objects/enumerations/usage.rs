//! What is listed has a name, and what is not is kept.

use case_objects_enumerations::json::{from_slice, to_vec};
use case_objects_enumerations::types::{Channel, ChannelKind, Level, Size, State};

#[test]
fn a_listed_value_is_a_variant() {
    let text = br#"{"version":3,"public":true,"kind":1,"state":"closed","level":2,"size":-1}"#;
    let channel: Channel = from_slice(text).unwrap().value;
    assert_eq!(channel.kind, ChannelKind::Dm);
    assert_eq!(channel.kind.as_i64(), 1);
    assert_eq!(channel.state, Some(State::Closed));
    assert_eq!(channel.level, Some(Level::High));
    assert!(matches!(channel.size, Some(Size::Minus1(_))));
    assert_eq!(to_vec(&channel).unwrap(), text);
}

#[test]
fn an_unlisted_value_and_another_constant_survive() {
    let text = br#"{"version":4,"public":false,"kind":99,"state":"new","level":7}"#;
    let channel: Channel = from_slice(text).unwrap().value;
    assert!(!channel.public);
    assert!(matches!(channel.kind, ChannelKind::Unknown(kind) if kind.get() == 99));
    let again: serde_json::Value = serde_json::from_slice(&to_vec(&channel).unwrap()).unwrap();
    let expected: serde_json::Value = serde_json::from_slice(text).unwrap();
    assert_eq!(again, expected);
}

#[test]
fn a_constant_is_written_by_itself() {
    assert_eq!(Channel::VERSION, 3);
    let channel = Channel::new(ChannelKind::GuildText);
    assert_eq!(to_vec(&channel).unwrap(), br#"{"version":3,"public":true,"kind":0}"#);
    let spelled = from_slice::<Channel>(br#"{"version":3.0,"public":true,"kind":0}"#).unwrap();
    assert_eq!(spelled.value, channel);
}
