//! What a schema tells a reader.

use openapiv3::{ExternalDocumentation, SchemaData};
use serde_json::Value;

use crate::ir::Docs;

/// The words of a schema; a default is told, never invented on reading.
pub(super) fn of_schema(data: &SchemaData) -> Docs {
    let mut remarks: Vec<String> = data.default.iter().map(default).collect();
    if data.read_only {
        remarks.push("Read-only.".to_owned());
    }
    if data.write_only {
        remarks.push("Write-only.".to_owned());
    }
    remarks.extend(see(data.external_docs.as_ref()));
    Docs {
        title: prose(data.title.as_ref()),
        description: prose(data.description.as_ref()),
        deprecated: data.deprecated,
        remarks,
    }
}

/// The value that is meant where none is given.
pub(super) fn default(value: &Value) -> String {
    format!("Default: `{}`", inline_code(&value.to_string()))
}

/// A text of the document, unless it is blank.
pub(super) fn prose(text: Option<&String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).cloned()
}

/// Text fit for a code span.
pub(super) fn inline_code(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut line: String = text
        .chars()
        .take(LONGEST)
        .map(|c| if c == '`' || c.is_control() { ' ' } else { c })
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        line.push('…');
    }
    line
}

/// Where more is told, if that is a page that can be visited.
pub(super) fn see(page: Option<&ExternalDocumentation>) -> Option<String> {
    let url = page?.url.trim();
    let is_page = url.starts_with("https://") || url.starts_with("http://");
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>`\\\"".contains(c);
    (is_page && url.chars().all(is_plain)).then(|| format!("See <{url}>."))
}

/// A description, and after it where more is told.
pub(super) fn with_page(
    description: Option<&String>,
    page: Option<&ExternalDocumentation>,
) -> Option<String> {
    let see = see(page);
    let Some(description) = prose(description) else {
        return see;
    };
    let see = see.filter(|_| !page.is_some_and(|page| description.contains(page.url.trim())));
    Some(match see {
        Some(see) => format!("{}\n\n{see}", description.trim_end()),
        None => description,
    })
}
