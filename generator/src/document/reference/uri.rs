//! What a relative URI means beside another.

/// The URI that `reference` means where `base` is what things are called relative to.
pub(super) fn resolve(base: &str, reference: &str) -> String {
    if base.is_empty() || has_scheme(reference) {
        return reference.to_owned();
    }
    let (origin, path) = split(base);
    if reference.starts_with("//") {
        let scheme = origin.split("//").next().unwrap_or_default();
        return format!("{scheme}{reference}");
    }
    if reference.starts_with('/') {
        return format!("{origin}{reference}");
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in reference.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop_if(|part| !part.is_empty())),
            part => parts.push(part),
        }
    }
    format!("{origin}{}", parts.join("/"))
}

/// Whether it stands for itself, whatever is beside it.
pub(super) fn has_scheme(uri: &str) -> bool {
    uri.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// The scheme and host of a URI, and its path.
fn split(uri: &str) -> (&str, &str) {
    let uri = uri.split('?').next().unwrap_or_default();
    let host = uri.find("://").map_or(0, |at| at + 3);
    let after = uri.get(host..).unwrap_or_default();
    match after.find('/') {
        Some(at) => uri.split_at(host + at),
        None if host > 0 => (uri, "/"),
        None => ("", uri),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_uris_are_read_beside_their_base() {
        let base = "https://h.test/a/b.yaml?x=/y";
        for (reference, expected) in [
            ("c.yaml", "https://h.test/a/c.yaml"),
            ("./c", "https://h.test/a/c"),
            ("../c", "https://h.test/c"),
            ("../../../c", "https://h.test/c"),
            ("/c", "https://h.test/c"),
            ("//o.test/c", "https://o.test/c"),
            ("urn:c", "urn:c"),
        ] {
            assert_eq!(resolve(base, reference), expected);
        }
        assert_eq!(resolve("https://h.test", "c"), "https://h.test/c");
        assert_eq!(resolve("", "c"), "c");
        assert_eq!(resolve("a/b", "c"), "a/c");
    }
}
