//! What a schema tells a reader.

use openapiv3::SchemaData;
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
