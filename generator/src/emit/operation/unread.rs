//! The media types in which an operation may answer and that are not read, for the documentation of
//! its call.

use indexmap::IndexSet;

use crate::emit::documentation;
use crate::ir::{Content, ContentKind, Operation, Outcome, Type};
use crate::media_type::PLAIN_JSON;

const SEND_RAW: &str = "[`send_raw`](ApiRequest::send_raw)";

/// Tells how what is not read can be had.
pub(super) fn told(operation: &Operation) -> Vec<String> {
    let mut names: IndexSet<String> = IndexSet::new();
    for success in operation.outcomes() {
        let others = success.responses.iter().flat_map(|it| &it.content);
        let others = others.filter(|one| is_other(one, &success.outcome));
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

/// Whether something else than what is read, and than JSON under another name.
fn is_other(content: &Content, read: &Outcome) -> bool {
    match &content.kind {
        ContentKind::Json(ty) => is_other_json(ty, read) && is_asked_for(content),
        _ if read.is_read_of(content) => false,
        ContentKind::Bytes => content.essence() != "*/*",
        ContentKind::Text => content.is_own_text,
        _ => false,
    }
}

fn is_other_json(ty: &Type, read: &Outcome) -> bool {
    matches!(read, Outcome::Json(read) if read != ty)
}

/// Whether a call can ask for it rather than for what is read anyway; what failed nobody asks for.
fn is_asked_for(json: &Content) -> bool {
    !matches!(
        json.essence().as_str(),
        PLAIN_JSON | "application/problem+json"
    )
}
