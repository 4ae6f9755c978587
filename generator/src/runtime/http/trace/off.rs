//! Tells nothing.

use std::future::Future;
use std::time::Duration;

use reqwest::Url;

use crate::runtime::http::call::Call;
use crate::runtime::http::operation::Operation;
use crate::runtime::http::retry::Outcome;
use crate::runtime::json::Drift;

#[derive(Clone, Copy)]
pub(in crate::runtime::http) struct Span;

impl Span {
    pub(in crate::runtime::http) fn new(
        _operation: &Operation,
        _server: impl FnOnce() -> Option<Url>,
    ) -> Self {
        Self
    }

    pub(in crate::runtime::http) fn around<F: Future>(self, future: F) -> F {
        future
    }

    pub(in crate::runtime::http) fn attempted(self, _outcome: Outcome<'_>, _attempts: u32) {}

    pub(in crate::runtime::http) fn waits(self, _wait: Duration) {}
}

pub(in crate::runtime::http) fn drifted(_call: &Call, _drift: &Drift) {}
