//! Pages with the answers that they were read from.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::runtime::http::{Answered, Error};

use super::{Paged, Pages};

/// Pages, each with its headers, its request id and what drifted from the document; all else is as for
/// [`Pages`].
#[must_use = "no page is asked for before the stream is"]
pub struct AnsweredPages<R: Paged>(Pages<R>);

impl<R: Paged> Pages<R> {
    /// The pages, each with all that came around it.
    pub fn with_response(self) -> AnsweredPages<R> {
        AnsweredPages(self)
    }
}

impl<R: Paged> AnsweredPages<R> {
    /// The next page; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Answered<R::Output>, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<R: Paged> Stream for AnsweredPages<R> {
    type Item = Result<Answered<R::Output>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let page = ready!(self.0.poll_page(context));
        Poll::Ready(page.map(|page| {
            let page = page?;
            Ok(Answered::new(page.value, page.drifts, &page.response))
        }))
    }
}

/// Says how the pages are got.
impl<R: Paged> fmt::Debug for AnsweredPages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AnsweredPages").field(&self.0).finish()
    }
}
