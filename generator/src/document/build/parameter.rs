//! Parameters, headers, media types and examples.

use indexmap::IndexMap;
use openapiv3 as model;
use openapiv3::{CookieStyle, HeaderStyle, ParameterSchemaOrContent, PathStyle, QueryStyle};

use super::schema::schema;
use super::{Extensions, extend, flag, map, members, shared, text};
use crate::document::model_extension::{
    ALLOW_RESERVED, COOKIE_STYLE, DATA_VALUE, EXPLODE, ITEM_SCHEMA, QUERY_STRING, SERIALIZED_VALUE,
};
use crate::document::node::Node;

/// What parameters and headers share, before it is known which it is.
#[derive(Default)]
struct Fields {
    name: Option<String>,
    location: Option<String>,
    description: Option<String>,
    required: bool,
    deprecated: Option<bool>,
    style: Option<String>,
    explode: Option<bool>,
    allow_reserved: bool,
    allow_empty_value: Option<bool>,
    schema: Option<ParameterSchemaOrContent>,
    content: Option<ParameterSchemaOrContent>,
    example: Option<serde_json::Value>,
    examples: IndexMap<String, model::ReferenceOr<model::Example>>,
    extensions: Extensions,
}

fn fields(node: Node) -> Fields {
    let mut out = Fields::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "name" => out.name = text(value),
            "in" => out.location = text(value),
            "description" => out.description = text(value),
            "required" => out.required = flag(&value).unwrap_or(false),
            "deprecated" => out.deprecated = flag(&value),
            "style" => out.style = text(value),
            "explode" => out.explode = flag(&value),
            "allowReserved" => out.allow_reserved = flag(&value).unwrap_or(false),
            "allowEmptyValue" => out.allow_empty_value = flag(&value),
            "schema" => out.schema = shared(value, schema).map(ParameterSchemaOrContent::Schema),
            "content" => out.content = Some(ParameterSchemaOrContent::Content(content(value))),
            "example" => out.example = some(value),
            "examples" => out.examples = map(value, |v| shared(v, example)),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out
}

impl Fields {
    /// The schema if there is one; anything at all if nothing is said.
    fn format(&mut self) -> ParameterSchemaOrContent {
        self.schema
            .take()
            .or_else(|| self.content.take())
            .unwrap_or_else(|| {
                let any = schema(Node::empty()).map(model::ReferenceOr::Item);
                any.map_or_else(
                    || ParameterSchemaOrContent::Content(IndexMap::new()),
                    ParameterSchemaOrContent::Schema,
                )
            })
    }

    fn data(mut self) -> Option<model::ParameterData> {
        Some(model::ParameterData {
            format: self.format(),
            name: self.name?,
            description: self.description,
            required: self.required,
            deprecated: self.deprecated,
            example: self.example,
            examples: self.examples,
            explode: self.explode,
            extensions: self.extensions,
        })
    }
}

pub(super) fn parameter(node: Node) -> Option<model::Parameter> {
    let mut fields = fields(node);
    let location = fields.location.take();
    let style = fields.style.take();
    let (allow_reserved, allow_empty_value) = (fields.allow_reserved, fields.allow_empty_value);
    let mut parameter_data = fields.data()?;
    let location = location?;
    if location == "querystring" {
        let is_whole = serde_json::Value::Bool(true);
        parameter_data
            .extensions
            .insert(QUERY_STRING.to_owned(), is_whole);
    }
    if location == "cookie" && style.as_deref() == Some("cookie") {
        let is_plain = serde_json::Value::Bool(true);
        let extensions = &mut parameter_data.extensions;
        extensions.insert(COOKIE_STYLE.to_owned(), is_plain);
    }
    if allow_reserved && matches!(location.as_str(), "path" | "cookie") {
        let is_said = serde_json::Value::Bool(true);
        let extensions = &mut parameter_data.extensions;
        extensions.insert(ALLOW_RESERVED.to_owned(), is_said);
    }
    Some(match location.as_str() {
        "query" | "querystring" => model::Parameter::Query {
            parameter_data,
            allow_reserved,
            style: query_style(style.as_deref()).unwrap_or_default(),
            allow_empty_value,
        },
        "header" => model::Parameter::Header {
            parameter_data,
            style: HeaderStyle::Simple,
        },
        "path" => model::Parameter::Path {
            parameter_data,
            style: match style.as_deref() {
                Some("matrix") => PathStyle::Matrix,
                Some("label") => PathStyle::Label,
                _ => PathStyle::Simple,
            },
        },
        "cookie" => model::Parameter::Cookie {
            parameter_data,
            style: CookieStyle::Form,
        },
        _ => return None,
    })
}

