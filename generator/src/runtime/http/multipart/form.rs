//! The parts of a body as the form that reqwest sends.

use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use reqwest::header::{CONTENT_LENGTH, HeaderValue};
use reqwest::multipart::{Form, Part};
use serde_json::{Map, Value};

use super::super::payload::Attach;
use super::super::{BoxFuture, Error};
use super::{Content, FilePart, Multipart};

impl Attach for Multipart {
    /// Only a builder of reqwest knows how long a form is; nothing is sent with its client.
    fn attach<'a>(&'a self, request: &'a mut reqwest::Request) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async {
            let form = self.form().await?;
            let end = self.parts.is_empty().then(|| end(&form)).flatten();
            let url = request.url().clone();
            let builder = assembler()?.request(request.method().clone(), url);
            let mut built = builder.multipart(form).build().map_err(failed)?;
            *request.body_mut() = built.body_mut().take();
            for (name, value) in built.headers() {
                request.headers_mut().insert(name, value.clone());
            }
            if let Some(end) = end {
                let length = HeaderValue::from(end.len());
                request.headers_mut().insert(CONTENT_LENGTH, length);
                *request.body_mut() = Some(end.into());
            }
            Ok(())
        })
    }

    fn is_spent(&self) -> bool {
        let mut contents = self.parts.iter().map(|(_, content)| content);
        contents.any(|content| matches!(content, Content::File(part) if part.file.is_spent()))
    }

    fn with_members(&self, members: &Map<String, Value>) -> Option<Arc<dyn Attach>> {
        let mut parts = self.clone();
        for (name, value) in members {
            parts.set(name, value);
        }
        Some(Arc::new(parts))
    }
}

/// It connects to nothing.
fn assembler() -> Result<reqwest::Client, Error> {
    static ASSEMBLER: OnceLock<reqwest::Client> = OnceLock::new();
    if let Some(client) = ASSEMBLER.get() {
        return Ok(client.clone());
    }
    let client = unconnected().build().map_err(failed)?;
    Ok(ASSEMBLER.get_or_init(|| client).clone())
}

fn failed(error: reqwest::Error) -> Error {
    let error = error.without_url();
    Error::configuration(format!("cannot set up the parts: {error}")).with_source(error)
}

impl Multipart {
    /// The parts from their beginning.
    async fn form(&self) -> Result<Form, Error> {
        let mut form = blank_form();
        for (name, content) in &self.parts {
            let part = match content {
                Content::Value(text, media_type) => value_part(name, text, media_type.as_deref())?,
                Content::File(part) => file_part(name, part).await?,
            };
            form = form.part(quoted(name), part);
        }
        Ok(form)
    }
}

fn value_part(name: &str, text: &Bytes, media_type: Option<&str>) -> Result<Part, Error> {
    let part = part(text.clone().into(), u64::try_from(text.len()).ok());
    match media_type {
        Some(media_type) => typed(name, part, media_type),
        None => Ok(part),
    }
}

/// A server takes a part for a file only if it is told a file name, and one of a value for none.
async fn file_part(name: &str, FilePart { file, media_type }: &FilePart) -> Result<Part, Error> {
    let (body, length) = file.open().await?;
    let file_name = file.told_file_name();
    let file_name = file_name.or_else(|| (!file.is_value()).then_some(name));
    let mut part = part(body, length);
    if let Some(file_name) = file_name {
        part = part.file_name(quotable(file_name));
    }
    let media_type = file.told_media_type().or(media_type.as_deref());
    typed(name, part, media_type.unwrap_or("application/octet-stream"))
}

fn typed(name: &str, part: Part, media_type: &str) -> Result<Part, Error> {
    part.mime_str(media_type).map_err(|_| {
        let problem = format!("has a media type that is none: {media_type:?}");
        Error::invalid_argument(&format!("the part {name}"), problem)
    })
}

/// A name that cannot end its quotes or its line. A `\` before the quotes would, so it is doubled, which is what
/// reqwest does with file names.
fn quoted(name: &str) -> String {
    quotable(name).replace('\\', "\\\\")
}

/// A name as [`quoted`], but for its `\`.
fn quotable(name: &str) -> String {
    name.replace('"', "%22")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Without certificates it also is there where the machine has none.
#[cfg(all(
    feature = "rustls",
    not(all(target_arch = "wasm32", target_os = "unknown"))
))]
fn unconnected() -> reqwest::ClientBuilder {
    let none: [reqwest::Certificate; 0] = [];
    reqwest::Client::builder().tls_certs_only(none).no_proxy()
}

#[cfg(any(
    not(feature = "rustls"),
    all(target_arch = "wasm32", target_os = "unknown")
))]
fn unconnected() -> reqwest::ClientBuilder {
    reqwest::Client::builder()
}

/// The end of a form without a part, which reqwest leaves out: nothing at all is no form.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn end(form: &Form) -> Option<String> {
    Some(format!("--{}--\r\n", form.boundary()))
}

/// A browser writes it.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn end(_form: &Form) -> Option<String> {
    None
}

/// A form whose names go out as they are, which is what browsers do and servers expect.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn blank_form() -> Form {
    Form::new().percent_encode_noop()
}

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn blank_form() -> Form {
    Form::new()
}

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn part(body: reqwest::Body, length: Option<u64>) -> Part {
    match length {
        Some(length) => Part::stream_with_length(body, length),
        None => Part::stream(body),
    }
}

/// A browser counts for itself.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn part(body: reqwest::Body, _length: Option<u64>) -> Part {
    Part::stream(body)
}
