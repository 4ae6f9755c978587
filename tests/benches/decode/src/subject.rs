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
pub fn prepare<'a>(
    subject: &str,
    input: &str,
    direction: &str,
    text: &'a str,
) -> Option<Work<'a>> {
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
    [decode_ours::<T>, encode_ours::<T>]
}

fn decode_ours<T: json::Decode>(text: &str) -> Option<Work<'_>> {
    json::from_slice::<T>(text.as_bytes()).ok()?;
    Some(Box::new(|| {
        let decoded = json::from_slice::<T>(black_box(text.as_bytes()));
        black_box(decoded.ok());
        text.len()
    }))
}

fn encode_ours<T: json::Decode + json::Encode + 'static>(text: &str) -> Option<Work<'_>> {
    let value = json::from_slice::<T>(text.as_bytes()).ok()?.value;
    Some(Box::new(move || {
        let written = json::to_vec(black_box(&value));
        black_box(written).map_or(0, |bytes| bytes.len())
    }))
}

/// What is skipped cannot be written.
fn nothing(_: &str) -> Option<Work<'_>> {
    None
}

fn decode<T: DeserializeOwned>(text: &str) -> Option<Work<'_>> {
    serde_json::from_str::<T>(text).ok()?;
    Some(Box::new(|| {
        let value: Result<T, _> = serde_json::from_slice(black_box(text.as_bytes()));
        black_box(value.ok());
        text.len()
    }))
}

fn encode<T: DeserializeOwned + Serialize + 'static>(text: &str) -> Option<Work<'_>> {
    let value = serde_json::from_str::<T>(text).ok()?;
    Some(Box::new(move || {
        let written = serde_json::to_vec(black_box(&value));
        black_box(written).map_or(0, |bytes| bytes.len())
    }))
}
