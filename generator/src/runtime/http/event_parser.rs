//! The wire format of server-sent events: bytes in, events out.

use std::time::Duration;

/// An event as it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawEvent {
    /// What sort of event it is; empty where the server does not say.
    pub event: String,
    /// The lines of its data, joined with line breaks.
    pub data: String,
    /// The id of the event, or of the last one before it that had one.
    pub id: String,
    /// How long to wait before connecting again, if the server has said so in this event or before.
    pub retry: Option<Duration>,
}

/// Takes bytes apart into events, wherever the pieces are cut.
#[derive(Default)]
pub(super) struct EventParser {
    line: Vec<u8>,
    event: RawEvent,
    has_data: bool,
    /// The wait that this event tells of, and that of the last one that ended.
    wait: Option<Duration>,
    told_wait: Option<Duration>,
    after_return: bool,
}

impl EventParser {
    /// How many bytes wait for the end of their event.
    pub(super) fn waiting(&self) -> usize {
        self.line.len() + self.event.data.len()
    }

    /// How long to wait before connecting again, if the last event itself says so.
    pub(super) fn told_wait(&self) -> Option<Duration> {
        self.told_wait
    }

    /// The next event, and how many bytes it took; all of them where it is not complete.
    pub(super) fn read(&mut self, bytes: &[u8]) -> (Option<RawEvent>, usize) {
        for (index, byte) in bytes.iter().enumerate() {
            let is_second = std::mem::take(&mut self.after_return) && *byte == b'\n';
            if is_second {
                continue;
            }
            if !matches!(byte, b'\n' | b'\r') {
                self.line.push(*byte);
                continue;
            }
            self.after_return = *byte == b'\r';
            if let Some(event) = self.end_line() {
                return (Some(event), index + 1);
            }
        }
        (None, bytes.len())
    }

    fn end_line(&mut self) -> Option<RawEvent> {
        let line = std::mem::take(&mut self.line);
        let text = String::from_utf8_lossy(&line);
        if text.is_empty() {
            return self.end_event();
        }
        let (field, value) = text.split_once(':').unwrap_or((&text, ""));
        self.field(field, value.strip_prefix(' ').unwrap_or(value));
        None
    }

    fn field(&mut self, field: &str, value: &str) {
        match field {
            "event" => self.event.event = value.to_owned(),
            "data" => {
                if std::mem::replace(&mut self.has_data, true) {
                    self.event.data.push('\n');
                }
                self.event.data.push_str(value);
            }
            "id" if !value.contains('\0') => self.event.id = value.to_owned(),
            // Anything but digits is ignored, and so is what no clock can wait.
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                if let Ok(milliseconds) = value.parse() {
                    self.wait = Some(Duration::from_millis(milliseconds));
                    self.event.retry = self.wait;
                }
            }
            // A comment, or a field of another time.
            _ => {}
        }
    }

    /// An event without data is none; the id and the wait stay for those that follow.
    fn end_event(&mut self) -> Option<RawEvent> {
        let next = RawEvent {
            id: self.event.id.clone(),
            retry: self.event.retry,
            ..RawEvent::default()
        };
        let event = std::mem::replace(&mut self.event, next);
        self.told_wait = self.wait.take();
        std::mem::take(&mut self.has_data).then_some(event)
    }
}
