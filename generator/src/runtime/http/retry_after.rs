//! How long an answer asks to wait before the request is sent again.

use std::time::{Duration, SystemTime};

use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

use super::platform::wall_clock;

/// The wait, by the most exact header there is. One that cannot be read counts as none.
pub(super) fn wait(headers: &HeaderMap) -> Option<Duration> {
    milliseconds(headers)
        .or_else(|| seconds(headers))
        .or_else(|| date(headers))
}

fn milliseconds(headers: &HeaderMap) -> Option<Duration> {
    let milliseconds: f64 = text(headers, "retry-after-ms")?.parse().ok()?;
    of_seconds(milliseconds / 1000.0)
}

fn seconds(headers: &HeaderMap) -> Option<Duration> {
    let seconds: f64 = text(headers, RETRY_AFTER.as_str())?.parse().ok()?;
    of_seconds(seconds)
}

/// A century and more is as good as for ever, and can be added to the time that it is.
const LONGEST: f64 = u32::MAX as f64;

fn of_seconds(seconds: f64) -> Option<Duration> {
    let seconds = if seconds > LONGEST { LONGEST } else { seconds };
    Duration::try_from_secs_f64(seconds).ok()
}

/// A date is measured by the server's clock where it tells the time: this machine's may be wrong.
fn date(headers: &HeaderMap) -> Option<Duration> {
    let until = time(text(headers, RETRY_AFTER.as_str())?)?;
    let now = text(headers, DATE.as_str())
        .and_then(time)
        .or_else(wall_clock)?;
    Some(until.duration_since(now).unwrap_or_default())
}

fn time(text: &str) -> Option<SystemTime> {
    httpdate::parse_http_date(text).ok()
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}
