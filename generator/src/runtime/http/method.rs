//! What HTTP says of methods.

use super::Method;

/// Whether it asks for something by a body, without changing anything.
pub(super) fn is_query(method: &Method) -> bool {
    method.as_str() == "QUERY"
}

/// Whether it changes nothing.
pub(super) fn is_safe(method: &Method) -> bool {
    let is_known = matches!(
        *method,
        Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE
    );
    is_known || is_query(method)
}

/// Whether sending it twice does the same as sending it once.
pub(super) fn is_idempotent(method: &Method) -> bool {
    is_safe(method) || matches!(*method, Method::PUT | Method::DELETE)
}
