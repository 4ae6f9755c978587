//! How further results are asked for: a word, or a table where the names are not the usual ones.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// How further results are asked for. What is left out is looked for under the usual names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct Pagination {
    /// By what.
    pub kind: PaginationKind,
    /// The query parameter that changes from page to page; of a cursor in the body, the JSON pointer to it.
    pub parameter: Option<String>,
    /// The number of the first page.
    pub first: Option<u64>,
    /// JSON pointer to the results in a response; empty for all of it.
    pub items: Option<String>,
    /// JSON pointer to the cursor or URL of the next page.
    pub next: Option<String>,
    /// JSON pointer to what says whether more follows.
    pub has_more: Option<String>,
    /// JSON pointer to the number of the page.
    pub page: Option<String>,
    /// JSON pointer to the number of results on a full page.
    pub page_size: Option<String>,
    /// JSON pointer to the number of all results.
    pub total: Option<String>,
    /// JSON pointer to the number of all pages.
    pub total_pages: Option<String>,
}

/// What further results are asked for by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaginationKind {
    /// They are not, whatever it looks like.
    None,
    /// All results are in the first response.
    SinglePage,
    /// A parameter counts pages.
    PageNumber,
    /// A parameter counts results.
    Offset,
    /// A parameter takes a value from the response before.
    Cursor,
    /// The response has the URL of the next.
    NextUrl,
    /// The header `Link` has the URL of the next.
    LinkHeader,
}

impl<'de> Deserialize<'de> for Pagination {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordOrTable)
    }
}

struct WordOrTable;

impl<'de> Visitor<'de> for WordOrTable {
    type Value = Pagination;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a kind of pagination, or a table with its `kind`")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<Pagination, E> {
        let kind = PaginationKind::deserialize(StrDeserializer::new(word))?;
        Ok(Pagination::from(kind))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Pagination, A::Error> {
        // The derived function of the type itself: the trait's is this one.
        Pagination::deserialize(MapAccessDeserializer::new(map))
    }
}

impl From<PaginationKind> for Pagination {
    fn from(kind: PaginationKind) -> Self {
        Self {
            kind,
            parameter: None,
            first: None,
            items: None,
            next: None,
            has_more: None,
            page: None,
            page_size: None,
            total: None,
            total_pages: None,
        }
    }
}
