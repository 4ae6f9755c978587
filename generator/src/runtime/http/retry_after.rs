//! How long an answer asks to wait before the request is sent again.

use std::time::{Duration, SystemTime};

use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

use super::StatusCode;
use super::platform::wall_clock;
use super::rate_limit::{self, Reset};

/// The wait, by the most exact header there is. One that cannot be read counts as none.
pub(super) fn wait(status: StatusCode, headers: &HeaderMap) -> Option<Duration> {
    milliseconds(headers)
        .or_else(|| seconds(headers))
        .or_else(|| date(headers))
        .or_else(|| limit(status, headers))
}

/// Until a limit begins anew that was reached; none where that has come, for nothing is asked for then.
fn limit(status: StatusCode, headers: &HeaderMap) -> Option<Duration> {
    let is_reached = rate_limit::is_reached(status, headers);
    let wait = match is_reached.then(|| rate_limit::reset(headers))?? {
        Reset::In(wait) => wait,
        Reset::At(time) => until(time, headers)?,
    };
    Some(wait.min(Duration::from_secs(u32::MAX.into()))).filter(|wait| !wait.is_zero())
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

fn date(headers: &HeaderMap) -> Option<Duration> {
    until(time(text(headers, RETRY_AFTER.as_str())?)?, headers)
}

/// It is measured by the server's clock where that tells the time: this machine's may be wrong.
fn until(end: SystemTime, headers: &HeaderMap) -> Option<Duration> {
    let now = text(headers, DATE.as_str())
        .and_then(time)
        .or_else(wall_clock)?;
    Some(end.duration_since(now).unwrap_or_default())
}

fn time(text: &str) -> Option<SystemTime> {
    httpdate::parse_http_date(text).ok()
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}
