//! What stands in each place, with its indent and the end of its line.

use super::types::Generics;
use super::{Line, Plain};
use crate::print::flat::Token;
use crate::print::place::Place;

impl Line<'_> {
    pub(super) fn piece(&mut self, place: Place) -> Plain {
        match place {
            Place::Item => self.item(),
            Place::StructHead => self.type_head("struct"),
            Place::EnumHead => self.type_head("enum"),
            Place::ImplHead => self.impl_head(),
            Place::Field => self.field(),
            Place::Variant => self.variant(),
            Place::Member => self.member(),
            Place::FunctionHead => self.function_head(),
            Place::Statement => self.statement(),
            Place::MatchHead => self.match_head(),
            Place::Arm => self.arm(),
            Place::Attribute => self.attribute(),
            Place::ItemElement { .. } => self.element("    "),
            Place::MemberElement { .. } => self.element("        "),
            Place::Value { .. } => self.value(),
            Place::ItemListHead | Place::MemberListHead => None,
        }
    }

    /// What does not fit on one line.
    pub(super) fn broken(&mut self, place: Place) -> Plain {
        match place {
            Place::Item => {
                self.visibility()?;
                self.broken_import()
            }
            Place::FunctionHead => self.broken_function_head(),
            Place::MemberElement { .. } => self.broken_object("        "),
            _ => None,
        }
    }

    pub(super) fn visibility(&mut self) -> Plain {
        if self.word("pub", "pub").is_none() {
            return Some(());
        }
        if self.is_open('(') {
            self.group(('(', ')'), |line| {
                line.word("crate", "crate")
                    .or_else(|| line.word("super", "super"))
            })?;
        }
        self.write(" ")
    }

    fn item(&mut self) -> Plain {
        self.visibility()?;
        match self.peek_word() {
            Some("mod") => {
                self.word("mod", "mod ")?;
                self.name()?;
            }
            Some("use") => return self.import(),
            Some("type") => self.alias()?,
            Some(word @ ("const" | "static")) => self.constant(word)?,
            _ => self.macro_call()?,
        }
        self.sign(';', ";\n")
    }

    /// A macro that is given one name: what else is given to it is laid out in a way of its own.
    fn macro_call(&mut self) -> Plain {
        loop {
            match self.rest {
                [name @ Token::Word(_), Token::Sign('!', _), ..] => {
                    self.write(self.flat.text(*name))?;
                    self.skip(2);
                    break;
                }
                _ => {
                    self.root_or_name()?;
                    self.colons()?;
                }
            }
        }
        self.write("!")?;
        match self.rest {
            [Token::Open('(', _), _, Token::Close(_), ..] => self.group(('(', ')'), Self::name),
            _ => None,
        }
    }

    fn alias(&mut self) -> Plain {
        self.word("type", "type ")?;
        self.name()?;
        self.sign('=', " = ")?;
        self.ty()
    }

    fn constant(&mut self, word: &str) -> Plain {
        self.word(word, word)?;
        self.write(" ")?;
        self.name_or_underscore()?;
        self.sign(':', ": ")?;
        self.ty()?;
        self.sign('=', " = ")?;
        self.expression()
    }

    fn type_head(&mut self, word: &str) -> Plain {
        self.visibility()?;
        self.word(word, word)?;
        self.write(" ")?;
        self.name()?;
        self.write(" {\n")
    }

    fn impl_head(&mut self) -> Plain {
        self.word("impl", "impl ")?;
        self.path(Generics::Plain)?;
        if self.word("for", " for ").is_some() {
            self.path(Generics::Plain)?;
        }
        self.write(" {\n")
    }

    fn field(&mut self) -> Plain {
        self.write("    ")?;
        self.visibility()?;
        self.name()?;
        self.sign(':', ": ")?;
        self.ty()?;
        self.sign(',', ",\n")
    }

    fn variant(&mut self) -> Plain {
        self.write("    ")?;
        self.name()?;
        if self.is_open('(') {
            self.group_without_last_comma(('(', ')'), Self::ty)?;
        }
        self.sign(',', ",\n")
    }

    fn member(&mut self) -> Plain {
        self.write("    ")?;
        self.visibility()?;
        match self.peek_word()? {
            "type" => self.alias()?,
            "const" => self.constant("const")?,
            _ => return None,
        }
        self.sign(';', ";\n")
    }

    /// Names alone: what else an attribute says is laid out in a way of its own.
    fn attribute(&mut self) -> Plain {
        self.sign('#', "#")?;
        self.group(('[', ']'), |line| {
            line.path(Generics::Turbofish)?;
            if line.is_open('(') {
                line.group_without_last_comma(('(', ')'), Self::name)
            } else if line.sign('=', " = ").is_some() {
                line.literal()
            } else {
                Some(())
            }
        })?;
        self.write("\n")
    }
}
