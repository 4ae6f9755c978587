//! One request as an operation describes it, before it has a base URL and credentials.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use reqwest::Url;
use reqwest::header::{ACCEPT, HeaderName, HeaderValue};
use serde_json::Value;

use crate::runtime::json::{self, Encode};

use super::api::Security;
use super::operation::Operation;
use super::payload::Payload;
use super::target::PathParameter;
use super::{Error, Explode, HeaderMap, Method, Options, Style, style};

/// A request to one operation. Its parameters are encoded as they are added.
pub struct Request {
    pub(super) operation: Operation,
    pub(super) security: Security,
    /// Whether to send it also when no credential is there.
    pub(super) credentials_are_optional: bool,
    /// The URL of the operation's own server.
    pub(super) server: Option<&'static str>,
    /// Where it goes whatever its path says: what an answer from there named.
    pub(super) url: Option<Url>,
    pub(super) path: Vec<PathParameter>,
    pub(super) query: Vec<String>,
    pub(super) headers: HeaderMap,
    pub(super) cookies: Vec<String>,
    pub(super) options: Options,
    pub(super) body: Option<Payload>,
}

impl Request {
    /// A request to a path template such as `/accounts/{account_id}`, below the base URL.
    #[must_use]
    pub fn new(method: Method, path: impl Into<Cow<'static, str>>, security: Security) -> Self {
        Self {
            operation: Operation {
                method,
                path: path.into(),
            },
            security,
            credentials_are_optional: false,
            server: None,
            url: None,
            path: Vec::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            options: Options::default(),
        }
    }

    /// Sends the request to the operation's own server, which may be relative to the API's.
    pub fn server(&mut self, url: &'static str) {
        self.server = Some(url);
    }

    /// Names the media types wanted in return.
    ///
    /// # Errors
    /// They hold a character that no header may hold.
    pub fn accept(&mut self, media_types: &'static str) -> Result<(), Error> {
        let value = HeaderValue::from_maybe_shared(Bytes::from_static(media_types.as_bytes()))
            .map_err(|_| unsendable_media_type())?;
        self.headers.insert(ACCEPT, value);
        Ok(())
    }
}

/// Parameters.
impl Request {
    /// Fills in a parameter of the path.
    ///
    /// # Errors
    /// The value is empty, so the path would mean another one.
    pub fn path<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        style: Style,
        explode: Explode,
        value: &T,
    ) -> Result<(), Error> {
        let value = to_value(name, value)?;
        self.push_path(name, style, explode, &value)
    }

    /// Fills in a parameter of the path with JSON text.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn path_json<T: Encode + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        let text = to_json_text(name, value)?;
        self.push_path(name, Style::Simple, Explode::No, &text)
    }

    /// Adds a query parameter.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn query<T: Encode + ?Sized>(
        &mut self,
        name: &str,
        style: Style,
        explode: Explode,
        value: &T,
    ) -> Result<(), Error> {
        let value = to_value(name, value)?;
        self.push_query(style::query(style, explode, name, &value));
        Ok(())
    }

    /// Adds a query parameter that may hold reserved characters as they are.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn query_reserved<T: Encode + ?Sized>(
        &mut self,
        name: &str,
        style: Style,
        explode: Explode,
        value: &T,
    ) -> Result<(), Error> {
        let value = to_value(name, value)?;
        self.push_query(style::query_reserved(style, explode, name, &value));
        Ok(())
    }

    /// Adds a query parameter of JSON text.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn query_json<T: Encode + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Error> {
        let text = to_json_text(name, value)?;
        self.push_query(style::query(Style::Form, Explode::No, name, &text));
        Ok(())
    }

    /// Sets a header.
    ///
    /// # Errors
    /// The value holds a character that no header may hold, such as a line break.
    pub fn header<T: Encode + ?Sized>(
        &mut self,
        name: &str,
        explode: Explode,
        value: &T,
    ) -> Result<(), Error> {
        let value = to_value(name, value)?;
        self.insert_header(name, &style::header(explode, &value))
    }

    /// Sets a header to JSON text.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn header_json<T: Encode + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Error> {
        let text = to_json_text(name, value)?;
        self.insert_header(name, &style::header(Explode::No, &text))
    }

    /// Adds a cookie.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn cookie<T: Encode + ?Sized>(
        &mut self,
        name: &str,
        explode: Explode,
        value: &T,
    ) -> Result<(), Error> {
        let value = to_value(name, value)?;
        self.push_cookie(style::cookie(explode, name, &value));
        Ok(())
    }

    /// Adds a cookie of JSON text.
    ///
    /// # Errors
    /// The value cannot be written as JSON.
    pub fn cookie_json<T: Encode + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Error> {
        let text = to_json_text(name, value)?;
        self.push_cookie(style::cookie(Explode::No, name, &text));
        Ok(())
    }

    fn push_path(
        &mut self,
        name: &'static str,
        style: Style,
        explode: Explode,
        value: &Value,
    ) -> Result<(), Error> {
        let empty = match value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Object(fields) => fields.is_empty(),
            _ => false,
        };
        let text = style::path(style, explode, name, value);
        if empty || text.is_empty() {
            return Err(Error::invalid_argument(name, "must not be empty"));
        }
        self.path.push(PathParameter { name, text });
        Ok(())
    }

    fn push_query(&mut self, pairs: String) {
        if !pairs.is_empty() {
            self.query.push(pairs);
        }
    }

    fn push_cookie(&mut self, pairs: String) {
        if !pairs.is_empty() {
            self.cookies.push(pairs);
        }
    }

    /// A header may hold what must not be printed, whatever it is called.
    fn insert_header(&mut self, name: &str, text: &str) -> Result<(), Error> {
        let problem =
            "cannot be sent as a header: it holds a line break or other control character";
        let mut value = HeaderValue::from_bytes(text.as_bytes())
            .map_err(|_| Error::invalid_argument(name, problem))?;
        value.set_sensitive(true);
        let key = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| Error::invalid_argument(name, "is not the name of a header"))?;
        self.headers.insert(key, value);
        Ok(())
    }
}

/// Names the operation; parameters and body may hold secrets, and are left out.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.operation.method)
            .field("path", &self.operation.template())
            .finish_non_exhaustive()
    }
}

pub(super) fn media_type(text: &str) -> Result<HeaderValue, Error> {
    HeaderValue::from_str(text).map_err(|_| unsendable_media_type())
}

fn unsendable_media_type() -> Error {
    Error::invalid_argument("the media type", "cannot be sent in a header")
}

pub(super) fn to_value<T: Encode + ?Sized>(name: &str, value: &T) -> Result<Value, Error> {
    json::to_value(value).map_err(|error| unwritable(name, error))
}

/// JSON text as the value of a parameter.
fn to_json_text<T: Encode + ?Sized>(name: &str, value: &T) -> Result<Value, Error> {
    Ok(Value::String(to_value(name, value)?.to_string()))
}

pub(super) fn unwritable(name: &str, error: serde_json::Error) -> Error {
    Error::invalid_argument(name, format!("cannot be written as JSON: {error}")).with_source(error)
}
