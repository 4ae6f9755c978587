//! What a `use` names.

use super::{Line, Plain};
use crate::print::flat::Token;
use crate::print::width;

/// How far what is imported is indented.
const INDENT: usize = 4;

impl Line<'_> {
    pub(super) fn import(&mut self) -> Plain {
        self.word("use", "use ")?;
        self.imported()?;
        self.sign(';', ";\n")
    }

    fn imported(&mut self) -> Plain {
        match self.peek()? {
            Token::Open('{', _) if self.is_alone() => self.alone(),
            Token::Open('{', _) => self.group(('{', '}'), ("", ""), Self::imported_name),
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
        self.root_or_name()?;
        if self.peek_word() == Some("as") {
            self.word("as", " as ")?;
            self.word("_", "_").or_else(|| self.name())?;
        }
        Some(())
    }

    /// A name, or what stands before names at the beginning of a path.
    pub(super) fn root_or_name(&mut self) -> Plain {
        match self.peek_word() {
            Some(word @ ("self" | "crate" | "super" | "std")) => self.word(word, word),
            Some(_) => None,
            None => self.name(),
        }
    }

    /// Whether one name stands in braces: it needs none.
    fn is_alone(&self) -> bool {
        let within = self.rest.iter().skip(1);
        let mut within = within.take_while(|token| !matches!(token, Token::Close(_)));
        let first = within.next();
        matches!(first, Some(Token::Name(_)))
            && within.all(|token| !matches!(token, Token::Sign(',', _)))
    }

    fn alone(&mut self) -> Plain {
        self.skip(1);
        self.imported_name()?;
        matches!(self.peek()?, Token::Close(_)).then(|| self.skip(1))
    }

    /// As many names on a line as fit; one name alone is not broken.
    pub(super) fn broken_import(&mut self) -> Plain {
        self.word("use", "use ")?;
        while !matches!(self.peek()?, Token::Open('{', _)) {
            self.root_or_name()?;
            if !self.is_pair(':', ':') {
                return self.sign(';', ";\n");
            }
            self.pair(':', ':', "::")?;
        }
        if self.is_alone() {
            self.alone()?;
            return self.sign(';', ";\n");
        }
        self.skip(1);
        self.write("{\n    ")?;
        self.filled()?;
        self.skip(1);
        self.write("\n}")?;
        self.sign(';', ";\n")
    }

    fn filled(&mut self) -> Plain {
        let mut column = INDENT;
        while !matches!(self.peek()?, Token::Close(_)) {
            let start = self.text.len();
            self.imported_name()?;
            let name = self.text.split_off(start);
            if self.is_sign(',') {
                self.sign(',', "")?;
            }
            // The comma after the last takes up no room.
            let comma = usize::from(!matches!(self.peek()?, Token::Close(_)));
            if column > INDENT && column + 1 + name.len() + comma <= width::LINE {
                self.write(" ")?;
                column += 1;
            } else if column > INDENT {
                self.write("\n    ")?;
                column = INDENT;
            }
            self.write(&name)?;
            self.write(",")?;
            column += name.len() + 1;
        }
        Some(())
    }
}
