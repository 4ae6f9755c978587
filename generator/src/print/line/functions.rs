//! The heads of functions.

use super::{Line, Plain};
use crate::print::width;

impl Line<'_> {
    pub(super) fn function_head(&mut self) -> Plain {
        self.function_name()?;
        self.group(('(', ')'), Self::parameter)?;
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
        if self.pair('-', '>', " -> ").is_some() {
            self.ty()?;
        }
        self.write(" {\n")
    }

    fn parameter(&mut self) -> Plain {
        let is_borrowed = self.sign('&', "&").is_some();
        self.mutability();
        if is_borrowed || self.peek_word() == Some("self") {
            return self.word("self", "self");
        }
        self.name_or_underscore()?;
        self.sign(':', ": ")?;
        self.ty()
    }

    /// With a line for each parameter.
    pub(super) fn broken_function_head(&mut self) -> Plain {
        let start = self.text.len();
        self.function_name()?;
        self.is_open('(').then(|| self.skip(1))?;
        // What has no parameters is broken in another way.
        (!self.is_close()).then_some(())?;
        self.write("(\n")?;
        // On one line, up to where the printer might break it in another way.
        let mut width = self.text.len() - start - 1;
        while !self.is_close() {
            self.write("        ")?;
            let start = self.text.len();
            self.parameter()?;
            width += self.text.len() - start;
            self.write(",\n")?;
            self.comma()?;
            if !self.is_close() {
                width += ", ".len();
            }
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
