//! A place in a JSON text, and what stands there. What is not plain, serde_json reads.

use std::borrow::Cow;
use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::scan;

/// A place in a text: mostly where a value begins.
#[derive(Clone, Copy)]
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The beginning of a text.
    pub const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// How many bytes come before the place.
    #[inline]
    pub const fn offset(&self) -> usize {
        self.at
    }

    /// The next byte that is no space, and does not move past it.
    #[inline]
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Moves past that byte if it is the next.
    #[inline]
    pub fn take(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Moves past a word if it is the next.
    pub fn take_word(&mut self, word: &str) -> bool {
        self.peek();
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let is_next = rest.starts_with(word.as_bytes());
        if is_next {
            self.at += word.len();
        }
        is_next
    }

    /// A string; it lies in the text if nothing in it is escaped.
    #[inline]
    pub fn string(&mut self) -> Option<Cow<'a, str>> {
        match self.plain_string() {
            Some(plain) => self.text.get(plain).map(Cow::Borrowed),
            None if self.peek() == Some(b'"') => self.escaped().map(Cow::Owned),
            None => None,
        }
    }

    #[cold]
    fn escaped(&mut self) -> Option<String> {
        self.parse()
    }

    /// Moves past a string if it is that one.
    pub fn take_string(&mut self, string: &str) -> bool {
        let mut ahead = *self;
        let is_next = ahead.raw_string().is_some_and(|raw| raw.is(string));
        if is_next {
            *self = ahead;
        }
        is_next
    }

    /// A string as it stands in the text.
    #[inline]
    pub fn raw_string(&mut self) -> Option<RawString<'a>> {
        self.inlined_string()
    }

    /// The same where a call of its own would cost more than what it does.
    #[inline(always)]
    fn inlined_string(&mut self) -> Option<RawString<'a>> {
        match self.plain_string() {
            Some(plain) => self.text.as_bytes().get(plain).map(RawString::Plain),
            None => self.raw_escaped(),
        }
    }

    /// Moves past a string in which nothing is escaped, if one is next: where what is between its quotes
    /// stands.
    #[inline(always)]
    fn plain_string(&mut self) -> Option<Range<usize>> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let end = start + scan::plain_length(bytes.get(start..)?);
        if bytes.get(end) != Some(&b'"') {
            return None;
        }
        self.at = end + 1;
        Some(start..end)
    }

    /// The string that stands there, if it is one.
    #[inline(never)]
    pub fn string_here(mut self) -> Option<RawString<'a>> {
        self.raw_string()
    }

    #[cold]
    fn raw_escaped(&mut self) -> Option<RawString<'a>> {
        if self.peek() != Some(b'"') {
            return None;
        }
        let start = self.at;
        self.escaped()?;
        let text = self.text.as_bytes().get(start..self.at)?;
        Some(RawString::Escaped(text))
    }

    /// Whether that key is the next, and nothing in it is escaped. The cursor stands before its quote.
    #[inline]
    pub fn is_at_key(&self, key: &str) -> bool {
        let start = self.at + 1;
        let end = start + key.len();
        let bytes = self.text.as_bytes();
        bytes.get(end) == Some(&b'"') && bytes.get(start..end) == Some(key.as_bytes())
    }

    /// Moves past a key that is the next, and past the colon after it.
    #[inline]
    pub fn take_key(&mut self, key: &str) -> bool {
        self.at += key.len() + 2;
        self.take(b':')
    }

    /// The text of a number, which may still turn out to be none.
    #[inline]
    pub fn number_text(&mut self) -> Option<&'a str> {
        let Some(b'-' | b'0'..=b'9') = self.peek() else {
            return None;
        };
        let end = scan::scalar_end(self.text.as_bytes(), self.at);
        let text = self.text.get(self.at..end)?;
        self.at = end;
        Some(text)
    }

    /// The value as it is.
    pub fn value(&mut self) -> Option<Value> {
        self.parse()
    }

    /// Whether more than so many arrays and objects lie in each other from here to the end.
    pub fn nests_deeper(self, end: Self, than: usize) -> bool {
        let text = self.text.as_bytes().get(self.at..end.at);
        // Each of them takes two brackets.
        text.is_some_and(|text| text.len() > 2 * than && scan::depth(text) > than)
    }

    /// Moves past the value; anywhere if it is no JSON.
    pub fn skip(&mut self) {
        self.peek();
        self.at = scan::value_end(self.text.as_bytes(), self.at);
    }

    /// Looks at the entries, if it is an object: each key, where its value begins, and what that is if it
    /// is a string. They end early if it is no JSON.
    #[inline]
    pub fn each_entry(mut self, mut look: impl FnMut(RawString<'a>, Self, Option<RawString<'a>>)) {
        let mut before = b'{';
        while self.take(before) {
            let key = self.inlined_string();
            let (Some(key), true) = (key, self.take(b':')) else {
                return;
            };
            let value = self;
            let text = self.inlined_string();
            if text.is_none() {
                self.skip();
            }
            look(key, value, text);
            before = b',';
        }
    }

    fn parse<T: DeserializeOwned>(&mut self) -> Option<T> {
        // Not `from_str`: the same reading of a slice is compiled for texts that are read whole.
        let rest = self.text.as_bytes().get(self.at..)?;
        let mut values = serde_json::Deserializer::from_slice(rest).into_iter();
        let value = values.next()?.ok();
        self.at += values.byte_offset();
        value
    }
}

/// A string as it stands in a text.
#[derive(Clone, Copy)]
pub enum RawString<'a> {
    /// What is between the quotes.
    Plain(&'a [u8]),
    /// What has something in it that is escaped, with its quotes.
    Escaped(&'a [u8]),
}

impl RawString<'_> {
    /// What is found for the string.
    #[inline]
    pub fn find<T>(self, find: impl Fn(&[u8]) -> Option<T>) -> Option<T> {
        match self {
            Self::Plain(text) => find(text),
            Self::Escaped(text) => find(unescaped(text)?.as_bytes()),
        }
    }

    /// Whether it is that string.
    #[inline]
    pub fn is(self, string: &str) -> bool {
        match self {
            Self::Plain(text) => text == string.as_bytes(),
            Self::Escaped(text) => unescaped(text).is_some_and(|text| text == string),
        }
    }
}

#[cold]
fn unescaped(text: &[u8]) -> Option<String> {
    serde_json::from_slice(text).ok()
}
