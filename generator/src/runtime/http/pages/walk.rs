//! Decides after each page whether there is another, and how to ask for it.

use reqwest::Url;
use serde_json::Value;

use crate::runtime::http::HeaderMap;
use crate::runtime::json::Drift;
use crate::runtime::json::decoded::escaped;

use super::link;
use super::next::{self, Next};
use super::paging::{Paging, Path, Way};
use super::peek::{self, Items};
use super::seen::Seen;

/// A page as it came.
#[derive(Clone, Copy)]
pub(super) struct Arrived<'a> {
    /// Where it was asked for.
    pub(super) url: &'a Url,
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
    paging: Paging,
    next: Option<Next>,
    seen: Seen,
    /// Which page the answer before said it was.
    answered: Option<u64>,
    /// The number of the first page there is, and whether the walk began there.
    first: Option<(u64, bool)>,
    /// Items so far.
    items: u64,
    /// How many pages before this one had none, one after the other.
    empty: u32,
}

/// How many pages without an item are gone over where each says that there are more.
const MOST_EMPTY: u32 = 10;

impl Walk {
    pub(super) fn new(paging: Paging) -> Self {
        Self {
            paging,
            next: Some(Next::First),
            seen: Seen::new(),
            answered: None,
            first: None,
            items: 0,
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
        let next = match self.paging.way {
            Way::Single => Ok(None),
            Way::Number(parameter, first) => {
                self.check(parameter, page, items)?;
                self.number(parameter, first, page, items.count)
            }
            Way::Offset(parameter) => {
                self.check(parameter, page, items)?;
                Ok(self.offset(parameter, page, items.count))
            }
            Way::Cursor(parameter, path) => self.cursor(parameter, path, page, items.count),
            Way::Url(path) => {
                let text = peek::value(page.text, path).and_then(text);
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

    /// The same page again, where a parameter asks for another, means that nobody reads it.
    fn check(&mut self, parameter: &str, page: Arrived<'_>, items: Items) -> Result<(), Drift> {
        let answered = number_at(page, self.paging.page);
        let is_stuck = answered.is_some() && answered == self.answered;
        self.answered = answered;
        if items.count == 0 {
            return Ok(());
        }
        let is_new = self.seen.is_new(&(items.count, items.digest));
        if is_new && !is_stuck {
            return Ok(());
        }
        Err(Drift {
            pointer: pointer(self.paging.items),
            expected: "the items of another page".to_owned(),
            found: format!("a page that was there before: the API ignores `{parameter}`"),
        })
    }

    fn number(
        &mut self,
        parameter: &'static str,
        first: u64,
        page: Arrived<'_>,
        count: u64,
    ) -> Result<Option<Next>, Drift> {
        let asked = query(page.url, parameter).and_then(|text| peek::integer(&text));
        let at = asked.or(self.answered).unwrap_or(first);
        let begin = match asked {
            Some(asked) => (first, asked <= first),
            None => (at, true),
        };
        let (first, whole) = *self.first.get_or_insert(begin);
        let pages = at.saturating_sub(first).saturating_add(1);
        let size = number_at(page, self.paging.page_size);
        let reached = match whole {
            true => self.items,
            false => size.unwrap_or(0).saturating_mul(pages),
        };
        if count == 0 && self.more(page) == Some(true) {
            self.go_over_empty()?;
        } else if self.is_over(page, count, pages, reached) {
            return Ok(None);
        } else {
            self.empty = 0;
        }
        let next = at.checked_add(1);
        Ok(next.map(|next| Next::Query(parameter, next.to_string())))
    }

    /// Some APIs leave out what a caller may not see when they have counted the page.
    fn go_over_empty(&mut self) -> Result<(), Drift> {
        self.empty += 1;
        if self.empty <= MOST_EMPTY {
            return Ok(());
        }
        Err(Drift {
            pointer: pointer(self.paging.items),
            expected: "items, as there are more".to_owned(),
            found: format!("none on {} pages, one after the other", self.empty),
        })
    }

    fn offset(&mut self, parameter: &'static str, page: Arrived<'_>, count: u64) -> Option<Next> {
        let asked = query(page.url, parameter).and_then(|text| peek::integer(&text));
        let reached = asked.unwrap_or(0).checked_add(count)?;
        if self.is_over(page, count, 0, reached) {
            return None;
        }
        Some(Next::Query(parameter, reached.to_string()))
    }

    /// Whether nothing follows for sure; in doubt there is one more request.
    fn is_over(&self, page: Arrived<'_>, count: u64, pages: u64, reached: u64) -> bool {
        let positive = |path| number_at(page, path).filter(|number| *number > 0);
        let (total, total_pages) = (
            positive(self.paging.total),
            positive(self.paging.total_pages),
        );
        let more = self.more(page);
        let is_short = || positive(self.paging.page_size).is_some_and(|size| count < size);
        count == 0
            || more == Some(false)
            || total.is_some_and(|total| reached >= total)
            || total_pages.is_some_and(|total| pages >= total)
            || (total.or(total_pages).is_none() && more.is_none() && is_short())
    }

    fn cursor(
        &mut self,
        parameter: &'static str,
        path: Path,
        page: Arrived<'_>,
        count: u64,
    ) -> Result<Option<Next>, Drift> {
        let before = query(page.url, parameter);
        let next = peek::value(page.text, path).and_then(text);
        let Some(next) = next.filter(|_| self.more(page) != Some(false)) else {
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
            true => Ok(Some(Next::Query(parameter, next))),
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
        let Some(text) = text.filter(|_| self.more(page) != Some(false)) else {
            return Ok(None);
        };
        self.seen.is_new(page.url);
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
        let url = next::resolve(page.url, &text).map_err(fault)?;
        match self.seen.is_new(&url) {
            true => Ok(Some(Next::Url(url))),
            false => Err(fault("one that was there before")),
        }
    }

    fn more(&self, page: Arrived<'_>) -> Option<bool> {
        peek::value(page.text, self.paging.has_more?)?.as_bool()
    }
}

fn number_at(page: Arrived<'_>, path: Option<Path>) -> Option<u64> {
    peek::number(page.text, path?)
}

/// The value of a query parameter that was sent.
fn query(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    pairs.find_map(|(key, value)| (key == name).then(|| value.into_owned()))
}

/// What can be sent to have the next page; nothing, empty and `false` say that there is none.
fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text).filter(|text| !text.is_empty()),
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
