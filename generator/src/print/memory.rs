//! What was printed before: of what has the same shape, few are parsed and laid out.

use std::cell::RefCell;
use std::sync::{LazyLock, PoisonError, RwLock};

use foldhash::{HashMap, HashMapExt};

use super::flat::{Flat, Token};
use super::line;
use super::place::Place;
use super::shape::Shape;
use super::template::{self, Template};

/// How many shapes are remembered.
const SHAPES: usize = 1 << 16;
/// How many layouts of a shape are remembered.
const LAYOUTS: usize = 32;
/// The most tokens of what is remembered: what is longer is hardly ever met again.
const LONGEST: usize = 256;

/// The templates of each shape.
type Templates = HashMap<Shape, Vec<Template>>;

/// What one thread has learned serves all of them.
static MEMORY: LazyLock<RwLock<Templates>> = LazyLock::new(|| RwLock::new(HashMap::new()));

thread_local! {
    /// What is looked for, kept for its room.
    static WANTED: RefCell<Wanted> = RefCell::default();
}

#[derive(Default)]
struct Wanted {
    shape: Shape,
    lengths: Vec<usize>,
}

/// Appends the text of a piece as it is printed in its place.
pub(super) fn print(
    flat: &Flat,
    piece: &[Token],
    place: Place,
    text: &mut String,
) -> Result<(), syn::Error> {
    if line::print(flat, piece, place, text) {
        return Ok(());
    }
    if piece.len() > LONGEST {
        text.push_str(&place.print(flat, piece)?);
        return Ok(());
    }
    WANTED.with_borrow_mut(|Wanted { shape, lengths }| {
        shape.set(flat, piece, place);
        lengths.clear();
        template::lengths(flat, piece, lengths);
        if recalled(flat, piece, shape, lengths, text) {
            return Ok(());
        }
        let printed = place.print(flat, piece)?;
        learned(shape, Template::of(flat, piece, &printed));
        text.push_str(&printed);
        Ok(())
    })
}

/// Appends the text of a piece, if it is laid out like one of its shape that is remembered; whether it is.
fn recalled(
    flat: &Flat,
    piece: &[Token],
    shape: &Shape,
    lengths: &[usize],
    text: &mut String,
) -> bool {
    let templates = MEMORY.read().unwrap_or_else(PoisonError::into_inner);
    let mut of_shape = templates.get(shape).into_iter().flatten();
    of_shape.any(|template| template.fill(flat, piece, lengths, text))
}

/// Remembers the template of a shape, if there is one.
fn learned(shape: &Shape, template: Option<Template>) {
    let Some(template) = template else {
        return;
    };
    let mut templates = MEMORY.write().unwrap_or_else(PoisonError::into_inner);
    if templates.len() >= SHAPES {
        templates.clear();
    }
    let of_shape = templates.entry(shape.clone()).or_default();
    // Another thread may have learned the same meanwhile.
    if of_shape.len() < LAYOUTS && !of_shape.contains(&template) {
        of_shape.push(template);
    }
}

#[cfg(test)]
pub(super) fn forget() {
    let mut templates = MEMORY.write().unwrap_or_else(PoisonError::into_inner);
    templates.clear();
}
