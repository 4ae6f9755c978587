//! What is told of a media type by its name.

/// That of JSON which is nothing else beside.
pub(crate) const PLAIN_JSON: &str = "application/json";

/// That of forms.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// That of server-sent events.
pub(crate) const EVENTS: &str = "text/event-stream";

/// A media type without its parameters, in small letters.
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

/// Whether an essence is that of JSON, or of a format that is written in it.
pub(crate) fn is_json(essence: &str) -> bool {
    essence.ends_with("json")
}

/// Whether an essence is that of a text.
pub(crate) fn is_text(essence: &str) -> bool {
    const TEXTUAL: &[&str] = &[
        "application/graphql",
        "application/javascript",
        "application/jwt",
        "application/sql",
        "application/x-yaml",
        "application/xml",
        "application/yaml",
    ];
    essence.starts_with("text/")
        || essence.ends_with("+xml")
        || essence.ends_with("+yaml")
        || TEXTUAL.contains(&essence)
}
