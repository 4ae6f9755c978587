//! A file to send, read while it goes out.

use std::io;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use tokio::fs::File;
use tokio::io::{AsyncRead, ReadBuf};

use super::{Error, platform};

/// Bytes that are read at once: each time, another thread is waited for.
const PIECE: usize = 128 * 1024;

/// The content of a file from its beginning, and its length in bytes where it has one.
pub(super) async fn open(path: &Path) -> Result<(reqwest::Body, Option<u64>), Error> {
    let named = format!("the file {}", path.display());
    let unreadable = |error: io::Error| {
        Error::invalid_argument(&named, format!("cannot be read: {error}")).with_source(error)
    };
    if !platform::has_reactor() {
        let problem = "cannot be read without a runtime of tokio";
        return Err(Error::invalid_argument(&named, problem));
    }
    let file = File::open(path).await.map_err(unreadable)?;
    let metadata = file.metadata().await.map_err(unreadable)?;
    // Opening one succeeds where only reading it fails, and that looks like a failure that may pass.
    if metadata.is_dir() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    let length = metadata.is_file().then_some(metadata.len());
    let room = BytesMut::new();
    let body = reqwest::Body::wrap_stream(Pieces { file, room });
    Ok((body, length))
}

struct Pieces {
    file: File,
    room: BytesMut,
}

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { file, room } = &mut *self;
        room.resize(PIECE, 0);
        let mut read = ReadBuf::new(room);
        if let Err(error) = ready!(Pin::new(file).poll_read(context, &mut read)) {
            return Poll::Ready(Some(Err(error)));
        }
        let length = read.filled().len();
        let mut piece = std::mem::take(room);
        piece.truncate(length);
        Poll::Ready(
            Some(piece.freeze())
                .filter(|piece| !piece.is_empty())
                .map(Ok),
        )
    }
}
