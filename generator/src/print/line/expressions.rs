//! Expressions and patterns on one line.

use super::types::Generics;
use super::{Line, Plain};
use crate::print::flat::Token;
use crate::print::width;

impl Line<'_> {
    pub(super) fn expression(&mut self) -> Plain {
        if let Some(Token::Sign('&', false)) = self.peek() {
            self.sign('&', "&")?;
            self.mutability();
            return self.expression();
        }
        if self.is_pair('.', '.') {
            return self.range_to();
        }
        self.primary()?;
        self.calls()?;
        match self.is_pair('.', '.') {
            true => self.range_to(),
            false => Some(()),
        }
    }

    /// A range from where it begins on, up to a literal or without an end.
    fn range_to(&mut self) -> Plain {
        self.pair('.', '.', "..")?;
        match self.sign('=', "=") {
            Some(()) => self.literal(),
            None => (self.is_close() || self.is_sign(',')).then_some(()),
        }
    }

    fn primary(&mut self) -> Plain {
        match self.peek()? {
            Token::Text(_) | Token::Literal(_) => self.literal(),
            Token::Open('[', _) => self.group(('[', ']'), Self::expression),
            Token::Open('(', _) => self.tuple(),
            _ => match self.peek_word() {
                Some(word @ ("true" | "false")) => self.word(word, word),
                _ => self.path_or_object(),
            },
        }
    }

    /// Several values: around one there are parentheses, which mean something else.
    fn tuple(&mut self) -> Plain {
        let mut count = 0;
        self.group_without_last_comma(('(', ')'), |line| {
            count += 1;
            line.expression()
        })?;
        (count != 1).then_some(())
    }

    fn path_or_object(&mut self) -> Plain {
        self.path(Generics::Turbofish)?;
        if self.is_open('{') {
            self.write(" ")?;
            self.padded_group(('{', '}'), " ", Self::field_value)?;
        }
        Some(())
    }

    /// A field of an object that is built, or what the others are taken from.
    pub(super) fn field_value(&mut self) -> Plain {
        if self.pair('.', '.', "..").is_some() {
            return self.expression();
        }
        self.name()?;
        match self.sign(':', ": ") {
            Some(()) => self.expression(),
            None => Some(()),
        }
    }

    /// An object with a line for each field.
    pub(super) fn broken_object(&mut self, indent: &str) -> Plain {
        let start = self.text.len();
        self.write(indent)?;
        self.path(Generics::Turbofish)?;
        self.is_open('{').then(|| self.skip(1))?;
        self.write(" {\n")?;
        while !self.is_close() {
            let is_base = self.is_pair('.', '.');
            self.write(indent)?;
            self.write("    ")?;
            self.field_value()?;
            self.comma()?;
            self.write(if is_base { "\n" } else { ",\n" })?;
        }
        self.skip(1);
        self.write(indent)?;
        self.write("},\n")?;
        width::fits(self.text.get(start..)?).then_some(())
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
                Some(Token::Open('(', _)) => self.group(('(', ')'), Self::expression)?,
                _ => return Some(()),
            }
        }
    }

    pub(super) fn pattern(&mut self) -> Plain {
        if let Some(Token::Text(_) | Token::Literal(_)) = self.peek() {
            return self.literal();
        }
        if self.word("_", "_").is_some() {
            return Some(());
        }
        self.path(Generics::Turbofish)?;
        match self.is_open('(') {
            true => self.group(('(', ')'), Self::pattern),
            false => Some(()),
        }
    }
}
