//! Where the description of a document stands: above what shows how the crate is used, or below it.

use super::documentation::PAGE_WIDTH;
use crate::docs::doc_lines;

/// How many lines of a description stand above the example.
const MOST_ABOVE: usize = 8;

/// A description in lines, all of it in one of two places.
#[derive(Default)]
pub(super) struct Described {
    pub(super) above: Vec<String>,
    pub(super) below: Vec<String>,
}

impl Described {
    /// A long one is below the example, where there is one.
    pub(super) fn of(description: &str, has_example: bool) -> Self {
        let lines = doc_lines(description, PAGE_WIDTH);
        match has_example && lines.len() > MOST_ABOVE {
            true => Self {
                below: lines,
                ..Self::default()
            },
            false => Self {
                above: lines,
                ..Self::default()
            },
        }
    }
}
