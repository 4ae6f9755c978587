//! What is told of a media type by its name.

/// A media type without its parameters.
pub(super) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or(media_type).trim()
}

/// Whether it is JSON, whatever that stands for.
pub(super) fn is_json(media_type: &str) -> bool {
    essence(media_type).to_ascii_lowercase().ends_with("json")
}
