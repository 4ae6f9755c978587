//! Streams to send: as long as is told of them, and sent once where they can be read once.

use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::{BoxError, Error};

type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;

/// A stream to send, and its length in bytes where it is known.
#[derive(Clone)]
pub(super) struct Streamed {
    source: Source,
    pub(super) length: Option<u64>,
}

#[derive(Clone)]
enum Source {
    Anew(Arc<Make>),
    Once(Once),
}

/// What makes a stream. A panic in it harms no other stream, and what holds it is to have the same traits as
/// what holds none.
type Make = AssertUnwindSafe<Box<dyn Fn() -> Pieces + Send + Sync>>;

/// A stream that can be read once, until that has begun.
type Once = Arc<Mutex<Option<Pieces>>>;

impl Streamed {
    pub(super) fn anew<B: Into<Bytes>, E: Into<BoxError>, S>(
        length: Option<u64>,
        make: impl Fn() -> S + Send + Sync + 'static,
    ) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
    {
        let make: Make = AssertUnwindSafe(Box::new(move || converted(make())));
        let source = Source::Anew(Arc::new(make));
        Self { source, length }
    }

    pub(super) fn once<B: Into<Bytes>, E: Into<BoxError>>(
        length: Option<u64>,
        stream: impl Stream<Item = Result<B, E>> + Send + 'static,
    ) -> Self {
        let source = Source::Once(Arc::new(Mutex::new(Some(converted(stream)))));
        Self { source, length }
    }

    /// The stream from its beginning.
    pub(super) fn open(&self) -> Result<reqwest::Body, Error> {
        let pieces = match &self.source {
            Source::Anew(make) => (make.0)(),
            Source::Once(_) if self.is_spent() => {
                return Err(Error::invalid_argument("the stream", SPENT));
            }
            Source::Once(once) => Box::pin(Opened {
                once: Arc::clone(once),
                begun: None,
            }),
        };
        Ok(match self.length {
            Some(length) => reqwest::Body::wrap_stream(Measured::new(pieces, length)),
            None => reqwest::Body::wrap_stream(pieces),
        })
    }

    /// Whether it can be read once, and that has begun.
    pub(super) fn is_spent(&self) -> bool {
        match &self.source {
            Source::Anew(_) => false,
            Source::Once(once) => slot(once).is_none(),
        }
    }

    /// Whether it is the same stream.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (&self.source, &other.source) {
            (Source::Anew(one), Source::Anew(other)) => Arc::ptr_eq(one, other),
            (Source::Once(one), Source::Once(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

const SPENT: &str = "can be sent once, and was";

fn slot(once: &Once) -> MutexGuard<'_, Option<Pieces>> {
    once.lock().unwrap_or_else(PoisonError::into_inner)
}

fn converted<B: Into<Bytes>, E: Into<BoxError>>(
    stream: impl Stream<Item = Result<B, E>> + Send + 'static,
) -> Pieces {
    Box::pin(Converted(Box::pin(stream)))
}

/// Pieces and errors of other types.
struct Converted<S>(Pin<Box<S>>);

impl<B: Into<Bytes>, E: Into<BoxError>, S: Stream<Item = Result<B, E>>> Stream for Converted<S> {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let piece = ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(piece.map(|piece| piece.map(Into::into).map_err(Into::into)))
    }
}

/// Takes the stream when its first piece is asked for: a connection that does not come about takes none.
struct Opened {
    once: Once,
    begun: Option<Pieces>,
}

impl Stream for Opened {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.begun.is_none() {
            this.begun = slot(&this.once).take();
        }
        match &mut this.begun {
            Some(pieces) => pieces.as_mut().poll_next(context),
            None => Poll::Ready(Some(Err(format!("the stream {SPENT}").into()))),
        }
    }
}

/// A stream that has as many bytes as the server was told, or an error.
///
/// The last piece is held back until nothing follows: whoever writes as many bytes as were told
/// does not ask for more, and would take the beginning for all of it.
struct Measured {
    pieces: Option<Pieces>,
    told: u64,
    left: u64,
    last: Option<Bytes>,
}

impl Measured {
    fn new(pieces: Pieces, told: u64) -> Self {
        Self {
            pieces: Some(pieces),
            told,
            left: told,
            last: None,
        }
    }

    /// What to do with a piece; nothing where it is held back.
    fn pass(&mut self, piece: Bytes) -> Option<Result<Bytes, BoxError>> {
        let length = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        let Some(left) = self.left.checked_sub(length) else {
            return Some(Err(self.wrong("longer")));
        };
        self.left = left;
        if left > 0 {
            return Some(Ok(piece));
        }
        if !piece.is_empty() {
            self.last = Some(piece);
        }
        None
    }

    fn end(&mut self) -> Option<Result<Bytes, BoxError>> {
        self.pieces = None;
        match self.left {
            0 => self.last.take().map(Ok),
            _ => Some(Err(self.wrong("shorter"))),
        }
    }

    fn wrong(&self, comparison: &str) -> BoxError {
        let told = self.told;
        format!("the stream is {comparison} than the {told} bytes that the server was told").into()
    }
}

impl Stream for Measured {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        while let Some(pieces) = &mut self.pieces {
            let piece = match ready!(pieces.as_mut().poll_next(context)) {
                None => return Poll::Ready(self.end()),
                Some(Ok(piece)) => self.pass(piece),
                Some(Err(error)) => Some(Err(error)),
            };
            if piece.is_some() {
                return Poll::Ready(piece);
            }
        }
        Poll::Ready(None)
    }
}
