//! Sends one described request over HTTP and makes one clear error of everything that goes wrong.

pub mod style;

#[cfg(all(
    feature = "blocking",
    not(all(target_arch = "wasm32", target_os = "unknown"))
))]
pub mod blocking;
#[cfg(all(
    feature = "mock",
    not(all(target_arch = "wasm32", target_os = "unknown"))
))]
pub mod mock;
#[cfg(feature = "tower")]
pub mod tower;

mod answer;
mod api;
mod api_request;
mod attempt;
mod base_url;
mod body;
mod body_members;
mod body_stream;
mod budget;
mod call;
mod carrier;
mod charset;
mod check;
mod client;
mod credential;
mod credentials;
mod encoding;
mod environment;
mod error;
mod escapes;
mod event_parser;
mod event_stream;
mod excerpt;
mod failure;
mod form;
mod from_response;
mod given;
mod header;
mod idempotency;
mod item_stream;
mod json_lines;
mod limits;
mod media_type;
mod message;
mod method;
mod multipart;
mod named;
mod operation;
mod options;
mod outgoing;
mod pages;
mod parameter_text;
mod parameters;
mod payload;
mod placement;
mod platform;
mod prepare;
mod rate_limit;
mod raw_request;
mod raw_response;
mod redact;
mod redirect;
mod request;
mod request_id;
mod response;
mod retry;
mod retry_after;
mod secret;
mod send;
mod sending;
mod server;
mod settings;
mod streaming;
mod target;
mod timer;
mod trace;
mod transport;
mod unset_body;
mod upload;
#[cfg(not(target_family = "wasm"))]
mod upload_file;
#[cfg(not(target_family = "wasm"))]
mod upload_stream;

pub use api::{Api, Envelope, Place, Scheme, Security, ServerVariable};
pub use api_request::{Answered, ApiRequest, ReadsAnswer, ResponseFuture, send};
pub use body_stream::ByteStream;
pub use client::Http;
pub use credential::{Credential, Provider};
pub use error::Error;
pub use event_parser::RawEvent;
pub use event_stream::{Event, EventPart, EventStream};
pub use from_response::FromResponse;
pub use json_lines::JsonLines;
pub use message::Message;
pub use multipart::{Multipart, OrNull, Parts, SendsParts};
pub use options::Options;
pub use outgoing::Outgoing;
pub use pages::{AnsweredPages, Items, Paged, Pages, Paging};
pub use platform::{BoxFuture, MaybeSend, MaybeSync};
pub use raw_request::RawRequest;
pub use raw_response::RawResponse;
pub use request::Request;
pub use reqwest::header::HeaderMap;
pub use reqwest::{Method, StatusCode};
pub use response::Response;
pub use secret::Secret;
pub use server::Server;
pub use settings::Settings;
pub use streaming::Streaming;
pub use style::{Explode, Style};
pub use transport::{BoxError, Transport};
pub use upload::Upload;
