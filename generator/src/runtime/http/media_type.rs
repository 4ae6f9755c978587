//! What is told of a media type by its name.

/// The fields of a form.
pub(super) const FORM: &str = "application/x-www-form-urlencoded";

/// A media type without its parameters.
pub(super) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or(media_type).trim()
}

/// Whether it is JSON, whatever that stands for.
pub(super) fn is_json(media_type: &str) -> bool {
    essence(media_type).to_ascii_lowercase().ends_with("json")
}

/// Whether it is JSON, one value after the other.
pub(super) fn is_json_lines(media_type: &str) -> bool {
    let name = essence(media_type).to_ascii_lowercase();
    ["ndjson", "jsonl", "json-seq", "jsonlines"]
        .iter()
        .any(|word| name.ends_with(word))
}

/// The charset among its parameters, in small letters.
pub(super) fn charset(media_type: &str) -> Option<String> {
    let mut parameters = media_type.split(';').skip(1);
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let is_charset = name.trim().eq_ignore_ascii_case("charset");
        is_charset.then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    })
}
