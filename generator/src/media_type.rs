//! What is told of a media type by its name.

/// That of forms.
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// A media type without its parameters, in small letters.
pub(crate) fn essence(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}
