//! Follows references: into other files, to odd places of the document, and to nothing.

mod bundle;
mod collect;
mod cycle;
mod files;
mod hoist;
mod identity;
mod local;
mod mapping;
mod name;
mod path_item;
mod place;
mod plan;
mod relative;
mod suggest;
mod target;
mod uri;

pub(crate) use bundle::{bundle, duplicate};
pub(crate) use local::resolve;
pub(crate) use suggest::nearest;

use super::shape::{Kind, Shape};
use super::walk::Path;
use crate::diagnostic::{Code, Diagnostic, Severity};

/// Deepest place at which something is still copied in: what is copied has a depth of its own.
const MAX_INLINE_DEPTH: usize = 64;
/// Most values that references may copy: what keeps documents of references to references in bounds.
const MAX_COPIED: usize = 2_000_000;

/// What a reference to a value of this shape may lead to, if the value can be shared.
fn kind_of(shape: Shape) -> Option<Kind> {
    match shape {
        Shape::One(kind) => Some(kind),
        _ => None,
    }
}

/// How a shared component is referred to: the name is not escaped.
fn shared_reference(section: &str, name: &str) -> String {
    format!("#/components/{section}/{name}")
}

/// Counts what is copied, and what is being copied into.
#[derive(Debug, Default)]
struct Copies {
    count: usize,
    /// Whether it has been said that there is too much; once is enough.
    is_told: bool,
    /// The references whose copies are open, each with the length of the pointer it stands at.
    open: Vec<(String, usize)>,
}

impl Copies {
    /// Opens a copy of `size` values, unless it is open already or too much by now.
    fn open(&mut self, target: String, size: usize, at: &Path) -> Result<(), Refusal> {
        if self.open.iter().any(|(open, _)| *open == target) {
            return Err(Refusal::Circular);
        }
        if at.depth() > MAX_INLINE_DEPTH {
            return Err(Refusal::TooMuch);
        }
        self.charge(size)?;
        self.open.push((target, at.as_str().len()));
        Ok(())
    }

    fn charge(&mut self, size: usize) -> Result<(), Refusal> {
        self.count += size;
        if self.count > MAX_COPIED {
            Err(Refusal::TooMuch)
        } else {
            Ok(())
        }
    }

    /// The finding for a refusal, unless the same was said before.
    fn tell(&mut self, refusal: Refusal, at: &Path) -> Option<Diagnostic> {
        let is_new = refusal == Refusal::Circular || !std::mem::replace(&mut self.is_told, true);
        is_new.then(|| refusal.finding(at))
    }

    /// Closes what was opened at `at`.
    fn close(&mut self, at: &Path) {
        while self
            .open
            .last()
            .is_some_and(|(_, length)| *length >= at.as_str().len())
        {
            self.open.pop();
        }
    }
}

/// Why something is not copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    Circular,
    TooMuch,
}

impl Refusal {
    fn finding(self, at: &Path) -> Diagnostic {
        let (code, message, help) = match self {
            Self::Circular => (
                Code::CircularReference,
                "this reference comes back to itself; it is left out",
                "remove one of the references of the circle",
            ),
            Self::TooMuch => (
                Code::LimitExceeded,
                "references copy more than is accepted; this one and all further ones are left out",
                "share components instead of copying path items and the like",
            ),
        };
        Diagnostic::new(Severity::Error, code, &at.pointer(), message).with_help(help)
    }
}
