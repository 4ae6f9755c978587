//! What HTTP says of methods.

use super::Method;

/// Whether it asks for something by a body, without changing anything.
pub(super) fn is_query(method: &Method) -> bool {
    method.as_str() == "QUERY"
}

/// Whether sending it twice does the same as sending it once.
pub(super) fn is_idempotent(method: &Method) -> bool {
    is_query(method)
        || matches!(
            *method,
            Method::GET
                | Method::HEAD
                | Method::PUT
                | Method::DELETE
                | Method::OPTIONS
                | Method::TRACE
        )
}
