//! Doc comments.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::docs::doc_lines;
use crate::ir::Docs;

/// Columns of a doc comment's text.
const WIDTH: usize = 92;

/// Columns of the text of the readme, and of the crate's own doc comment, which is not indented.
pub(super) const PAGE_WIDTH: usize = 96;

/// A doc comment of Markdown text that the document holds.
pub(crate) fn markdown(text: &str) -> TokenStream {
    lines(&wrapped(text))
}

/// The lines of a doc comment of such text.
pub(crate) fn wrapped(text: &str) -> Vec<String> {
    doc_lines(text, WIDTH)
}

/// Whether something of a text is left in a doc comment.
pub(crate) fn is_visible(text: &str) -> bool {
    !doc_lines(text, WIDTH).is_empty()
}

/// A doc comment of what the document says of a thing, or of `otherwise` if it says nothing.
pub(crate) fn of(docs: &Docs, otherwise: &str) -> TokenStream {
    let mut paragraphs: Vec<&str> = Vec::new();
    paragraphs.extend(docs.title.as_deref());
    paragraphs.extend(
        docs.description
            .as_deref()
            .filter(|text| Some(*text) != docs.title.as_deref()),
    );
    if paragraphs.is_empty() {
        paragraphs.push(otherwise);
    }
    paragraphs.extend(docs.remarks.iter().map(String::as_str));
    let mut all: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        let more = doc_lines(paragraph, WIDTH);
        if !all.is_empty() && !more.is_empty() {
            all.push(String::new());
        }
        all.extend(more);
    }
    if all.is_empty() {
        all.push(otherwise.to_owned());
    }
    lines(&all)
}

/// A doc comment of what has another name on the wire, which is told where `name` does not.
pub(crate) fn of_named(docs: &Docs, otherwise: &str, name: &str, wire: &str) -> TokenStream {
    let is_described = docs.title.is_some() || docs.description.is_some();
    if !is_described || tells(name, wire) {
        return of(docs, otherwise);
    }
    let mut docs = docs.clone();
    let wire = wire.replace('`', "'");
    docs.remarks.push(format!("On the wire it is `{wire}`."));
    of(&docs, otherwise)
}

/// Whether a name has all the letters and digits of another, and no more.
fn tells(name: &str, wire: &str) -> bool {
    let plain = |c: &char| c.is_alphanumeric();
    let name = name.chars().filter(plain).flat_map(char::to_lowercase);
    let wire = wire.chars().filter(plain).flat_map(char::to_lowercase);
    name.eq(wire)
}

/// A doc comment of a sentence whose first mention of a type is a link to it.
pub(crate) fn linked(sentence: &str, ty: Option<&str>) -> TokenStream {
    let mut text = doc_lines(sentence, WIDTH);
    if let (Some(ty), Some(first)) = (ty, text.first_mut()) {
        *first = first.replacen(&format!("`{ty}`"), &format!("[`{ty}`]"), 1);
    }
    lines(&text)
}

/// A doc comment of these lines.
pub(crate) fn lines(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| literal(line));
    quote!(#(#[doc = #lines])*)
}

/// The text of a line. To escape each character of it would cost more than all else of it.
fn literal(line: &str) -> Literal {
    match line {
        "" => Literal::string(""),
        line => {
            let raw = format!("r\" {line}\"").parse();
            raw.unwrap_or_else(|_| Literal::string(&format!(" {line}")))
        }
    }
}

/// The first line of a module.
pub(crate) fn module(text: &str) -> TokenStream {
    let lines = doc_lines(text, WIDTH);
    let lines = lines.iter().map(|line| literal(line));
    quote!(#(#![doc = #lines])*)
}

/// The mark of what should not be used any more.
pub(crate) fn deprecated(docs: &Docs) -> TokenStream {
    if docs.deprecated {
        quote!(#[deprecated])
    } else {
        TokenStream::new()
    }
}
