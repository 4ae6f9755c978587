//! Decides after each page whether there is another, and how to ask for it.

use reqwest::Url;
use serde_json::Value;

use crate::runtime::http::HeaderMap;
use crate::runtime::json::Drift;
use crate::runtime::json::decoded::escaped;

use super::link;
use super::next::{self, Next};
use super::paging::{Input, Paging, Path, Way};
use super::peek;
use super::seen::Seen;
use super::told::{self, Told};

/// A page as it came.
#[derive(Clone, Copy)]
pub(super) struct Arrived<'a> {
    /// Where it was asked for.
    pub(super) url: &'a Url,
    /// Where it was, after redirects.
    pub(super) landed: &'a Url,
    /// The cursor that its request had in the body.
    pub(super) sent: Option<&'a Value>,
    pub(super) text: &'a [u8],
    pub(super) headers: &'a HeaderMap,
}

/// A page that may be handed out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Passed {
    /// How many items it has.
    pub(super) count: u64,
    /// Why none can follow, though the page says that one does.
    pub(super) fault: Option<Drift>,
}

/// A walk from page to page.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) paging: Paging,
    next: Option<Next>,
    pub(super) seen: Seen,
    /// Which page the answer before said it was.
    pub(super) answered: Option<u64>,
    /// The number of the first page there is, and whether the walk began there.
    pub(super) first: Option<(u64, bool)>,
    /// Items so far, those among them that were left out, and those of the page with the most.
    pub(super) items: u64,
    pub(super) largest: u64,
    /// How many pages had what was there before, one after the other.
    pub(super) alike: u32,
    /// How many pages before this one had none, one after the other.
    pub(super) empty: u32,
}

impl Walk {
    pub(super) fn new(paging: Paging) -> Self {
        Self {
            paging,
            next: Some(Next::First),
            seen: Seen::new(),
            answered: None,
            first: None,
            items: 0,
            largest: 0,
            alike: 0,
            empty: 0,
        }
    }

    /// What to ask for next; nothing at the end.
    pub(super) fn take(&mut self) -> Option<Next> {
        self.next.take()
    }

    /// Looks at a page.
    ///
    /// # Errors
    /// The page was there before.
    pub(super) fn arrived(&mut self, page: Arrived<'_>) -> Result<Passed, Drift> {
        let items = peek::items(page.text, self.paging.items);
        self.items = self.items.saturating_add(items.count);
        self.largest = self.largest.max(items.count);
        let switch = self.paging.switch;
        let otherwise = switch.and_then(|switch| switch.otherwise(page.url));
        let next = match otherwise.unwrap_or(self.paging.way) {
            Way::Single => Ok(None),
            Way::Number(parameter, first) => {
                let told = Told::of(&self.paging, parameter, page, self.largest);
                self.check(parameter, page, items, told)?;
                self.number(parameter, first, page, items.count, told)
            }
            Way::Offset(parameter) => {
                let told = Told::of(&self.paging, parameter, page, self.largest);
                self.check(parameter, page, items, told)?;
                self.offset(parameter, page, items.count, told)
            }
            Way::Cursor(input, path) => {
                let back = self.paging.back;
                let back = back.filter(|(parameter, _)| query(page.url, parameter).is_some());
                let back = back.map(|(parameter, path)| (Input::Query(parameter), path));
                let (input, path) = back.unwrap_or((input, path));
                self.cursor(input, path, page, items.count)
            }
            Way::Url(path) => {
                let text = peek::value(page.text, path);
                let text = text.as_ref().and_then(self::text);
                self.url(text, page, &pointer(path))
            }
            Way::Link => self.url(link::next(page.headers), page, ""),
        };
        let (next, fault) = match next {
            Ok(next) => (next, None),
            Err(fault) => (None, Some(fault)),
        };
        self.next = next;
        let count = items.count;
        Ok(Passed { count, fault })
    }

    fn cursor(
        &mut self,
        input: Input,
        path: Path,
        page: Arrived<'_>,
        count: u64,
    ) -> Result<Option<Next>, Drift> {
        let before = match input {
            Input::Query(parameter) => query(page.url, parameter),
            Input::Member(_) => page.sent.and_then(text),
        };
        let value = peek::value(page.text, path).unwrap_or_default();
        let Some(next) = text(&value).filter(|_| told::more(&self.paging, page) != Some(false))
        else {
            return Ok(None);
        };
        // Some APIs say at their end where to go on when there is something new.
        if count == 0 && before.as_ref() == Some(&next) {
            return Ok(None);
        }
        if let Some(before) = &before {
            self.seen.is_new(before);
        }
        match self.seen.is_new(&next) {
            true => Ok(Some(match input {
                Input::Query(parameter) => Next::Query(parameter, next),
                Input::Member(path) => Next::Member(path, value),
            })),
            false => Err(Drift {
                pointer: pointer(path),
                expected: "a cursor to go on from".to_owned(),
                found: "one that was there before".to_owned(),
            }),
        }
    }

    fn url(
        &mut self,
        text: Option<String>,
        page: Arrived<'_>,
        pointer: &str,
    ) -> Result<Option<Next>, Drift> {
        let Some(text) = text.filter(|_| told::more(&self.paging, page) != Some(false)) else {
            return Ok(None);
        };
        self.seen.is_new(page.url);
        self.seen.is_new(page.landed);
        let place = if pointer.is_empty() {
            " in the header `Link`"
        } else {
            ""
        };
        let fault = |found: &str| Drift {
            pointer: pointer.to_owned(),
            expected: format!("the URL of the next page{place}"),
            found: found.to_owned(),
        };
        let url = next::resolve(page.landed, &text).map_err(fault)?;
        match self.seen.is_new(&url) {
            true => Ok(Some(Next::Url(url))),
            false => Err(fault("one that was there before")),
        }
    }
}

/// The value of a query parameter that was sent.
pub(super) fn query(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    pairs.find_map(|(key, value)| (key == name).then(|| value.into_owned()))
}

/// What can be sent to have the next page; nothing, empty and `false` say that there is none.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A JSON pointer to what these keys lead to.
pub(super) fn pointer(path: Path) -> String {
    path.iter()
        .map(|key| format!("/{}", escaped(key)))
        .collect()
}
