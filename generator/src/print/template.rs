//! A text with holes for the names and strings in it.

use super::broken::{self, Demand, Hole};
use super::flat::{Flat, Token};
use super::width;

/// A text, and from which lengths of its names on it is laid out so.
#[derive(Debug, PartialEq)]
pub(super) struct Template {
    /// What is between the holes, in order: one more than there are holes.
    between: Vec<Box<str>>,
    demands: Vec<Demand>,
}

impl Template {
    /// The template of what was printed of a piece; none where the printer did more than to put blanks
    /// and signs between words, or where it had to leave a line too long.
    pub(super) fn of(flat: &Flat, piece: &[Token], printed: &str) -> Option<Self> {
        if !width::fits(printed) {
            return None;
        }
        let holes = holes(flat, piece, printed)?;
        let mut between = Vec::with_capacity(holes.len() + 1);
        let mut start = 0;
        for (from, to) in &holes {
            between.push(printed.get(start..*from)?.into());
            start = *to;
        }
        between.push(printed.get(start..)?.into());
        Some(Self {
            between,
            demands: broken::demands(printed, &holes),
        })
    }

    /// Appends the text with what tokens of the same shape have in its holes, if they are laid out so.
    pub(super) fn fill(
        &self,
        flat: &Flat,
        piece: &[Token],
        before: &[usize],
        text: &mut String,
    ) -> bool {
        if !self.demands.iter().all(|demand| demand.is_met(before)) {
            return false;
        }
        let start = text.len();
        let mut between = self.between.iter();
        text.push_str(between.next().map_or("", |first| first));
        for token in piece.iter().filter(|token| token.is_hole()) {
            text.push_str(flat.text(*token));
            text.push_str(between.next().map_or("", |next| next));
        }
        let fits = width::fits(text.get(start..).unwrap_or_default());
        if !fits {
            text.truncate(start);
        }
        fits
    }
}

/// How much the names and strings of a piece hold, in bytes, up to each of them.
pub(super) fn lengths(flat: &Flat, piece: &[Token], before: &mut Vec<usize>) {
    let mut sum = 0;
    before.push(sum);
    for token in piece.iter().filter(|token| token.is_hole()) {
        sum += flat.text(*token).len();
        before.push(sum);
    }
}

/// Where the names and strings of a piece are in what was printed of it.
fn holes(flat: &Flat, piece: &[Token], printed: &str) -> Option<Vec<Hole>> {
    let mut holes = Vec::new();
    let mut place = 0;
    for token in piece {
        if matches!(token, Token::Sign(..) | Token::Open(..) | Token::Close(_)) {
            continue;
        }
        let text = flat.text(*token);
        place += printed.get(place..)?.find(begins_word)?;
        if !printed.get(place..)?.starts_with(text) {
            return None;
        }
        let end = place + text.len();
        if token.is_hole() {
            holes.push((place, end));
        }
        place = end;
    }
    let is_all = !printed.get(place..)?.contains(begins_word);
    is_all.then_some(holes)
}

fn begins_word(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '"')
}
