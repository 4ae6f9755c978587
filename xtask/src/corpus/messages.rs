//! What the compiler says, from the lines of JSON that Cargo prints.

use serde::Deserialize;

/// What is wrong with a crate, each with its place.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) errors: Vec<String>,
    pub(super) warnings: Vec<String>,
}

#[derive(Deserialize)]
struct Line {
    message: Option<Message>,
}

#[derive(Deserialize)]
struct Message {
    level: String,
    message: String,
    code: Option<Code>,
    #[serde(default)]
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Code {
    code: String,
}

#[derive(Deserialize)]
struct Span {
    file_name: String,
    line_start: usize,
    is_primary: bool,
}

/// The errors and the warnings among the lines.
pub(super) fn read(lines: &str) -> Said {
    let mut said = Said::default();
    let lines = lines.lines().map(serde_json::from_str::<Line>);
    for message in lines.flatten().filter_map(|line| line.message) {
        match message.level.as_str() {
            // The compiler ends with a sum of what it said.
            _ if message.code.is_none() && message.spans.is_empty() && !message.is_bug() => {}
            "warning" => said.warnings.push(message.text()),
            "error" | "error: internal compiler error" => said.errors.push(message.text()),
            _ => {}
        }
    }
    said
}

impl Message {
    fn is_bug(&self) -> bool {
        self.level.contains("internal")
    }

    fn text(&self) -> String {
        let code = self.code.as_ref().map(|it| format!("[{}]", it.code));
        let place = self.spans.iter().find(|span| span.is_primary);
        let place = place.map(|span| format!(" ({}:{})", span.file_name, span.line_start));
        format!(
            "{}{}: {}{}",
            self.level,
            code.unwrap_or_default(),
            self.message,
            place.unwrap_or_default()
        )
    }
}
