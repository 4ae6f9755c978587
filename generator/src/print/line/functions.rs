//! The heads of functions.

use super::{Line, Plain};
use crate::print::flat::Token;
use crate::print::width;

impl Line<'_> {
    pub(super) fn function_head(&mut self) -> Plain {
        self.function_name()?;
        self.group(('(', ')'), ("", ""), Self::parameter)?;
        self.returned()
    }

    fn function_name(&mut self) -> Plain {
        self.write("    ")?;
        self.visibility()?;
        self.word("fn", "fn ")?;
        self.name()
    }

    /// What a function returns, and the brace of its body.
    fn returned(&mut self) -> Plain {
        if self.is_pair('-', '>') {
            self.pair('-', '>', " -> ")?;
            self.ty()?;
        }
        self.write(" {\n")
    }

    fn parameter(&mut self) -> Plain {
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

    /// With a line for each parameter.
    pub(super) fn broken_function_head(&mut self) -> Plain {
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
