//! Escapes text, so that Markdown reads it as nothing but text.

use std::borrow::Cow;

/// A piece of a text without spaces.
#[derive(Debug, PartialEq)]
pub(super) enum Word<'a> {
    Text(&'a str),
    Url(&'a str),
    /// An address with blanks to fill in: no link, yet lints take it for one.
    Template(&'a str),
}

/// Splits a word into addresses and what is around them.
pub(super) fn words(word: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = word;
    let mut address = None;
    std::iter::from_fn(move || {
        if address.is_some() || rest.is_empty() {
            return address.take();
        }
        let Some(at) = find_scheme(rest) else {
            return Some(Word::Text(std::mem::take(&mut rest)));
        };
        let (before, url) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let (url, after) = url.split_at_checked(url_end(url)).unwrap_or((url, ""));
        rest = after;
        address = Some(match url.contains(['{', '}', '<', '>']) {
            true => Word::Template(url),
            false if url.ends_with("//") => Word::Text(url),
            false => Word::Url(url),
        });
        match before {
            "" => address.take(),
            before => Some(Word::Text(before)),
        }
    })
}

fn find_scheme(text: &str) -> Option<usize> {
    // Most words are soon known to have none.
    memchr::memchr(b':', text.as_bytes())?;
    let starts = text.match_indices("http").map(|(at, _)| at);
    let is_url = |at: &usize| {
        let tail = text.get(*at..).unwrap_or_default();
        tail.starts_with("http://") || tail.starts_with("https://")
    };
    starts.into_iter().find(is_url)
}

/// Where an address ends: punctuation after it is the sentence's.
fn url_end(text: &str) -> usize {
    let stop = |c: char| matches!(c, '"' | '`' | '|' | '\\' | '^' | '[' | ']' | ' ');
    let mut url = text
        .get(..text.find(stop).unwrap_or(text.len()))
        .unwrap_or(text);
    if !is_template(url) {
        url = url.split(['<', '>', '{', '}']).next().unwrap_or(url);
    }
    let (mut opened, mut closed) = (url.matches('(').count(), url.matches(')').count());
    while let Some(last) = url.chars().next_back() {
        let drop = match last {
            ')' => closed > opened,
            c => matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '(' | '>'
            ),
        };
        if !drop || (last == '>' && is_template(url)) {
            break;
        }
        closed -= usize::from(last == ')');
        opened -= usize::from(last == '(');
        url = url.get(..url.len() - last.len_utf8()).unwrap_or_default();
    }
    url.len()
}

fn is_template(url: &str) -> bool {
    let pairs = [('{', '}'), ('<', '>')];
    pairs.iter().any(|(open, close)| {
        let inner = url.split_once(*open);
        inner.is_some_and(|(_, after)| after.contains(*close))
    })
}

/// What a word of text stands in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// The character glued to its beginning.
    pub(super) before: Option<char>,
    /// A space, or nothing that is known.
    pub(super) after: Option<char>,
    pub(super) in_table: bool,
}

/// A word of text.
pub(super) fn text(word: &str, around: Around) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".,:;'\"()/%?!".contains(&byte);
    if word.bytes().all(is_plain) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len() + 8);
    let mut before = around.before;
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied().or(around.after);
        if is_special(c, before, after, around.in_table) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    Cow::Owned(out)
}

fn is_special(c: char, before: Option<char>, after: Option<char>, in_table: bool) -> bool {
    let alphanumeric = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '`' | '*' | '[' | ']' | '~' => true,
        // At the end of a line, a backslash would be a line break.
        '\\' => after.is_none_or(|c| c == ' ' || c.is_ascii_punctuation()),
        '_' => !(alphanumeric(before) && alphanumeric(after)),
        '<' => after.is_none_or(|c| c.is_alphabetic() || matches!(c, '/' | '!' | '?')),
        '&' => after.is_none_or(|c| c.is_alphanumeric() || c == '#'),
        // Rustdoc makes a dash of two hyphens, which breaks the names of options.
        '-' => before == Some('-'),
        '|' => in_table,
        _ => false,
    }
}

/// A code span.
pub(super) fn code(text: &str, in_table: bool) -> String {
    let text: Vec<&str> = text.split(' ').collect();
    let text = text.join(" ");
    let text = text.trim();
    let fence = "`".repeat(longest_run(text, '`') + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    let text = match in_table {
        true => text.replace('|', "\\|"),
        false => text.to_owned(),
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// How often a character is repeated at most.
pub(super) fn longest_run(text: &str, of: char) -> usize {
    let runs = text.split(|c| c != of).map(str::len);
    runs.max().unwrap_or(0) / of.len_utf8()
}

/// The address of a link, as it stands in parentheses or angle brackets.
pub(super) fn url(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.trim().chars() {
        match c {
            ' ' | '<' | '>' | '(' | ')' | '[' | ']' | '\\' | '`' | '|' | '*' | '"' | '{' | '}' => {
                out.push_str(&format!("%{:02X}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out
}
