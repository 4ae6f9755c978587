//! Which named schemas are made of which others by `allOf`.

use std::collections::{HashMap, HashSet};

/// Most heirs that stand for a base; all that refers to it holds each of them.
pub(crate) const MOST_HEIRS: usize = 100;

/// The schemas that are made of another, by the name of that one.
pub(crate) struct Heirs<'d>(HashMap<&'d str, Vec<&'d str>>);

impl<'d> Heirs<'d> {
    /// Of pairs of a base and what is made of it.
    pub(crate) fn of(pairs: impl Iterator<Item = (&'d str, &'d str)>) -> Self {
        let mut heirs: HashMap<&str, Vec<&str>> = HashMap::new();
        for (base, heir) in pairs {
            heirs.entry(base).or_default().push(heir);
        }
        Self(heirs)
    }

    /// All heirs of a base, those of its heirs among them, the nearest first; if there are more than may be,
    /// no less than one more.
    pub(crate) fn all(&self, base: &str) -> Vec<&'d str> {
        let mut all: Vec<&str> = Vec::new();
        let mut met = HashSet::from([base]);
        let mut next = 0;
        let mut of = Some(base);
        while let Some(base) = of {
            let heirs = self.0.get(base).into_iter().flatten().copied();
            all.extend(heirs.filter(|heir| met.insert(heir)));
            if all.len() > MOST_HEIRS {
                break;
            }
            of = all.get(next).copied();
            next += 1;
        }
        all
    }
}
