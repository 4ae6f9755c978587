//! A text with holes for the names and strings in it.

use super::flat::{Flat, Token};
use super::shape::is_hole;

/// What is between the holes, in order: one more than there are holes.
#[derive(Debug)]
pub(super) struct Template(Vec<Box<str>>);

impl Template {
    /// The template of what was printed of tokens whose names and strings are `filled` so; none where the
    /// printer did more than to put blanks and signs between words.
    pub(super) fn of(
        flat: &Flat,
        piece: &[Token],
        printed: &str,
        filled: fn(&str) -> &str,
    ) -> Option<Self> {
        let mut between = Vec::new();
        let (mut start, mut place) = (0, 0);
        let mut tokens = piece.iter().peekable();
        while let Some(token) = tokens.next() {
            if !matches!(token, Token::Word(..) | Token::Literal(..)) {
                continue;
            }
            let is_hole = is_hole(flat, *token, tokens.peek().copied());
            let text = match flat.text(*token) {
                text if is_hole => filled(text),
                text => text,
            };
            place += printed.get(place..)?.find(begins_word)?;
            if !printed.get(place..)?.starts_with(text) {
                return None;
            }
            if is_hole {
                between.push(printed.get(start..place)?.into());
                start = place + text.len();
            }
            place += text.len();
        }
        if printed.get(place..)?.contains(begins_word) {
            return None;
        }
        between.push(printed.get(start..)?.into());
        Some(Self(between))
    }

    /// Appends the text with what tokens of the same shape have in its holes.
    pub(super) fn fill(&self, flat: &Flat, piece: &[Token], text: &mut String) {
        let mut between = self.0.iter();
        text.push_str(between.next().map_or("", |first| first));
        let mut tokens = piece.iter().peekable();
        while let Some(token) = tokens.next() {
            if is_hole(flat, *token, tokens.peek().copied()) {
                text.push_str(flat.text(*token));
                text.push_str(between.next().map_or("", |next| next));
            }
        }
    }
}

fn begins_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '"')
}
