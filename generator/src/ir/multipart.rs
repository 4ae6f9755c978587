//! Bodies in parts, files among them.

use super::Object;

/// An object that is sent as `multipart/form-data`, a part for each field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Multipart {
    pub(crate) object: Object,
    /// The media type of each field's part where the document names one, in the order of the fields.
    pub(crate) media_types: Vec<Option<String>>,
}
