//! JSON texts one after the other, each read as what the document promises.
//!
//! Each ends with its line; of a sequence of RFC 7464, whose texts may be of several lines, with the
//! record separator that begins the next.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;

use crate::runtime::json::Decode;

use super::{ByteStream, Error};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";
const RECORD_SEPARATOR: u8 = 0x1e;

/// Values as they arrive, a line each; dropped, it closes the connection.
///
/// A line that cannot be read is an error, and those after it still come.
pub struct JsonLines<T> {
    bytes: ByteStream,
    waiting: BytesMut,
    /// What comes between two values, once the first byte is there.
    separator: Option<u8>,
    /// How much of what waits has no separator in it.
    searched: usize,
    is_over: bool,
    item: PhantomData<fn() -> T>,
}

impl<T: Decode> JsonLines<T> {
    #[doc(hidden)]
    #[must_use]
    pub fn new(bytes: ByteStream) -> Self {
        Self {
            bytes,
            waiting: BytesMut::new(),
            separator: None,
            searched: 0,
            is_over: false,
            item: PhantomData,
        }
    }

    /// The next value; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// What separates the values, when enough is there to tell.
    fn separator(&mut self) -> Option<u8> {
        if self.separator.is_none() {
            if self.waiting.len() < BYTE_ORDER_MARK.len()
                && BYTE_ORDER_MARK.starts_with(&self.waiting)
            {
                return None;
            }
            if self.waiting.starts_with(BYTE_ORDER_MARK) {
                self.waiting.advance(BYTE_ORDER_MARK.len());
            }
            let first = self.waiting.trim_ascii_start().first();
            self.separator = Some(match *first? {
                RECORD_SEPARATOR => RECORD_SEPARATOR,
                _ => b'\n',
            });
        }
        self.separator
    }

    /// The next text that is not empty, once its end is there.
    fn line(&mut self) -> Option<Bytes> {
        let separator = self.separator()?;
        loop {
            let fresh = self.waiting.get(self.searched..).unwrap_or_default();
            let Some(end) = fresh.iter().position(|byte| *byte == separator) else {
                self.searched = self.waiting.len();
                return None;
            };
            let mut line = self.waiting.split_to(self.searched + end + 1);
            self.searched = 0;
            line.truncate(line.len() - 1);
            if !line.trim_ascii().is_empty() {
                return Some(line.freeze());
            }
        }
    }

    fn read(&self, line: Bytes) -> Result<T, Error> {
        self.bytes.read(line).map(|decoded| decoded.value)
    }
}

impl<T: Decode> Stream for JsonLines<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        while !this.is_over {
            if let Some(line) = this.line() {
                return Poll::Ready(Some(this.read(line)));
            }
            if this.waiting.len() > ByteStream::LARGEST_ITEM {
                this.is_over = true;
                return Poll::Ready(Some(Err(this.bytes.item_too_large())));
            }
            match ready!(Pin::new(&mut this.bytes).poll_next(context)) {
                Some(Ok(bytes)) => this.waiting.extend_from_slice(&bytes),
                Some(Err(error)) => {
                    this.is_over = true;
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    this.is_over = true;
                    let last = this.waiting.split().freeze();
                    if !last.trim_ascii().is_empty() {
                        return Poll::Ready(Some(this.read(last)));
                    }
                }
            }
        }
        Poll::Ready(None)
    }
}

/// Names the operation.
impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("JsonLines").field(&self.bytes).finish()
    }
}
