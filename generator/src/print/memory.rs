//! What was printed before: of what has the same shape, one is parsed and laid out.

use std::cell::RefCell;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use foldhash::{HashMap, HashMapExt};

use super::flat::{Flat, Token};
use super::place::Place;
use super::shape::{least, lengths, shape};
use super::template::Template;
use super::width;

/// How many are remembered.
const MOST: usize = 1 << 16;
/// The most tokens of what is remembered: what is longer is hardly ever met again.
const LONGEST: usize = 256;

/// Templates by place and shape; none for what no template can be made of.
type Templates = HashMap<Vec<u8>, Option<Arc<Template>>>;

/// What one thread has learned serves all of them.
static MEMORY: LazyLock<RwLock<Templates>> = LazyLock::new(|| RwLock::new(HashMap::new()));

thread_local! {
    /// The shape that is looked for, kept for its room.
    static WANTED: RefCell<Vec<u8>> = RefCell::default();
}

/// Appends the text of a piece as it is printed in its place.
///
/// Where the shortest names were broken over lines because they did not fit, longer ones do not fit
/// either, and what is on a line stays there as long as it fits. Beyond that, what is as long is laid
/// out alike.
pub(super) fn print(
    flat: &Flat,
    piece: &[Token],
    place: Place,
    text: &mut String,
) -> Result<(), syn::Error> {
    if piece.len() > LONGEST {
        text.push_str(&place.print(flat, piece)?);
        return Ok(());
    }
    WANTED.with_borrow_mut(|wanted| {
        wanted.clear();
        wanted.extend(place.number());
        shape(flat, piece, wanted);
        let template = recalled(wanted).unwrap_or_else(|| {
            let printed = place.print_least(flat, piece).ok();
            let template = printed.and_then(|text| Template::of(flat, piece, &text, least));
            learned(wanted, template)
        });
        if let Some(template) = template {
            let start = text.len();
            template.fill(flat, piece, text);
            if width::fits(text.get(start..).unwrap_or_default()) {
                return Ok(());
            }
            text.truncate(start);
        }
        wanted.push(0);
        lengths(flat, piece, wanted);
        if let Some(Some(template)) = recalled(wanted) {
            template.fill(flat, piece, text);
            return Ok(());
        }
        let printed = place.print(flat, piece)?;
        learned(wanted, Template::of(flat, piece, &printed, |text| text));
        text.push_str(&printed);
        Ok(())
    })
}

fn recalled(wanted: &[u8]) -> Option<Option<Arc<Template>>> {
    let templates = MEMORY.read().unwrap_or_else(PoisonError::into_inner);
    templates.get(wanted).cloned()
}

/// Remembers the template of what is wanted.
fn learned(wanted: &[u8], template: Option<Template>) -> Option<Arc<Template>> {
    let template = template.map(Arc::new);
    let mut templates = MEMORY.write().unwrap_or_else(PoisonError::into_inner);
    if templates.len() >= MOST {
        templates.clear();
    }
    templates.insert(wanted.to_owned(), template.clone());
    template
}
