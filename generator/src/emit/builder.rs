//! The builder of the client: a setter for each credential, and those that every client has.

use proc_macro2::TokenStream;
use quote::quote;

use super::ident::ident;
use super::{Context, documentation, environment, servers};
use crate::ir::{Operation, Place};

pub(super) fn builder(context: Context<'_>) -> TokenStream {
    let credentials = credentials(context);
    let read_env = read_env(context);
    let server_setters = servers::setters(context);
    let base_url_docs = servers::listed(context);
    let (places, limits) = (places(), limits());
    let keys = context.api.operations.iter().any(Operation::takes_key);
    let keys = keys.then(idempotency_keys);
    quote! {
        /// Sets up a [`Client`].
        #[derive(Clone, Debug)]
        #[must_use = "a client is there only when it is built"]
        pub struct ClientBuilder {
            settings: Settings,
        }

        impl ClientBuilder {
            #(#credentials)*

            #read_env

            #server_setters

            #base_url_docs
            pub fn base_url(mut self, url: impl Into<String>) -> Self {
                self.settings.base_url(url);
                self
            }

            #places

            #keys

            /// The client.
            ///
            /// # Errors
            ///
            /// Fails if a credential is incomplete or fits no header, or if a URL is not valid.
            pub fn build(self) -> Result<Client, Error> {
                Ok(Client { http: self.settings.build()? })
            }
        }

        #limits
    }
}

fn credentials(context: Context<'_>) -> Vec<TokenStream> {
    let setters = context.api.schemes.iter().filter_map(|scheme| {
        let method = ident(context.symbols.credentials.get(&scheme.id)?);
        let id = &scheme.id;
        let text = scheme.description.clone().unwrap_or_default();
        let place = match &scheme.place {
            Place::Bearer => "Sent as `Authorization: Bearer`.".to_owned(),
            Place::Basic => "`user:password`, sent as `Authorization: Basic`.".to_owned(),
            Place::Header(name) => format!("Sent in the header `{name}`."),
            Place::Query(name) => format!("Sent in the query as `{name}`."),
            Place::Cookie(name) => format!("Sent in the cookie `{name}`."),
        };
        let advice = if scheme.deprecated {
            "Deprecated: the document calls it so."
        } else {
            ""
        };
        let docs = documentation::markdown(&format!("{text}\n\n{place}\n\n{advice}"));
        Some(quote! {
            #docs
            pub fn #method(mut self, #method: impl Into<Credential>) -> Self {
                self.settings.credential(#id, #method);
                self
            }
        })
    });
    setters.collect()
}

fn read_env(context: Context<'_>) -> TokenStream {
    let errors = documentation::markdown(environment::errors_of_reading(context));
    quote! {
        /// Fills in from the environment what was not set.
        ///
        /// # Errors
        ///
        #errors
        pub fn read_env(mut self) -> Result<Self, Error> {
            self.settings.read_env()?;
            Ok(self)
        }
    }
}

/// What every request takes along, and what carries it.
fn places() -> TokenStream {
    quote! {
        /// The `User-Agent` of every request.
        pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
            self.settings.user_agent(user_agent);
            self
        }

        /// A header of every request; what an operation or a request says itself stands before it.
        pub fn default_header(
            mut self,
            name: impl Into<String>,
            value: impl Into<String>,
        ) -> Self {
            self.settings.default_header(name, value.into());
            self
        }

        /// Changes the client that requests are sent with: proxies, root certificates, a client
        /// certificate, the pool of connections. That client follows no redirects, for this crate does and
        /// lets no credential go to another origin, and uses no proxy for a base URL on this machine. Headers
        /// are set with [`default_header`](Self::default_header): those that are set here go to every
        /// origin that a redirect leads to.
        pub fn configure_http<F>(mut self, change: F) -> Self
        where
            F: Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
            F: MaybeSend + MaybeSync + 'static,
        {
            self.settings.configure_http(change);
            self
        }

        /// Sends through what is made of that client, such as layers of `tower` around it.
        pub fn wrap_http<F, T>(mut self, wrap: F) -> Self
        where
            F: Fn(reqwest::Client) -> T + MaybeSend + MaybeSync + 'static,
            T: Transport + 'static,
        {
            self.settings.wrap_http(wrap);
            self
        }

        /// A client of one's own to send with, where [`configure_http`](Self::configure_http) does not
        /// do: nothing that is set there counts, nor does
        /// [`connect_timeout`](Self::connect_timeout), and attempts have no limit unless
        /// [`attempt_timeout`](Self::attempt_timeout) sets one. Build it with `redirect::Policy::none()`:
        /// by default reqwest follows redirects, and sends credentials in headers of the API's own to
        /// other origins. For a base URL on this machine it should use no proxy.
        pub fn http_client(mut self, client: reqwest::Client) -> Self {
            self.settings.http_client(client);
            self
        }

        /// Sends with this transport, as [`http_client`](Self::http_client) does with a client.
        pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
            self.settings.transport(transport);
            self
        }

        /// Whether credentials may be sent over `http`, where others on the way can read them. By
        /// default they go by `https`, or to this machine.
        pub fn allow_http(mut self, allow: bool) -> Self {
            self.settings.allow_http(allow);
            self
        }

        /// Whether an answer that drifted from its document is an error. It is not by default:
        /// what does not fit is kept raw, and the rest arrives. What an enumeration or a union does
        /// not list is `Unknown` there, and no drift.
        pub fn strict(mut self, strict: bool) -> Self {
            self.settings.strict(strict);
            self
        }
    }
}

