//! Makes text of a server fit for one line of an error message.

use super::redact::Redactor;

/// As much of a body as helps to recognise it.
const BODY: usize = 200;

/// Characters read of a body: enough for [`BODY`] after runs of space are gone.
const READ: usize = 4 * 1024;

/// Bytes searched for credentials: one that begins in what is read should end in it.
const SEARCHED: usize = 4 * READ;

pub(super) fn of_body(body: &[u8], secrets: &Redactor) -> String {
    let start = body.get(..SEARCHED).unwrap_or(body);
    let text = secrets.text(&String::from_utf8_lossy(start));
    let start: String = text.chars().take(READ).collect();
    one_line(&start, BODY)
}

/// The text on one line, cut to a number of characters.
///
/// Control characters, and those that change the direction of text, would let a server rewrite
/// what a terminal shows.
pub(super) fn one_line(text: &str, limit: usize) -> String {
    let spaced = text.replace(is_unprintable, " ");
    let mut line = String::new();
    for word in spaced.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if let Some((end, _)) = line.char_indices().nth(limit) {
        line.truncate(end);
        line.push('…');
    }
    line
}

fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}
