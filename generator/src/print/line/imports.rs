//! What a `use` names.

use super::{Line, Plain};
use crate::print::flat::Token;
use crate::print::width;

/// How far what is imported is indented.
const INDENT: usize = 4;

impl Line<'_> {
    pub(super) fn import(&mut self) -> Plain {
        self.import_of(|line| line.group(('{', '}'), Self::imported_name))
    }

    /// As many names on a line as fit; one name alone is not broken.
    pub(super) fn broken_import(&mut self) -> Plain {
        self.import_of(Self::filled)
    }

    /// With what several names in braces are printed as.
    fn import_of(&mut self, names: impl FnOnce(&mut Self) -> Plain) -> Plain {
        self.word("use", "use ")?;
        loop {
            match self.peek()? {
                Token::Open('{', _) if self.is_alone() => break self.alone()?,
                Token::Open('{', _) => break names(self)?,
                Token::Sign('*', _) => break self.sign('*', "*")?,
                _ => self.imported_name()?,
            }
            if self.colons().is_none() {
                break;
            }
        }
        self.sign(';', ";\n")
    }

    fn imported_name(&mut self) -> Plain {
        self.root_or_name()?;
        match self.word("as", " as ") {
            Some(()) => self.name_or_underscore(),
            None => Some(()),
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
        self.is_close().then(|| self.skip(1))
    }

    fn filled(&mut self) -> Plain {
        self.skip(1);
        self.write("{\n    ")?;
        let mut column = INDENT;
        while !self.is_close() {
            let start = self.text.len();
            self.imported_name()?;
            let name = self.text.split_off(start);
            self.comma()?;
            // The comma after the last takes up no room.
            let comma = usize::from(!self.is_close());
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
        self.skip(1);
        self.write("\n}")
    }
}
