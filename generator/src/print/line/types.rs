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
            if self.colons().is_none() {
                return Some(());
            }
            if generics == Generics::Turbofish && self.is_sign('<') {
                self.generics()?;
            } else {
                self.segment()?;
            }
        }
    }

    fn segment(&mut self) -> Plain {
        self.word("Self", "Self").or_else(|| self.root_or_name())
    }

    /// A name, or what stands before names at the beginning of a path.
    pub(super) fn root_or_name(&mut self) -> Plain {
        match self.peek_word() {
            Some(word @ ("self" | "crate" | "super" | "std")) => self.word(word, word),
            _ => self.name(),
        }
    }

    fn generics(&mut self) -> Plain {
        self.sign('<', "<")?;
        loop {
            if self.is_sign('\'') {
                self.lifetime()?;
            } else {
                self.ty()?;
                if self.sign('=', " = ").is_some() {
                    self.ty()?;
                }
            }
            if self.sign('>', ">").is_some() {
                return Some(());
            }
            self.sign(',', ", ")?;
        }
    }

    pub(super) fn ty(&mut self) -> Plain {
        match self.peek()? {
            Token::Sign('&', false) => self.reference(),
            Token::Open('(', _) => self.group_without_last_comma(('(', ')'), Self::ty),
            Token::Open('[', _) => self.group_without_last_comma(('[', ']'), Self::one_ty),
            Token::Word(_) if self.word("impl", "impl ").is_some() => {
                self.path(Generics::Plain)?;
                match self.sign('+', " + ") {
                    Some(()) => self.lifetime(),
                    None => Some(()),
                }
            }
            _ => self.path(Generics::Plain),
        }
    }

    fn reference(&mut self) -> Plain {
        self.sign('&', "&")?;
        if self.is_sign('\'') {
            self.lifetime()?;
            self.write(" ")?;
        }
        self.mutability();
        self.ty()
    }

    /// The one type of a slice.
    fn one_ty(&mut self) -> Plain {
        self.ty()?;
        self.is_close().then_some(())
    }
}
