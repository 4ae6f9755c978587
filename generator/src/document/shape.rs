//! What each object of OpenAPI holds: the one table that checking, bundling and upgrading are driven by.

use crate::method::Method;

/// An object of OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    Document,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Paths,
    PathItem,
    Operation,
    Operations,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Header,
    Example,
    Link,
    Callback,
    Components,
    SecurityScheme,
    Flows,
    Flow,
    SecurityRequirement,
    Tag,
    ExternalDocs,
    Schema,
    Discriminator,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    One(Kind),
    Map(Kind),
    List(Kind),
    /// A schema, or the list of them that a tuple is in old documents.
    Items,
    /// A schema, or whether there may be any.
    Additional,
    Text,
    Texts,
    TextMap,
    Bool,
    Number,
    Count,
    /// A list of anything.
    Values,
    Any,
}

/// The field of a path item for operations by methods that have no field, since 3.2.
pub(crate) const ADDITIONAL_OPERATIONS: &str = "additionalOperations";

/// Reads as a table of kind, field and shape; is a `match`, since every key of a document passes here.
macro_rules! fields {
    ($($kind:ident { $($($key:literal)|+ : $shape:expr),* $(,)? })*) => {
        impl Kind {
            /// The shape of a field, if it is one of this object's.
            pub(crate) fn field(self, key: &str) -> Option<Shape> {
                match self {
                    $(Self::$kind => match key {
                        $($($key)|+ => Some($shape),)*
                        _ => self.pattern(key),
                    },)*
                }
            }

            /// The fields that the specification names, but for those of methods.
            pub(crate) fn fields(self) -> &'static [&'static str] {
                match self {
                    $(Self::$kind => &[$($($key),+),*],)*
                }
            }
        }
    };
}

use Shape::{
    Additional, Any, Bool, Count, Items, List, Map, Number, One, Text, TextMap, Texts, Values,
};

fields! {
    Document {
        "openapi": Text, "info": One(Kind::Info), "servers": List(Kind::Server),
        "paths": One(Kind::Paths), "components": One(Kind::Components),
        "security": List(Kind::SecurityRequirement), "tags": List(Kind::Tag),
        "externalDocs": One(Kind::ExternalDocs),
    }
    Info {
        "title" | "summary" | "version" | "description" | "termsOfService": Text,
        "contact": One(Kind::Contact), "license": One(Kind::License),
    }
    Contact { "name" | "url" | "email": Text }
    License { "name" | "url": Text }
    Server { "url" | "description": Text, "variables": Map(Kind::ServerVariable) }
    ServerVariable { "enum": Texts, "default" | "description": Text }
    Paths {}
    PathItem {
        "summary" | "description": Text,
        "additionalOperations": One(Kind::Operations),
        "servers": List(Kind::Server), "parameters": List(Kind::Parameter),
    }
    Operations {}
    Operation {
        "tags": Texts, "summary" | "description" | "operationId": Text,
        "externalDocs": One(Kind::ExternalDocs), "parameters": List(Kind::Parameter),
        "requestBody": One(Kind::RequestBody), "responses": One(Kind::Responses),
        "callbacks": Map(Kind::Callback), "deprecated": Bool,
        "security": List(Kind::SecurityRequirement), "servers": List(Kind::Server),
    }
    Parameter {
        "name" | "in" | "description" | "style": Text,
        "required" | "deprecated" | "allowEmptyValue" | "explode" | "allowReserved": Bool,
        "schema": One(Kind::Schema), "content": Map(Kind::MediaType),
        "example": Any, "examples": Map(Kind::Example),
    }
    RequestBody { "description": Text, "content": Map(Kind::MediaType), "required": Bool }
    MediaType {
        "schema" | "itemSchema": One(Kind::Schema), "example": Any,
        "examples": Map(Kind::Example), "encoding": Map(Kind::Encoding),
    }
    Encoding {
        "contentType" | "style": Text, "headers": Map(Kind::Header),
        "explode" | "allowReserved": Bool,
    }
    Responses {}
    Response {
        "summary" | "description": Text, "headers": Map(Kind::Header), "content": Map(Kind::MediaType),
        "links": Map(Kind::Link),
    }
    Header {
        "description" | "style": Text, "required" | "deprecated" | "explode": Bool,
        "schema": One(Kind::Schema), "content": Map(Kind::MediaType),
        "example": Any, "examples": Map(Kind::Example),
    }
    Example {
        "summary" | "description" | "externalValue" | "serializedValue": Text,
        "value" | "dataValue": Any,
    }
    Link {
        "operationRef" | "operationId" | "description": Text, "parameters": Any,
        "requestBody": Any, "server": One(Kind::Server),
    }
    Callback {}
    Components {
        "schemas": Map(Kind::Schema), "responses": Map(Kind::Response),
        "parameters": Map(Kind::Parameter), "examples": Map(Kind::Example),
        "requestBodies": Map(Kind::RequestBody), "headers": Map(Kind::Header),
        "securitySchemes": Map(Kind::SecurityScheme), "links": Map(Kind::Link),
        "callbacks": Map(Kind::Callback), "pathItems": Map(Kind::PathItem),
        "mediaTypes": Map(Kind::MediaType),
    }
    SecurityScheme {
        "type" | "description" | "name" | "in" | "scheme" | "bearerFormat" | "openIdConnectUrl": Text,
        "flows": One(Kind::Flows), "deprecated": Bool,
    }
    Flows {
        "implicit" | "password" | "clientCredentials" | "authorizationCode": One(Kind::Flow),
    }
    Flow { "authorizationUrl" | "tokenUrl" | "refreshUrl": Text, "scopes": TextMap }
    SecurityRequirement {}
    Tag { "name" | "summary" | "description": Text, "externalDocs": One(Kind::ExternalDocs) }
    ExternalDocs { "description" | "url": Text }
    Schema {
        "title" | "description" | "format" | "pattern": Text,
        "contentEncoding" | "contentMediaType": Text, "contentSchema": One(Kind::Schema),
        "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems": Bool,
        "multipleOf" | "minimum" | "maximum": Number,
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties": Count,
        "required": Texts, "enum": Values,
        "properties" | "patternProperties" | "$defs" | "definitions": Map(Kind::Schema),
        "additionalProperties" | "unevaluatedProperties": Additional,
        "items": Items,
        "oneOf" | "anyOf" | "allOf" | "prefixItems": List(Kind::Schema),
        "discriminator": One(Kind::Discriminator), "externalDocs": One(Kind::ExternalDocs),
    }
    Discriminator { "propertyName" | "defaultMapping": Text, "mapping": TextMap }
}

