//! Types, and what stands in them, that emitted code uses for something else.

/// The field of an object for what the document does not list.
pub(crate) const UNKNOWN_FIELDS: &str = "unknown_fields";

/// The field of an object for further properties of one type.
pub(crate) const ADDITIONAL_PROPERTIES: &str = "additional_properties";

/// The variant for a value that the document does not list.
pub(crate) const UNKNOWN: &str = "Unknown";

/// Types, traits and variants that the file of a resource uses.
pub(in crate::names) const IN_RESOURCES: &[&str] = &[
    "ApiRequest",
    "Box",
    "BoxFuture",
    "BTreeMap",
    "Client",
    "ClientBuilder",
    "Clone",
    "Debug",
    "Decoded",
    "Default",
    "Err",
    "Error",
    "EventPart",
    "EventStream",
    "Explode",
    "From",
    "FromResponse",
    "Future",
    "Into",
    "IntoFuture",
    "JsonLines",
    "Method",
    "Multipart",
    "None",
    "Ok",
    "Option",
    "Outgoing",
    "Pin",
    "ReadsAnswer",
    "Response",
    "ResponseFuture",
    "Result",
    "Self",
    "Send",
    "Some",
    "String",
    "Style",
    "Upload",
    "Vec",
];

/// Types, traits and variants that a file of types uses.
pub(in crate::names) const IN_TYPES: &[&str] = &[
    "Base64",
    "BTreeMap",
    "Box",
    "Clone",
    "Date",
    "Debug",
    "Default",
    "Err",
    "From",
    "Into",
    "None",
    "Nullable",
    "OffsetDateTime",
    "Ok",
    "Option",
    "PartialEq",
    "Result",
    "Self",
    "Some",
    "String",
    "UnknownFields",
    "UnlistedInteger",
    "UnlistedString",
    "Upload",
    "Value",
    "Vec",
];

/// Fields that every object has.
pub(in crate::names) const FIELDS: &[&str] = &[ADDITIONAL_PROPERTIES, UNKNOWN_FIELDS];

/// Constants that every object has.
pub(in crate::names) const CONSTANTS: &[&str] = &["FIELDS"];

/// Variants that every enumeration and union has, and what none can be called.
pub(in crate::names) const VARIANTS: &[&str] = &[UNKNOWN, "Self"];

/// What no variant for a body can be called.
pub(in crate::names) const BODIES: &[&str] = &["Self"];

/// What a variant is called for which that word stands.
pub(in crate::names) fn variant(word: String) -> String {
    match VARIANTS.contains(&word.as_str()) {
        true => format!("{word}Value"),
        false => word,
    }
}
