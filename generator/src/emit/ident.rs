//! How identifiers that were chosen elsewhere become tokens.

use proc_macro2::{Ident, Span};

/// A keyword that nothing can be named, so that a file that holds it does not parse.
const NO_NAME: &str = "abstract";

/// The identifier itself; names are made so that they are identifiers.
pub(crate) fn ident(name: &str) -> Ident {
    match syn::parse_str::<Ident>(name) {
        Ok(ident) => ident,
        // Reached only if a name broke its promise: the printed file then does not parse, with its
        // place named, which is better than a panic.
        Err(_) => Ident::new(NO_NAME, Span::call_site()),
    }
}
