//! Whether an object is what results come in, or one thing that has an array among its fields.

use super::items::object;
use super::names::{
    ABOUT, ABOUT_PAGES, BESIDE, HAS_MORE, NEXT_CURSOR, NEXT_URL, OF_ANSWERS, OFFSET, OWN_ID,
    PAGE_FIELD, PAGE_SIZE, SIZE, TOTAL, TOTAL_PAGES, is_one,
};
use super::signs::{self, Leaf};
use crate::ir::{Field, Signs, Type, Types};

/// As many fields that tell of no page as a page may have.
const MOST: usize = 2;

/// Whether it says which page it is, how many results there are, or where more are.
pub(super) fn says_how_far(types: &Types, ty: &Type, cursors: &[&str]) -> bool {
    let (leaves, signs) = read(types, ty);
    goes_on(&leaves, &signs, cursors) || signs::has_total(&leaves)
}

/// Whether it has an id of its own or much to tell, and does not speak of pages. A total may be one of
/// money.
pub(super) fn is_thing(types: &Types, ty: &Type, cursors: &[&str]) -> bool {
    let fields = object(types, ty).map_or(&[][..], |object| &object.fields);
    let (leaves, signs) = read(types, ty);
    let is_about = |field: &Field| is_one(&field.key, ABOUT_PAGES);
    if goes_on(&leaves, &signs, cursors) || fields.iter().any(is_about) {
        return false;
    }
    let has_id = fields.iter().any(|field| is_one(&field.key, OWN_ID));
    let own = fields.iter().filter(|field| is_own(field)).count();
    // One of them is the array.
    has_id || (!signs::has_total(&leaves) && own > MOST + 1)
}

fn read<'a>(types: &'a Types, ty: &'a Type) -> (Vec<Leaf<'a>>, Signs) {
    let leaves = signs::leaves(types, ty);
    let signs = signs::signs(&leaves);
    (leaves, signs)
}

/// Whether it speaks of pages, has what goes into one of these parameters, or the URL of the next page.
fn goes_on(leaves: &[Leaf<'_>], signs: &Signs, cursors: &[&str]) -> bool {
    let told = [
        &signs.has_more,
        &signs.page,
        &signs.page_size,
        &signs.total_pages,
    ];
    told.iter().any(|sign| sign.is_some())
        || signs::named(leaves, NEXT_CURSOR, |leaf| leaf.is_token()).is_some()
        || cursors
            .iter()
            .any(|cursor| signs::next_cursor(leaves, cursor).is_some())
        || signs::has_next_url_at_top(leaves)
}

/// Whether a field tells something of the thing, not of the answer.
fn is_own(field: &Field) -> bool {
    let of_answers = [
        ABOUT,
        BESIDE,
        HAS_MORE,
        NEXT_CURSOR,
        NEXT_URL,
        OFFSET,
        OF_ANSWERS,
        PAGE_FIELD,
        PAGE_SIZE,
        SIZE,
        TOTAL,
        TOTAL_PAGES,
    ];
    !of_answers.iter().any(|names| is_one(&field.key, names))
}
