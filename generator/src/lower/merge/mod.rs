//! One view of a schema and all that `allOf` adds to it.

mod absorb;
mod facets;
mod nullable;
mod unions;

pub(in crate::lower) use nullable::Null;

use indexmap::{IndexMap, IndexSet};
use openapiv3::{Discriminator, ReferenceOr, Schema, Type as SchemaType};
use serde_json::Value;

use crate::diagnostic::Pointer;
use crate::ir::Docs;

/// A schema or a reference to one, and where it stands.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Part<'d> {
    pub(in crate::lower) source: Source<'d>,
    pub(in crate::lower) place: Pointer,
}

/// A schema or a reference to one.
#[derive(Clone, Copy, Debug)]
pub(in crate::lower) enum Source<'d> {
    Schema(&'d Schema),
    Reference(&'d str),
    /// A reference to the component of that name.
    Component(&'d str),
}

impl<'d> Part<'d> {
    pub(in crate::lower) fn new(schema: &'d ReferenceOr<Schema>, place: Pointer) -> Self {
        let source = match schema {
            ReferenceOr::Item(schema) => Source::Schema(schema),
            ReferenceOr::Reference { reference } => Source::Reference(reference),
        };
        Self { source, place }
    }

    pub(in crate::lower) fn boxed(schema: &'d ReferenceOr<Box<Schema>>, place: Pointer) -> Self {
        let source = match schema {
            ReferenceOr::Item(schema) => Source::Schema(schema),
            ReferenceOr::Reference { reference } => Source::Reference(reference),
        };
        Self { source, place }
    }
}

/// The JSON types a schema can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum JsonType {
    String,
    Number,
    Integer,
    Boolean,
    Object,
    Array,
}

impl JsonType {
    fn of(ty: &SchemaType) -> Self {
        match ty {
            SchemaType::String(_) => Self::String,
            SchemaType::Number(_) => Self::Number,
            SchemaType::Integer(_) => Self::Integer,
            SchemaType::Boolean(_) => Self::Boolean,
            SchemaType::Object(_) => Self::Object,
            SchemaType::Array(_) => Self::Array,
        }
    }

    pub(in crate::lower) fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Array => "array",
        }
    }
}

/// What no value is beside what counts in its place.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::lower) enum Contradiction {
    Type(JsonType),
    /// One of these.
    Values(Vec<Value>),
}

/// What further properties may hold.
#[derive(Clone, Debug)]
pub(in crate::lower) enum Additional<'d> {
    Anything,
    Nothing,
    /// What is all of this.
    Schema(Vec<Part<'d>>),
}

/// A `oneOf` or `anyOf`.
#[derive(Clone, Debug, Default)]
pub(in crate::lower) struct RawUnion<'d> {
    pub(in crate::lower) members: Vec<Part<'d>>,
    pub(in crate::lower) discriminator: Option<&'d Discriminator>,
    /// The component that the first of the members is, if that is a base and the others are its heirs.
    pub(in crate::lower) base: Option<&'d str>,
    /// The component that is this union and nothing else.
    pub(in crate::lower) component: Option<&'d str>,
    /// Whether the schema itself lists it, not what it refers to.
    pub(in crate::lower) is_own: bool,
    /// The type that stands beside it in the same schema.
    pub(in crate::lower) ty: Option<JsonType>,
    /// Whether members are left out that cannot hold beside what else is said.
    pub(in crate::lower) is_narrowed: bool,
    /// Whether null was among the members.
    pub(in crate::lower) takes_null: bool,
}

/// A schema with its `allOf` merged in.
#[derive(Clone, Debug, Default)]
pub(in crate::lower) struct Merged<'d> {
    pub(in crate::lower) place: Pointer,
    /// The places of further parts, and of the union that this is a member of.
    pub(in crate::lower) beside: Vec<Pointer>,
    pub(in crate::lower) docs: Docs,
    pub(in crate::lower) ty: Option<JsonType>,
    /// What else its values have to be, so that there are none.
    pub(in crate::lower) contradiction: Option<Contradiction>,
    pub(in crate::lower) format: Option<&'d str>,
    pub(in crate::lower) nullable: bool,
    pub(in crate::lower) read_only: bool,
    pub(in crate::lower) write_only: bool,
    pub(in crate::lower) minimum: Option<f64>,
    pub(in crate::lower) min_length: Option<usize>,
    pub(in crate::lower) max_length: Option<usize>,
    pub(in crate::lower) enumeration: Option<Vec<Value>>,
    /// What the schema itself is called, from a vendor extension.
    pub(in crate::lower) given_name: Option<&'d str>,
    /// Names of the enumeration's values, from a vendor extension.
    pub(in crate::lower) value_names: Vec<String>,
    /// What a vendor extension says of each of them: a list in their order, or texts by value.
    pub(in crate::lower) value_descriptions: Option<&'d Value>,
    /// What Microsoft's extension says of each of them, by value.
    pub(in crate::lower) value_facts: Option<&'d Vec<Value>>,
    pub(in crate::lower) properties: IndexMap<&'d str, Vec<Part<'d>>>,
    pub(in crate::lower) required: IndexSet<&'d str>,
    pub(in crate::lower) additional: Option<Additional<'d>>,
    pub(in crate::lower) items: Vec<Part<'d>>,
    /// The value where none is given.
    pub(in crate::lower) default: Option<&'d Value>,
    /// The first value that the document gives.
    pub(in crate::lower) example: Option<Value>,
    pub(in crate::lower) unions: Vec<RawUnion<'d>>,
    /// References that the schema itself makes, not those within what they lead to.
    pub(in crate::lower) references: Vec<&'d str>,
    /// Whether the schema itself says more of its values than its references do, but for their type.
    pub(in crate::lower) refines: bool,
    /// The type that the schema itself names and says nothing more of.
    pub(in crate::lower) own_type: Option<JsonType>,
    /// The type that its references name.
    pub(in crate::lower) referred_type: Option<JsonType>,
    /// Components that are merged in, against cycles.
    pub(in crate::lower) visited: IndexSet<&'d str>,
    /// How many of them come first that are not merged in here: the component itself, or those of
    /// the union that this is a member of.
    pub(in crate::lower) inherited: usize,
    /// How many references lead from the schema to what is being merged in.
    pub(in crate::lower) depth: usize,
}
