//! Bodies in parts, files among them.

use std::collections::BTreeMap;

use super::Object;

/// An object that is sent as `multipart/form-data`, a part for each field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Multipart {
    pub(crate) object: Object,
    /// The media types of parts where the document names one, by the keys of fields and constants.
    pub(crate) media_types: BTreeMap<String, String>,
}
