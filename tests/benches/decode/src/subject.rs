//! Whose types are tried.

use std::hint::black_box;

use cloudflare_workers::types::{Placement, ScriptListResponse};
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ideal;

/// Goes through a text some times over; the bytes of it all.
type Work = fn(&str, usize) -> usize;

pub fn find(subject: &str, input: &str, direction: &str) -> Option<Work> {
    let is_page = input != "placement";
    let works = match (subject, is_page) {
        ("truespec", true) => both::<ScriptListResponse>(),
        ("truespec", false) => both::<Vec<Placement>>(),
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
        "decode" => Some(works[0]),
        "encode" => Some(works[1]),
        _ => None,
    }
}

/// Nothing is kept: what reading the text costs at the least.
#[derive(Deserialize)]
struct Skipped(#[allow(dead_code, reason = "read, and not looked at")] IgnoredAny);

fn both<T: DeserializeOwned + Serialize>() -> [Work; 2] {
    [decode::<T>, encode::<T>]
}

/// What is skipped cannot be written.
fn nothing(_: &str, _: usize) -> usize {
    0
}

fn decode<T: DeserializeOwned>(text: &str, repeats: usize) -> usize {
    for _ in 0..repeats {
        let value: Result<T, _> = serde_json::from_slice(black_box(text.as_bytes()));
        assert!(value.is_ok(), "the types do not fit");
        black_box(value.ok());
    }
    text.len() * repeats
}

fn encode<T: DeserializeOwned + Serialize>(text: &str, repeats: usize) -> usize {
    let Ok(value) = serde_json::from_str::<T>(text) else {
        return 0;
    };
    let written = (0..repeats).map(|_| serde_json::to_vec(black_box(&value)));
    written
        .map(|bytes| black_box(bytes).map_or(0, |bytes| bytes.len()))
        .sum()
}
