//! The short way to read and write a moment agrees with the general one.

use time::format_description::well_known::{Iso8601, Rfc3339};
use time::{Date, OffsetDateTime};

use crate::runtime::json;

const PLAIN: &str = "2024-02-29T23:59:58Z";
const FRACTION: &str = "1999-12-31T00:00:00.123456789Z";

fn agrees(text: &str) {
    let quoted = serde_json::to_string(text).unwrap();
    let short = json::from_slice::<OffsetDateTime>(quoted.as_bytes()).ok();
    let general = OffsetDateTime::parse(text, &Rfc3339).ok();
    assert_eq!(short.map(|found| found.value), general, "{text}");
}

#[test]
fn every_day_is_read_as_the_general_parser_reads_it() {
    let years = (0..=9999).filter(|year| year % 97 == 0 || [1900, 1996, 2000].contains(year));
    for year in years {
        for month in 0..=13 {
            for day in 0..=32 {
                agrees(&format!("{year:04}-{month:02}-{day:02}T12:34:56Z"));
            }
        }
    }
}

#[test]
fn every_second_of_a_day_is_read_as_the_general_parser_reads_it() {
    for hour in [0, 1, 9, 10, 19, 20, 23, 24, 99] {
        for minute in [0, 1, 9, 30, 59, 60, 99] {
            for second in 0..=61 {
                agrees(&format!("2024-12-31T{hour:02}:{minute:02}:{second:02}Z"));
            }
        }
    }
}

#[test]
fn a_text_with_any_one_character_changed_is_read_as_the_general_parser_reads_it() {
    for text in [PLAIN, FRACTION, "2024-02-29T23:59:58+05:30"] {
        for place in 0..text.len() {
            for other in (0..128).map(char::from).chain(['é', '٣', '𝟗']) {
                let (before, after) = (&text[..place], &text[place + 1..]);
                agrees(&format!("{before}{other}{after}"));
                agrees(&format!("{before}{other}{}", &text[place..]));
            }
            agrees(&text[..place]);
        }
    }
}

#[test]
fn a_fraction_of_any_length_is_read_as_the_general_parser_reads_it() {
    for length in 0..=12 {
        for digit in ['0', '5', '9'] {
            let digits = digit.to_string().repeat(length);
            agrees(&format!("2024-02-29T23:59:58.{digits}Z"));
            agrees(&format!("2024-02-29T23:59:58.{digits}1Z"));
        }
    }
}

#[test]
fn a_moment_that_is_finer_than_nanoseconds_is_cut_off_there() {
    for zone in ["Z", "+05:30"] {
        let text = format!("\"2024-02-29T23:59:58.123456789999{zone}\"");
        let decoded = json::from_slice::<OffsetDateTime>(text.as_bytes()).unwrap();
        assert_eq!(decoded.value.nanosecond(), 123_456_789);
        let written = json::to_vec(&decoded.value).unwrap();
        assert_eq!(written, text.replace("999", "").into_bytes());
    }
}

#[test]
fn a_moment_is_written_as_the_general_formatter_writes_it() {
    let texts = [
        PLAIN,
        FRACTION,
        "0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2024-02-29T23:59:58.5Z",
        "2024-02-29T23:59:58+05:30",
        "2024-02-29T23:59:58-00:01",
    ];
    for text in texts {
        let moment = OffsetDateTime::parse(text, &Rfc3339).unwrap();
        let written = json::to_value(&moment).unwrap();
        assert_eq!(written, moment.format(&Rfc3339).unwrap());
    }
    let last_year = OffsetDateTime::UNIX_EPOCH.replace_year(-1).unwrap();
    json::to_value(&last_year).unwrap_err();
}

#[test]
fn every_date_is_read_as_the_general_parser_reads_it() {
    let any = [
        "2024-02-29 ",
        "2024-2-29",
        "2024-02_29",
        "02024-02-2",
        "2024-W01-1",
    ];
    let years = (0..=9999).filter(|year| year % 97 == 0 || [1900, 1996, 2000].contains(year));
    let days = years.flat_map(|year| {
        (0..=13).flat_map(move |month| {
            (0..=32).map(move |day| format!("{year:04}-{month:02}-{day:02}"))
        })
    });
    for text in days.chain(any.map(str::to_owned)) {
        let quoted = format!("\"{text}\"");
        let short = json::from_slice::<Date>(quoted.as_bytes()).ok();
        let general = Date::parse(&text, &Iso8601::DATE).ok();
        let general = general.filter(|_| !text.contains('W'));
        assert_eq!(short.as_ref().map(|found| found.value), general, "{text}");
        if let Some(date) = short {
            assert_eq!(json::to_vec(&date.value).unwrap(), quoted.as_bytes());
        }
    }
}

#[test]
fn a_date_before_the_year_0_cannot_be_written() {
    assert_eq!(json::to_vec(&Date::MAX).unwrap(), b"\"9999-12-31\"");
    assert!(json::to_vec(&Date::MIN).is_err());
}
