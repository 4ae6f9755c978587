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
        let start = self.start(line).unwrap_or(0);
        let before = text.get(start..offset).unwrap_or_default();
        (line.max(1), before.chars().count() + 1)
    }

    /// The offset of a line and a column, or that of the end of the line or the text.
    pub(in crate::document) fn offset(&self, text: &str, (line, column): (usize, usize)) -> usize {
        let Some(start) = self.start(line) else {
            return text.len();
        };
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        let line = rest.get(..length).unwrap_or_default();
        let mut columns = line.char_indices().map(|(at, _)| at);
        start + columns.nth(column.saturating_sub(1)).unwrap_or(length)
    }

    fn start(&self, line: usize) -> Option<usize> {
        self.0.get(line.saturating_sub(1)).copied()
    }
}
