//! Statements, arms and what is listed.

use super::{Line, Plain};

impl Line<'_> {
    pub(super) fn statement(&mut self) -> Plain {
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
                if self.rest.is_empty() {
                    return self.write("\n");
                }
                if self.sign('=', " = ").is_none() {
                    return self.sign(';', ";\n");
                }
            }
        }
        self.expression()?;
        self.sign(';', ";\n")
    }

    /// What a `let` names, and its type.
    fn bound(&mut self) -> Plain {
        if self.word("_", "_").is_none() {
            self.mutability();
            self.name()?;
        }
        match self.sign(':', ": ") {
            Some(()) => self.ty(),
            None => Some(()),
        }
    }

    pub(super) fn match_head(&mut self) -> Plain {
        self.write("        ")?;
        self.word("match", "match ")?;
        self.expression()?;
        self.write(" {\n")
    }

    pub(super) fn arm(&mut self) -> Plain {
        self.write("            ")?;
        self.pattern()?;
        self.pair('=', '>', " => ")?;
        self.expression()?;
        self.sign(',', ",\n")
    }

    pub(super) fn element(&mut self, indent: &str) -> Plain {
        self.write(indent)?;
        self.expression()?;
        self.write(",\n")
    }

    pub(super) fn value(&mut self) -> Plain {
        self.write("            ")?;
        self.field_value()?;
        self.write(",\n")
    }
}
