//! What counts as too many requests, and how long it is waited then.

use std::time::Duration;

use super::retries::{BUSY, SLOW_DOWN, asked_with, done, fails, post, sent};
use super::server::get;

const FORBIDDEN: &str = "403 Forbidden";

#[tokio::test]
async fn a_limit_that_begins_anew_later_is_waited_for() {
    let ten_minutes = Some(Duration::from_secs(600));
    let now = "Date: Sun, 09 Sep 2001 01:46:40 GMT";
    for headers in [
        &["x-ratelimit-reset: 600"][..],
        &["ratelimit-reset: 600", "ratelimit-remaining: 0"],
        &[now, "x-ratelimit-reset: 1000000600"],
        &[now, "x-rate-limit-reset: 1000000600000"],
    ] {
        assert_eq!(
            asked_with(SLOW_DOWN, headers).await,
            ten_minutes,
            "{headers:?}"
        );
        let mut spent = headers.to_vec();
        spent.push("x-ratelimit-remaining: 0");
        let forbidden = asked_with(FORBIDDEN, &spent).await;
        assert_eq!(forbidden, ten_minutes, "{headers:?}");
    }
}

#[tokio::test]
async fn the_reset_of_a_limit_that_was_not_reached_is_no_wait() {
    for (status, headers) in [
        (
            SLOW_DOWN,
            &["x-ratelimit-reset: 600", "x-ratelimit-remaining: 9"],
        ),
        (
            BUSY,
            &["x-ratelimit-reset: 600", "x-ratelimit-remaining: 0"],
        ),
    ] {
        let (outcome, count) = sent(vec![fails(status, headers), done()], get("/x")).await;
        outcome.unwrap();
        assert_eq!(count, 2);
    }
}

#[tokio::test]
async fn what_is_forbidden_for_now_is_a_limit_and_no_matter_of_credentials() {
    for headers in [
        &["retry-after: 0"][..],
        &["x-ratelimit-remaining: 0", "x-ratelimit-reset: 0"],
    ] {
        let (outcome, count) = sent(vec![fails(FORBIDDEN, headers), done()], post()).await;
        outcome.unwrap();
        assert_eq!(count, 2);
        let (outcome, _) = sent(vec![fails(FORBIDDEN, headers); 3], get("/x")).await;
        let error = outcome.unwrap_err();
        assert!(error.is_rate_limited() && !error.is_auth(), "{error}");
    }
    // The last request that is left may be forbidden as any other.
    for headers in [&[][..], &["x-ratelimit-remaining: 0"]] {
        let (outcome, count) = sent(vec![fails(FORBIDDEN, headers), done()], get("/x")).await;
        let error = outcome.unwrap_err();
        assert!(error.is_auth() && !error.is_rate_limited(), "{error}");
        assert_eq!(count, 1);
    }
}

#[tokio::test]
async fn a_reset_that_is_likely_in_another_unit_is_none() {
    for headers in [
        &["x-ratelimit-reset: 60000"][..],
        &["x-ratelimit-reset: 3600000", "x-ratelimit-remaining: 0"],
    ] {
        let (outcome, count) = sent(vec![fails(SLOW_DOWN, headers), done()], get("/x")).await;
        outcome.unwrap();
        assert_eq!(count, 2);
    }
}
