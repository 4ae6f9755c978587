//! The body of an answer that is a sequence of items, and what comes in its place.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes, BytesMut};
use futures_core::Stream;

use super::answer::BYTE_ORDER_MARK;
use super::{ByteStream, Error};

/// The text of a sequence, piece by piece and without a byte order mark.
pub(super) struct ItemStream {
    pub(super) bytes: ByteStream,
    /// What may be the beginning of a byte order mark, until that is known.
    mark: Option<BytesMut>,
    has_begun: bool,
    /// What came of an answer that is no sequence.
    other: Option<BytesMut>,
}

impl ItemStream {
    pub(super) fn new(bytes: ByteStream) -> Self {
        Self {
            bytes: bytes.of_items(),
            mark: Some(BytesMut::new()),
            has_begun: false,
            other: None,
        }
    }

    /// The next piece. An answer that begins with a sign as no item does is one error, which has what
    /// it says.
    pub(super) fn poll_piece(
        &mut self,
        is_other: fn(&ByteStream, u8) -> bool,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Error>>> {
        if self.other.is_none() {
            let piece = ready!(self.poll_unmarked(context));
            match self.first(piece.as_ref()) {
                Some(first) if is_other(&self.bytes, first) => {}
                _ => return Poll::Ready(piece),
            }
            let begun = piece.and_then(Result::ok).unwrap_or_default();
            self.refuse(begun.into());
        }
        let body = self.other.get_or_insert_default();
        self.bytes.poll_no_stream(body, context).map(Err).map(Some)
    }

    /// Takes the answer for no sequence, as it began with this.
    pub(super) fn refuse(&mut self, begun: BytesMut) {
        self.other = Some(begun);
    }

    /// The first sign of all that is not blank.
    fn first(&mut self, piece: Option<&Result<Bytes, Error>>) -> Option<u8> {
        let piece = piece?.as_ref().ok().filter(|_| !self.has_begun)?;
        let first = *piece.trim_ascii_start().first()?;
        self.has_begun = true;
        Some(first)
    }

    fn poll_unmarked(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        while let Some(mark) = &mut self.mark {
            match ready!(Pin::new(&mut self.bytes).poll_next(context)) {
                Some(Ok(piece)) => mark.extend_from_slice(&piece),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => {
                    let rest = self.mark.take().filter(|rest| !rest.is_empty());
                    return Poll::Ready(rest.map(|rest| Ok(rest.freeze())));
                }
            }
            if mark.len() < BYTE_ORDER_MARK.len() && BYTE_ORDER_MARK.starts_with(mark) {
                continue;
            }
            let mut piece = self.mark.take().unwrap_or_default();
            if piece.starts_with(BYTE_ORDER_MARK) {
                piece.advance(BYTE_ORDER_MARK.len());
            }
            return Poll::Ready(Some(Ok(piece.freeze())));
        }
        Pin::new(&mut self.bytes).poll_next(context)
    }
}
