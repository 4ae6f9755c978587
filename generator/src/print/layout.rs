//! Items as the pieces that they are printed in.

mod body;
mod list;

use std::borrow::Cow;

use super::cut::{self, Cut};
use super::flat::{Flat, Token};
use super::memory;
use super::place::Place;

/// Prints one item.
pub(super) struct Layout<'a> {
    flat: &'a Flat,
    text: &'a mut String,
}

/// That something is printed in pieces: none where it cannot be cut, and has to be printed as a whole.
type Done = Result<Option<()>, syn::Error>;

impl<'a> Layout<'a> {
    pub(super) fn item(
        flat: &'a Flat,
        from: usize,
        to: usize,
        text: &'a mut String,
    ) -> Result<(), syn::Error> {
        let length = text.len();
        let mut layout = Layout { flat, text };
        // What cannot be parsed in pieces is told of the whole.
        if let Ok(Some(())) = layout.in_pieces(from, to) {
            return Ok(());
        }
        layout.text.truncate(length);
        layout
            .text
            .push_str(&Place::Item.print(flat, layout.piece(from, to))?);
        Ok(())
    }

    fn piece(&self, from: usize, to: usize) -> &'a [Token] {
        self.flat.tokens.get(from..to).unwrap_or_default()
    }

    /// Prints what comes before a body, or what has none.
    fn print(&mut self, from: usize, to: usize, place: Place) -> Result<(), syn::Error> {
        memory::print(self.flat, self.piece(from, to), place, self.text)
    }

    /// Where the body of something is, if it ends with one in braces.
    fn body(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let (opening, end) = cut::last_group(self.flat, from, to, '{')?;
        Some((opening + 1, end)).filter(|(from, to)| from < to)
    }

    fn in_pieces(&mut self, from: usize, to: usize) -> Done {
        let from = self.attributes(from, to)?;
        let keyword = cut::keyword(self.flat, from, to);
        let (head, of, cut): (Place, Place, Cut) = match keyword {
            "struct" => (Place::StructHead, Place::Field, cut::listed),
            "enum" => (Place::EnumHead, Place::Variant, cut::listed),
            "impl" => (Place::ImplHead, Place::Member, cut::items),
            "fn" | "trait" | "macro_rules" => return Ok(None),
            "const" => return self.constant(from, to, Place::Item).map(Some),
            _ => return self.print(from, to, Place::Item).map(Some),
        };
        let Some((first, last)) = self.body(from, to) else {
            return self.print(from, to, Place::Item).map(Some);
        };
        let Some(members) = cut(self.flat, first, last) else {
            return Ok(None);
        };
        self.print(from, first - 1, head)?;
        let done = self.members(&members, of)?;
        self.text.push_str("}\n");
        Ok(done)
    }

    /// Prints fields, variants or what is implemented, with blank lines between.
    fn members(&mut self, members: &[(usize, usize)], of: Place) -> Done {
        let has_attributes = |(from, _): &(usize, usize)| {
            matches!(self.flat.tokens.get(*from), Some(Token::Sign('#', _)))
        };
        let is_spaced = of != Place::Field || members.iter().any(has_attributes);
        let mut previous = "";
        for (index, (from, to)) in members.iter().copied().enumerate() {
            let keyword = match of {
                Place::Member => cut::keyword(self.flat, from, to),
                _ => "",
            };
            if index > 0 && is_spaced && !(keyword == "type" && previous == "type") {
                self.text.push('\n');
            }
            previous = keyword;
            let from = self.docs(from, to, "    ///");
            match keyword {
                "fn" => {
                    if self.function(from, to)?.is_none() {
                        return Ok(None);
                    }
                }
                "const" => self.constant(from, to, of)?,
                _ => self.print(from, to, of)?,
            }
        }
        Ok(Some(()))
    }

    /// Prints the doc comment that something begins with; the place after it.
    fn docs(&mut self, from: usize, to: usize, sign: &str) -> usize {
        let mut place = from;
        while place < to
            && let Some(Token::Sign('#', _)) = self.flat.tokens.get(place)
            && let Some(after) = doc(self.flat, place + 1, sign, self.text)
        {
            place = after;
        }
        place
    }

    /// Prints the attributes that an item begins with; the place after them.
    fn attributes(&mut self, from: usize, to: usize) -> Result<usize, syn::Error> {
        let after = cut::after_attributes(self.flat, from, to);
        let mut place = self.docs(from, to, "///");
        while place < after {
            let next = cut::after(self.flat, place + 1);
            self.print(place, next, Place::Attribute)?;
            place = self.docs(next, to, "///");
        }
        Ok(place)
    }
}

/// Prints the line of the doc comment whose bracket is at a place, if there is one; the place after it.
pub(super) fn doc(flat: &Flat, place: usize, sign: &str, text: &mut String) -> Option<usize> {
    let [
        Token::Open('[', end),
        name,
        Token::Sign('=', _),
        line @ (Token::Literal(..) | Token::Text(..)),
        _,
    ] = flat.tokens.get(place..place + 5)?
    else {
        return None;
    };
    let is_doc = *end == place + 4 && flat.text(*name) == "doc";
    let line = comment(flat.text(*line)).filter(|_| is_doc)?;
    text.push_str(sign);
    text.push_str(line.trim_end_matches(' '));
    text.push('\n');
    Some(place + 5)
}

/// The text of a doc comment's line; none if it takes more than a comment of its own line.
fn comment(literal: &str) -> Option<Cow<'_, str>> {
    let plain = literal.strip_prefix("r\"").or_else(|| {
        literal
            .strip_prefix('"')
            .filter(|_| !literal.contains('\\'))
    });
    let text: Cow<'_, str> = match plain {
        Some(text) => text.strip_suffix('"')?.into(),
        None => syn::parse_str::<syn::LitStr>(literal).ok()?.value().into(),
    };
    (!text.starts_with('/') && !text.contains('\n')).then_some(text)
}
