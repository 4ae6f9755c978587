//! The text of a reference, taken apart.

use crate::document::node::{Node, tokens};

/// Where components that are schemas are.
pub(super) const SCHEMAS: &str = "/components/schemas/";

/// The file and the pointer that a reference names; without a file, it is the one it stands in.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) file: String,
    /// A JSON pointer, or an anchor, which has no leading slash.
    pub(super) pointer: String,
}

impl Target {
    pub(super) fn new(text: &str) -> Self {
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        Self {
            file: percent_decode(file),
            pointer: percent_decode(fragment),
        }
    }

    pub(super) fn is_local(&self) -> bool {
        self.file.is_empty()
    }
}

/// The schema among the components that a pointer leads into.
pub(super) fn component(pointer: &str) -> Option<&str> {
    pointer.strip_prefix(SCHEMAS)?.split('/').next()
}

/// Decodes `%20` and the like; what is no encoding stays.
fn percent_decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code
            .filter(|_| *first == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
        {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The path of a file named in `base`, both relative to the same folder; none if it leads out of it.
pub(super) fn join(base: &str, path: &str) -> Option<String> {
    let scheme = path
        .split_once(':')
        .is_some_and(|(scheme, _)| !scheme.contains('/'));
    if path.starts_with('/') || scheme || path.contains(['\\', '\0']) {
        return None;
    }
    let mut parts: Vec<&str> = base.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What `pointer` leads to in `root`, through references within it.
pub(super) fn find<'a>(root: &'a Node, pointer: &str) -> Option<&'a Node> {
    find_through(root, pointer, 32)
}

fn find_through<'a>(root: &'a Node, pointer: &str, hops: usize) -> Option<&'a Node> {
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return None;
    }
    let mut node = root;
    for token in tokens(pointer) {
        node = match node.step(&token) {
            Some(child) => child,
            None => {
                let target = Target::new(node.ref_target()?);
                let hops = hops.checked_sub(1).filter(|_| target.is_local())?;
                find_through(root, &target.pointer, hops)?.step(&token)?
            }
        };
    }
    Some(node)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_stay_within_the_folder() {
        assert_eq!(join("a/b.yml", "../c.yml").as_deref(), Some("c.yml"));
        assert_eq!(join("a/b.yml", "./x/c.yml").as_deref(), Some("a/x/c.yml"));
        for outside in [
            "../../c.yml",
            "/etc/passwd",
            "http://h/c.yml",
            "file:c.yml",
            "C:\\c.yml",
        ] {
            assert_eq!(join("a/b.yml", outside), None, "{outside}");
        }
    }

    #[test]
    fn references_are_decoded() {
        let target = Target::new("a%20b.yml#/x/%7Bid%7D~1y");
        assert_eq!(target.file, "a b.yml");
        assert_eq!(target.pointer, "/x/{id}~1y");
    }
}
