//! Types and the arena that holds those which get a name.

use std::collections::BTreeSet;

use super::{Docs, Enumeration, Multipart, Object, Origin, Union};

/// What a value may be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Type {
    pub(crate) kind: Kind,
    /// Whether null is a value as well.
    pub(crate) nullable: bool,
}

/// What a value that is not null may be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Any,
    Boolean,
    Integer(Integer),
    Number,
    String,
    DateTime,
    Date,
    Base64,
    /// A file among the parts of a multipart body.
    File,
    Array(Box<Type>),
    Map(Box<Type>),
    Named(TypeId),
}

/// The range of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Integer {
    Signed32,
    Signed64,
    Unsigned64,
}

impl Kind {
    /// The type in Rust of a plain value.
    pub(crate) fn scalar(&self) -> Option<&'static str> {
        Some(match self {
            Self::Boolean => "bool",
            Self::Integer(Integer::Signed32) => "i32",
            Self::Integer(Integer::Signed64) => "i64",
            Self::Integer(Integer::Unsigned64) => "u64",
            Self::Number => "f64",
            Self::String => "String",
            _ => return None,
        })
    }
}

impl Definition {
    /// The name that the document gives it, if it is one.
    pub(crate) fn given_name(&self) -> Option<&str> {
        let mut names = self.given_names.iter();
        names
            .next()
            .filter(|_| names.next().is_none())
            .map(String::as_str)
    }

    /// The component that it is, if it is one.
    pub(crate) fn component(&self) -> Option<&str> {
        self.origins.iter().find_map(|origin| match origin {
            Origin::Component(name) => Some(name.as_str()),
            _ => None,
        })
    }
}

impl Type {
    pub(crate) fn of(kind: Kind) -> Self {
        Self {
            kind,
            nullable: false,
        }
    }

    /// JSON of any shape, null among it.
    pub(crate) fn any() -> Self {
        Self::of(Kind::Any)
    }

    /// Whether it is any, or an array or a map of that.
    pub(crate) fn holds_any(&self) -> bool {
        match &self.kind {
            Kind::Any => true,
            Kind::Array(inner) | Kind::Map(inner) => inner.holds_any(),
            _ => false,
        }
    }

    /// Whether it is a file, or an array of files.
    pub(crate) fn holds_files(&self) -> bool {
        match &self.kind {
            Kind::File => true,
            Kind::Array(inner) => inner.holds_files(),
            _ => false,
        }
    }

    /// The named type that it is itself, not within an array or a map.
    pub(crate) fn itself(&self) -> Option<TypeId> {
        match self.kind {
            Kind::Named(id) => Some(id),
            _ => None,
        }
    }

    /// The named type within arrays and maps, if there is one.
    pub(crate) fn named(&self) -> Option<TypeId> {
        match &self.kind {
            Kind::Named(id) => Some(*id),
            Kind::Array(inner) | Kind::Map(inner) => inner.named(),
            _ => None,
        }
    }

    /// The named type within arrays and maps, to be replaced.
    pub(crate) fn named_mut(&mut self) -> Option<&mut TypeId> {
        match &mut self.kind {
            Kind::Named(id) => Some(id),
            Kind::Array(inner) | Kind::Map(inner) => inner.named_mut(),
            _ => None,
        }
    }
}

/// The place of a definition in the arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct TypeId(usize);

/// A type that gets a name.
#[derive(Clone, Debug)]
pub(crate) struct Definition {
    /// Where it is used first; after merging also where its twins were.
    pub(crate) origins: Vec<Origin>,
    /// Whether these have nothing to do with each other.
    pub(crate) is_common: bool,
    /// The type that stands wherever it did, if it has become one with another.
    pub(crate) merged_into: Option<TypeId>,
    /// Names that the document gives it by a vendor extension, where it stands in no component.
    pub(crate) given_names: BTreeSet<String>,
    pub(crate) docs: Docs,
    pub(crate) shape: Shape,
    pub(crate) direction: Direction,
}

/// The things that get a name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    /// Being lowered; only seen by what refers back to it.
    Pending,
    Object(Object),
    Multipart(Multipart),
    Enumeration(Enumeration),
    Union(Union),
}

/// Which ways values of a type travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Direction {
    pub(crate) sent: bool,
    pub(crate) received: bool,
}

impl Direction {
    /// Whether a value ever travels.
    pub(crate) fn is_any(self) -> bool {
        self.sent || self.received
    }
}

/// The arena of definitions.
#[derive(Debug, Default)]
pub(crate) struct Types {
    definitions: Vec<Definition>,
}

impl Types {
    pub(crate) fn reserve(&mut self, origin: Origin) -> TypeId {
        let id = TypeId(self.definitions.len());
        self.definitions.push(Definition {
            origins: vec![origin],
            is_common: false,
            merged_into: None,
            given_names: BTreeSet::new(),
            docs: Docs::default(),
            shape: Shape::Pending,
            direction: Direction::default(),
        });
        id
    }

    #[allow(clippy::indexing_slicing, reason = "ids are only made by `reserve`")]
    pub(crate) fn get(&self, id: TypeId) -> &Definition {
        &self.definitions[id.0]
    }

    #[allow(clippy::indexing_slicing, reason = "ids are only made by `reserve`")]
    pub(crate) fn get_mut(&mut self, id: TypeId) -> &mut Definition {
        &mut self.definitions[id.0]
    }

    pub(crate) fn len(&self) -> usize {
        self.definitions.len()
    }

    pub(crate) fn ids(&self) -> impl DoubleEndedIterator<Item = TypeId> + use<> {
        (0..self.definitions.len()).map(TypeId)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (TypeId, &Definition)> {
        self.ids().zip(&self.definitions)
    }
}

impl TypeId {
    pub(crate) fn index(self) -> usize {
        self.0
    }
}

impl Shape {
    /// The object that it is, in JSON or in parts.
    pub(crate) fn object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) | Self::Multipart(Multipart { object, .. }) => Some(object),
            _ => None,
        }
    }

    /// Every type that the shape is made of.
    pub(crate) fn parts(&self) -> Vec<&Type> {
        match self {
            Self::Pending | Self::Enumeration(_) => Vec::new(),
            Self::Object(object) | Self::Multipart(Multipart { object, .. }) => object
                .fields
                .iter()
                .map(|field| &field.ty)
                .chain(&object.additional)
                .collect(),
            Self::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
        }
    }

    /// Every type that the shape is made of, to be changed.
    pub(crate) fn parts_mut(&mut self) -> Vec<&mut Type> {
        match self {
            Self::Pending | Self::Enumeration(_) => Vec::new(),
            Self::Object(object) | Self::Multipart(Multipart { object, .. }) => object
                .fields
                .iter_mut()
                .map(|field| &mut field.ty)
                .chain(&mut object.additional)
                .collect(),
            Self::Union(union) => union
                .members
                .iter_mut()
                .map(|member| &mut member.ty)
                .collect(),
        }
    }
}
