//! Types that nest as deep as the document does, which clippy would rather have aliases for.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// What clippy takes without a word, in its own measure.
const MOST: usize = 250;

/// Lets a type be as complex as it is.
pub(super) fn allowed(ty: &TokenStream) -> Option<TokenStream> {
    let reason = "the document nests it as deep";
    (measured(ty) > MOST).then(|| quote!(#[allow(clippy::type_complexity, reason = #reason)]))
}

/// Ten for each name in a type, times how deep it stands.
fn measured(ty: &TokenStream) -> usize {
    let (mut depth, mut sum) = (1_usize, 0);
    for token in ty.clone() {
        match token {
            TokenTree::Ident(_) => sum += 10 * depth,
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_maps_are_too_much_only_where_they_may_be_missing() {
        let maps = quote!(BTreeMap<String, BTreeMap<String, BTreeMap<String, Statistics>>>);
        assert!(allowed(&maps).is_none());
        assert!(allowed(&quote!(Option<#maps>)).is_some());
        assert!(allowed(&quote!(Option<Vec<Vec<Item>>>)).is_none());
    }
}
