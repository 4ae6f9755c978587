//! Methods that are there already, and what a setter or an accessor of their name would hide.

/// What a request has of its own, or from a trait that a setter of that name would hide.
pub(in crate::names) const REQUEST: &[&str] = &[
    "clone",
    "fmt",
    "into_future",
    "items",
    "outgoing",
    "pages",
    "read",
    "request",
    "response",
    "self",
    "send",
    "send_blocking",
    "send_events",
    "send_lines",
    "send_raw",
    "send_streaming",
    "send_with_response",
    "with_attempt_timeout",
    "with_body_member",
    "with_file",
    "with_header",
    "with_idempotency_key",
    "with_max_retries",
    "with_query",
    "with_read_timeout",
    "with_some",
    "with_timeout",
    "without_idempotency_key",
];

/// Those of a request that came to it after crates were made, so that a setter may have the name.
pub(in crate::names) const REQUEST_LATER: &[&str] = &["with_file"];

/// What the client has of its own.
pub(in crate::names) const CLIENT: &[&str] = &["builder", "from_env", "request", "clone", "fmt"];

/// What a resource has of its own.
pub(in crate::names) const RESOURCE: &[&str] = &["clone", "fmt", "new"];

/// What the builder of the client has of its own.
pub(in crate::names) const BUILDER: &[&str] = &[
    "allow_http",
    "attempt_timeout",
    "base_url",
    "build",
    "clone",
    "configure_http",
    "connect_timeout",
    "default_header",
    "fmt",
    "http_client",
    "idempotency_keys",
    "into",
    "max_response_size",
    "max_retries",
    "max_retry_wait",
    "new",
    "read_env",
    "read_timeout",
    "retry_backoff",
    "retry_budget",
    "strict",
    "timeout",
    "transport",
    "user_agent",
    "wrap_http",
];

/// What every object has, or what a setter of that name would hide or be taken for.
pub(in crate::names) const OBJECT: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "borrow",
    "borrow_mut",
    "clone",
    "cmp",
    "decode",
    "default",
    "deref",
    "deref_mut",
    "deserialize",
    "div",
    "drop",
    "encode",
    "eq",
    "filling",
    "fmt",
    "from",
    "from_iter",
    "from_str",
    "hash",
    "index",
    "index_mut",
    "into",
    "into_iter",
    "mul",
    "ne",
    "neg",
    "new",
    "next",
    "not",
    "partial_cmp",
    "read",
    "rem",
    "serialize",
    "shl",
    "shr",
    "sub",
    "take_null",
    "to_owned",
    "to_string",
    "try_from",
    "try_into",
    "unknown_fields",
    "vacant",
    "write",
];

/// What every union has.
pub(in crate::names) const UNION: &[&str] = &["clone", "eq", "fmt", "from", "into"];
