//! What every client of a generated crate holds.

use std::fmt;
use std::sync::Arc;

use super::api::Api;
use super::base_url::BaseUrl;
use super::budget::Budget;
use super::credentials::Credentials;
use super::limits::Limits;
use super::named::Named;
use super::{HeaderMap, Transport};

/// A client of one API, cheap to clone. Its `Debug` shows no credential.
#[derive(Clone)]
pub struct Http(Arc<Inner>);

pub(super) struct Inner {
    pub(super) api: &'static Api,
    pub(super) base_url: BaseUrl,
    /// What was chosen for the variables in URLs of servers.
    pub(super) server_variables: Named<String>,
    pub(super) credentials: Credentials,
    pub(super) default_headers: HeaderMap,
    pub(super) limits: Limits,
    pub(super) strict: bool,
    /// Whether a request is given a key where its operation knows one.
    pub(super) makes_keys: bool,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) budget: Budget,
}

impl Http {
    pub(super) fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.0
    }
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Http")
            .field("base_url", &self.0.base_url.text)
            .field("credentials", &self.0.credentials)
            .field("limits", &self.0.limits)
            .finish_non_exhaustive()
    }
}
