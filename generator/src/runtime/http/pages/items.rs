//! What is on the pages, one by one.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::runtime::http::Error;
use crate::runtime::json::Drift;

use super::walk::pointer;
use super::{Page, Paged, Pages};

/// All results, whatever page they are on. A page is asked for when those of the page before have
/// been taken; all else is as for [`Pages`].
#[must_use = "no page is asked for before the stream is"]
pub struct Items<R: Paged> {
    pages: Pages<R>,
    page: std::vec::IntoIter<R::Item>,
}

impl<R: Paged> Items<R> {
    #[doc(hidden)]
    pub fn new(request: R) -> Self {
        Self {
            pages: Pages::new(request),
            page: Vec::new().into_iter(),
        }
    }

    /// The next result; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<R::Item, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All of the results.
    ///
    /// # Errors
    /// Fails if a page cannot be read; the results before it are lost then.
    pub async fn collect(mut self) -> Result<Vec<R::Item>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }
}

/// Nothing in it is pinned but what is on the heap.
impl<R: Paged> Unpin for Items<R> {}

impl<R: Paged> Stream for Items<R> {
    type Item = Result<R::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let page = match ready!(self.pages.poll_page(context)) {
                None => return Poll::Ready(None),
                Some(page) => page.and_then(results::<R>),
            };
            match page {
                Ok(items) => self.page = items.into_iter(),
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

/// The results on a page. A page that drifted may hold results that are not of their type, and must
/// not pass for one that has none.
fn results<R: Paged>(page: Page<R::Output>) -> Result<Vec<R::Item>, Error> {
    let Page {
        value,
        drifts,
        response,
        count,
    } = page;
    let items = R::results(value);
    if u64::try_from(items.len()).is_ok_and(|read| read >= count) {
        return Ok(items);
    }
    let place = pointer(R::PAGING.items);
    let mut drifts = drifts.into_iter();
    let drift = drifts.find(|drift| drift.is_within(&place));
    let drift = drift.unwrap_or(Drift {
        pointer: place,
        expected: "results of their type".to_owned(),
        found: "others".to_owned(),
    });
    let answer = response.answer;
    Err(Error::decode(&response.call, answer, (&drift).into()))
}

/// Says how the pages are got; the results may hold secrets, and are left out.
impl<R: Paged> fmt::Debug for Items<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Items").field(&self.pages).finish()
    }
}