fn idempotency_keys() -> TokenStream {
    quote! {
        /// Whether a request has a fresh header `Idempotency-Key`, the same for all of its attempts,
        /// where the document has one and the caller gives none; it has by default. Without one it is
        /// not sent again after a failure that may have come too late.
        pub fn idempotency_keys(mut self, make: bool) -> Self {
            self.settings.idempotency_keys(make);
            self
        }
    }
}

/// How long, how often and how much.
fn limits() -> TokenStream {
    quote! {
        /// How long, how often and how much.
        impl ClientBuilder {
            /// How long a request may take in all: every attempt, the waits between them, and the
            /// answer's body. There is no limit by default, but for each attempt.
            pub fn timeout(mut self, timeout: Duration) -> Self {
                self.settings.timeout(timeout);
                self
            }

            /// How long one attempt may take, from sending its body to the end of the answer, or to the
            /// beginning of the answer's body where that is streamed. By default a minute, or all of
            /// [`timeout`](Self::timeout) if that is longer, with a second more for each 64 KiB that
            /// are sent; there is no limit where it is not known how many these are.
            pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
                self.settings.attempt_timeout(timeout);
                self
            }

            /// How long connecting may take; ten seconds by default.
            pub fn connect_timeout(mut self, timeout: Duration) -> Self {
                self.settings.connect_timeout(timeout);
                self
            }

            /// How long to wait for the next piece of an answer's body; by default 30 seconds, and ten
            /// minutes for the next of events and of JSON lines.
            pub fn read_timeout(mut self, timeout: Duration) -> Self {
                self.settings.read_timeout(timeout);
                self
            }

            /// How often a request is sent again when it fails in a way that may pass; twice by
            /// default.
            ///
            /// That is after status 408, 409, 429, a 403 that is a rate limit, or from 500, after a
            /// timeout, and when the connection fails or breaks, as far as repeating is safe: the
            /// method is `GET`, `HEAD`, `PUT`, `DELETE`, `OPTIONS` or `TRACE`, the request has an
            /// idempotency key, or nothing can have been done because no connection came about or a
            /// rate limit was reached. If the
            /// API says `x-should-retry`, that decides.
            /// [`retry_budget`](Self::retry_budget) bounds those of all requests.
            pub fn max_retries(mut self, retries: u32) -> Self {
                self.settings.max_retries(retries);
                self
            }

            /// How often all clones together may send requests again while none of that helps; fifty
            /// times by default. A retry that succeeds does not count, and every ten requests that
            /// succeed at once allow one more, up to that number. With `None` there is no such bound.
            pub fn retry_budget(mut self, retries: impl Into<Option<u32>>) -> Self {
                self.settings.retry_budget(retries);
                self
            }

            /// The longest wait that the API may ask for before a request is sent again; a minute by
            /// default. If it asks for more, the request fails at once, and the error knows how much.
            pub fn max_retry_wait(mut self, wait: Duration) -> Self {
                self.settings.max_retry_wait(wait);
                self
            }

            /// How long to wait before a request is sent again where the API asks for nothing: a random
            /// time of at most `first`, then twice as much each time, up to `most`. Half a second and
            /// eight seconds by default; tests may want none.
            pub fn retry_backoff(mut self, first: Duration, most: Duration) -> Self {
                self.settings.retry_backoff(first, most);
                self
            }

            /// How many bytes of an answer are read into memory; 256 MiB by default. An answer that
            /// is streamed may be of any size.
            pub fn max_response_size(mut self, bytes: u64) -> Self {
                self.settings.max_response_size(bytes);
                self
            }
        }
    }
}
