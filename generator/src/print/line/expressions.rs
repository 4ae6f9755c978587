//! Expressions and patterns on one line.

use super::types::Generics;
use super::{Line, Plain};
use crate::print::flat::Token;

impl Line<'_> {
    pub(super) fn expression(&mut self) -> Plain {
        if let Some(Token::Sign('&', false)) = self.peek() {
            self.sign('&', "&")?;
            if self.peek_word() == Some("mut") {
                self.word("mut", "mut ")?;
            }
            return self.expression();
        }
        self.primary()?;
        self.calls()
    }

    fn primary(&mut self) -> Plain {
        match self.peek()? {
            Token::Text(_) | Token::Literal(_) => self.literal(),
            Token::Open('[', _) => self.group(('[', ']'), ("", ""), Self::expression),
            Token::Open('(', end) => self.tuple(end),
            Token::Word(_) => match self.peek_word()? {
                word @ ("true" | "false") => self.word(word, word),
                _ => self.path_or_object(),
            },
            _ => self.path_or_object(),
        }
    }

    /// Several values: around one there are parentheses, which mean something else.
    fn tuple(&mut self, end: usize) -> Plain {
        self.is_no_comma_before(end)?;
        let mut count = 0;
        self.group(('(', ')'), ("", ""), |line| {
            count += 1;
            line.expression()
        })?;
        (count != 1).then_some(())
    }

    fn path_or_object(&mut self) -> Plain {
        self.path(Generics::Turbofish)?;
        if let Some(Token::Open('{', _)) = self.peek() {
            self.write(" ")?;
            self.group(('{', '}'), (" ", " "), Self::field_value)?;
        }
        Some(())
    }

    /// A field of an object that is built.
    pub(super) fn field_value(&mut self) -> Plain {
        self.name()?;
        if self.is_sign(':') {
            self.sign(':', ": ")?;
            self.expression()?;
        }
        Some(())
    }

    /// Calls, fields and `?` after a value.
    fn calls(&mut self) -> Plain {
        loop {
            match self.peek() {
                Some(Token::Sign('.', false)) => {
                    self.sign('.', ".")?;
                    self.name()?;
                }
                Some(Token::Sign('?', _)) => self.sign('?', "?")?,
                Some(Token::Open('(', _)) => {
                    self.group(('(', ')'), ("", ""), Self::expression)?;
                }
                _ => return Some(()),
            }
        }
    }

    pub(super) fn pattern(&mut self) -> Plain {
        match self.peek()? {
            Token::Text(_) | Token::Literal(_) => self.literal(),
            Token::Word(_) if self.peek_word() == Some("_") => self.word("_", "_"),
            _ => {
                self.path(Generics::Turbofish)?;
                match self.peek() {
                    Some(Token::Open('(', _)) => self.group(('(', ')'), ("", ""), Self::pattern),
                    _ => Some(()),
                }
            }
        }
    }
}
