//! Security requirements that name a scheme by its URI, as since 3.2 they may.

use super::{Bundler, is_bare};
use crate::document::node::{Map, Node, tokens};
use crate::document::reference::files::Place;
use crate::document::shape::Kind;
use crate::document::walk::Path;

/// Where security schemes are among the components.
const SECTION: &str = "securitySchemes";

impl Bundler<'_> {
    /// Names the schemes of a requirement as components; one that leads nowhere is told where it is read.
    pub(super) fn requirement(&mut self, node: &mut Node, at: &Path) {
        let Node::Map(requirement) = node else {
            return;
        };
        if requirement.keys().all(|name| self.is_name(name)) {
            return;
        }
        let named = std::mem::take(requirement).into_iter();
        let named = named.map(|(name, scopes)| (self.scheme(&name, at).unwrap_or(name), scopes));
        *requirement = named.collect::<Map>();
    }

    /// Whether it is the name of a component, or cannot be anything else: a name comes before a URI.
    fn is_name(&self, name: &str) -> bool {
        is_bare(name) || name.starts_with("x-") || self.names.has(SECTION, name)
    }

    /// What the scheme that a URI leads to is called.
    fn scheme(&mut self, uri: &str, at: &Path) -> Option<String> {
        if self.is_name(uri) {
            return None;
        }
        let base = self.base();
        let place = self.tree.place(uri, base, self.sources, &at.pointer());
        match place.ok()? {
            Place::Entry(reference) => component(reference.strip_prefix('#')?),
            Place::File(file, pointer) => {
                Some(self.share(Kind::SecurityScheme, SECTION, file, pointer, at))
            }
        }
    }
}

/// The name of the scheme that a pointer leads to, if it is a component.
fn component(pointer: &str) -> Option<String> {
    let mut words = tokens(pointer);
    let is_scheme = words.next()? == "components" && words.next()? == SECTION;
    let name = words.next().filter(|_| is_scheme)?;
    words.next().is_none().then_some(name)
}
