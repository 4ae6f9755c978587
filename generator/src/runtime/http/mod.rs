//! Sends one described request over HTTP and makes one clear error of everything that goes wrong.

pub mod check;
pub mod style;

mod answer;
mod api;
mod base_url;
mod body;
mod client;
mod credentials;
mod encoding;
mod error;
mod excerpt;
mod message;
mod multipart;
mod operation;
mod payload;
mod report;
mod request;
mod response;
mod secret;
mod settings;
mod target;
mod transport;
mod upload;

pub use api::{Api, Envelope, Place, Scheme, Security, ServerVariable};
pub use client::Http;
pub use error::Error;
pub use message::Message;
pub use multipart::{Multipart, Parts};
pub use request::Request;
pub use reqwest::header::HeaderMap;
pub use reqwest::{Method, StatusCode};
pub use response::Response;
pub use secret::Secret;
pub use settings::Settings;
pub use style::{Explode, Style};
pub use upload::Upload;
