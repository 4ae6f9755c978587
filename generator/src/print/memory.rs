//! What was printed before: of what has the same shape, one is parsed and laid out.

use std::cell::RefCell;
use std::collections::HashMap;

use super::flat::{Flat, Token};
use super::place::Place;
use super::shape::shape;
use super::template::Template;

/// Longest shape that is remembered: what is long is hardly ever met again.
const LONGEST: usize = 1024;
/// How many are remembered.
const MOST: usize = 1 << 16;

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
    fn print(
        &mut self,
        flat: &Flat,
        piece: &[Token],
        place: Place,
        text: &mut String,
    ) -> Result<(), syn::Error> {
        self.wanted.clear();
        self.wanted.extend(place.number());
        shape(flat, piece, &mut self.wanted);
        let known = self.templates.get(&self.wanted);
        if let Some(Some(template)) = known {
            template.fill(flat, piece, text);
            return Ok(());
        }
        let printed = place.print(flat, piece)?;
        if known.is_none() && self.wanted.len() <= LONGEST {
            if self.templates.len() >= MOST {
                self.templates.clear();
            }
            let template = Template::of(flat, piece, &printed);
            self.templates.insert(self.wanted.clone(), template);
        }
        text.push_str(&printed);
        Ok(())
    }
}
