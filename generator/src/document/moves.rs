//! Which parts of the document stood elsewhere before: in another file, or in another place of it.

use std::borrow::Cow;
use std::collections::HashMap;

/// How often what was moved may lie in what was moved.
const DEEPEST: usize = 16;

/// A part of the document that stood elsewhere before.
#[derive(Debug)]
pub(super) struct Move {
    /// Where it is now.
    pub(super) now: String,
    /// The file it came from; without one, another place of the document.
    pub(super) file: Option<usize>,
    /// Where it was there.
    pub(super) then: String,
}

/// The moves in their order.
#[derive(Debug, Default)]
pub(super) struct Moves {
    all: Vec<Move>,
    /// Which was the last to each place.
    latest: HashMap<String, usize>,
}

impl Moves {
    pub(super) fn add(&mut self, now: &str, file: Option<usize>, then: &str) {
        self.latest.insert(now.to_owned(), self.all.len());
        self.all.push(Move {
            now: now.to_owned(),
            file,
            then: then.to_owned(),
        });
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Move> {
        self.all.iter()
    }

    /// What was moved to a place.
    pub(super) fn to(&self, now: &str) -> Option<&Move> {
        self.all.get(*self.latest.get(now)?)
    }

    /// Where something was in the document before anything in it was moved.
    pub(super) fn before<'p>(&self, place: &'p str) -> Cow<'p, str> {
        let mut place = Cow::Borrowed(place);
        for _ in 0..DEEPEST {
            let Some((moved, rest)) = self.around(&place).filter(|it| it.0.file.is_none()) else {
                break;
            };
            let before = format!("{}{rest}", moved.then);
            if before == place {
                break;
            }
            place = Cow::Owned(before);
        }
        place
    }

    /// The file that something came from, if not from the first, and where it was there.
    pub(super) fn origin(&self, place: &str) -> (Option<usize>, String) {
        let place = self.before(place);
        match self.around(&place) {
            Some((moved, rest)) if moved.file.is_some() => {
                (moved.file, format!("{}{rest}", moved.then))
            }
            _ => (None, place.into_owned()),
        }
    }

    /// The innermost part around a place that was moved, and where the place is in it.
    fn around<'p>(&self, place: &'p str) -> Option<(&Move, &'p str)> {
        let ends = place.match_indices('/').map(|(end, _)| end);
        let ends = std::iter::once(place.len()).chain(ends.rev());
        let mut parts = ends.filter_map(|end| place.split_at_checked(end));
        parts.find_map(|(now, rest)| Some((self.to(now)?, rest)))
    }
}
