//! Server-sent events, each read as what the document promises.

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Buf, Bytes};
use futures_core::Stream;
use serde_json::{Map, Value};

use crate::runtime::json::{Decode, Decoded, Drift};

use super::event_parser::{EventParser, RawEvent};
use super::item_stream::ItemStream;
use super::{ByteStream, Error, HeaderMap, StatusCode};

/// What some APIs send as the data of a last event that is none.
const END: &str = "[DONE]";

/// What of an event a value is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventPart {
    /// Its data, which is JSON.
    Data,
    /// Its data, which is text.
    Text,
    /// Its data: JSON if it can be, else text.
    JsonOrText,
    /// All of it, as an object of `event`, `data`, `id` and `retry`; its data is JSON if it can be.
    Whole,
    /// The same, and its data is text.
    WholeText,
}

/// Events as they arrive; dropped, it closes the connection.
///
/// An event that cannot be read is an error, and those after it still come; so is one that tells of a
/// failure, unless it is read as one of the events that the document has. The stream ends with
/// the connection, or with an event whose data is `[DONE]`. An answer of JSON, or a page, in
/// its place is an error, and so are ten minutes in which nothing arrives, unless the client or the
/// request has a read timeout.
pub struct EventStream<T> {
    items: ItemStream,
    rest: Bytes,
    parser: EventParser,
    part: EventPart,
    is_over: bool,
    item: PhantomData<fn() -> T>,
}

/// An event and its data.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// What it says.
    pub data: T,
    /// Where it is not as the document says; what drifted is kept raw in the data.
    pub drifts: Vec<Drift>,
    /// The event as it came.
    pub raw: RawEvent,
}

impl<T: Decode> EventStream<T> {
    #[doc(hidden)]
    #[must_use]
    pub fn new(bytes: ByteStream, part: EventPart) -> Self {
        Self {
            items: ItemStream::new(bytes),
            rest: Bytes::new(),
            parser: EventParser::default(),
            part,
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

    /// The next event; `None` at the end.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    fn read(&self, raw: RawEvent) -> Result<Event<T>, Error> {
        let wait = self.parser.told_wait();
        let json = match self.part {
            EventPart::Data => raw.data.clone(),
            EventPart::Text => text(&raw).to_string(),
            EventPart::JsonOrText => json_or_text(&raw).to_string(),
            EventPart::Whole => whole(&raw, wait, json_or_text(&raw)).to_string(),
            EventPart::WholeText => whole(&raw, wait, text(&raw)).to_string(),
        };
        let bytes = &self.items.bytes;
        let mut read = bytes.read(json.into());
        if self.part == EventPart::Whole && !is_clean(&read) {
            // What looks like JSON may be the text that an event of this sort has.
            let text = bytes.read(whole(&raw, wait, text(&raw)).to_string().into());
            read = if is_clean(&text) { text } else { read };
        }
        let Decoded { value, drifts } = read.map_err(|error| match tells_failure(&raw) {
            true => bytes.failed_event(raw.data.clone().into(), error),
            false => error,
        })?;
        Ok(Event {
            data: value,
            drifts,
            raw,
        })
    }
}

/// Whether an answer that begins so is JSON or a page, which no event begins like, and does not say
/// that it is a stream.
fn is_other(bytes: &ByteStream, first: u8) -> bool {
    matches!(first, b'{' | b'[' | b'<') && !bytes.is_of_events()
}

/// Whether what is no item of the stream is what failed: by the sort of the event, or by what it has in the
/// place of an item.
fn tells_failure(raw: &RawEvent) -> bool {
    let has_error = || match serde_json::from_str(&raw.data) {
        Ok(Value::Object(members)) => members.get("error").is_some_and(says_something),
        _ => false,
    };
    raw.event == "error" || has_error()
}

fn says_something(error: &Value) -> bool {
    match error {
        Value::String(text) => !text.is_empty(),
        Value::Object(members) => !members.is_empty(),
        _ => false,
    }
}

fn is_clean<T>(read: &Result<Decoded<T>, Error>) -> bool {
    read.as_ref().is_ok_and(|decoded| decoded.drifts.is_empty())
}

fn text(raw: &RawEvent) -> Value {
    raw.data.clone().into()
}

fn json_or_text(raw: &RawEvent) -> Value {
    serde_json::from_slice(raw.data.as_bytes()).unwrap_or_else(|_| text(raw))
}

/// The event as an object: its id lives on in those that follow it, and what it tells of waiting does not.
fn whole(raw: &RawEvent, wait: Option<Duration>, data: Value) -> Value {
    let mut object = Map::new();
    object.insert("data".to_owned(), data);
    for (key, text) in [("event", &raw.event), ("id", &raw.id)] {
        if !text.is_empty() {
            object.insert(key.to_owned(), text.clone().into());
        }
    }
    let milliseconds = wait.map(|wait| wait.as_millis());
    if let Some(retry) = milliseconds.and_then(|count| u64::try_from(count).ok()) {
        object.insert("retry".to_owned(), retry.into());
    }
    Value::Object(object)
}

impl<T: Decode> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        while !this.is_over {
            let (event, taken) = this.parser.read(&this.rest);
            this.rest.advance(taken);
            match event {
                Some(event) if event.data == END => break,
                Some(event) => return Poll::Ready(Some(this.read(event))),
                None if this.parser.waiting() > ByteStream::LARGEST_ITEM => {
                    this.is_over = true;
                    return Poll::Ready(Some(Err(this.items.bytes.item_too_large())));
                }
                None => match ready!(this.items.poll_piece(is_other, context)) {
                    Some(Ok(bytes)) => this.rest = bytes,
                    Some(Err(error)) => {
                        this.is_over = true;
                        return Poll::Ready(Some(Err(error)));
                    }
                    None => break,
                },
            }
        }
        this.is_over = true;
        Poll::Ready(None)
    }
}

/// Names the operation.
impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EventStream")
            .field(&self.items.bytes)
            .finish()
    }
}
