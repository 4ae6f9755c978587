//! What a caller adds to a body, by what the body is.

use reqwest::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::form::form;
use super::payload::Payload;
use super::{Error, Request, media_type};

impl Request {
    /// Checks the options, and puts their members into the body.
    pub(super) fn apply_options(&mut self) -> Result<(), Error> {
        self.check()?;
        self.options.check()?;
        let members = std::mem::take(&mut self.options.members);
        if members.is_empty() {
            return Ok(());
        }
        self.begin_body();
        match &self.body {
            Some(Payload::Streamed(body)) => {
                let extended = body.with_members(&members).ok_or_else(unextended)?;
                self.body = Some(Payload::Streamed(extended));
            }
            Some(Payload::Bytes(text)) => self.extend_text(&text.clone(), members)?,
            None => {}
        }
        self.check()
    }

    fn extend_text(&mut self, text: &[u8], members: Map<String, Value>) -> Result<(), Error> {
        let content_type = self.headers.get(CONTENT_TYPE);
        let content_type = content_type.and_then(|value| value.to_str().ok());
        let content_type = content_type.unwrap_or("application/json").to_owned();
        if media_type::essence(&content_type) == media_type::FORM {
            self.bytes(&content_type, extended_form(text, &members));
            return Ok(());
        }
        let object: Result<Map<String, Value>, _> = serde_json::from_slice(text);
        let mut object = object.map_err(|_| unextended())?;
        object.extend(members);
        self.json_as(&content_type, &Value::Object(object));
        Ok(())
    }
}

fn unextended() -> Error {
    let problem = "must be a JSON object, a form or parts to take extra members";
    Error::invalid_argument("the body", problem)
}

/// A form that a caller wrote, with these fields in place of those of their names.
fn extended_form(text: &[u8], members: &Map<String, Value>) -> String {
    let text = String::from_utf8_lossy(text);
    let is_kept = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or(pair);
        let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
        !members.contains_key(&*name)
    };
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<String> = pairs.filter(is_kept).map(str::to_owned).collect();
    let more = form(members, &[]);
    pairs.extend((!more.is_empty()).then_some(more));
    pairs.join("&")
}
