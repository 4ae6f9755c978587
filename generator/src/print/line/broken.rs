//! Imports and parameters that take several lines.

use super::{Line, Plain};
use crate::print::flat::Token;
use crate::print::place::Place;
use crate::print::width;

/// How far what is imported is indented.
const INDENT: usize = 4;

impl Line<'_> {
    /// What does not fit on one line.
    pub(super) fn broken(&mut self, place: Place) -> Plain {
        match place {
            Place::Item => self.broken_import(),
            Place::FunctionHead => self.broken_function_head(),
            _ => None,
        }
    }

    /// As many names on a line as fit; one name alone is not broken.
    fn broken_import(&mut self) -> Plain {
        self.visibility()?;
        self.word("use", "use ")?;
        while !matches!(self.peek()?, Token::Open('{', _)) {
            self.imported_name()?;
            match self.is_pair(':', ':') {
                true => self.pair(':', ':', "::")?,
                false => return self.sign(';', ";\n"),
            }
        }
        if let [_, Token::Name(_), Token::Close(_), ..] = self.rest {
            self.imported()?;
            return self.sign(';', ";\n");
        }
        self.skip(1);
        self.write("{\n    ")?;
        let mut column = INDENT;
        while !matches!(self.peek()?, Token::Close(_)) {
            let start = self.text.len();
            self.imported_name()?;
            let name = self.text.split_off(start);
            if self.is_sign(',') {
                self.sign(',', "")?;
            }
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
        self.skip(1);
        self.write("\n}")?;
        self.sign(';', ";\n")
    }

    /// A line for each parameter.
    fn broken_function_head(&mut self) -> Plain {
        let start = self.text.len();
        self.function_name()?;
        match self.rest {
            [Token::Open('(', _), Token::Close(_), ..] => return None,
            [Token::Open('(', _), ..] => self.skip(1),
            _ => return None,
        }
        self.write("(\n")?;
        // On one line, up to where the printer might break it in another way.
        let mut width = self.text.len() - start - 1;
        while !matches!(self.peek()?, Token::Close(_)) {
            self.write("        ")?;
            let start = self.text.len();
            self.parameter()?;
            width += self.text.len() - start;
            self.write(",\n")?;
            match self.peek()? {
                Token::Close(_) => {}
                _ => self.sign(',', "")?,
            }
            width += match self.peek()? {
                Token::Close(_) => 0,
                _ => 2,
            };
        }
        self.skip(1);
        self.write("    )")?;
        let end = self.text.len();
        self.returned()?;
        let after = self.text.get(end..)?;
        let length = after.trim_end().len();
        width += 1 + after
            .find(['<', '(', '['])
            .map_or(length, |place| place + 1);
        let fits = width::fits(self.text.get(start..)?);
        (width > width::LINE && fits).then_some(())
    }
}
