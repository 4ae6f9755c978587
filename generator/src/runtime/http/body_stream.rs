//! The body of an answer as it arrives: bounded in time for each piece, and in size.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use crate::runtime::json::{Decode, Decoded, Drift, Renewable};

use super::answer::Answer;
use super::attempt::Opened;
use super::call::Call;
use super::failure::Failure;
use super::limits::Patience;
use super::platform::{BoxFuture, Chunks, sleep};
use super::timer::{Deadline, End};
use super::{Error, HeaderMap, StatusCode};

/// What is made room for before it is there, whatever the answer claims.
const ROOM: u64 = 1024 * 1024;

/// The pieces of a body, each within its time.
pub(super) struct Pieces {
    chunks: Chunks,
    patience: Patience,
    deadline: Deadline,
    timer: Option<BoxFuture<'static, ()>>,
    claimed: Option<u64>,
}

impl Pieces {
    pub(super) fn new(response: reqwest::Response, patience: Patience, deadline: Deadline) -> Self {
        Self {
            claimed: response.content_length(),
            chunks: Box::pin(response.bytes_stream()),
            patience,
            deadline,
            timer: None,
        }
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Failure>>> {
        let left = self.deadline.left();
        // A body that never pauses would outlive every timer.
        if left == Some(Duration::ZERO) {
            return Poll::Ready(Some(Err(self.out_of_time())));
        }
        if let Poll::Ready(chunk) = self.chunks.as_mut().poll_next(context) {
            self.timer = None;
            let chunk = chunk.map(|chunk| chunk.map_err(|error| Failure::new(error.into())));
            return Poll::Ready(chunk);
        }
        let limit = self.patience.limit();
        let limit = left.map_or(limit, |left| left.min(limit));
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep(limit)));
        timer.as_mut().poll(context).map(|()| {
            self.timer = None;
            Some(Err(self.out_of_time()))
        })
    }

    fn poll_before(
        &mut self,
        end: &End,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Failure>>> {
        match end.has_come() {
            true => Poll::Ready(Some(Err(end.failure()))),
            false => self.poll_next(context),
        }
    }

    fn out_of_time(&self) -> Failure {
        match self.deadline.passed() {
            Some(limit) => Failure::timed_out(limit),
            None => Failure::stalled(self.patience.limit()),
        }
    }

    /// Whether the answer says itself that its body is larger.
    pub(super) fn say_more_than(&self, most: u64) -> bool {
        self.claimed.is_some_and(|claimed| claimed > most)
    }

    /// The body, or what arrived of it within these bytes and why there is no more.
    pub(super) async fn read(&mut self, most: u64, end: &End) -> (Bytes, Option<Failure>) {
        let room = self.claimed.unwrap_or(0).min(ROOM);
        let mut body = Gathered::new(usize::try_from(room).unwrap_or(0));
        loop {
            match poll_fn(|context| self.poll_before(end, context)).await {
                None => return (body.whole(), None),
                Some(Err(failure)) => return (body.whole(), Some(failure)),
                Some(Ok(mut chunk)) => {
                    let left = usize::try_from(most).unwrap_or(usize::MAX) - body.len();
                    let fits = chunk.len() <= left;
                    chunk.truncate(left);
                    body.add(chunk);
                    if !fits {
                        return (body.whole(), Some(Failure::too_large(most)));
                    }
                }
            }
        }
    }
}

/// The pieces that came so far. Most answers are one piece, which is kept as it is.
struct Gathered {
    pieces: BytesMut,
    only: Option<Bytes>,
    room: usize,
}

impl Gathered {
    fn new(room: usize) -> Self {
        Self {
            pieces: BytesMut::new(),
            only: None,
            room,
        }
    }

    fn len(&self) -> usize {
        self.pieces.len() + self.only.as_ref().map_or(0, Bytes::len)
    }

