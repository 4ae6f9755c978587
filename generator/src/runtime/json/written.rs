//! Where in a text that is being written its end stands.

use super::decoded::escaped;
use super::scan;

enum Step {
    Key(String),
    Item(usize),
}

/// The pointer to the value that comes next, after a text that breaks off before it.
#[cold]
pub(super) fn pointer(text: &[u8]) -> String {
    let mut steps = Vec::new();
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        let end = match byte {
            b'"' => scan::value_end(text, at),
            _ => at + 1,
        };
        match (byte, steps.last_mut()) {
            (b'{', _) => steps.push(Step::Key(String::new())),
            (b'[', _) => steps.push(Step::Item(0)),
            (b'}' | b']', _) => _ = steps.pop(),
            (b',', Some(Step::Item(index))) => *index += 1,
            (b'"', Some(Step::Key(key))) if text.get(end) == Some(&b':') => {
                let name = text.get(at + 1..end - 1).unwrap_or_default();
                *key = escaped(&String::from_utf8_lossy(name));
            }
            _ => {}
        }
        at = end;
    }
    let steps = steps.iter().map(|step| match step {
        Step::Key(key) => format!("/{key}"),
        Step::Item(index) => format!("/{index}"),
    });
    steps.collect()
}
