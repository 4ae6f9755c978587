//! What is known of a request when its answer is read.

use super::api::Api;
use super::operation::Operation;
use super::redact::Redactor;

/// The request that an answer or an error belongs to.
#[derive(Clone)]
pub(super) struct Call {
    pub(super) api: &'static Api,
    pub(super) operation: Operation,
    pub(super) secrets: Redactor,
    /// Whether what drifted from the document is an error.
    pub(super) strict: bool,
    /// How often the request was sent.
    pub(super) attempts: u32,
}
