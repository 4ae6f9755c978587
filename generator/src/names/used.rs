//! Names that the files of the client and of its resources use for something else.

use super::words::TAKEN_FILES;

/// Types, traits and variants that the file of a resource uses.
pub(super) const USED_TYPES: &[&str] = &[
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
    "Result",
    "Self",
    "Send",
    "Some",
    "String",
    "Style",
    "Upload",
    "Vec",
];

/// Modules and packages that the file of a resource names.
const IN_RESOURCES: &[&str] = &["bytes", "check", "serde_json", "std", "time", "types"];

/// What the file of the client names, and the module that all resources are in.
const IN_CLIENT: &[&str] = &["reqwest", "resources", "std"];

/// Whether a resource has to be called something else: its module stands where the file of its
/// parent, the client or another resource, names modules of its own.
pub(super) fn is_used_module(name: &str, in_client: bool) -> bool {
    let used = if in_client { IN_CLIENT } else { IN_RESOURCES };
    used.contains(&name) || TAKEN_FILES.contains(&name)
}
