//! Where what stands in the document now was written: in itself, or in an overlay.

use std::collections::BTreeMap;

use crate::document::source::Sources;

/// A file by number, and a pointer in it.
type Origin = (usize, String);

/// Origins by pointer; what has none of its own lies in what is around it.
#[derive(Debug, Clone)]
pub(super) struct Trace(BTreeMap<String, Origin>);

impl Trace {
    /// All of it comes from one place.
    pub(super) fn of(file: usize, pointer: &str) -> Self {
        Self(BTreeMap::from([(
            String::new(),
            (file, pointer.to_owned()),
        )]))
    }

    /// The origins of the part at `pointer`.
    pub(super) fn part(&self, pointer: &str) -> Self {
        let inner = self.below(pointer);
        let mut part: BTreeMap<_, _> = inner
            .filter_map(|(at, origin)| Some((at.strip_prefix(pointer)?.to_owned(), origin.clone())))
            .collect();
        part.insert(String::new(), self.origin(pointer));
        Self(part)
    }

    /// Notes that what is at `pointer` now has these origins.
    pub(super) fn put(&mut self, pointer: &str, part: Self) {
        self.forget(pointer);
        let moved = part.0.into_iter();
        self.0
            .extend(moved.map(|(at, origin)| (format!("{pointer}{at}"), origin)));
    }

    /// Notes that nothing of what was at `pointer` is left.
    pub(super) fn forget(&mut self, pointer: &str) {
        let inner: Vec<String> = self.below(pointer).map(|(at, _)| at.clone()).collect();
        for at in inner {
            self.0.remove(&at);
        }
        self.0.remove(pointer);
    }

    /// Hands the origins over to those who look places up.
    pub(super) fn tell(self, sources: &mut Sources) {
        for (now, (file, then)) in self.0 {
            if file != 0 || now != then {
                sources.came_from(&now, file, &then);
            }
        }
    }

    fn below(&self, pointer: &str) -> impl Iterator<Item = (&String, &Origin)> {
        // `0` is the character after `/`.
        self.0.range(format!("{pointer}/")..format!("{pointer}0"))
    }

    fn origin(&self, pointer: &str) -> Origin {
        let mut around = pointer;
        loop {
            if let Some((file, then)) = self.0.get(around) {
                let rest = pointer.get(around.len()..).unwrap_or_default();
                return (*file, format!("{then}{rest}"));
            }
            match around.rfind('/') {
                Some(end) => around = around.get(..end).unwrap_or_default(),
                None => return (0, pointer.to_owned()),
            }
        }
    }
}
