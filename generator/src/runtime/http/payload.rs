//! What a request carries, in a form that each attempt can send anew.

use std::sync::OnceLock;

use bytes::Bytes;
use reqwest::header::{CONTENT_LENGTH, HeaderValue};

use super::{Error, Multipart, Upload};

#[derive(Clone)]
pub(super) enum Payload {
    Bytes(Bytes),
    Upload(Upload),
    Multipart(Multipart),
}

impl Payload {
    /// What was written down in memory.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Upload(_) | Self::Multipart(_) => None,
        }
    }

    /// Puts the body into a request, from its beginning.
    pub(super) async fn attach(&self, request: &mut reqwest::Request) -> Result<(), Error> {
        match self {
            Self::Bytes(bytes) => *request.body_mut() = Some(bytes.clone().into()),
            Self::Upload(upload) => {
                let (body, length) = upload.open().await?;
                let length = length.map(HeaderValue::from);
                let headers = request.headers_mut();
                headers.extend(length.map(|length| (CONTENT_LENGTH, length)));
                *request.body_mut() = Some(body);
            }
            Self::Multipart(multipart) => attach_form(multipart, request).await?,
        }
        Ok(())
    }
}

/// Only a builder of reqwest knows how long a form is; nothing is sent with its client.
async fn attach_form(multipart: &Multipart, request: &mut reqwest::Request) -> Result<(), Error> {
    let failed = |error: reqwest::Error| {
        let error = error.without_url();
        Error::configuration(format!("cannot set up the parts: {error}")).with_source(error)
    };
    let form = multipart.form().await?;
    static ASSEMBLER: OnceLock<reqwest::Client> = OnceLock::new();
    let client = match ASSEMBLER.get() {
        Some(client) => client.clone(),
        None => {
            let client = reqwest::Client::builder().build().map_err(failed)?;
            ASSEMBLER.get_or_init(|| client).clone()
        }
    };
    let url = request.url().clone();
    let builder = client.request(request.method().clone(), url);
    let mut built = builder.multipart(form).build().map_err(failed)?;
    *request.body_mut() = built.body_mut().take();
    for (name, value) in built.headers() {
        request.headers_mut().insert(name, value.clone());
    }
    Ok(())
}
