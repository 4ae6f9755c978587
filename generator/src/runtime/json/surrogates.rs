//! Halves of characters: servers that cut a text in the middle of one escape what no string can hold.

/// What stands for a character that is not known.
const REPLACEMENT: &str = "\\ufffd";

/// The length of an escape such as `\ud83d`.
const ESCAPE: usize = 6;

/// A JSON text with a replacement in place of each surrogate without the other, and the first of them;
/// none where there is none.
pub(super) fn replaced(text: &str) -> Option<(String, String)> {
    let mut whole = String::with_capacity(text.len());
    let mut first = None;
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at_checked(at)?;
        whole.push_str(before);
        let (length, is_half) = match (code(escape), escape.get(ESCAPE..).and_then(code)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (2 * ESCAPE, false),
            (Some(0xD800..=0xDFFF), _) => (ESCAPE, true),
            // A backslash and what it escapes, of whatever length.
            _ => (1 + escape.chars().nth(1).map_or(0, char::len_utf8), false),
        };
        let (escape, after) = escape.split_at_checked(length)?;
        whole.push_str(if is_half { REPLACEMENT } else { escape });
        if is_half {
            first.get_or_insert_with(|| escape.to_owned());
        }
        rest = after;
    }
    whole.push_str(rest);
    Some((whole, first?))
}

/// The code unit that an escape at the beginning of a text stands for.
fn code(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| is_hex)
}