fn query_style(style: Option<&str>) -> Option<QueryStyle> {
    Some(match style? {
        "form" => QueryStyle::Form,
        "spaceDelimited" => QueryStyle::SpaceDelimited,
        "pipeDelimited" => QueryStyle::PipeDelimited,
        "deepObject" => QueryStyle::DeepObject,
        _ => return None,
    })
}

pub(super) fn header(node: Node) -> Option<model::Header> {
    let mut fields = fields(node);
    Some(model::Header {
        format: fields.format(),
        description: fields.description,
        style: HeaderStyle::Simple,
        required: fields.required,
        deprecated: fields.deprecated,
        example: fields.example,
        examples: fields.examples,
        extensions: fields.extensions,
    })
}

pub(super) fn content(node: Node) -> model::Content {
    map(node, |v| Some(media_type(v)))
}

fn media_type(node: Node) -> model::MediaType {
    let mut out = model::MediaType::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "schema" => out.schema = out.schema.or_else(|| shared(value, schema)),
            // Items are what such a body is read by, whatever is said of the whole.
            "itemSchema" => {
                out.schema = shared(value, schema);
                out.extensions
                    .insert(ITEM_SCHEMA.to_owned(), serde_json::Value::Bool(true));
            }
            "example" => out.example = Some(value.into_json()),
            "examples" => out.examples = map(value, |v| shared(v, example)),
            "encoding" => out.encoding = map(value, |v| Some(encoding(v))),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    out
}

fn encoding(node: Node) -> model::Encoding {
    let mut out = model::Encoding::default();
    let mut explode = None;
    for (key, value) in members(node) {
        match key.as_str() {
            "contentType" => out.content_type = text(value),
            "headers" => out.headers = map(value, |v| shared(v, header)),
            "style" => out.style = query_style(text(value).as_deref()),
            "explode" => explode = flag(&value),
            "allowReserved" => out.allow_reserved = flag(&value).unwrap_or(false),
            _ => extend(&mut out.extensions, key, value),
        }
    }
    let is_form = matches!(out.style, None | Some(QueryStyle::Form));
    if explode.is_some() && out.style.is_none() {
        let is_said = serde_json::Value::Bool(true);
        out.extensions.insert(EXPLODE.to_owned(), is_said);
    }
    out.explode = explode.unwrap_or(is_form);
    out
}

pub(super) fn example(node: Node) -> Option<model::Example> {
    let mut out = model::Example::default();
    for (key, value) in members(node) {
        match key.as_str() {
            "summary" => out.summary = text(value),
            "description" => out.description = text(value),
            "externalValue" => out.external_value = text(value),
            "value" => out.value = Some(value.into_json()),
            "dataValue" => drop(
                out.extensions
                    .insert(DATA_VALUE.to_owned(), value.into_json()),
            ),
            "serializedValue" => {
                let text = value.into_json();
                out.extensions.insert(SERIALIZED_VALUE.to_owned(), text);
            }
            _ => extend(&mut out.extensions, key, value),
        }
    }
    Some(out)
}

/// A value of which null says nothing.
pub(super) fn some(node: Node) -> Option<serde_json::Value> {
    match node {
        Node::Null => None,
        node => Some(node.into_json()),
    }
}
