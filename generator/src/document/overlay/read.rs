//! What an overlay says, and all that is wrong with how it says it.

use super::query::Query;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer, Severity};
use crate::document::node::{Map, Node};
use crate::document::reference::nearest;

/// One change to the document.
#[derive(Debug)]
pub(super) struct Action {
    /// Where it is in its overlay.
    pub(super) at: Pointer,
    pub(super) target: Query,
    pub(super) change: Change,
}

#[derive(Debug)]
pub(super) enum Change {
    /// Merges this into what is found.
    Update(Node),
    /// Merges what is somewhere in the document into what is found.
    Copy(Query),
    /// Takes out what is found.
    Remove,
}

/// The actions that can be read, in order.
pub(super) fn actions(
    root: &Node,
    at: &Pointer,
    document: &str,
    found: &mut Diagnostics,
) -> Vec<Action> {
    let mut reader = Reader { found };
    reader.file(root, at, document).unwrap_or_default()
}

struct Reader<'a> {
    found: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn file(&mut self, root: &Node, at: &Pointer, document: &str) -> Option<Vec<Action>> {
        let map = self.object(root, at, "an overlay")?;
        let has_copy = self.version(map, at)?;
        self.keys(map, at, &["overlay", "info", "extends", "actions"]);
        self.info(map, at);
        self.extends(map, at, document);
        let (list, at) = (self.field(map, at, "actions")?, at.child("actions"));
        match list.as_list() {
            Some([]) => self.error(
                Code::MissingField,
                &at,
                "the overlay has no action",
                "add one, or leave out the overlay",
            ),
            Some(list) => {
                let actions = list.iter().enumerate();
                let read = actions
                    .filter_map(|(index, action)| self.action(action, at.index(index), has_copy));
                return Some(read.collect());
            }
            None => self.wrong(list, &at, "a list of actions"),
        }
        None
    }

    /// Whether the overlay may copy; nothing if its version is none that is known.
    fn version(&mut self, map: &Map, at: &Pointer) -> Option<bool> {
        let text = match self.field(map, at, "overlay")? {
            Node::Text(text) => text.clone(),
            Node::Number(number) => number.to_string(),
            other => {
                self.wrong(other, &at.child("overlay"), "a version, such as `1.1.0`");
                return None;
            }
        };
        let mut parts = text.split('.');
        match (parts.next(), parts.next()) {
            (Some("1"), Some("0")) => Some(false),
            (Some("1"), Some("1")) => Some(true),
            _ => {
                self.error(
                    Code::UnsupportedVersion,
                    &at.child("overlay"),
                    format!("version `{text}` of overlays is not supported"),
                    "write it as `overlay: 1.1.0`, or `1.0.0`",
                );
                None
            }
        }
    }

    fn info(&mut self, map: &Map, at: &Pointer) {
        let Some(info) = self.field(map, at, "info") else {
            return;
        };
        let at = at.child("info");
        if let Some(info) = self.object(info, &at, "an object with `title` and `version`") {
            self.keys(info, &at, &["title", "version", "description"]);
            self.required_text(info, &at, "title");
            self.required_text(info, &at, "version");
            self.text(info, &at, "description");
        }
    }

    /// The document is named by who applies the overlay: this may be a copy of the one it names.
    fn extends(&mut self, map: &Map, at: &Pointer, document: &str) {
        let Some(extended) = self.text(map, at, "extends") else {
            return;
        };
        if extended.rsplit('/').next() != Some(document) {
            let message = format!("the overlay is for `{extended}`, and applied to `{document}`");
            let at = at.child("extends");
            let finding = Diagnostic::new(Severity::Note, Code::OtherDocument, &at, message);
            let help = "nothing needs to be done if that is a copy of it, or like it";
            self.found.push(finding.with_help(help));
        }
    }

    fn action(&mut self, node: &Node, at: Pointer, has_copy: bool) -> Option<Action> {
        let map = self.object(node, &at, "an action")?;
        self.keys(
            map,
            &at,
            &["target", "description", "update", "remove", "copy"],
        );
        self.text(map, &at, "description");
        let target = self.required_text(map, &at, "target");
        let target = target.and_then(|text| self.query(text, &at.child("target")));
        let change = self.change(map, &at, has_copy);
        Some(Action {
            target: target?,
            change: change?,
            at,
        })
    }

    fn change(&mut self, map: &Map, at: &Pointer, has_copy: bool) -> Option<Change> {
        let removes = match map.get("remove") {
            None | Some(Node::Bool(false)) => false,
            Some(Node::Bool(true)) => true,
            Some(other) => {
                self.wrong(other, &at.child("remove"), "`true` or `false`");
                return None;
            }
        };
        let copy = self.text(map, at, "copy");
        if copy.is_some() && !has_copy {
            self.error(
                Code::UnknownKey,
                &at.child("copy"),
                "overlays of version 1.0 cannot copy",
                "write `overlay: 1.1.0`",
            );
            return None;
        }
        match (removes, map.get("update"), copy) {
            (true, ..) => Some(Change::Remove),
            (false, Some(value), None) => Some(Change::Update(value.clone())),
            (false, None, Some(text)) => self.query(text, &at.child("copy")).map(Change::Copy),
            // By the specification neither has an effect beside the other, which nobody means.
            (false, Some(_), Some(_)) => {
                self.error(
                    Code::InvalidValue,
                    &at.child("copy"),
                    "the action copies and updates",
                    "make two actions of it",
                );
                None
            }
            (false, None, None) => {
                // `copy` may be there and wrong, which has been said.
                if !map.contains_key("copy") {
                    self.error(
                        Code::MissingField,
                        at,
                        "the action does nothing",
                        "add `update`, `copy` or `remove: true`",
                    );
                }
                None
            }
        }
    }

    fn query(&mut self, text: &str, at: &Pointer) -> Option<Query> {
        match Query::parse(text) {
            Ok(query) => Some(query),
            Err(why) => {
                self.error(
                    Code::InvalidQuery,
                    at,
                    format!("`{text}` is no JSONPath: {why}"),
                    "write it as RFC 9535 has it, such as `$.paths['/pets'].get`",
                );
                None
            }
        }
    }

    fn keys(&mut self, map: &Map, at: &Pointer, known: &[&str]) {
        let unknown = map
            .keys()
            .filter(|key| !known.contains(&key.as_str()) && !key.starts_with("x-"));
        for key in unknown {
            let help = match nearest(key, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("what is known here is `{}`", known.join("`, `")),
            };
            let message = format!("overlays have no `{key}` here");
            self.error(Code::UnknownKey, &at.child(key), message, help);
        }
    }

    fn required_text<'n>(&mut self, map: &'n Map, at: &Pointer, key: &str) -> Option<&'n str> {
        self.field(map, at, key)?;
        self.text(map, at, key)
    }

    fn text<'n>(&mut self, map: &'n Map, at: &Pointer, key: &str) -> Option<&'n str> {
        let value = map.get(key)?;
        let text = value.as_str();
        if text.is_none() {
            self.wrong(value, &at.child(key), "a text");
        }
        text
    }

    fn field<'n>(&mut self, map: &'n Map, at: &Pointer, key: &str) -> Option<&'n Node> {
        let value = map.get(key);
        if value.is_none() {
            let message = format!("`{key}` is missing");
            self.error(Code::MissingField, at, message, format!("add `{key}`"));
        }
        value
    }

    fn object<'n>(&mut self, node: &'n Node, at: &Pointer, expected: &str) -> Option<&'n Map> {
        let map = node.as_map();
        if map.is_none() {
            self.wrong(node, at, expected);
        }
        map
    }

    fn wrong(&mut self, node: &Node, at: &Pointer, expected: &str) {
        let message = format!("expected {expected}, found {}", node.describe());
        let help = match node {
            Node::Number(_) if expected == "a text" => "put it in quotes",
            _ => "write it as the Overlay Specification has it",
        };
        self.error(Code::WrongType, at, message, help);
    }

    fn error(
        &mut self,
        code: Code,
        at: &Pointer,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let finding = Diagnostic::new(Severity::Error, code, at, message);
        self.found.push(finding.with_help(help));
    }
}
