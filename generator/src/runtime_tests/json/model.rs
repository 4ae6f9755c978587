//! Types as the generator emits them, small enough to be read at a glance.

use crate::runtime::json::{self, Object as _};

#[derive(Clone, Debug, PartialEq)]
pub(in crate::runtime_tests) enum Colour {
    Red,
    Unknown(json::UnlistedString),
}

impl Colour {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::Unknown(value) => value.as_str(),
        }
    }

    fn listed(value: &str) -> Option<Self> {
        (value == "red").then_some(Self::Red)
    }

    fn unlisted(value: String) -> Self {
        Self::Unknown(json::UnlistedString::new(value))
    }
}

json::string_enumeration!(Colour);

#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::runtime_tests) enum Size {
    Small,
    Unknown(json::UnlistedInteger),
}

impl Size {
    const LISTED: &'static [Self] = &[Self::Small];

    fn as_i64(self) -> i64 {
        match self {
            Self::Small => 1,
            Self::Unknown(value) => value.get(),
        }
    }
}

impl From<i64> for Size {
    fn from(value: i64) -> Self {
        match value {
            1 => Self::Small,
            other => Self::Unknown(json::UnlistedInteger::new(other)),
        }
    }
}

json::integer_enumeration!(Size);

#[derive(Clone, Debug, PartialEq)]
pub(in crate::runtime_tests) struct Item {
    pub(in crate::runtime_tests) id: String,
    pub(in crate::runtime_tests) tags: Vec<String>,
    pub(super) colour: Option<Colour>,
    pub(super) size: Option<Size>,
    pub(super) note: json::Nullable<String>,
    pub(super) shape: Option<Shape>,
    pub(super) inner: Option<Box<Item>>,
    pub(super) unknown_fields: json::UnknownFields,
}

impl json::Object for Item {
    const FIELDS: &'static [json::Field] = &[
        json::Field::Required("id"),
        json::Field::Collection("tags"),
        json::Field::Optional("colour"),
        json::Field::Optional("size"),
        json::Field::Optional("note"),
        json::Field::Optional("shape"),
        json::Field::Optional("inner"),
    ];
}

impl json::Decode for Item {
    fn vacant() -> Self {
        Self {
            id: json::vacant(),
            tags: json::vacant(),
            colour: None,
            size: None,
            note: json::Nullable::Absent,
            shape: None,
            inner: None,
            unknown_fields: json::UnknownFields::new(),
        }
    }

    fn decode(&mut self, reader: &mut json::Reader<'_>) -> Result<(), json::Misfit> {
        json::read_object(
            reader,
            Self::FIELDS,
            &mut [
                &mut self.id,
                &mut self.tags,
                &mut self.colour,
                &mut self.size,
                &mut self.note,
                &mut self.shape,
                &mut self.inner,
            ],
            &mut self.unknown_fields,
        )
    }
}

impl json::Encode for Item {
    fn encode(&self, writer: &mut json::Writer) {
        json::write_object(
            writer,
            Self::FIELDS,
            &[
                &self.id,
                &self.tags,
                &self.colour,
                &self.size,
                &self.note,
                &self.shape,
                &self.inner,
            ],
            &self.unknown_fields,
        );
    }
}

json::serde_impls!(Item);

#[derive(Clone, Debug, PartialEq)]
pub(in crate::runtime_tests) struct Circle {
    pub(super) radius: f64,
    pub(super) unknown_fields: json::UnknownFields,
}

impl json::Object for Circle {
    const FIELDS: &'static [json::Field] = &[
        json::Field::Constant("kind", "circle"),
        json::Field::Required("radius"),
    ];
}

impl json::Decode for Circle {
    fn vacant() -> Self {
        Self {
            radius: json::vacant(),
            unknown_fields: json::UnknownFields::new(),
        }
    }

    fn decode(&mut self, reader: &mut json::Reader<'_>) -> Result<(), json::Misfit> {
        json::read_object(
            reader,
            Self::FIELDS,
            &mut [&mut self.radius],
            &mut self.unknown_fields,
        )
    }
}

impl json::Encode for Circle {
    fn encode(&self, writer: &mut json::Writer) {
        json::write_object(writer, Self::FIELDS, &[&self.radius], &self.unknown_fields);
    }
}

json::serde_impls!(Circle);

#[derive(Clone, Debug, PartialEq)]
pub(in crate::runtime_tests) enum Shape {
    Circle(Circle),
    Name(String),
    Nested(Vec<Shape>),
    Unknown(serde_json::Value),
}

impl json::Union for Shape {
    const MEMBERS: &'static [json::Member] = &[
        json::Member {
            known: &["kind", "radius"],
            required: &["kind", "radius"],
            constants: &[("kind", &[json::Literal::Text("circle")])],
            ..json::Member::OBJECT
        },
        json::Member::of(json::kind::STRING),
        json::Member::of(json::kind::ARRAY),
    ];

    fn vacant_member(member: usize) -> Self {
        match member {
            0 => Self::Circle(json::vacant()),
            1 => Self::Name(json::vacant()),
            2 => Self::Nested(json::vacant()),
            _ => Self::Unknown(json::vacant()),
        }
    }

    fn member(&mut self) -> &mut dyn json::Decode {
        match self {
            Self::Circle(member) => member,
            Self::Name(member) => member,
            Self::Nested(member) => member,
            Self::Unknown(value) => value,
        }
    }
}

impl json::Encode for Shape {
    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Circle(member) => member.encode(writer),
            Self::Name(member) => member.encode(writer),
            Self::Nested(member) => member.encode(writer),
            Self::Unknown(value) => value.encode(writer),
        }
    }
}

json::union!(Shape);
