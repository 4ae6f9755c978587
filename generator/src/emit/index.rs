//! The list of all operations and types, `api.md`.

use askama::Template;

use super::Context;
use super::files::one_line;
use crate::docs::doc_lines;

#[derive(Template)]
#[template(path = "api.md", escape = "none")]
pub(super) struct Index {
    title: String,
    operations: Vec<Line>,
    types: Vec<String>,
}

/// An operation in the index.
struct Line {
    call: String,
    request: String,
    summary: String,
}

/// All that can be called, and all types.
pub(super) fn index(context: Context<'_>) -> Index {
    let operations = context
        .api
        .operations
        .iter()
        .zip(&context.symbols.operations);
    let mut types: Vec<String> = context
        .symbols
        .types
        .values()
        .map(|symbol| symbol.name.clone())
        .collect();
    types.sort();
    Index {
        title: doc_lines(&one_line(&context.api.info.title), usize::MAX).join(" "),
        operations: operations
            .map(|(operation, symbol)| Line {
                call: format!("client.{}().{}", symbol.resource.join("()."), symbol.method),
                request: format!(
                    "{} {}",
                    operation.method.as_str(),
                    operation.path.replace(['`', '|'], " ")
                ),
                summary: table_text(operation.docs.title.as_deref().unwrap_or_default()),
            })
            .collect(),
        types,
    }
}

/// Text that stays within its cell.
fn table_text(text: &str) -> String {
    doc_lines(&one_line(text), usize::MAX)
        .join(" ")
        .replace('|', "\\|")
}
