//! Types as the generator emits them, small enough to be read at a glance.

use crate::runtime::json;

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
    fn read(reader: &mut json::Reader<'_>) -> Result<Self, json::Misfit> {
        let (mut id, mut tags, mut colour, mut size) = (None, None, None, None);
        let (mut note, mut shape, mut inner) = (json::Nullable::Absent, None, None);
        let mut fields = json::Fields::of(reader);
        while fields.advance() {
            match fields.key() {
                "id" => fields.read(&mut id),
                "tags" => fields.read_collection(&mut tags),
                "colour" => fields.read(&mut colour),
                "size" => fields.read(&mut size),
                "note" => fields.read_nullable(&mut note),
                "shape" => fields.read(&mut shape),
                "inner" => fields.read(&mut inner),
                _ => fields.keep(),
            }
        }
        let unknown_fields = fields.end()?;
        let Some(id) = id else {
            return Err(reader.missing("id"));
        };
        let Some(tags) = tags else {
            return Err(reader.missing("tags"));
        };
        Ok(Self {
            id,
            tags,
            colour,
            size,
            note,
            shape,
            inner,
            unknown_fields,
        })
    }

    fn write(&self, fields: &mut json::FieldWriter<'_, '_>) {
        fields.required("id", &self.id);
        fields.collection("tags", &self.tags);
        fields.optional("colour", &self.colour);
        fields.optional("size", &self.size);
        fields.nullable("note", &self.note);
        fields.optional("shape", &self.shape);
        fields.optional("inner", &self.inner);
    }

    fn unknown_fields(&self) -> &json::UnknownFields {
        &self.unknown_fields
    }
}

json::object!(Item);

#[derive(Clone, Debug, PartialEq)]
pub(in crate::runtime_tests) struct Circle {
    pub(super) radius: f64,
    pub(super) unknown_fields: json::UnknownFields,
}

impl json::Object for Circle {
    fn read(reader: &mut json::Reader<'_>) -> Result<Self, json::Misfit> {
        let mut kind = false;
        let mut radius = None;
        let mut fields = json::Fields::of(reader);
        while fields.advance() {
            match fields.key() {
                "kind" => fields.read_constant("circle", &mut kind),
                "radius" => fields.read(&mut radius),
                _ => fields.keep(),
            }
        }
        let unknown_fields = fields.end()?;
        if !kind {
            return Err(reader.missing("kind"));
        }
        let Some(radius) = radius else {
            return Err(reader.missing("radius"));
        };
        Ok(Self {
            radius,
            unknown_fields,
        })
    }

    fn write(&self, fields: &mut json::FieldWriter<'_, '_>) {
        fields.constant("kind", "circle");
        fields.required("radius", &self.radius);
    }

    fn unknown_fields(&self) -> &json::UnknownFields {
        &self.unknown_fields
    }
}

json::object!(Circle);

#[derive(Clone, Debug, PartialEq)]
pub(in crate::runtime_tests) enum Shape {
    Circle(Circle),
    Name(String),
    Nested(Vec<Shape>),
    Unknown(serde_json::Value),
}

impl json::Union for Shape {
    const MEMBERS: &'static [json::Member] = &[
        json::Member::object(&["kind", "radius"])
            .required(&["kind", "radius"])
            .constants(&[("kind", &[json::Literal::Text("circle")])]),
        json::Member::of(json::kind::STRING),
        json::Member::of(json::kind::ARRAY),
    ];

    fn read_member(member: usize, reader: &mut json::Reader<'_>) -> Result<Self, json::Misfit> {
        match member {
            0 => json::Decode::decode(reader).map(Self::Circle),
            1 => json::Decode::decode(reader).map(Self::Name),
            2 => json::Decode::decode(reader).map(Self::Nested),
            _ => reader.value().map(Self::Unknown),
        }
    }

    fn unknown(value: serde_json::Value) -> Self {
        Self::Unknown(value)
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

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counted {
    pub(super) number: Option<i64>,
    pub(super) unknown_fields: json::UnknownFields,
}

impl json::Object for Counted {
    fn read(reader: &mut json::Reader<'_>) -> Result<Self, json::Misfit> {
        let mut kind = false;
        let mut number = None;
        let mut fields = json::Fields::of(reader);
        while fields.advance() {
            match fields.key() {
                "kind" => fields.read_constant("a", &mut kind),
                "number" => fields.read(&mut number),
                _ => fields.keep(),
            }
        }
        let unknown_fields = fields.end()?;
        if !kind {
            return Err(reader.missing("kind"));
        }
        Ok(Self {
            number,
            unknown_fields,
        })
    }

    fn write(&self, fields: &mut json::FieldWriter<'_, '_>) {
        fields.constant("kind", "a");
        fields.optional("number", &self.number);
    }

    fn unknown_fields(&self) -> &json::UnknownFields {
        &self.unknown_fields
    }
}

json::object!(Counted);

/// A member with a constant beside one that takes any object.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tagged {
    Counted(Counted),
    Any(json::UnknownFields),
    Unknown(serde_json::Value),
}

impl json::Union for Tagged {
    const MEMBERS: &'static [json::Member] = &[
        json::Member::object(&["kind", "number"])
            .required(&["kind"])
            .constants(&[("kind", &[json::Literal::Text("a")])]),
        json::Member::object(&[]),
    ];

    fn read_member(member: usize, reader: &mut json::Reader<'_>) -> Result<Self, json::Misfit> {
        if member == 0 {
            return json::Decode::decode(reader).map(Self::Counted);
        }
        Ok(match reader.value()? {
            serde_json::Value::Object(fields) => Self::Any(fields.into()),
            other => Self::Unknown(other),
        })
    }

    fn unknown(value: serde_json::Value) -> Self {
        Self::Unknown(value)
    }
}

impl json::Encode for Tagged {
    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Counted(member) => member.encode(writer),
            Self::Any(fields) => serde_json::Value::Object(fields.clone().into()).encode(writer),
            Self::Unknown(value) => value.encode(writer),
        }
    }
}

json::union!(Tagged);
