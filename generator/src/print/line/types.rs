//! Types and paths on one line.

use super::{Line, Plain};
use crate::print::flat::Token;

/// What stands before the types that a path is given.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Generics {
    /// `<`, as in a type.
    Plain,
    /// `::<`, as in an expression.
    Turbofish,
}

impl Line<'_> {
    pub(super) fn path(&mut self, generics: Generics) -> Plain {
        self.segment()?;
        loop {
            if generics == Generics::Plain && self.is_sign('<') {
                self.generics()?;
            }
            if !self.is_pair(':', ':') {
                return Some(());
            }
            self.pair(':', ':', "::")?;
            if generics == Generics::Turbofish && self.is_sign('<') {
                self.generics()?;
            } else {
                self.segment()?;
            }
        }
    }

    fn segment(&mut self) -> Plain {
        match self.peek_word() {
            Some(word @ ("self" | "Self" | "crate" | "super" | "std")) => self.word(word, word),
            Some(_) => None,
            None => self.name(),
        }
    }

    fn generics(&mut self) -> Plain {
        self.sign('<', "<")?;
        loop {
            if self.is_sign('\'') {
                self.lifetime()?;
            } else {
                self.ty()?;
                if self.is_sign('=') {
                    self.sign('=', " = ")?;
                    self.ty()?;
                }
            }
            if self.is_sign('>') {
                return self.sign('>', ">");
            }
            self.sign(',', ", ")?;
        }
    }

    pub(super) fn ty(&mut self) -> Plain {
        match self.peek()? {
            Token::Sign('&', false) => {
                self.sign('&', "&")?;
                if self.is_sign('\'') {
                    self.lifetime()?;
                    self.write(" ")?;
                }
                if self.peek_word() == Some("mut") {
                    self.word("mut", "mut ")?;
                }
                self.ty()
            }
            Token::Open('(', end) => {
                self.is_no_comma_before(end)?;
                self.group(('(', ')'), ("", ""), Self::ty)
            }
            Token::Open('[', end) => {
                self.is_no_comma_before(end)?;
                self.group(('[', ']'), ("", ""), Self::one_ty)
            }
            Token::Word(_) if self.peek_word() == Some("impl") => {
                self.word("impl", "impl ")?;
                self.path(Generics::Plain)?;
                if !self.is_sign('+') {
                    return Some(());
                }
                self.sign('+', " + ")?;
                self.lifetime()
            }
            _ => self.path(Generics::Plain),
        }
    }

    /// The one type of a slice.
    fn one_ty(&mut self) -> Plain {
        self.ty()?;
        matches!(self.peek()?, Token::Close(']')).then_some(())
    }

    /// A comma at the end of a group may mean something.
    pub(super) fn is_no_comma_before(&self, end: usize) -> Plain {
        let last = self.flat.tokens.get(end.checked_sub(1)?)?;
        (!matches!(last, Token::Sign(',', _))).then_some(())
    }
}
