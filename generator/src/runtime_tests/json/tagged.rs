//! A union as the generator emits it, of a member with a constant and one that takes any object.

use std::collections::BTreeMap;

use crate::runtime::json::{self, Object as _};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counted {
    pub(super) number: Option<i64>,
    pub(super) unknown_fields: json::UnknownFields,
}

impl json::Object for Counted {
    const FIELDS: &'static [json::Field] = &[
        json::Field::Constant("kind", "a"),
        json::Field::Optional("number"),
    ];
}

impl json::Decode for Counted {
    fn vacant() -> Self {
        Self {
            number: None,
            unknown_fields: json::UnknownFields::new(),
        }
    }

    fn decode(&mut self, reader: &mut json::Reader<'_>) -> Result<(), json::Misfit> {
        json::read_object(
            reader,
            Self::FIELDS,
            &mut [&mut self.number],
            &mut self.unknown_fields,
        )
    }
}

impl json::Encode for Counted {
    fn encode(&self, writer: &mut json::Writer) {
        json::write_object(writer, Self::FIELDS, &[&self.number], &self.unknown_fields);
    }
}

json::serde_impls!(Counted);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tagged {
    Counted(Counted),
    Any(BTreeMap<String, serde_json::Value>),
    Unknown(serde_json::Value),
}

impl json::Union for Tagged {
    const MEMBERS: &'static [json::Member] = &[
        json::Member {
            known: &["kind", "number"],
            required: &["kind"],
            constants: &[("kind", &[json::Literal::Text("a")])],
            ..json::Member::OBJECT
        },
        json::Member::OBJECT,
    ];

    fn vacant_member(member: usize) -> Self {
        match member {
            0 => Self::Counted(json::vacant()),
            1 => Self::Any(json::vacant()),
            _ => Self::Unknown(json::vacant()),
        }
    }

    fn member(&mut self) -> &mut dyn json::Decode {
        match self {
            Self::Counted(member) => member,
            Self::Any(member) => member,
            Self::Unknown(value) => value,
        }
    }
}

impl json::Encode for Tagged {
    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Counted(member) => member.encode(writer),
            Self::Any(fields) => fields.encode(writer),
            Self::Unknown(value) => value.encode(writer),
        }
    }
}

json::union!(Tagged);
