//! What a body is begun with to which a caller adds members or files, where none is given.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::Request;
use super::payload::{Attach, Payload};

/// A body that may be left out; plain JSON where nothing is said of it.
#[derive(Clone)]
pub(super) enum UnsetBody {
    Json(&'static str),
    /// What has no field and no part yet, and its media type unless it says that itself.
    Empty(Option<&'static str>, Arc<dyn Attach>),
}

impl Request {
    /// Says that it may have a body of JSON as another media type.
    pub fn may_have_json(&mut self, content_type: &'static str) {
        self.unset_body = UnsetBody::Json(content_type);
    }

    /// Gives it a body that holds nothing, unless one is given.
    pub(super) fn begin_body(&mut self) {
        if self.body.is_some() {
            return;
        }
        match self.unset_body.clone() {
            UnsetBody::Json(content_type) => {
                self.json_as(content_type, &Value::Object(Map::new()));
            }
            UnsetBody::Empty(Some(content_type), body) => {
                self.payload(content_type, Payload::Streamed(body));
            }
            UnsetBody::Empty(None, body) => self.body = Some(Payload::Streamed(body)),
        }
    }
}
