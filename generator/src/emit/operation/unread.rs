//! The media types in which an operation may answer and that are not read, for the documentation of
//! its call.

use indexmap::IndexSet;

use crate::emit::documentation;
use crate::ir::{Content, ContentKind, Operation};

const SEND_RAW: &str = "[`send_raw`](ApiRequest::send_raw)";

/// Tells how what is not read can be had.
pub(super) fn told(operation: &Operation) -> Vec<String> {
    let mut names: IndexSet<String> = IndexSet::new();
    for success in operation.outcomes() {
        let others = success.responses.iter().flat_map(|it| &it.content);
        let others = others.filter(|one| is_other(one) && !success.outcome.is_read_of(&one.kind));
        names.extend(others.map(|one| format!("`{}`", one.essence().replace('`', "'"))));
    }
    let names: Vec<String> = names.into_iter().collect();
    if names.is_empty() {
        return Vec::new();
    }
    let text = documentation::wrapped(&format!(
        "The API also answers in {}: ask for that with the header `accept`, and take it as it comes \
         with `send_raw`.",
        names.join(", ")
    ));
    let linked = text.iter().map(|line| line.replace("`send_raw`", SEND_RAW));
    linked.chain([String::new()]).collect()
}

/// Whether something else than JSON under another name.
fn is_other(content: &Content) -> bool {
    match content.kind {
        ContentKind::Bytes => content.essence() != "*/*",
        ContentKind::Text => content.is_own_text,
        _ => false,
    }
}
