//! JSON texts one after the other, each read as what the document promises.
//!
//! Each ends with its line; of a sequence of RFC 7464, whose texts may be of several lines, with the
//! record separator that begins the next.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;
use serde::de::IgnoredAny;

use crate::runtime::json::Decode;

use super::item_stream::ItemStream;
use super::{ByteStream, Error, HeaderMap, StatusCode};

const RECORD_SEPARATOR: u8 = 0x1e;

/// What an answer is a sequence of.
#[derive(Clone, Copy)]
enum Framing {
    Lines,
    /// Texts that each begin with a record separator.
    Records,
}

/// Values as they arrive, a line each; dropped, it closes the connection.
///
/// A line that cannot be read is an error, and those after it still come. A page, or JSON of several
/// lines, in place of all of them is one error, and so are ten minutes in which nothing arrives, unless
/// the client or the request has a read timeout.
pub struct JsonLines<T> {
    items: ItemStream,
    waiting: BytesMut,
    framing: Option<Framing>,
    /// How much of what waits ends no text.
    searched: usize,
    has_several_lines: bool,
    has_read: bool,
    is_over: bool,
    item: PhantomData<fn() -> T>,
}

impl<T: Decode> JsonLines<T> {
    #[doc(hidden)]
    #[must_use]
    pub fn new(bytes: ByteStream) -> Self {
        Self {
            items: ItemStream::new(bytes),
            waiting: BytesMut::new(),
            framing: None,
            searched: 0,
            has_several_lines: false,
            has_read: false,
            is_over: false,
            item: PhantomData,
        }
    }

    /// The status, from 200 to 299.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.items.bytes.status()
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.items.bytes.headers()
    }

    /// The next value; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The next text that is not empty, once its end is there.
    fn line(&mut self) -> Option<Bytes> {
        self.begin()?;
        loop {
            self.skip_blank();
            let end = self.end()?;
            let mut line = self.waiting.split_to(end + 1);
            (self.searched, self.has_several_lines) = (0, false);
            line.truncate(end);
            if !line.trim_ascii().is_empty() {
                return Some(line.freeze());
            }
        }
    }

    /// Sees what the answer is a sequence of.
    fn begin(&mut self) -> Option<()> {
        if self.framing.is_none() {
            self.skip_blank();
            self.framing = Some(match *self.waiting.first()? == RECORD_SEPARATOR {
                true => Framing::Records,
                false => Framing::Lines,
            });
        }
        Some(())
    }

    /// Skips what is blank before a text, so that it is not looked at again.
    fn skip_blank(&mut self) {
        if self.searched == 0 {
            let blank = self.waiting.len() - self.waiting.trim_ascii_start().len();
            self.waiting.advance(blank);
        }
    }

    /// Where the first text ends.
    fn end(&mut self) -> Option<usize> {
        while let Some(byte) = self.waiting.get(self.searched) {
            let is_end = match (byte, self.framing) {
                (&RECORD_SEPARATOR, _) => true,
                (b'\n', Some(Framing::Records)) => self.is_record_of_one_line(),
                (byte, _) => *byte == b'\n',
            };
            if is_end {
                return Some(self.searched);
            }
            self.searched += 1;
        }
        None
    }

    /// Whether a record is whole at the end of its first line: most are, and the next may be long in
    /// coming.
    fn is_record_of_one_line(&mut self) -> bool {
        if self.has_several_lines {
            return false;
        }
        let line = self.waiting.get(..self.searched).unwrap_or_default();
        self.has_several_lines = serde_json::from_slice::<IgnoredAny>(line).is_err();
        !self.has_several_lines
    }

    /// Whether the first line is the first of several that are one text: no line is, as a rule an
    /// error is written so.
    fn is_other(&mut self, line: &[u8]) -> bool {
        let is_first = !mem::replace(&mut self.has_read, true);
        let is_cut =
            || serde_json::from_slice::<IgnoredAny>(line).is_err_and(|error| error.is_eof());
        is_first && matches!(self.framing, Some(Framing::Lines)) && is_cut()
    }

    fn read(&self, line: Bytes) -> Result<T, Error> {
        self.items.bytes.read(line).map(|decoded| decoded.value)
    }
}

impl<T: Decode> Stream for JsonLines<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        while !this.is_over {
            if let Some(line) = this.line() {
                if !this.is_other(&line) {
                    return Poll::Ready(Some(this.read(line)));
                }
                let waiting = this.waiting.split();
                this.items
                    .refuse([&line[..], &waiting].join(&b'\n')[..].into());
            }
            if this.waiting.len() > ByteStream::LARGEST_ITEM {
                this.is_over = true;
                return Poll::Ready(Some(Err(this.items.bytes.item_too_large())));
            }
            match ready!(this.items.poll_piece(|_, first| first == b'<', context)) {
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
        f.debug_tuple("JsonLines").field(&self.items.bytes).finish()
    }
}
