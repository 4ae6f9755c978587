//! A lenient scanner of YAML and JSON: where each value starts, and how deep values nest.

mod flow;
mod line;
mod scalar;

pub(super) use line::LineTable;

/// What a value is called in what holds it. Tables of a document hold one for each of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    /// A key as written, quotes included: from where the value is said to begin, up to here.
    KeyUntil(u32),
    Index(u32),
}

/// An offset as tables hold it: no text that is read is as long as 4 GiB. Beyond, nothing is found.
pub(super) fn short(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Told of every value as it begins and ends.
pub(super) trait Sink {
    fn enter(&mut self, name: Name, at: usize);
    /// `at` is past the value, and may be past what follows it on its last line.
    fn exit(&mut self, at: usize);
}

/// Where nesting first exceeds `max` levels.
pub(super) fn too_deep(text: &str, max: usize) -> Option<usize> {
    struct Ignore;
    impl Sink for Ignore {
        fn enter(&mut self, _: Name, _: usize) {}
        fn exit(&mut self, _: usize) {}
    }
    scan(text, max, &mut Ignore)
}

/// Scans all of `text`, unless it is nested deeper than `max`: then up to there, which is returned.
pub(super) fn scan(text: &str, max: usize, sink: &mut dyn Sink) -> Option<usize> {
    let mut scanner = Scanner {
        text: text.as_bytes(),
        pos: 0,
        depth: 0,
        max,
        too_deep: None,
        sink,
    };
    scanner.prologue();
    scanner.block(0);
    scanner.too_deep
}

struct Scanner<'a> {
    text: &'a [u8],
    pos: usize,
    depth: usize,
    max: usize,
    too_deep: Option<usize>,
    sink: &'a mut dyn Sink,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.pos).copied()
    }

    fn ahead(&self, by: usize) -> Option<u8> {
        self.text.get(self.pos + by).copied()
    }

    fn is_end(&self) -> bool {
        self.too_deep.is_some() || self.pos >= self.text.len()
    }

    /// Directives and the first document marker.
    fn prologue(&mut self) {
        while let Some(0) = self.next_token() {
            if self.peek() == Some(b'%') {
                self.skip_line();
            } else if self.is_marker(0) {
                self.pos += 3;
                return;
            } else {
                return;
            }
        }
    }

    fn skip_line(&mut self) {
        self.pos = match self.text.iter().skip(self.pos).position(|b| *b == b'\n') {
            Some(length) => self.pos + length + 1,
            None => self.text.len(),
        };
    }

    fn skip_spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r')) {
            self.pos += 1;
        }
    }

    /// Whether nothing but a comment follows on this line.
    fn at_line_end(&self) -> bool {
        matches!(self.peek(), None | Some(b'\n' | b'#'))
    }

    fn column(&self) -> usize {
        let before = self.text.get(..self.pos).unwrap_or_default();
        before.iter().rev().take_while(|b| **b != b'\n').count()
    }

    /// Goes to the next token and says in which column it is.
    fn next_token(&mut self) -> Option<usize> {
        while !self.is_end() {
            self.skip_spaces();
            match self.peek() {
                Some(b'\n') => self.pos += 1,
                Some(b'#') => self.skip_line(),
                Some(_) => return Some(self.column()),
                None => return None,
            }
        }
        None
    }

    /// One value one level down.
    fn nested(&mut self, name: Name, at: usize, value: impl FnOnce(&mut Self)) {
        if self.depth >= self.max {
            self.too_deep.get_or_insert(at);
            return;
        }
        self.depth += 1;
        self.sink.enter(name, at);
        value(self);
        self.sink.exit(self.pos);
        self.depth -= 1;
    }

    /// A value in block style that starts in column `min` or further right.
    fn block(&mut self, min: usize) {
        let Some(mut column) = self.next_token().filter(|column| *column >= min) else {
            return;
        };
        if self.skip_properties() {
            match self.next_token() {
                Some(next) if next >= min => column = next,
                _ => return,
            }
        }
        match self.peek() {
            Some(b'-') if self.is_dash() => self.sequence(column),
            Some(b'|' | b'>') => self.block_scalar(min),
            Some(b'[' | b'{') => self.flow(),
            _ if self.key_end().is_some() => self.mapping(column),
            _ => self.scalar(min),
        }
    }

    /// Skips tags and anchors; whether the line ends after them.
    fn skip_properties(&mut self) -> bool {
        let mut any = false;
        while matches!(self.peek(), Some(b'!' | b'&')) {
            while self.peek().is_some_and(|b| !b.is_ascii_whitespace()) {
                self.pos += 1;
            }
            self.skip_spaces();
            any = true;
        }
        any && self.at_line_end()
    }

    fn is_dash(&self) -> bool {
        self.peek() == Some(b'-')
            && matches!(self.ahead(1), None | Some(b' ' | b'\t' | b'\r' | b'\n'))
    }

    fn sequence(&mut self, column: usize) {
        let mut index = 0;
        while self.is_dash() {
            let at = self.pos;
            self.pos += 1;
            self.nested(Name::Index(index), at, |s| s.block(column + 1));
            index += 1;
            if self.next_sibling(column).is_none() {
                return;
            }
        }
    }

    fn mapping(&mut self, column: usize) {
        loop {
            match self.key_end() {
                Some((end, after)) => {
                    let start = self.pos;
                    self.pos = after;
                    self.nested(Name::KeyUntil(short(end)), start, |s| s.value(column));
                }
                None => self.skip_line(),
            }
            if self.next_sibling(column).is_none() {
                return;
            }
        }
    }

    /// Goes to the next token in `column`, past what is not understood further right.
    fn next_sibling(&mut self, column: usize) -> Option<()> {
        loop {
            match self.next_token()? {
                next if next == column && !self.is_marker(column) => return Some(()),
                next if next > column => self.skip_line(),
                _ => return None,
            }
        }
    }

    /// Whether a document ends here.
    fn is_marker(&self, column: usize) -> bool {
        let rest = self.text.get(self.pos..self.pos + 3);
        column == 0 && matches!(rest, Some(b"---" | b"..."))
    }

    /// If a key starts here: where it ends, and where the text after its colon starts.
    fn key_end(&self) -> Option<(usize, usize)> {
        let ends =
            |at: usize| matches!(self.text.get(at), None | Some(b' ' | b'\t' | b'\r' | b'\n'));
        if let Some(quote @ (b'"' | b'\'')) = self.peek() {
            let end = self.quoted_end(quote);
            let spaces = self
                .text
                .iter()
                .skip(end)
                .take_while(|b| **b == b' ')
                .count();
            let colon = end + spaces;
            return (self.text.get(colon) == Some(&b':')).then_some((end, colon + 1));
        }
        let mut at = self.pos;
        loop {
            match self.text.get(at)? {
                b'\n' => return None,
                b'#' if at > self.pos && self.text.get(at - 1) == Some(&b' ') => return None,
                b':' if ends(at + 1) => return Some((at, at + 1)),
                _ => at += 1,
            }
        }
    }

    /// What follows the colon of a key in `column`.
    fn value(&mut self, column: usize) {
        self.skip_spaces();
        let line_ends = self.skip_properties() || self.at_line_end();
        match self.peek() {
            _ if line_ends => match self.next_token() {
                Some(next) if next > column => self.block(column + 1),
                Some(next) if next == column && self.is_dash() => self.sequence(column),
                _ => {}
            },
            Some(b'|' | b'>') => self.block_scalar(column + 1),
            Some(b'[' | b'{') => self.flow(),
            _ => self.scalar(column + 1),
        }
    }
}
