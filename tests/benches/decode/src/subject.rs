//! Whose types are tried.

use std::hint::black_box;

use cloudflare_workers::runtime::json;
use cloudflare_workers::types::{Placement, ScriptListResponse};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ideal;

/// Goes through a text once; the bytes of it.
type Work<'a> = Box<dyn Fn() -> usize + 'a>;

/// Makes ready to decode or encode a text again and again.
type Prepare = for<'a> fn(&'a str) -> Option<Work<'a>>;

/// The work of decoding or encoding a text as the types of a subject, if they can.
pub fn prepare<'a>(subject: &str, input: &str, direction: &str, text: &'a str) -> Option<Work<'a>> {
    let is_page = input != "placement";
    let [decode, encode] = match (subject, is_page) {
        ("truespec", true) => ours::<ScriptListResponse>(),
        ("truespec", false) => ours::<Vec<Placement>>(),
        ("by serde", true) => both::<ScriptListResponse>(),
        ("by serde", false) => both::<Vec<Placement>>(),
        ("ideal", true) => both::<ideal::Page>(),
        ("ideal", false) => both::<Vec<ideal::Placement>>(),
        #[cfg(feature = "progenitor")]
        ("progenitor", true) => both::<crate::progenitor::Page>(),
        #[cfg(feature = "progenitor")]
        ("progenitor", false) => both::<Vec<crate::progenitor::Placement>>(),
        ("value", _) => both::<Value>(),
        ("skip", _) => [decode::<Skipped>, nothing],
        _ => return None,
    };
    match direction {
        "decode" => decode(text),
        "encode" => encode(text),
        _ => None,
    }
}

/// Nothing is kept: what reading the text costs at the least.
#[derive(Deserialize)]
struct Skipped(#[allow(dead_code, reason = "read, and not looked at")] IgnoredAny);

fn both<T: DeserializeOwned + Serialize + 'static>() -> [Prepare; 2] {
    [decode::<T>, encode::<T>]
}

/// As the client reads and writes.
fn ours<T: json::Decode + json::Encode + 'static>() -> [Prepare; 2] {
    [
        |text| decoding(text, read_ours::<T>),
        |text| encoding(text, read_ours::<T>, |value| json::to_vec(value).ok()),
    ]
}

fn read_ours<T: json::Decode>(text: &[u8]) -> Option<T> {
    json::from_slice(text).ok().map(|decoded| decoded.value)
}

/// What is skipped cannot be written.
fn nothing(_: &str) -> Option<Work<'_>> {
    None
}

fn decode<T: DeserializeOwned + 'static>(text: &str) -> Option<Work<'_>> {
    decoding(text, read::<T>)
}

fn encode<T: DeserializeOwned + Serialize + 'static>(text: &str) -> Option<Work<'_>> {
    encoding(text, read::<T>, |value| serde_json::to_vec(value).ok())
}

fn read<T: DeserializeOwned>(text: &[u8]) -> Option<T> {
    serde_json::from_slice(text).ok()
}

fn decoding<'a, T: 'a>(text: &'a str, read: impl Fn(&[u8]) -> Option<T> + 'a) -> Option<Work<'a>> {
    read(text.as_bytes())?;
    Some(Box::new(move || {
        black_box(read(black_box(text.as_bytes())));
        text.len()
    }))
}

fn encoding<'a, T: 'a>(
    text: &'a str,
    read: impl Fn(&[u8]) -> Option<T>,
    write: impl Fn(&T) -> Option<Vec<u8>> + 'a,
) -> Option<Work<'a>> {
    let value = read(text.as_bytes())?;
    Some(Box::new(move || {
        black_box(write(black_box(&value))).map_or(0, |bytes| bytes.len())
    }))
}
