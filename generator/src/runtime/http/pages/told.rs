//! What a page says of those behind it, where results are counted.

use super::paging::{Paging, Path};
use super::walk::{Arrived, query};
use super::{link, peek};

/// What a page says; nothing, where it says nothing or zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub(super) more: Option<bool>,
    /// How many items a full page has.
    pub(super) size: Option<u64>,
    total: Option<u64>,
    total_pages: Option<u64>,
}

/// How far a walk has come, by what it was given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reached {
    /// Pages, this one among them, where pages are counted.
    pub(super) pages: Option<u64>,
    pub(super) items: u64,
}

impl Told {
    /// What a page says that this parameter asked for, where no page yet had more items than `largest`.
    pub(super) fn of(paging: &Paging, parameter: &str, page: Arrived<'_>, largest: u64) -> Self {
        let positive = |path: Option<Path>| {
            let number = peek::number(page.text, path?)?;
            Some(number).filter(|number| *number > 0)
        };
        // Some APIs count results that no page has: their links end before.
        let is_last = || is_last_by_links(parameter, page).then_some(false);
        Self {
            more: more(paging, page).or_else(is_last),
            size: positive(paging.page_size),
            // What one page exceeds counts something else.
            total: positive(paging.total).filter(|total| *total >= largest),
            total_pages: positive(paging.total_pages),
        }
    }

    /// Whether it says how much there is in all.
    pub(super) fn counts_all(&self) -> bool {
        self.total.or(self.total_pages).is_some()
    }

    /// Whether nothing follows for sure; in doubt there is one more request. A `total` may be of one
    /// page, so that what says outright that there are more goes before it.
    pub(super) fn is_over(&self, count: u64, reached: Reached) -> bool {
        let is_short = || self.size.is_some_and(|size| count < size);
        match self.more {
            Some(more) => !more,
            None if self.counts_all() => self.is_all(reached),
            None => is_short(),
        }
    }

    /// Whether there are items behind a page that has none, which would have reached so far.
    pub(super) fn passes_over(&self, reached: Reached) -> bool {
        self.more
            .unwrap_or_else(|| self.counts_all() && !self.is_all(reached))
    }

    fn is_all(&self, reached: Reached) -> bool {
        let pages = self.total_pages.zip(reached.pages);
        self.total.is_some_and(|total| reached.items >= total)
            || pages.is_some_and(|(total, pages)| pages >= total)
    }
}

/// Whether the links of a page lead back or here, and none leads on.
fn is_last_by_links(parameter: &str, page: Arrived<'_>) -> bool {
    if link::next(page.headers).is_some() {
        return false;
    }
    let Some(last) = link::last(page.headers) else {
        return link::has_previous(page.headers);
    };
    match query(page.url, parameter) {
        Some(here) => {
            let last = page.landed.join(&last);
            last.is_ok_and(|last| query(&last, parameter) == Some(here))
        }
        // What is asked for without a number is the first page.
        None => link::first(page.headers) == Some(last),
    }
}

/// Whether a page says that more follows.
pub(super) fn more(paging: &Paging, page: Arrived<'_>) -> Option<bool> {
    let said = |path: Option<Path>| peek::value(page.text, path?)?.as_bool();
    said(paging.has_more).or_else(|| said(paging.done).map(|done| !done))
}
