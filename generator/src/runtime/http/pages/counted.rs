//! Walks where pages or items are counted: whether a page is another, and whether one follows.

use std::mem;

use crate::runtime::json::Drift;

use super::next::Next;
use super::peek::{self, Items};
use super::told::{Reached, Told};
use super::walk::{Arrived, Walk, pointer, query};

/// How many pages without an item are gone over where each says that there are more.
const MOST_EMPTY: u32 = 10;

/// How many pages may be like others where nothing says how many there are.
const MOST_ALIKE: u32 = 10;

impl Walk {
    /// The same page again, where a parameter asks for another, means that nobody reads it. What is on
    /// several pages may be alike, where they say that they are others and where they end.
    pub(super) fn check(
        &mut self,
        parameter: &str,
        page: Arrived<'_>,
        items: Items,
        told: Told,
    ) -> Result<(), Drift> {
        let answered = self.paging.page;
        let answered = answered.and_then(|path| peek::number(page.text, path));
        let before = mem::replace(&mut self.answered, answered);
        if items.count == 0 {
            return Ok(());
        }
        let is_new = self.seen.is_new(&(items.count, items.digest));
        self.alike = if is_new { 0 } else { self.alike + 1 };
        let is_other = match before.zip(answered) {
            None => is_new,
            Some((before, now)) if now > before => told.counts_all() || self.alike <= MOST_ALIKE,
            Some((before, now)) => is_new && now != before,
        };
        if is_other {
            return Ok(());
        }
        Err(Drift {
            pointer: pointer(self.paging.items),
            expected: "the items of another page".to_owned(),
            found: format!("a page that was there before: the API ignores `{parameter}`"),
        })
    }

    pub(super) fn number(
        &mut self,
        parameter: &'static str,
        first: u64,
        page: Arrived<'_>,
        count: u64,
        told: Told,
    ) -> Result<Option<Next>, Drift> {
        let asked = query(page.url, parameter).and_then(|text| peek::integer(&text));
        let at = asked.or(self.answered).unwrap_or(first);
        let begin = match asked {
            // A 0 may be a default that is no page: where the walk begins behind it, the first may be 1 as well,
            // and in doubt there is one more request.
            Some(asked) => {
                let first = first.max(asked.min(1));
                (first, asked <= first)
            }
            None => (at, true),
        };
        let (first, whole) = *self.first.get_or_insert(begin);
        let pages = at.saturating_sub(first).saturating_add(1);
        let full = |size: Option<u64>| size.unwrap_or(0).saturating_mul(pages);
        let items = match (count, whole) {
            (0, _) => full(self.size(told)),
            (_, true) => self.items,
            (_, false) => full(told.size),
        };
        let pages = Some(pages);
        if self.is_last(count, told, Reached { pages, items })? {
            return Ok(None);
        }
        let next = at.checked_add(1);
        Ok(next.map(|next| Next::Query(parameter, next.to_string())))
    }

    pub(super) fn offset(
        &mut self,
        parameter: &'static str,
        page: Arrived<'_>,
        count: u64,
        told: Told,
    ) -> Result<Option<Next>, Drift> {
        let asked = query(page.url, parameter).and_then(|text| peek::integer(&text));
        let passed = match count {
            0 => self.size(told).unwrap_or(0),
            count => count,
        };
        let Some(items) = asked.unwrap_or(0).checked_add(passed) else {
            return Ok(None);
        };
        if self.is_last(count, told, Reached { pages: None, items })? {
            return Ok(None);
        }
        match passed {
            0 => Err(self.nothing("none, and nothing says how many to leave out".to_owned())),
            _ => Ok(Some(Next::Query(parameter, items.to_string()))),
        }
    }

    /// How many items a full page has, as far as that is known.
    fn size(&self, told: Told) -> Option<u64> {
        told.size.or(Some(self.largest).filter(|size| *size > 0))
    }

    /// Whether there is nothing after a page. Some APIs leave out what a caller may not see when they
    /// have counted the page: what is empty then is not the end.
    fn is_last(&mut self, count: u64, told: Told, reached: Reached) -> Result<bool, Drift> {
        if count > 0 {
            self.empty = 0;
            return Ok(told.is_over(count, reached));
        }
        // Where there was none at all, a total may count what another caller may see.
        let is_counted = self.items > 0 || told.more.is_some();
        if !is_counted || !told.passes_over(reached) {
            return Ok(true);
        }
        self.items = self.items.saturating_add(self.largest);
        self.empty += 1;
        if self.empty <= MOST_EMPTY {
            return Ok(false);
        }
        Err(self.nothing(format!("none on {} pages, one after the other", self.empty)))
    }

    fn nothing(&self, found: String) -> Drift {
        Drift {
            pointer: pointer(self.paging.items),
            expected: "items, as there are more".to_owned(),
            found,
        }
    }
}
