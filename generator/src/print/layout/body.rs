//! The bodies of functions, statement by statement.

use super::{Done, Layout};
use crate::print::cut;
use crate::print::place::Place;

impl Layout<'_> {
    pub(super) fn function(&mut self, from: usize, to: usize) -> Done {
        let Some((first, last)) = self.body(from, to) else {
            return self.print(from, to, Place::Member).map(Some);
        };
        let Some(statements) = cut::statements(self.flat, first, last) else {
            return Ok(None);
        };
        self.print(from, first - 1, Place::FunctionHead)?;
        for (from, to) in statements {
            self.statement(from, to)?;
        }
        self.text.push_str("    }\n");
        Ok(Some(()))
    }

    /// Of a choice each arm is printed alone, and of a long object each field.
    fn statement(&mut self, from: usize, to: usize) -> Result<(), syn::Error> {
        match cut::keyword(self.flat, from, to) {
            "match" => self.choice(from, to),
            _ => self.object(from, to),
        }
    }

    fn choice(&mut self, from: usize, to: usize) -> Result<(), syn::Error> {
        let body = self.body(from, to);
        let arms = body.and_then(|(first, last)| cut::listed(self.flat, first, last));
        let (Some((first, _)), Some(arms)) = (body, arms) else {
            return self.print(from, to, Place::Statement);
        };
        self.print(from, first - 1, Place::MatchHead)?;
        for (from, to) in arms {
            self.print(from, to, Place::Arm)?;
        }
        self.text.push_str("        }\n");
        Ok(())
    }
}
