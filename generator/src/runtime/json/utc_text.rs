//! The text of a moment as most servers write it, `2025-01-31T00:00:00.5Z`, read and written without
//! the generality of a format description.

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

/// The text in whole seconds.
pub(super) const LENGTH: usize = 20;

/// The moment, if the text has this form and names one; any other text is for the general parser.
pub(super) fn read(text: &str) -> Option<OffsetDateTime> {
    let (month, rest) = text.as_bytes().split_first_chunk()?;
    let (minute, rest) = rest.split_first_chunk()?;
    let ([colon, s0, s1], rest) = rest.split_first_chunk()?;
    let [y0, y1, y2, y3, _, m0, m1, _] = digits_in(*b"0000-00-", *month)?;
    let [d0, d1, _, h0, h1, _, n0, n1] = digits_in(*b"00T00:00", *minute)?;
    let [s0, s1, ..] = digits_in(
        *b"00:     ",
        [*s0, *s1, *colon, b' ', b' ', b' ', b' ', b' '],
    )?;
    let nanosecond = match rest {
        [b'Z'] => 0,
        [b'.', digits @ .., b'Z'] => nanoseconds(digits)?,
        _ => return None,
    };
    let date = date([y0, y1, y2, y3], [m0, m1], [d0, d1])?;
    let time = Time::from_hms_nano(two(h0, h1), two(n0, n1), two(s0, s1), nanosecond).ok()?;
    Some(PrimitiveDateTime::new(date, time).assume_utc())
}

/// The day, if the text has the form `2025-01-31` and names one.
pub(super) fn read_date(text: &str) -> Option<Date> {
    let (month, day) = text.as_bytes().split_first_chunk()?;
    let [d0, d1] = day else { return None };
    let [y0, y1, y2, y3, _, m0, m1, _] = digits_in(*b"0000-00-", *month)?;
    let [d0, d1, ..] = digits_in(*b"00      ", [*d0, *d1, b' ', b' ', b' ', b' ', b' ', b' '])?;
    date([y0, y1, y2, y3], [m0, m1], [d0, d1])
}

/// The day of these digits.
fn date([y0, y1, y2, y3]: [u8; 4], [m0, m1]: [u8; 2], [d0, d1]: [u8; 2]) -> Option<Date> {
    let year = i32::from(two(y0, y1)) * 100 + i32::from(two(y2, y3));
    let month = Month::try_from(two(m0, m1)).ok()?;
    Date::from_calendar_date(year, month, two(d0, d1)).ok()
}

/// The text of a day, if its year has four digits.
pub(super) fn write_date(date: Date) -> Option<String> {
    let (year, month, day) = date.to_calendar_date();
    let month = u8::from(month);
    (0..10_000)
        .contains(&year)
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The values of the characters where the form has a zero, if those are digits and the others are
/// as the form has them: eight at once, as the bytes of a number.
fn digits_in(form: [u8; 8], text: [u8; 8]) -> Option<[u8; 8]> {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // What lifts a byte to its high bit: more than nine for a digit, more than nothing otherwise.
    let lift = form.map(|character| if character == b'0' { 0x76 } else { 0x7f });
    let values = u64::from_le_bytes(form) ^ u64::from_le_bytes(text);
    let lifted = values.wrapping_add(u64::from_le_bytes(lift));
    ((values | lifted) & HIGH == 0).then(|| values.to_le_bytes())
}

/// The number of two digits.
const fn two(tens: u8, ones: u8) -> u8 {
    tens * 10 + ones
}

/// One to nine digits after the point.
fn nanoseconds(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let padded = digits.iter().chain(std::iter::repeat(&b'0')).take(9);
    Some(padded.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}

/// The text of a moment in whole seconds and without an offset; any other is for the general
/// formatter.
pub(super) fn write(moment: OffsetDateTime) -> Option<[u8; LENGTH]> {
    let year = u16::try_from(moment.year())
        .ok()
        .filter(|&year| year < 10_000)?;
    if moment.nanosecond() != 0 || moment.offset() != UtcOffset::UTC {
        return None;
    }
    let (_, month, day) = moment.to_calendar_date();
    let (hour, minute, second) = moment.to_hms();
    let [y0, y1] = digits(u8::try_from(year / 100).ok()?);
    let [y2, y3] = digits(u8::try_from(year % 100).ok()?);
    let [m0, m1] = digits(month.into());
    let [d0, d1] = digits(day);
    let [h0, h1] = digits(hour);
    let [n0, n1] = digits(minute);
    let [s0, s1] = digits(second);
    Some([
        y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1, b'T', h0, h1, b':', n0, n1, b':', s0, s1, b'Z',
    ])
}

/// A number below a hundred as two digits.
const fn digits(number: u8) -> [u8; 2] {
    [b'0' + number / 10 % 10, b'0' + number % 10]
}
