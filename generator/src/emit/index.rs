//! `api.md`: every operation and type, with links to where it is.

use std::collections::BTreeMap;

use askama::Template;

use super::files::one_line;
use super::{Context, resources};
use crate::docs::doc_lines;

#[derive(Template)]
#[template(path = "api.md", escape = "none")]
pub(super) struct Index {
    title: String,
    operations: Vec<Operation>,
    types: BTreeMap<String, String>,
}

struct Operation {
    call: String,
    file: String,
    request: String,
    summary: String,
}

pub(super) fn index(context: Context<'_>) -> Index {
    let files = resources::file_of_each_operation(context);
    let operations = context
        .api
        .operations
        .iter()
        .zip(&context.symbols.operations)
        .enumerate();
    let operations = operations.map(|(index, (operation, symbol))| Operation {
        call: format!("client.{}().{}", symbol.resource.join("()."), symbol.method),
        file: files.get(&index).cloned().unwrap_or_default(),
        request: operation.http().replace(['`', '|'], " "),
        summary: table_text(operation.docs.title.as_deref().unwrap_or_default()),
    });
    let types = context.symbols.types.values();
    Index {
        title: doc_lines(&one_line(&context.api.info.title), usize::MAX).join(" "),
        operations: operations.collect(),
        types: types
            .map(|symbol| {
                let file = format!("src/types/{}.rs", symbol.module);
                (symbol.name.clone(), file)
            })
            .collect(),
    }
}

/// Text that stays within its cell.
fn table_text(text: &str) -> String {
    doc_lines(&one_line(text), usize::MAX)
        .join(" ")
        .replace('|', "\\|")
}
