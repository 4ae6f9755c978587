//! Percent-encoding: which characters may stand as they are, and where.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything outside the unreserved characters of RFC 3986.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What `allowReserved` leaves in a query value. Still encoded are `#`, which would end the query,
/// `&` and `+`, which would be read as another parameter and a space, and `[`, `]` and `'`, which a
/// URL's query may not hold.
const RESERVED: &AsciiSet = &VALUE
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// What it leaves in a path: all that a segment may hold, and none of `/`, `?` and `#`, which would end it.
const RESERVED_PATH: &AsciiSet = &VALUE
    .remove(b':')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// What it leaves in a cookie: all but `,` and `;`, which would end or split it.
const RESERVED_COOKIE: &AsciiSet = &RESERVED_PATH
    .add(b',')
    .add(b';')
    .remove(b'/')
    .remove(b'?')
    .remove(b'#')
    .remove(b'[')
    .remove(b']');

/// What the fixed text of a path template keeps: it is the document's, and may be encoded already.
const LITERAL: &AsciiSet = &RESERVED.remove(b'&').remove(b'+').remove(b'%');

/// A path, other than a query, may hold `'`.
const LITERAL_PATH: &AsciiSet = &LITERAL.remove(b'\'');

pub(super) fn value(text: &str) -> String {
    collect(text, VALUE)
}

pub(super) fn reserved(text: &str) -> String {
    keeping_encoded(text, RESERVED)
}

pub(super) fn reserved_path(text: &str) -> String {
    keeping_encoded(text, RESERVED_PATH)
}

pub(super) fn reserved_cookie(text: &str) -> String {
    keeping_encoded(text, RESERVED_COOKIE)
}

/// What is percent-encoded already stays so, as RFC 6570 has it.
fn keeping_encoded(text: &str, keep_out: &'static AsciiSet) -> String {
    let mut encoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        push(&mut encoded, before, keep_out);
        encoded.push_str(if begins_with_hex(after) { "%" } else { "%25" });
        rest = after;
    }
    push(&mut encoded, rest, keep_out);
    encoded
}

fn begins_with_hex(text: &str) -> bool {
    let digits = text.as_bytes().get(..2);
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

/// Adds fixed text of a path.
pub(super) fn push_literal_path(to: &mut String, text: &str) {
    push(to, text, LITERAL_PATH);
}

/// Adds fixed text of a query.
pub(super) fn push_literal_query(to: &mut String, text: &str) {
    push(to, text, LITERAL);
}

fn collect(text: &str, keep_out: &'static AsciiSet) -> String {
    let mut encoded = String::with_capacity(text.len());
    push(&mut encoded, text, keep_out);
    encoded
}

fn push(to: &mut String, text: &str, keep_out: &'static AsciiSet) {
    // Most texts are names and identifiers, which every set keeps as they are.
    let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    if text.bytes().all(is_unreserved) {
        to.push_str(text);
    } else {
        to.extend(utf8_percent_encode(text, keep_out));
    }
}
