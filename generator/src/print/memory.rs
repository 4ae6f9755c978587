//! What was printed before: of what has the same shape, one is parsed and laid out.

use std::cell::RefCell;
use std::collections::HashMap;

use super::flat::{Flat, Token};
use super::place::Place;
use super::shape::{least, lengths, shape};
use super::template::Template;
use super::width;

/// How many are remembered.
const MOST: usize = 1 << 16;
/// The most tokens of what is remembered: what is longer is hardly ever met again.
const LONGEST: usize = 256;

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// Templates by place and shape; none for what no template can be made of.
#[derive(Default)]
struct Memory {
    templates: HashMap<Vec<u8>, Option<Template>>,
    /// The shape that is looked for, kept for its room.
    wanted: Vec<u8>,
}

/// Appends the text of a piece as it is printed in its place.
pub(super) fn print(
    flat: &Flat,
    piece: &[Token],
    place: Place,
    text: &mut String,
) -> Result<(), syn::Error> {
    MEMORY.with_borrow_mut(|memory| memory.print(flat, piece, place, text))
}

impl Memory {
    /// Where the shortest names were broken over lines because they did not fit, longer ones do not fit
    /// either, and what is on a line stays there as long as it fits. Beyond that, what is as long is
    /// laid out alike.
    fn print(
        &mut self,
        flat: &Flat,
        piece: &[Token],
        place: Place,
        text: &mut String,
    ) -> Result<(), syn::Error> {
        if piece.len() > LONGEST {
            text.push_str(&place.print(flat, piece)?);
            return Ok(());
        }
        self.wanted.clear();
        self.wanted.extend(place.number());
        shape(flat, piece, &mut self.wanted);
        if !self.templates.contains_key(&self.wanted) {
            let printed = place.print_least(flat, piece).ok();
            self.learn(printed.and_then(|text| Template::of(flat, piece, &text, least)));
        }
        if let Some(Some(template)) = self.templates.get(&self.wanted) {
            let start = text.len();
            template.fill(flat, piece, text);
            if width::fits(text.get(start..).unwrap_or_default()) {
                return Ok(());
            }
            text.truncate(start);
        }
        self.wanted.push(0);
        lengths(flat, piece, &mut self.wanted);
        if let Some(Some(template)) = self.templates.get(&self.wanted) {
            template.fill(flat, piece, text);
            return Ok(());
        }
        let printed = place.print(flat, piece)?;
        self.learn(Template::of(flat, piece, &printed, |text| text));
        text.push_str(&printed);
        Ok(())
    }

    /// Remembers the template of what is wanted.
    fn learn(&mut self, template: Option<Template>) {
        if self.templates.len() >= MOST {
            self.templates.clear();
        }
        self.templates.insert(self.wanted.clone(), template);
    }
}
