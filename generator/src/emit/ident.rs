//! How identifiers that were chosen elsewhere become tokens.

use proc_macro2::{Ident, Span};

use crate::keywords::is_keyword;

/// A keyword that nothing can be named, so that a file that holds it does not parse.
const NO_NAME: &str = "abstract";

/// The identifier itself; names are made so that they are identifiers.
pub(crate) fn ident(name: &str) -> Ident {
    if is_plain(name) {
        return Ident::new(name, Span::call_site());
    }
    match syn::parse_str::<Ident>(name) {
        Ok(ident) => ident,
        // Reached only if a name broke its promise: the printed file then does not parse, with its
        // place named, which is better than a panic.
        Err(_) => Ident::new(NO_NAME, Span::call_site()),
    }
}

/// Whether a name is an identifier at first sight, which need not be parsed to know.
fn is_plain(name: &str) -> bool {
    let bytes = name.as_bytes();
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    bytes.first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.iter().all(is_word)
        && !is_keyword(name)
}
