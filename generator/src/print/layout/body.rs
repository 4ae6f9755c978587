//! The bodies of functions, statement by statement.

use super::{Done, Layout};
use crate::print::cut;
use crate::print::place::Place;

impl Layout<'_> {
    pub(super) fn function(&mut self, from: usize, to: usize) -> Done {
        let Some((first, last)) = self.body(from, to) else {
            return self.print(from, to, Place::Member);
        };
        self.print(from, first - 1, Place::FunctionHead)?;
        let done = self.block(first, last, 0)?;
        self.text.push_str("    }\n");
        Ok(done)
    }

    fn block(&mut self, from: usize, to: usize, depth: u8) -> Done {
        let Some(statements) = cut::statements(self.flat, from, to) else {
            return Ok(None);
        };
        for (from, to) in statements {
            if self.statement(from, to, depth)?.is_none() {
                return Ok(None);
            }
        }
        Ok(Some(()))
    }

    /// Of a loop or a choice, each line is printed alone, and of a long object each field.
    fn statement(&mut self, from: usize, to: usize, depth: u8) -> Done {
        let whole = Place::Statement(depth);
        match cut::keyword(self.flat, from, to) {
            "while" => self.repeated(from, to, depth),
            "match" => self.choice(from, to, depth),
            _ if depth == 0 => self.object(from, to),
            _ => self.print(from, to, whole),
        }
    }

    fn repeated(&mut self, from: usize, to: usize, depth: u8) -> Done {
        let Some((first, last)) = self.body(from, to) else {
            return self.print(from, to, Place::Statement(depth));
        };
        self.print(from, first - 1, Place::BlockHead(depth))?;
        let done = self.block(first, last, depth + 1)?;
        self.close(depth);
        Ok(done)
    }

    fn choice(&mut self, from: usize, to: usize, depth: u8) -> Done {
        let body = self.body(from, to);
        let arms = body.and_then(|(first, last)| cut::listed(self.flat, first, last));
        let (Some((first, _)), Some(arms)) = (body, arms) else {
            return self.print(from, to, Place::Statement(depth));
        };
        self.print(from, first - 1, Place::MatchHead(depth))?;
        for (from, to) in arms {
            self.print(from, to, Place::Arm(depth))?;
        }
        self.close(depth);
        Ok(Some(()))
    }

    fn close(&mut self, depth: u8) {
        self.text.push_str(&" ".repeat(8 + 4 * usize::from(depth)));
        self.text.push_str("}\n");
    }
}
