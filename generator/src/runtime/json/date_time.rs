//! Dates and times as RFC 3339 writes them; the offset is kept.

use std::fmt;

use serde::de::{Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Error as _, Serializer};
use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{Date, OffsetDateTime};

use super::{Decode, Encode, utc_text};

struct DateTimeVisitor;

impl Visitor<'_> for DateTimeVisitor {
    type Value = OffsetDateTime;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a date and time as RFC 3339 writes it")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<OffsetDateTime, E> {
        utc_text::read(text)
            .or_else(|| general(text))
            .ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// Any text that RFC 3339 allows.
#[cold]
fn general(text: &str) -> Option<OffsetDateTime> {
    let date_time = OffsetDateTime::parse(text, &Rfc3339).ok();
    date_time.filter(|_| !is_finer_than_nanoseconds(text))
}

/// Whether the fraction of the second has more digits than an `OffsetDateTime` keeps.
fn is_finer_than_nanoseconds(text: &str) -> bool {
    text.split_once('.')
        .is_some_and(|(_, rest)| rest.bytes().take_while(u8::is_ascii_digit).count() > 9)
}

impl<'de> Decode<'de> for OffsetDateTime {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DateTimeVisitor)
    }
}

impl Encode for OffsetDateTime {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let usual = utc_text::write(*self);
        match usual.as_ref().map(|text| std::str::from_utf8(text)) {
            Some(Ok(text)) => serializer.serialize_str(text),
            _ => serializer.serialize_str(&self.format(&Rfc3339).map_err(S::Error::custom)?),
        }
    }
}

struct DateVisitor;

impl Visitor<'_> for DateVisitor {
    type Value = Date;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a date such as 2025-01-31")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Date, E> {
        // ISO 8601 has week and ordinal dates as well, which would be written back differently.
        let is_calendar_date = matches!(text.as_bytes(), [_, _, _, _, b'-', _, _, b'-', _, _]);
        let date = Date::parse(text, &Iso8601::DATE)
            .ok()
            .filter(|_| is_calendar_date);
        date.ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

impl<'de> Decode<'de> for Date {
    fn decode<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DateVisitor)
    }
}

impl Encode for Date {
    fn encode<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.format(&Iso8601::DATE).map_err(S::Error::custom)?)
    }
}
