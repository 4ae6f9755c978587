//! Scalars, over as many lines as they have.

use super::Scanner;

impl Scanner<'_> {
    /// The lines of a `|` or `>` scalar: all that start in `min` or further right.
    pub(super) fn block_scalar(&mut self, min: usize) {
        self.skip_line();
        while self.pos < self.text.len() {
            let line = self.text.get(self.pos..).unwrap_or_default();
            let indent = line.iter().take_while(|b| **b == b' ').count();
            let blank = matches!(line.get(indent), None | Some(b'\n' | b'\r'));
            if !blank && indent < min {
                return;
            }
            self.skip_line();
        }
    }

    /// A quoted or plain scalar, with the lines it continues on.
    pub(super) fn scalar(&mut self, min: usize) {
        if let Some(quote @ (b'"' | b'\'')) = self.peek() {
            self.pos = self.quoted_end(quote);
            return;
        }
        loop {
            self.skip_line();
            let line = self.pos;
            match self.next_token() {
                // A comment ends a plain scalar.
                Some(column) if column >= min && self.pos == line + column => {}
                _ => return,
            }
        }
    }

    /// Where the quoted scalar that starts here ends.
    pub(super) fn quoted_end(&self, quote: u8) -> usize {
        let mut at = self.pos + 1;
        while let Some(byte) = self.text.get(at) {
            match *byte {
                b'\\' if quote == b'"' => at += 2,
                b'\'' if quote == b'\'' && self.text.get(at + 1) == Some(&b'\'') => at += 2,
                byte if byte == quote => return at + 1,
                _ => at += 1,
            }
        }
        self.text.len()
    }
}
