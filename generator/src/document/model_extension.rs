//! The extensions in which the model says what OpenAPI 3.0 has no field for.

/// What each of them begins with, and no key of a document may: checking leaves such keys out.
pub(super) const PREFIX: &str = "x-truespec-";

/// The extension of a schema in the model that holds all of its examples, of which 3.0 has one.
pub(crate) const SCHEMA_EXAMPLES: &str = "x-truespec-examples";
/// The extension of a discriminator in the model that names the member of other values, since 3.2.
pub(crate) const DEFAULT_MAPPING: &str = "x-truespec-default-mapping";
/// The extension of a cookie in the model that is sent as it is: the style `cookie`, since 3.2.
pub(crate) const COOKIE_STYLE: &str = "x-truespec-cookie-style";
/// The extension of an encoding in the model that says how lists are written, and no style.
pub(crate) const EXPLODE: &str = "x-truespec-explode";
/// The extension of a query parameter in the model that is the whole query.
pub(crate) const QUERY_STRING: &str = "x-truespec-query-string";
/// The extension of a schema in the model whose type is not written, but follows from its keywords.
pub(crate) const IMPLIED_TYPE: &str = "x-truespec-implied-type";
/// The extension of a schema in the model that is a text by its type, and binary by what it is said to hold.
pub(crate) const BINARY_TEXT: &str = "x-truespec-binary-text";
/// The extension of a media type in the model whose schema is that of the items, since 3.2.
pub(crate) const ITEM_SCHEMA: &str = "x-truespec-item-schema";
/// The extension of a media type in the model whose events have JSON as their data, whatever its schema says.
pub(crate) const JSON_DATA: &str = "x-truespec-json-data";
/// The extension of an example in the model that holds its value as data, since 3.2.
pub(crate) const DATA_VALUE: &str = "x-truespec-data-value";
/// The extension of an example in the model that holds its value as it is sent, since 3.2.
pub(crate) const SERIALIZED_VALUE: &str = "x-truespec-serialized-value";
/// The extension of a parameter in the model whose reserved characters stay, in other places than the query.
pub(crate) const ALLOW_RESERVED: &str = "x-truespec-allow-reserved";
/// The extension of a security scheme in the model that should not be used any more, since 3.2.
pub(crate) const DEPRECATED: &str = "x-truespec-deprecated";
