//! How identifiers that were chosen elsewhere become tokens.

use proc_macro2::{Ident, Span};

/// The identifier itself; names are made so that they are identifiers.
pub(crate) fn ident(name: &str) -> Ident {
    match syn::parse_str::<Ident>(name) {
        Ok(ident) => ident,
        // Reached only if a name broke its promise: the printed file then does not parse, with its
        // place named, which is better than a panic.
        Err(_) => Ident::new("invalid_identifier", Span::call_site()),
    }
}
