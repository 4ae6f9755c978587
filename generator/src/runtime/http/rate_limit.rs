//! Whether an answer says that there were too many requests, and when there may be more.

use std::time::{Duration, SystemTime};

use reqwest::header::RETRY_AFTER;

use super::{HeaderMap, StatusCode};

/// Names of the headers begin with one of these: the first is the most usual, the last of a draft of the IETF.
const PREFIXES: &[&str] = &["x-ratelimit", "x-rate-limit", "ratelimit"];

/// Whether too many requests are why an answer is a refusal. Some APIs say so with 403, which alone means
/// that nobody may do it.
pub(super) fn is_reached(status: StatusCode, headers: &HeaderMap) -> bool {
    match status {
        StatusCode::TOO_MANY_REQUESTS => true,
        StatusCode::FORBIDDEN => {
            // Whoever spends the last request may still be refused for another reason: that says no more.
            let is_spent = number(headers, "remaining") == Some(0.0);
            headers.contains_key(RETRY_AFTER) || (is_spent && reset(headers).is_some())
        }
        _ => false,
    }
}

/// When a limit begins anew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reset {
    In(Duration),
    At(SystemTime),
}

/// How many seconds a limit may still last: what is more is likely told in another unit.
const LONGEST: f64 = 3600.0;
/// The same where no request is left, which is how limits of a day end.
const LONGEST_SPENT: f64 = 86400.0;

/// When the limit that was reached begins anew. It is another one where requests are left.
pub(super) fn reset(headers: &HeaderMap) -> Option<Reset> {
    let longest = match number(headers, "remaining") {
        Some(left) if left > 0.0 => return None,
        Some(_) => LONGEST_SPENT,
        None => LONGEST,
    };
    let number = number(headers, "reset")?;
    let at = |seconds| SystemTime::UNIX_EPOCH.checked_add(duration(seconds)?);
    match number {
        ..1e9 => duration(number)
            .filter(|_| number <= longest)
            .map(Reset::In),
        // Seconds since 1970.
        ..1e11 => at(number).map(Reset::At),
        // Milliseconds since 1970: in seconds they would be millennia.
        _ => at(number / 1000.0).map(Reset::At),
    }
}

fn duration(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
}

fn number(headers: &HeaderMap, of: &str) -> Option<f64> {
    let mut names = PREFIXES.iter().map(|prefix| format!("{prefix}-{of}"));
    let value = names.find_map(|name| headers.get(name))?;
    value.to_str().ok()?.trim().parse().ok()
}
