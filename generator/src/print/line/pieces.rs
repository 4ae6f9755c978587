//! What stands in each place on one line, with its indent and the end of its line.

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

    pub(super) fn visibility(&mut self) -> Plain {
        if self.peek_word() != Some("pub") {
            return Some(());
        }
        self.word("pub", "pub")?;
        if let Some(Token::Open('(', _)) = self.peek() {
            self.group(('(', ')'), ("", ""), |line| {
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
            Some("use") => {
                self.word("use", "use ")?;
                self.imported()?;
            }
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
                [token, Token::Sign('!', _), ..] => {
                    self.write(self.flat.text(*token))?;
                    self.skip(2);
                    break;
                }
                _ => {
                    self.imported_name()?;
                    self.pair(':', ':', "::")?;
                }
            }
        }
        self.write("!")?;
        match self.rest {
            [Token::Open('(', _), _, Token::Close(_), ..] => {
                self.group(('(', ')'), ("", ""), Self::name)
            }
            _ => None,
        }
    }

    /// What a `use` names. One name alone needs no braces.
    pub(super) fn imported(&mut self) -> Plain {
        match self.peek()? {
            Token::Open('{', end) => {
                self.is_no_comma_before(end)?;
                match self.rest {
                    [_, Token::Name(_), Token::Close(_), ..] => {
                        self.skip(1);
                        self.name()?;
                        self.skip(1);
                        Some(())
                    }
                    _ => self.group(('{', '}'), ("", ""), Self::imported_name),
                }
            }
            Token::Sign('*', _) => self.sign('*', "*"),
            _ => {
                self.imported_name()?;
                if !self.is_pair(':', ':') {
                    return Some(());
                }
                self.pair(':', ':', "::")?;
                self.imported()
            }
        }
    }

    pub(super) fn imported_name(&mut self) -> Plain {
        match self.peek_word() {
            Some(word @ ("self" | "crate" | "super" | "std")) => self.word(word, word)?,
            Some(_) => return None,
            None => self.name()?,
        }
        if self.peek_word() == Some("as") {
            self.word("as", " as ")?;
            self.word("_", "_").or_else(|| self.name())?;
        }
        Some(())
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
        self.word("_", "_").or_else(|| self.name())?;
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
        if self.peek_word() == Some("for") {
            self.word("for", " for ")?;
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
        if let Some(Token::Open('(', end)) = self.peek() {
            self.is_no_comma_before(end)?;
            self.group(('(', ')'), ("", ""), Self::ty)?;
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

    fn function_head(&mut self) -> Plain {
        self.function_name()?;
        self.group(('(', ')'), ("", ""), Self::parameter)?;
        self.returned()
    }

    pub(super) fn function_name(&mut self) -> Plain {
        self.write("    ")?;
        self.visibility()?;
        self.word("fn", "fn ")?;
        self.name()
    }

    /// What a function returns, and the brace of its body.
    pub(super) fn returned(&mut self) -> Plain {
        if self.is_pair('-', '>') {
            self.pair('-', '>', " -> ")?;
            self.ty()?;
        }
        self.write(" {\n")
    }

    pub(super) fn parameter(&mut self) -> Plain {
        if self.is_sign('&') {
            self.sign('&', "&")?;
            if self.peek_word() == Some("mut") {
                self.word("mut", "mut ")?;
            }
            return self.word("self", "self");
        }
        if self.peek_word() == Some("mut") {
            self.word("mut", "mut ")?;
        }
        match self.peek_word() {
            Some("self") => return self.word("self", "self"),
            Some("_") => self.word("_", "_")?,
            _ => self.name()?,
        }
        self.sign(':', ": ")?;
        self.ty()
    }

    fn statement(&mut self) -> Plain {
        self.write("        ")?;
        match self.peek_word() {
            Some("let") => {
                self.word("let", "let ")?;
                self.bound()?;
                self.sign('=', " = ")?;
            }
            Some("return") => self.word("return", "return ")?,
            _ => {
                self.expression()?;
                if self.is_sign('=') {
                    self.sign('=', " = ")?;
                } else if self.rest.is_empty() {
                    return self.write("\n");
                } else {
                    return self.sign(';', ";\n");
                }
            }
        }
        self.expression()?;
        self.sign(';', ";\n")
    }

    /// What a `let` names, and its type.
    fn bound(&mut self) -> Plain {
        match self.peek_word() {
            Some("_") => self.word("_", "_")?,
            Some("mut") => {
                self.word("mut", "mut ")?;
                self.name()?;
            }
            _ => self.name()?,
        }
        if self.is_sign(':') {
            self.sign(':', ": ")?;
            self.ty()?;
        }
        Some(())
    }

    fn match_head(&mut self) -> Plain {
        self.write("        ")?;
        self.word("match", "match ")?;
        self.expression()?;
        self.write(" {\n")
    }

    fn arm(&mut self) -> Plain {
        self.write("            ")?;
        self.pattern()?;
        self.pair('=', '>', " => ")?;
        self.expression()?;
        self.sign(',', ",\n")
    }

    fn element(&mut self, indent: &str) -> Plain {
        self.write(indent)?;
        self.expression()?;
        self.write(",\n")
    }

    fn value(&mut self) -> Plain {
        self.write("            ")?;
        self.field_value()?;
        self.write(",\n")
    }

    /// Names alone: what else an attribute says is laid out in a way of its own.
    fn attribute(&mut self) -> Plain {
        self.sign('#', "#")?;
        self.group(('[', ']'), ("", ""), |line| {
            line.path(Generics::Turbofish)?;
            match line.peek()? {
                Token::Open('(', end) => {
                    line.is_no_comma_before(end)?;
                    line.group(('(', ')'), ("", ""), Self::name)
                }
                Token::Sign('=', _) => {
                    line.sign('=', " = ")?;
                    line.literal()
                }
                _ => Some(()),
            }
        })?;
        self.write("\n")
    }
}
