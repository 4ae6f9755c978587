//! Long constant lists and long objects, value by value.

use super::Layout;
use crate::print::cut;
use crate::print::flat::Token;
use crate::print::place::Place;
use crate::print::width;

type Pieces = Vec<(usize, usize)>;

impl Layout<'_> {
    /// Of a constant list that takes several lines, each value is printed alone.
    pub(super) fn constant(
        &mut self,
        from: usize,
        to: usize,
        whole: Place,
    ) -> Result<(), syn::Error> {
        let (head, indent) = match whole {
            Place::Item => (Place::ItemListHead, ""),
            _ => (Place::MemberListHead, "    "),
        };
        let Some((opening, values)) = self.listed_values(from, to) else {
            return self.print(from, to, whole);
        };
        self.print(from, opening, head)?;
        self.values(&values, |is_last| match whole {
            Place::Item => Place::ItemElement { is_last },
            _ => Place::MemberElement { is_last },
        })?;
        self.text.push_str(indent);
        self.text.push_str("];\n");
        Ok(())
    }

    /// Where the bracket of a constant list is, and its values; none if they may be on one line.
    fn listed_values(&self, from: usize, to: usize) -> Option<(usize, Pieces)> {
        let (opening, last) = cut::last_group(self.flat, from, to.checked_sub(1)?, '[')?;
        let before = self.flat.tokens.get(opening.checked_sub(2)?..opening)?;
        let is_list = matches!(before, [Token::Sign('=', _), Token::Sign('&', _)]);
        let is_long = self.flat.width(self.piece(opening, last)) > width::LINE;
        if !is_list || !is_long {
            return None;
        }
        let values = cut::values(self.flat, opening + 1, last)?;
        // Of numbers, as many are put on a line as fit.
        let is_plain = values.iter().all(|(from, to)| to - from == 1);
        (!is_plain).then_some((opening, values))
    }

    /// Of an object that takes several lines, each field is printed alone.
    pub(super) fn object(&mut self, from: usize, to: usize) -> Result<(), syn::Error> {
        let Some((opening, fields)) = self.object_fields(from, to) else {
            return self.print(from, to, Place::Statement);
        };
        self.text.push_str("        ");
        for token in self.piece(from, opening) {
            match token {
                Token::Sign(sign, _) => self.text.push(*sign),
                name => self.text.push_str(self.flat.text(*name)),
            }
        }
        self.text.push_str(" {\n");
        self.values(&fields, |is_last| Place::Value { is_last })?;
        self.text.push_str("        }\n");
        Ok(())
    }

    fn values(
        &mut self,
        values: &[(usize, usize)],
        place: impl Fn(bool) -> Place,
    ) -> Result<(), syn::Error> {
        for (index, (from, to)) in values.iter().enumerate() {
            self.print(*from, *to, place(index + 1 == values.len()))?;
        }
        Ok(())
    }

    /// Where the brace of an object is, and its fields; none if they may be on one line.
    fn object_fields(&self, from: usize, to: usize) -> Option<(usize, Pieces)> {
        let (opening, last) = cut::last_group(self.flat, from, to, '{')?;
        let is_path = |token: &Token| match token {
            Token::Name(..) | Token::Sign(':', _) => true,
            Token::Word(..) => matches!(self.flat.text(*token), "Self" | "crate" | "super"),
            _ => false,
        };
        let is_long = self.flat.width(self.piece(opening, last)) > width::OBJECT;
        let is_object = opening > from && self.piece(from, opening).iter().all(is_path);
        if !is_object || !is_long {
            return None;
        }
        let fields = cut::values(self.flat, opening + 1, last)?;
        let is_whole = fields
            .iter()
            .all(|(from, _)| !matches!(self.flat.tokens.get(*from), Some(Token::Sign('.', _))));
        is_whole.then_some((opening, fields))
    }
}
