//! What the printer leaves on a line, in bytes.

use memchr::memmem;

/// The longest line.
pub(super) const LINE: usize = 89;
/// The deepest indent that the longest line does not depend on.
pub(super) const DEEPEST: usize = 29;
/// The longest object that is built on a line, without its closing brace.
pub(super) const OBJECT: usize = 34;
/// How an object that is built on a line begins, after its path.
const OBJECT_START: &str = " { ";

/// Whether the printer would break none of these lines.
pub(super) fn fits(text: &str) -> bool {
    let has_objects = memmem::find(text.as_bytes(), OBJECT_START.as_bytes()).is_some();
    if text.len() <= LINE && !has_objects {
        return true;
    }
    text.split('\n').all(|line| {
        let fits = line.len() <= LINE && (!has_objects || fit_objects(line));
        fits || is_text(line)
    })
}

/// Whether a line is one string, which cannot be broken.
fn is_text(line: &str) -> bool {
    let line = line.trim_start_matches(' ').trim_end_matches(',');
    let text = line
        .strip_prefix('"')
        .and_then(|line| line.strip_suffix('"'));
    text.is_some_and(|text| !text.contains(['"', '\\']))
}

/// Whether all that may be an object built on this line is short enough.
fn fit_objects(line: &str) -> bool {
    line.match_indices(OBJECT_START).all(|(place, _)| {
        let (before, after) = line.split_at(place);
        let path = before.bytes().rev().take_while(|byte| is_of_path(*byte));
        path.count() + to_end(after) <= OBJECT
    })
}

fn is_of_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'<' | b'>')
}

/// The length up to the brace that closes the first one; that of all the line if strings may hold braces.
fn to_end(text: &str) -> usize {
    if text.contains('"') {
        return text.len();
    }
    let mut depth = 0usize;
    let end = text.bytes().position(|byte| {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        byte == b'}' && depth == 0
    });
    end.unwrap_or(text.len())
}
