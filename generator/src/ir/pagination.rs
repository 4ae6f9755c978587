//! How an operation goes on where its answer ends.

use super::Type;

/// Keys that lead to a value in an answer; `-1` is the last item of an array, `0` the first.
pub(crate) type Path = Vec<String>;

/// How to get from one page to the next.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pagination {
    pub(crate) way: Way,
    /// Where the results are; empty where the answer is an array of them.
    pub(crate) items: Path,
    /// The type of one result.
    pub(crate) item: Type,
    pub(crate) signs: Signs,
}

/// What the next page is asked for by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    Single,
    /// A query parameter that counts pages, and its value for the first.
    Number {
        parameter: String,
        first: u64,
    },
    /// A query parameter that counts results.
    Offset {
        parameter: String,
    },
    /// What stands at `next` is sent.
    Cursor {
        input: Input,
        next: Path,
        /// How a request goes on that asks for what is before a result.
        back: Option<Back>,
        switch: Option<Switch>,
    },
    /// A URL that stands at `next`.
    Url {
        next: Path,
    },
    /// A URL in the header `Link`.
    Link,
}

/// Where a request takes a cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    Query(String),
    /// A member of its body, which is JSON.
    Member(Path),
}

/// A query parameter without which answers have no cursor, but results are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Switch {
    pub(crate) parameter: String,
    /// The parameter that counts them.
    pub(crate) offset: Option<String>,
}

/// The way back to pages before: a query parameter, and where its value for the page before stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Back {
    pub(crate) parameter: String,
    pub(crate) previous: Path,
}

/// Where an answer says how far it goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    pub(crate) has_more: Option<Path>,
    /// The opposite.
    pub(crate) done: Option<Path>,
    pub(crate) page: Option<Path>,
    pub(crate) page_size: Option<Path>,
    pub(crate) total: Option<Path>,
    pub(crate) total_pages: Option<Path>,
}

impl Way {
    /// What it is called in the configuration.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Single => "single-page",
            Self::Number { .. } => "page-number",
            Self::Offset { .. } => "offset",
            Self::Cursor { .. } => "cursor",
            Self::Url { .. } => "next-url",
            Self::Link => "link-header",
        }
    }
}
