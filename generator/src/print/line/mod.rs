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

    /// Whether the next token is this sign.
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

    /// Takes a sign, and writes something for it.
    fn sign(&mut self, sign: char, text: &str) -> Plain {
        let is_next = self.is_sign(sign) && !(sign == ':' && self.is_pair(':', ':'));
        is_next.then(|| self.skip(1))?;
        self.write(text)
    }

    /// Takes a sign of two characters, and writes something for it.
    fn pair(&mut self, first: char, second: char, text: &str) -> Plain {
        self.is_pair(first, second).then(|| self.skip(2))?;
        self.write(text)
    }

    /// The next token if it is a keyword, or another word that may be one.
    fn peek_word(&self) -> Option<&'a str> {
        match self.peek()? {
            token @ Token::Word(_) => Some(self.flat.text(token)),
            _ => None,
        }
    }

    /// Takes a keyword, and writes something for it.
    fn word(&mut self, word: &str, text: &str) -> Plain {
        (self.peek_word()? == word).then(|| self.skip(1))?;
        self.write(text)
    }

    fn name(&mut self) -> Plain {
        let token = self.peek()?;
        matches!(token, Token::Name(_) | Token::Receiver(_)).then(|| self.skip(1))?;
        self.write(self.flat.text(token))
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
            .or_else(|| self.word("_", "_"))
            .or_else(|| self.name())
    }

    /// A group whose values are listed with commas between. A comma at its end is left out where it means
    /// nothing.
    fn group(
        &mut self,
        (open, close): (char, char),
        (before, after): (&str, &str),
        mut value: impl FnMut(&mut Self) -> Plain,
    ) -> Plain {
        matches!(self.peek(), Some(Token::Open(next, _)) if next == open).then(|| self.skip(1))?;
        self.text.push(open);
        if self.peek() == Some(Token::Close(close)) {
            self.skip(1);
            self.text.push(close);
            return Some(());
        }
        self.write(before)?;
        loop {
            value(self)?;
            match self.peek()? {
                Token::Close(next) if next == close => break,
                _ => self.sign(',', "")?,
            }
            if self.peek() == Some(Token::Close(close)) {
                break;
            }
            self.write(", ")?;
        }
        self.skip(1);
        self.write(after)?;
        self.text.push(close);
        Some(())
    }
}