impl Kind {
    /// The shape of the fields that are named by the document, or after methods.
    fn pattern(self, key: &str) -> Option<Shape> {
        if key.starts_with("x-") {
            return None;
        }
        match self {
            Self::Paths | Self::Callback => Some(One(Self::PathItem)),
            Self::PathItem => Method::of_field(key).map(|_| One(Self::Operation)),
            Self::Operations => Some(One(Self::Operation)),
            Self::Responses => Some(One(Self::Response)),
            Self::SecurityRequirement => Some(Texts),
            _ => None,
        }
    }

    /// The kinds of which objects are shared, and stay shared, with the sections of the components for them.
    pub(crate) const SECTIONS: [(Self, &str); 8] = [
        (Self::Schema, "schemas"),
        (Self::Response, "responses"),
        (Self::Parameter, "parameters"),
        (Self::Example, "examples"),
        (Self::RequestBody, "requestBodies"),
        (Self::Header, "headers"),
        (Self::SecurityScheme, "securitySchemes"),
        (Self::Link, "links"),
    ];

    /// The section of the components that objects of this kind are shared in.
    pub(crate) fn section(self) -> Option<&'static str> {
        let mut sections = Self::SECTIONS.into_iter();
        sections.find_map(|(kind, section)| (kind == self).then_some(section))
    }

    /// What a user would call it.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Info => "info object",
            Self::Contact => "contact",
            Self::License => "license",
            Self::Server => "server",
            Self::ServerVariable => "server variable",
            Self::Paths => "paths object",
            Self::PathItem => "path item",
            Self::Operations => "operations by method",
            Self::Operation => "operation",
            Self::Parameter => "parameter",
            Self::RequestBody => "request body",
            Self::MediaType => "media type",
            Self::Encoding => "encoding",
            Self::Responses | Self::Response => "response",
            Self::Header => "header",
            Self::Example => "example",
            Self::Link => "link",
            Self::Callback => "callback",
            Self::Components => "components object",
            Self::SecurityScheme => "security scheme",
            Self::Flows | Self::Flow => "OAuth flow",
            Self::SecurityRequirement => "security requirement",
            Self::Tag => "tag",
            Self::ExternalDocs => "link to documentation",
            Self::Schema => "schema",
            Self::Discriminator => "discriminator",
        }
    }

    /// One of them, as a user would call it.
    pub(crate) fn named(self) -> String {
        let label = self.label();
        let article = match label.starts_with(['a', 'e', 'i', 'o', 'u', 'O']) {
            true => "an",
            false => "a",
        };
        format!("{article} {label}")
    }
}

impl Shape {
    /// What a user would call what is expected here.
    pub(crate) fn describe(self) -> String {
        match self {
            Self::One(kind) => format!("an object ({})", kind.label()),
            Self::Map(kind) => format!("an object of {}s by name", kind.label()),
            Self::List(kind) => format!("a list of {}s", kind.label()),
            Self::Items | Self::Additional => "a schema".to_owned(),
            Self::Text => "a text".to_owned(),
            Self::Texts => "a list of texts".to_owned(),
            Self::TextMap => "an object of texts by name".to_owned(),
            Self::Bool => "`true` or `false`".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Count => "a whole number from 0".to_owned(),
            Self::Values => "a list".to_owned(),
            Self::Any => "a value".to_owned(),
        }
    }
}
