//! Where something is sent, in words: `path id`, `body application/json`.

use std::borrow::Cow;

const BODY: &str = "body";
const HEADER: &str = "header";
const PATH: &str = "path";

/// What is sent in a place of the request by this name.
pub(crate) fn named(place: &str, name: &str) -> String {
    format!("{place} {name}")
}

/// A body of one of these media types.
pub(crate) fn body(media_types: &[&str]) -> String {
    named(BODY, &media_types.join(", "))
}

/// What stands in the path is called, if it stands there.
pub(crate) fn in_path(wire: &str) -> Option<&str> {
    name_in(wire, PATH)
}

/// The media types of a body, if it is one.
pub(crate) fn in_body(wire: &str) -> Option<&str> {
    name_in(wire, BODY)
}

/// Media types one by one.
pub(crate) fn each(media_types: &str) -> impl Iterator<Item = &str> {
    media_types.split(", ")
}

/// The place that is meant: the names of headers do not count case.
pub(crate) fn place(wire: &str) -> Cow<'_, str> {
    match name_in(wire, HEADER) {
        Some(_) => Cow::Owned(wire.to_ascii_lowercase()),
        None => Cow::Borrowed(wire),
    }
}

fn name_in<'w>(wire: &'w str, place: &str) -> Option<&'w str> {
    wire.strip_prefix(place)?.strip_prefix(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::Location;

    #[test]
    fn what_is_written_is_read() {
        let sent = |location: Location| named(location.name(), "X y");
        assert_eq!(sent(Location::Path), "path X y");
        assert_eq!(in_path(&sent(Location::Path)), Some("X y"));
        assert_eq!(place(&sent(Location::Header)), "header x y");
        for other in [Location::Query, Location::Cookie] {
            let sent = sent(other);
            assert_eq!((in_path(&sent), in_body(&sent)), (None, None));
            assert_eq!(place(&sent), sent);
        }
        let types = ["application/json", "text/plain"];
        let body = body(&types);
        assert_eq!(
            in_body(&body).map(|it| each(it).collect()),
            Some(types.to_vec())
        );
        assert_eq!((in_path(&body), place(&body)), (None, body.as_str().into()));
    }
}
