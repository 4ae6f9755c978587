//! Dates and times as RFC 3339 writes them; the offset is kept.

use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime};

use super::{Decode, Encode, Misfit, Reader, Writer, utc_text};

impl Decode for OffsetDateTime {
    fn vacant() -> Self {
        Self::UNIX_EPOCH
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        *self = reader.parsed("a date and time as RFC 3339 writes it", |text| {
            utc_text::read(text).or_else(|| general(text))
        })?;
        Ok(())
    }
}

/// Any text that RFC 3339 allows; a fraction is cut off after nanoseconds.
#[cold]
fn general(text: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(text, &Rfc3339).ok()
}

impl Encode for OffsetDateTime {
    fn encode(&self, writer: &mut Writer) {
        let usual = utc_text::write(*self);
        if let Some(Ok(text)) = usual.as_ref().map(|text| std::str::from_utf8(text)) {
            return writer.string(text);
        }
        match self.format(&Rfc3339) {
            Ok(text) => writer.string(&text),
            Err(error) => writer.fail(error),
        }
    }
}

impl Decode for Date {
    fn vacant() -> Self {
        Self::MIN
    }

    fn decode(&mut self, reader: &mut Reader<'_>) -> Result<(), Misfit> {
        *self = reader.parsed("a date such as 2025-01-31", utc_text::read_date)?;
        Ok(())
    }
}

impl Encode for Date {
    fn encode(&self, writer: &mut Writer) {
        match utc_text::write_date(*self) {
            Some(text) => writer.string(&text),
            None => writer.fail("the year of a date is not between 0 and 9999"),
        }
    }
}
