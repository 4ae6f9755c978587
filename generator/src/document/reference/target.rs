//! The text of a reference, taken apart.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

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
    let decoded = percent_decode_str(text).decode_utf8();
    decoded.map_or_else(|_| text.to_owned(), Cow::into_owned)
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

/// How many references may be followed to find what one leads to.
const MOST_HOPS: usize = 32;

/// What `pointer` leads to in `root`, through references within it.
pub(super) fn find<'a>(root: &'a Node, pointer: &str) -> Option<&'a Node> {
    find_through(root, pointer, &mut 0)
}

fn find_through<'a>(root: &'a Node, pointer: &str, hops: &mut usize) -> Option<&'a Node> {
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return None;
    }
    let mut node = root;
    for token in tokens(pointer) {
        node = match node.step(&token) {
            Some(child) => child,
            None => {
                let target = Target::new(node.ref_target()?);
                *hops += 1;
                if *hops > MOST_HOPS || !target.is_local() {
                    return None;
                }
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
        assert_eq!(Target::new("#/A%+5%zz%4").pointer, "/A%+5%zz%4");
    }

    #[test]
    fn references_that_lead_through_each_other_come_to_an_end() {
        let refers = |to: usize| {
            let pointer = format!("#/n{to}/x/n{to}/x");
            Node::Map(
                [("$ref".to_owned(), Node::text(pointer))]
                    .into_iter()
                    .collect(),
            )
        };
        let nodes = (0..60).map(|at| (format!("n{at}"), refers(at + 1)));
        let root = Node::Map(nodes.collect());
        assert!(find(&root, "/n0/x/n0/x").is_none());
    }
}
