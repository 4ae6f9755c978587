//! What carries the requests of a client: ours, something around it, or what a caller brought.

use std::fmt;
use std::sync::Arc;

use super::platform::{self, MaybeSend, MaybeSync};
use super::{Error, Settings, Transport};

/// What the requests of a client are carried by, and how ours is set up.
#[derive(Clone, Default)]
pub(super) struct Carrier {
    kind: Kind,
    changes: Vec<Arc<dyn Configure>>,
}

#[derive(Clone, Default)]
enum Kind {
    #[default]
    Own,
    /// Made of ours.
    Around(Arc<dyn Wrap>),
    Brought(Arc<dyn Transport>),
}

trait Configure: MaybeSend + MaybeSync {
    fn configure(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder;
}

impl<F> Configure for F
where
    F: Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + MaybeSend + MaybeSync,
{
    fn configure(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        self(builder)
    }
}

trait Wrap: MaybeSend + MaybeSync {
    fn wrap(&self, client: reqwest::Client) -> Arc<dyn Transport>;
}

impl<F, T> Wrap for F
where
    F: Fn(reqwest::Client) -> T + MaybeSend + MaybeSync,
    T: Transport + 'static,
{
    fn wrap(&self, client: reqwest::Client) -> Arc<dyn Transport> {
        Arc::new(self(client))
    }
}

/// Who carries requests.
impl Settings {
    /// Changes the client that is set up to send with, such as its proxies, certificates or pool.
    /// Redirects stay as they are: this runtime follows them, without letting a credential go along.
    pub fn configure_http(
        &mut self,
        change: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder
        + MaybeSend
        + MaybeSync
        + 'static,
    ) {
        self.carrier.changes.push(Arc::new(change));
    }

    /// Sends through what is made of the client that is set up, such as layers around it.
    pub fn wrap_http<T: Transport + 'static>(
        &mut self,
        wrap: impl Fn(reqwest::Client) -> T + MaybeSend + MaybeSync + 'static,
    ) {
        self.carrier.kind = Kind::Around(Arc::new(wrap));
    }

    /// Sends through this client.
    ///
    /// What it does about redirects, proxies, connections and timeouts is then its own affair: have
    /// it follow no redirect, because credentials may be taken along. Timeouts set here still hold,
    /// but for that of connecting; the attempts of a client brought along have none by default.
    pub fn http_client(&mut self, client: reqwest::Client) {
        self.transport(client);
    }

    /// Sends through this transport.
    pub fn transport(&mut self, transport: impl Transport + 'static) {
        self.carrier.kind = Kind::Brought(Arc::new(transport));
    }

    /// What sends. What is brought along has limits of its own, which a default must not replace.
    pub(super) fn sender(&mut self, loopback: bool) -> Result<Arc<dyn Transport>, Error> {
        match &self.carrier.kind {
            Kind::Own => Ok(Arc::new(self.own_client(loopback)?)),
            Kind::Around(wrap) => Ok(wrap.wrap(self.own_client(loopback)?)),
            Kind::Brought(transport) => {
                self.limits.are_attempts_bounded = false;
                Ok(Arc::clone(transport))
            }
        }
    }

    /// What a caller changed counts, but for what decides where credentials go.
    fn own_client(&self, loopback: bool) -> Result<reqwest::Client, Error> {
        let timeout = self.limits.connect_timeout;
        let usual = platform::configure(reqwest::Client::builder(), timeout);
        let changes = self.carrier.changes.iter();
        let builder = changes.fold(usual, |builder, change| change.configure(builder));
        let client = platform::keep_credentials(builder, loopback).build();
        client.map_err(|error| {
            let error = error.without_url();
            Error::configuration(format!("cannot set up HTTP: {error}")).with_source(error)
        })
    }
}

/// Says only which of them it is: it may hold anything.
impl fmt::Debug for Carrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Own => "Own",
            Kind::Around(_) => "Around",
            Kind::Brought(_) => "Brought",
        })
    }
}
