//! Turns the text of a description into lines for doc comments that rustdoc and clippy accept.

mod clean;
mod escape;
mod html;
mod inline;
mod pairs;
mod read;
mod survey;
mod tags;
mod tree;
mod wrap;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use clean::visible;

/// The lines of a doc comment for a description in CommonMark, HTML or neither.
///
/// Lines have no leading space for `///`; a description without visible text has no lines.
pub(crate) fn doc_lines(markdown: &str, width: usize) -> Vec<String> {
    let source = clean::source(markdown);
    if source.trim().is_empty() {
        return Vec::new();
    }
    write::blocks(&read::blocks(source), width)
}
