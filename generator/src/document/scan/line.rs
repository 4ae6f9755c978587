//! Offsets as line and column.

/// Where the lines of a text start.
#[derive(Debug)]
pub(in crate::document) struct LineTable(Vec<usize>);

impl LineTable {
    pub(in crate::document) fn new(text: &str) -> Self {
        let starts = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(starts).collect())
    }

    /// Line and column of an offset, from 1, the column in characters.
    pub(in crate::document) fn place(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.0.partition_point(|start| *start <= offset);
        let start = line
            .checked_sub(1)
            .and_then(|line| self.0.get(line))
            .copied()
            .unwrap_or(0);
        let before = text.get(start..offset).unwrap_or_default();
        (
            line.max(1),
            before.chars().filter(|c| *c != '\u{feff}').count() + 1,
        )
    }
}
