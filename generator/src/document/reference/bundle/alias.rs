//! Components that are nothing but a reference to a file: what that holds goes by their name.

use super::{Bundler, is_bare};
use crate::document::node::Node;
use crate::document::reference::files::Place;
use crate::document::reference::name;

use crate::document::shape::Kind;
use crate::document::walk::Path;

/// A component of the entry that only leads on.
struct Alias {
    kind: Kind,
    section: &'static str,
    name: String,
    target: String,
}

impl Alias {
    fn is_called_as_target(&self) -> bool {
        let (file, pointer) = self.target.split_once('#').unwrap_or((&self.target, ""));
        let wishes = name::of_file(file, pointer);
        wishes
            .first()
            .is_some_and(|wish| wish.eq_ignore_ascii_case(&self.name))
    }
}

impl Bundler<'_> {
    /// Names what they lead to before anything else asks for it; what leads nowhere is told where it is met.
    pub(super) fn aliases(&mut self, root: &Node) {
        let mut aliases = aliases(root);
        // Of several that lead to one place, the one that is called as that is.
        aliases.sort_by_key(|alias| !alias.is_called_as_target());
        for alias in aliases {
            let at = Path::at("/components").child(alias.section);
            let at = at.child(&alias.name);
            let place = self
                .tree
                .place(&alias.target, 0, self.sources, &at.pointer());
            if let Ok(Place::File(file, pointer)) = place {
                let key = (alias.kind, file, pointer);
                if !self.made.contains_key(&key) {
                    self.make(key, alias.section, &alias.name, &at);
                }
            }
        }
    }
}

fn aliases(root: &Node) -> Vec<Alias> {
    let mut aliases = Vec::new();
    for (kind, section) in Kind::SECTIONS {
        let components = root.get("components");
        let members = components.and_then(|components| components.get(section)?.as_map());
        for (name, node) in members.into_iter().flatten() {
            let is_alone = node.as_map().is_some_and(|map| map.len() == 1);
            let target = node.ref_target().filter(|_| is_alone);
            let target = target.filter(|text| !text.starts_with('#') && !is_bare(text));
            aliases.extend(target.map(|target| Alias {
                kind,
                section,
                name: name.clone(),
                target: target.to_owned(),
            }));
        }
    }
    aliases
}