    fn add(&mut self, piece: Bytes) {
        if self.len() == 0 {
            self.only = Some(piece);
            return;
        }
        if let Some(first) = self.only.take() {
            self.pieces
                .reserve(self.room.max(first.len() + piece.len()));
            self.pieces.extend_from_slice(&first);
        }
        self.pieces.extend_from_slice(&piece);
    }

    fn whole(self) -> Bytes {
        self.only.unwrap_or_else(|| self.pieces.freeze())
    }
}

/// The body of an answer, piece by piece; dropped, it closes the connection.
///
/// A piece that does not come within the read timeout of the client, or of the request, is an error, as
/// is a connection that breaks; nothing comes after an error. The whole is as long as it is: its size has no limit.
pub struct ByteStream {
    call: Call,
    /// The answer without its body.
    head: Answer,
    pieces: Option<Pieces>,
}

impl ByteStream {
    /// Bytes that one event or line may have, which is held until it is whole.
    pub(super) const LARGEST_ITEM: usize = 64 * 1024 * 1024;

    /// Bytes that are read of what is no stream.
    const LARGEST_REFUSAL: usize = 1024 * 1024;

    pub(super) fn new(call: Call, opened: Opened) -> Self {
        let (head, pieces) = opened.parts();
        Self {
            call,
            head,
            pieces: Some(pieces),
        }
    }

    /// The same, read as a sequence of items.
    pub(super) fn of_items(mut self) -> Self {
        if let Some(pieces) = &mut self.pieces {
            pieces.patience = pieces.patience.of_items();
        }
        self
    }

    /// The status, from 200 to 299.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// Whether the answer says that it is a stream of events.
    pub(super) fn is_of_events(&self) -> bool {
        let name = self.head.content_type();
        name.is_some_and(|name| name.eq_ignore_ascii_case("text/event-stream"))
    }

    /// What an answer says that is no stream; what is too long is cut.
    pub(super) fn poll_no_stream(
        &mut self,
        body: &mut BytesMut,
        context: &mut Context<'_>,
    ) -> Poll<Error> {
        while body.len() < Self::LARGEST_REFUSAL {
            match ready!(Pin::new(&mut *self).poll_next(context)) {
                Some(Ok(piece)) => body.extend_from_slice(&piece),
                Some(Err(error)) => return Poll::Ready(error),
                None => break,
            }
        }
        body.truncate(Self::LARGEST_REFUSAL);
        let body = body.split().freeze();
        Poll::Ready(Error::no_stream(&self.call, self.answer(body)))
    }

    fn answer(&self, body: Bytes) -> Answer {
        Answer {
            body,
            ..self.head.clone()
        }
    }

    /// Reads what is part of the stream as what the document promises.
    pub(super) fn read<T: Decode>(&self, text: Bytes) -> Result<Decoded<T>, Error> {
        let mut value = T::vacant();
        let drifts = self.read_into(text, &mut value)?;
        Ok(Decoded { value, drifts })
    }

    fn read_into(&self, text: Bytes, value: &mut dyn Renewable) -> Result<Vec<Drift>, Error> {
        self.call
            .read(&text, value)
            .map_err(|error| Error::decode(&self.call, self.answer(text), error))
    }

    /// What an event says of a failure.
    pub(super) fn failed_event(&self, text: Bytes, unread: Error) -> Error {
        Error::failed_event(&self.call, self.answer(text), unread)
    }

    pub(super) fn item_too_large(&self) -> Error {
        let most = u64::try_from(Self::LARGEST_ITEM).unwrap_or(u64::MAX);
        Error::transport(&self.call, Failure::too_large(most))
    }

    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(pieces) = &mut self.pieces else {
            return Poll::Ready(None);
        };
        let piece = match pieces.poll_next(context) {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(piece) => piece,
        };
        if !matches!(piece, Some(Ok(_))) {
            self.pieces = None;
        }
        let call = &self.call;
        Poll::Ready(piece.map(|piece| piece.map_err(|failure| Error::transport(call, failure))))
    }
}

/// Names the operation.
impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ByteStream")
            .field("operation", &self.call.operation.to_string())
            .finish_non_exhaustive()
    }
}
