//! An object with a map of the fields beside those that are listed.

use std::collections::BTreeMap;

use serde_json::json;

use crate::runtime::json::{self, Object as _};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Open {
    id: String,
    size: Option<i64>,
    additional: BTreeMap<String, i64>,
    unknown_fields: json::UnknownFields,
}

impl json::Object for Open {
    const FIELDS: &'static [json::Field] = &[
        json::Field::Constant("kind", "open"),
        json::Field::Required("id"),
        json::Field::Optional("size"),
    ];
}

impl json::Decode for Open {
    fn vacant() -> Self {
        Self {
            id: json::vacant(),
            size: None,
            additional: json::vacant(),
            unknown_fields: json::UnknownFields::new(),
        }
    }

    fn decode(&mut self, reader: &mut json::Reader<'_>) -> Result<(), json::Misfit> {
        json::read_open_object(
            reader,
            Self::FIELDS,
            &mut [&mut self.id, &mut self.size],
            &mut self.additional,
            &mut self.unknown_fields,
        )
    }
}

impl json::Encode for Open {
    fn encode(&self, writer: &mut json::Writer) {
        json::write_open_object(
            writer,
            Self::FIELDS,
            &[&self.id, &self.size],
            &self.additional,
            &self.unknown_fields,
        );
    }
}

#[test]
fn a_key_of_a_listed_field_is_written_once() {
    let text = br#"{"kind":"open","id":"a","size":1,"other":2}"#;
    let mut value = json::from_slice::<Open>(text).unwrap().value;
    for key in ["kind", "id", "size", "new"] {
        value.additional.insert(key.to_owned(), 7);
    }
    let written = json::to_vec(&value).unwrap();
    let expected = br#"{"kind":"open","id":"a","size":1,"new":7,"other":2}"#;
    assert_eq!(written, expected);
    value.size = None;
    let written = json::to_value(&value).unwrap();
    let expected = json!({"kind": "open", "id": "a", "new": 7, "other": 2, "size": 7});
    assert_eq!(written, expected);
}

#[test]
fn a_further_property_takes_the_place_of_what_is_kept_of_a_constant() {
    let text = br#"{"kind":"closed","id":"a"}"#;
    let mut value = json::from_slice::<Open>(text).unwrap().value;
    value.additional.insert("kind".to_owned(), 7);
    let written = json::to_vec(&value).unwrap();
    assert_eq!(written, br#"{"id":"a","kind":7}"#);
}
