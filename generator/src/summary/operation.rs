//! Operations in short.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{is_false, words};

/// A method, and the request that it makes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// Method and path.
    pub http: String,
    /// The struct of the request.
    pub request: String,
    /// What the method takes, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<Argument>,
    /// What the request's setters take.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Argument>,
    /// What it sends by itself, by where that is: `header version`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<String, String>,
    /// The bodies that it sends, if there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bodies: Option<Variants>,
    /// What is given back.
    pub returns: String,
    /// The answers that it gives back, if there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<Variants>,
    /// Further methods that send it, and read the answer while it arrives.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub streams: BTreeMap<String, Stream>,
    /// The types of what failures hold, by status.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub failures: BTreeMap<String, String>,
    /// The media types that failures come in, by status, if that is not plain JSON of a type that is told.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub failure_media_types: BTreeMap<String, String>,
    /// The media types that the answer is read of, if that is not plain JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reads: Option<String>,
    /// How it goes from page to page, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<String>,
    /// The type of what is on the pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    /// Where it is sent, if that is another server than that of all others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server: Option<String>,
    /// Sets of credentials, any one of which will do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub security: Vec<Vec<String>>,
    /// Whether it is not to be used any more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
}

/// An enumeration of bodies or answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variants {
    /// Its name.
    pub name: String,
    /// What each variant holds; empty where that is nothing.
    pub variants: BTreeMap<String, String>,
    /// The media types that variants are sent as, or read of.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub media_types: BTreeMap<String, String>,
    /// The variants of bodies that are not made by `From` of what they hold.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty", with = "words")]
    pub without_from: BTreeSet<String>,
}

/// A method that reads the answer while it arrives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stream {
    /// The media type that is asked for.
    pub accept: String,
    /// What is given back.
    #[serde(rename = "type")]
    pub ty: String,
}

/// An argument or an option.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Argument {
    /// The name in Rust.
    pub name: String,
    /// Where it is sent: `query tags`, `body application/json`.
    pub wire: String,
    /// How it is written, if that is another way than usual: `pipeDelimited`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// Whether reserved characters are sent as they are.
    #[serde(default, skip_serializing_if = "is_false")]
    pub reserved: bool,
    /// The least number of characters that a text may have, which is checked before it is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_length: Option<usize>,
    /// The greatest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<usize>,
    /// The type as a caller writes it.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether it is not to be used any more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
}
