//! What serde is told of each kind of type.

use super::super::wire::{Key, Keys};
use super::*;

/// What a file becomes, without white space.
fn derived(text: &str, objects: &Objects) -> String {
    let text = file(text, objects).unwrap();
    text.split_whitespace().collect()
}

fn key(name: &str, is_optional: bool) -> Key {
    Key {
        name: name.to_owned(),
        is_optional,
    }
}

#[test]
fn fields_have_their_keys_and_are_left_out_where_they_may_be() {
    let text = "
        use time::Date;
        pub struct Pet {
            pub last_name: String,
            pub r#type: Option<String>,
            pub born: Option<Date>,
            pub owner: Nullable<String>,
            pub unknown_fields: UnknownFields,
        }
    ";
    let keys = Keys {
        constants: Vec::new(),
        fields: vec![
            key("last-name", false),
            key("type", true),
            key("born", true),
            key("owner", true),
        ],
    };
    let text = derived(text, &[("Pet".to_owned(), keys)].into());
    for expected in [
        r#"#[serde(rename="last-name")]publast_name"#,
        r#"#[serde(skip_serializing_if="Option::is_none")]pubr#type"#,
        r#"#[serde(default,skip_serializing_if="Option::is_none",with="crate::runtime::json::timed")]pubborn"#,
        r#"#[serde(default,skip_serializing_if="crate::runtime::json::Nullable::is_absent")]pubowner"#,
        "#[serde(flatten)]pubunknown_fields",
    ] {
        assert!(text.contains(expected), "{expected} is not in {text}");
    }
}

#[test]
fn constants_are_fields_that_constructors_fill() {
    let text = r"
        pub struct Cat {
            pub name: String,
            pub unknown_fields: UnknownFields,
        }
        impl Cat {
            pub fn new(name: String) -> Self {
                Self { name, unknown_fields: UnknownFields::new() }
            }
        }
    ";
    let keys = Keys {
        constants: vec![("kind".to_owned(), "cat".to_owned())],
        fields: vec![key("name", false)],
    };
    let text = derived(text, &[("Cat".to_owned(), keys)].into());
    for expected in [
        r#"#[serde(rename="kind")]pubconstant_0:CatConstant0"#,
        "constant_0:Default::default()",
        r#"constant!(CatConstant0,"cat");"#,
    ] {
        assert!(text.contains(expected), "{expected} is not in {text}");
    }
}

#[test]
fn values_that_are_not_listed_go_to_the_last_variant() {
    let text = r#"
        pub enum Mode { VerySmart, Clever, Unknown(UnlistedString) }
        impl Mode {
            pub(crate) fn listed(value: &str) -> Option<Self> {
                match value {
                    "very smart" => Some(Self::VerySmart),
                    "clever" => { Some(Self::Clever) }
                    _ => None,
                }
            }
        }
        pub enum Either { Pet(Pet), Unknown(Value) }
    "#;
    let text = derived(text, &Objects::new());
    for expected in [
        r#"#[serde(rename="verysmart")]VerySmart"#,
        r#"#[serde(rename="clever")]Clever"#,
        "#[serde(untagged)]Unknown(UnlistedString)",
        "#[serde(untagged)]pubenumEither",
    ] {
        assert!(text.contains(expected), "{expected} is not in {text}");
    }
}

#[test]
fn what_has_no_json_stays_as_it_is() {
    let text = "pub struct Form {\n    pub file: Upload,\n}\n";
    assert_eq!(file(text, &Objects::new()).unwrap(), text);
}
