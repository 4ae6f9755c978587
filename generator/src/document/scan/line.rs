//! Offsets as line and column.

use std::ops::Range;

/// How many bytes are counted at a time: all of a document may be one line.
const STRETCH: usize = 1 << 12;

/// Where the lines of a text start, and how many characters there are before each stretch of it.
#[derive(Debug)]
pub(in crate::document) struct LineTable {
    starts: Vec<usize>,
    characters: Vec<usize>,
}

impl LineTable {
    pub(in crate::document) fn new(text: &str) -> Self {
        let starts = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(at, _)| at + 1);
        let mut before = vec![0];
        let mut all = 0;
        for stretch in text.as_bytes().chunks(STRETCH) {
            all += characters(stretch);
            before.push(all);
        }
        Self {
            characters: before,
            starts: std::iter::once(0).chain(starts).collect(),
        }
    }

    /// Line and column of an offset, from 1, the column in characters.
    pub(in crate::document) fn place(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.number(offset);
        let start = self.start(line).unwrap_or(0);
        let before = self.before(text, start.min(offset));
        let column = self.before(text, offset).saturating_sub(before);
        (line.max(1), column + 1)
    }

    /// The line around an offset, without its end.
    pub(in crate::document) fn line(&self, text: &str, offset: usize) -> Range<usize> {
        let line = self.number(offset);
        let next = self.start(line + 1).filter(|_| line > 0);
        let end = next.map_or(text.len(), |next| next - 1);
        self.start(line).unwrap_or(0)..end
    }

    fn number(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// How many characters there are before an offset.
    fn before(&self, text: &str, offset: usize) -> usize {
        let offset = offset.min(text.len());
        let stretch = offset / STRETCH;
        let rest = text.as_bytes().get(stretch * STRETCH..offset);
        self.characters.get(stretch).copied().unwrap_or_default()
            + characters(rest.unwrap_or_default())
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
        self.starts.get(line.saturating_sub(1)).copied()
    }
}

/// How many characters begin in these bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}
