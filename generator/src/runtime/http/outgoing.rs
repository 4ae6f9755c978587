//! A request as generated code puts it together, with the client that sends it.

use std::fmt;
use std::mem;
use std::ops::{Deref, DerefMut};

use super::api::Security;
use super::platform::{MaybeSend, MaybeSync};
use super::request::Location;
use super::{Error, Http, Method, Request};

/// A request to one operation, and the client that sends it.
///
/// What it holds stands behind a trait, so that code to copy and to drop it is compiled once, here, and
/// not for each operation of each crate.
pub struct Outgoing(Box<dyn Holds>);

#[derive(Clone)]
struct Held {
    http: Http,
    request: Request,
}

trait Holds: MaybeSend + MaybeSync {
    fn held(&self) -> &Held;

    fn held_mut(&mut self) -> &mut Held;
}

impl Holds for Held {
    fn held(&self) -> &Held {
        self
    }

    fn held_mut(&mut self) -> &mut Held {
        self
    }
}

impl Outgoing {
    /// A request to a path template such as `/accounts/{account_id}`, below the base URL.
    #[must_use]
    pub fn new(http: &Http, method: Method, path: &'static str, security: Security) -> Self {
        Self::of(http, Request::new(method, path, security))
    }

    /// The same with any other method, which is sent as it is written.
    #[must_use]
    pub fn with_method(
        http: &Http,
        method: &'static str,
        path: &'static str,
        security: Security,
    ) -> Self {
        let known = Method::from_bytes(method.as_bytes());
        let sent = known.as_ref().cloned().unwrap_or_default();
        let mut outgoing = Self::new(http, sent, path, security);
        let known = known.map_err(|_| Error::invalid_argument("the method", "is none of HTTP"));
        outgoing.unless_refused(Location::Method, "the method", known);
        outgoing
    }

    pub(super) fn of(http: &Http, request: Request) -> Self {
        let http = http.clone();
        Self(Box::new(Held { http, request }))
    }

    /// What sends it, and the request.
    pub(super) fn parts(&mut self) -> (&Http, &mut Request) {
        let Held { http, request } = self.0.held_mut();
        (http, request)
    }

    /// All of it, which leaves nothing to be sent.
    pub(super) fn take(&mut self) -> Self {
        let spent = Self::new(&self.0.held().http, Method::default(), "", &[]);
        mem::replace(self, spent)
    }
}

impl Clone for Outgoing {
    fn clone(&self) -> Self {
        Self(Box::new(self.0.held().clone()))
    }
}

impl Deref for Outgoing {
    type Target = Request;

    fn deref(&self) -> &Request {
        &self.0.held().request
    }
}

impl DerefMut for Outgoing {
    fn deref_mut(&mut self) -> &mut Request {
        &mut self.0.held_mut().request
    }
}

/// Names the operation; parameters and body may hold secrets, and are left out.
impl fmt::Debug for Outgoing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
