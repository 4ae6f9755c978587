//! Responses.

use super::Content;

/// What an operation answers with some status.
#[derive(Clone, Debug)]
pub(crate) struct Response {
    pub(crate) status: Status,
    pub(crate) description: String,
    /// In the order of the document.
    pub(crate) headers: Vec<Header>,
    /// In the order of the document; empty where there is no body.
    pub(crate) content: Vec<Content>,
}

impl Response {
    /// Whether it has the header `Link`.
    pub(crate) fn has_links(&self) -> bool {
        let mut names = self.headers.iter().map(|header| &header.name);
        names.any(|name| name.eq_ignore_ascii_case("link"))
    }
}

/// A header of a response.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) description: Option<String>,
}

/// The status codes that a response stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    Code(u16),
    /// All codes with this first digit.
    Range(u16),
    Default,
}

impl Status {
    /// Whether it can be a success.
    pub(crate) fn is_success(self) -> bool {
        self.begins_with(2)
    }

    /// Whether what comes with it never has a body.
    pub(crate) fn is_without_body(self) -> bool {
        matches!(self, Self::Code(204 | 205 | 304))
    }

    /// Whether it says that what was asked for is elsewhere.
    pub(crate) fn is_redirect(self) -> bool {
        self.begins_with(3) && self != Self::Code(304)
    }

    fn begins_with(self, digit: u16) -> bool {
        match self {
            Self::Code(code) => code / 100 == digit,
            Self::Range(first) => first == digit,
            Self::Default => false,
        }
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Code(code) => write!(formatter, "{code}"),
            Self::Range(digit) => write!(formatter, "{digit}XX"),
            Self::Default => formatter.write_str("default"),
        }
    }
}
