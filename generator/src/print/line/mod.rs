//! Plain pieces, printed while they are read.
//!
//! Most pieces are such: to parse and to lay out one of each shape was a third of generating a small
//! document. Whatever is not plain goes by way of syntax.

mod expressions;
mod functions;
mod imports;
mod pieces;
mod statements;
mod types;

use super::flat::{Flat, Token};
use super::place::Place;
use super::width;

/// What has more tokens is hardly ever plain.
const LONGEST: usize = 128;

/// That something is plain, and printed: none where it is to be printed in another way.
type Plain = Option<()>;

/// Reads the tokens of a piece, and writes its text.
struct Line<'a> {
    flat: &'a Flat,
    rest: &'a [Token],
    text: &'a mut String,
}

/// Appends a piece as it is printed in its place; whether it is plain and fits.
pub(super) fn print(flat: &Flat, piece: &[Token], place: Place, text: &mut String) -> bool {
    if piece.len() > LONGEST {
        return false;
    }
    let start = text.len();
    let one = attempt(flat, piece, text, |line| line.piece(place));
    if one && width::fits(text.get(start..).unwrap_or_default()) {
        return true;
    }
    text.truncate(start);
    // Only what is too long for one line is broken.
    let is_printed = one && attempt(flat, piece, text, |line| line.broken(place));
    if !is_printed {
        text.truncate(start);
    }
    is_printed
}

/// Whether all of a piece is plain.
fn attempt(
    flat: &Flat,
    piece: &[Token],
    text: &mut String,
    print: impl Fn(&mut Line<'_>) -> Plain,
) -> bool {
    let mut line = Line {
        flat,
        rest: piece,
        text,
    };
    print(&mut line).is_some() && line.rest.is_empty()
}

impl<'a> Line<'a> {
    fn peek(&self) -> Option<Token> {
        self.rest.first().copied()
    }

    fn skip(&mut self, count: usize) {
        self.rest = self.rest.get(count..).unwrap_or_default();
    }

    fn write(&mut self, text: &str) -> Plain {
        self.text.push_str(text);
        Some(())
    }

    fn is_open(&self, sign: char) -> bool {
        matches!(self.peek(), Some(Token::Open(next, _)) if next == sign)
    }

    /// Whether the group that is being read ends here.
    fn is_close(&self) -> bool {
        matches!(self.peek(), Some(Token::Close(_)))
    }

    fn is_sign(&self, sign: char) -> bool {
        matches!(self.peek(), Some(Token::Sign(next, _)) if next == sign)
    }

    /// Whether the next two tokens are one sign, as in `::`.
    fn is_pair(&self, first: char, second: char) -> bool {
        matches!(
            self.rest,
            [Token::Sign(one, true), Token::Sign(two, _), ..] if (*one, *two) == (first, second)
        )
    }

    /// Takes a sign if it is next, and writes something for it.
    fn sign(&mut self, sign: char, text: &str) -> Plain {
        let is_next = self.is_sign(sign) && !(sign == ':' && self.is_pair(':', ':'));
        is_next.then(|| self.skip(1))?;
        self.write(text)
    }

    /// Takes a sign of two characters if it is next, and writes something for it.
    fn pair(&mut self, first: char, second: char, text: &str) -> Plain {
        self.is_pair(first, second).then(|| self.skip(2))?;
        self.write(text)
    }

    fn colons(&mut self) -> Plain {
        self.pair(':', ':', "::")
    }

    /// The next token if it is a keyword, or another word that may be one.
    fn peek_word(&self) -> Option<&'a str> {
        match self.peek()? {
            token @ Token::Word(_) => Some(self.flat.text(token)),
            _ => None,
        }
    }

    /// Takes a keyword if it is next, and writes something for it.
    fn word(&mut self, word: &str, text: &str) -> Plain {
        (self.peek_word()? == word).then(|| self.skip(1))?;
        self.write(text)
    }

    /// Takes `mut` if it is next.
    fn mutability(&mut self) {
        let _ = self.word("mut", "mut ");
    }

    fn name(&mut self) -> Plain {
        let token = self.peek()?;
        matches!(token, Token::Name(_) | Token::Receiver(_)).then(|| self.skip(1))?;
        self.write(self.flat.text(token))
    }

    fn name_or_underscore(&mut self) -> Plain {
        self.word("_", "_").or_else(|| self.name())
    }

    /// A literal on one line.
    fn literal(&mut self) -> Plain {
        let token = self.peek()?;
        let text = match token {
            Token::Text(_) | Token::Literal(_) => self.flat.text(token),
            _ => return None,
        };
        self.skip(1);
        (!text.contains('\n')).then(|| self.write(text))?
    }

    /// A lifetime without what comes before and after it.
    fn lifetime(&mut self) -> Plain {
        self.sign('\'', "'")?;
        self.word("static", "static")
            .or_else(|| self.name_or_underscore())
    }

    /// A comma of a group, which is not written. There may be none after the last value.
    fn comma(&mut self) -> Plain {
        match self.is_close() {
            true => Some(()),
            false => self.sign(',', ""),
        }
    }

    /// A group of values with commas between. One at the end is left out.
    fn group(&mut self, delimiters: (char, char), value: impl FnMut(&mut Self) -> Plain) -> Plain {
        self.padded_group(delimiters, "", value)
    }

    /// The same where a comma at the end may mean something.
    fn group_without_last_comma(
        &mut self,
        delimiters: (char, char),
        value: impl FnMut(&mut Self) -> Plain,
    ) -> Plain {
        let Token::Open(_, end) = self.peek()? else {
            return None;
        };
        let last = self.flat.tokens.get(end.checked_sub(1)?)?;
        (!matches!(last, Token::Sign(',', _))).then_some(())?;
        self.group(delimiters, value)
    }

    /// The same with something within the delimiters, if there are values.
    fn padded_group(
        &mut self,
        (open, close): (char, char),
        padding: &str,
        mut value: impl FnMut(&mut Self) -> Plain,
    ) -> Plain {
        self.is_open(open).then(|| self.skip(1))?;
        self.text.push(open);
        let mut before = padding;
        let after = if self.is_close() { "" } else { padding };
        while !self.is_close() {
            self.write(before)?;
            value(self)?;
            self.comma()?;
            before = ", ";
        }
        self.skip(1);
        self.write(after)?;
        self.text.push(close);
        Some(())
    }
}
