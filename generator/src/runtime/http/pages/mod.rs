//! Results that come in pages: a stream of the pages, and one of what is on them.

mod answered;
#[cfg(all(
    feature = "blocking",
    not(all(target_arch = "wasm32", target_os = "unknown"))
))]
mod blocking;
mod body;
mod counted;
mod items;
mod link;
mod next;
mod paging;
mod peek;
mod seen;
mod switch;
mod told;
mod walk;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;
use serde_json::Value;

use crate::runtime::json::{Decoded, Drift};

use super::platform::{BoxFuture, MaybeSend};
use super::{Error, ReadsAnswer, Response};
use next::Next;
use paging::{Input, Way};
use walk::{Arrived, Walk};

pub use answered::AnsweredPages;
pub use items::Items;
pub use paging::Paging;

/// A request whose results come in pages.
pub trait Paged: ReadsAnswer + Clone {
    /// One result.
    type Item: MaybeSend + 'static;

    /// How to get from one page to the next.
    #[doc(hidden)]
    const PAGING: Paging;

    /// The results on a page.
    #[doc(hidden)]
    fn results(page: Self::Output) -> Vec<Self::Item>;
}

/// Pages as they are asked for, from the one that the request is for on; nothing is sent before
/// that, nor after the stream is dropped. Each page is a request of its own, with the same options.
///
/// A page that cannot be read is an error, and the next one still comes where the answer says which that
/// is; any other error ends the stream. An API that gives a page, a cursor or a URL again that was
/// there before is such an error, as is the URL of another origin: that gets no request.
#[must_use = "no page is asked for before the stream is"]
pub struct Pages<R: Paged> {
    request: R,
    walk: Walk,
    /// The page that is on its way.
    flight: Option<BoxFuture<'static, Result<Fetched<R::Output>, Error>>>,
    /// Why nothing follows the page that was handed out.
    fault: Option<Error>,
}

/// A page, and the answer that it was read from.
struct Page<T> {
    value: T,
    drifts: Vec<Drift>,
    response: Response,
    /// How many items it has.
    count: u64,
}

/// What came where a page was asked for.
struct Fetched<T> {
    page: Result<Decoded<T>, Error>,
    url: reqwest::Url,
    /// The cursor that its request had in the body.
    sent: Option<Value>,
    response: Response,
}

impl<R: Paged> Pages<R> {
    #[doc(hidden)]
    pub fn new(request: R) -> Self {
        Self {
            request,
            walk: Walk::new(R::PAGING),
            flight: None,
            fault: None,
        }
    }

    /// The next page; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<R::Output, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Page<R::Output>, Error>>> {
        if let Some(fault) = self.fault.take() {
            return Poll::Ready(Some(Err(fault)));
        }
        if self.flight.is_none() {
            let next = self.walk.take();
            self.flight = next.map(|next| -> BoxFuture<'static, _> {
                Box::pin(fetch(self.request.clone(), next))
            });
        }
        let Some(flight) = &mut self.flight else {
            return Poll::Ready(None);
        };
        let page = ready!(flight.as_mut().poll(context));
        self.flight = None;
        Poll::Ready(Some(page.and_then(|page| self.passed(page))))
    }

    /// The page that came. Where it cannot be read, its answer may still say which the next one is.
    fn passed(&mut self, fetched: Fetched<R::Output>) -> Result<Page<R::Output>, Error> {
        let Fetched { page, response, .. } = fetched;
        let (call, answer) = (&response.call, &response.answer);
        let passed = self.walk.arrived(Arrived {
            url: &fetched.url,
            landed: call.landed.as_deref().unwrap_or(&fetched.url),
            sent: fetched.sent.as_ref(),
            text: answer.json_text(),
            headers: &answer.headers,
        });
        let Decoded { value, drifts } = page?;
        let fault = |drift: Drift| Error::decode(call, answer.clone(), (&drift).into());
        let passed = passed.map_err(fault)?;
        self.fault = passed.fault.map(fault);
        Ok(Page {
            value,
            drifts,
            count: passed.count,
            response,
        })
    }
}

async fn fetch<R: Paged>(mut request: R, next: Next) -> Result<Fetched<R::Output>, Error> {
    let (http, request) = request.outgoing().parts();
    request
        .check()
        .map_err(|error| error.with_operation(request.operation.clone()))?;
    next.apply(request);
    if let Some(switch) = R::PAGING.switch {
        switch.apply(request);
    }
    let sent = match R::PAGING.way {
        Way::Cursor(Input::Member(path), _) => body::member(request, path),
        _ => None,
    };
    let url = next::location(http, request)
        .map_err(|error| error.with_operation(request.operation.clone()))?;
    let response = http.send(request).await?;
    let page = match R::read(&response) {
        Err(error) if !error.is_decode() => return Err(error),
        page => page,
    };
    Ok(Fetched {
        page,
        url,
        sent,
        response,
    })
}

/// Nothing in it is pinned but what is on the heap.
impl<R: Paged> Unpin for Pages<R> {}

impl<R: Paged> Stream for Pages<R> {
    type Item = Result<R::Output, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let page = ready!(self.poll_page(context));
        Poll::Ready(page.map(|page| page.map(|page| page.value)))
    }
}

/// Says how the pages are got; the request may hold secrets, and is left out.
impl<R: Paged> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("paging", &R::PAGING)
            .finish_non_exhaustive()
    }
}
