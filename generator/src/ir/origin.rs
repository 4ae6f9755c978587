//! Where a type stands in the document, which is what it is named after.

use std::collections::BTreeMap;

use super::{Location, TypeId};

/// The place that a type was defined at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Origin {
    /// A named schema of the components.
    Component(String),
    /// A named schema of the components, sent in parts.
    Multipart {
        name: String,
        /// The media types that the document gives its parts, by their keys; other operations may send others.
        media_types: BTreeMap<String, String>,
    },
    /// The value of a property.
    Property { of: TypeId, name: String },
    /// The values of the properties that are not named.
    Additional { of: TypeId },
    /// A member of a union.
    Member { of: TypeId, index: usize },
    /// An item of what stands at the place.
    Item(Box<Origin>),
    /// A parameter of an operation, by the operation's index.
    Parameter {
        operation: usize,
        location: Location,
        name: String,
    },
    /// The body that an operation sends, and the component that it is if others may send it too.
    RequestBody {
        operation: usize,
        component: Option<String>,
        /// The media type, unless it is plain JSON.
        media_type: Option<String>,
    },
    /// The body that an operation answers with, and the component that it is if others may answer it too.
    ResponseBody {
        operation: usize,
        status: String,
        component: Option<String>,
        /// The media type, unless it is plain JSON.
        media_type: Option<String>,
    },
}
