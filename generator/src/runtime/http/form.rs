//! The fields of an object as a form: a body, or the query.

use std::any::Any;
use std::sync::Arc;

use serde_json::{Map, Value};

use crate::runtime::json::Encode;

use super::payload::{Attach, Payload};
use super::platform::BoxFuture;
use super::request::{Location, to_value};
use super::unset_body::UnsetBody;
use super::{Error, Explode, Request, Style, media_type, style};

/// How fields are written of which a document says so: by their names.
pub(super) type Styles = &'static [(&'static str, Style, Explode)];

impl Request {
    /// Sends the fields of an object as `application/x-www-form-urlencoded`: an array as its field
    /// repeated, an object as JSON text, both unless `styles` says otherwise of that field.
    pub fn form(&mut self, body: &dyn Encode, styles: Styles) {
        self.form_as(media_type::FORM, body, styles);
    }

    /// Sends a form as a media type with parameters.
    pub fn form_as(&mut self, content_type: &str, body: &dyn Encode, styles: Styles) {
        let fields = to_value("the body", body).and_then(|value| fields("the body", value));
        if let Some(fields) = self.given(Location::Body, "the body", fields) {
            let form = Form { fields, styles };
            self.payload(content_type, Payload::Streamed(Arc::new(form)));
        }
    }

    /// Says that it may have a form, and how its fields are written.
    pub fn may_have_form(&mut self, styles: Styles) {
        self.may_have_form_as(media_type::FORM, styles);
    }

    /// Says that it may have a form of a media type with parameters.
    pub fn may_have_form_as(&mut self, content_type: &'static str, styles: Styles) {
        let fields = Map::new();
        let form = Arc::new(Form { fields, styles });
        self.unset_body = UnsetBody::Empty(Some(content_type), form);
    }

    /// Sends the form that it may have, its fields written as was said.
    pub fn described_form(&mut self, body: &dyn Encode) {
        if let UnsetBody::Empty(Some(content_type), form) = self.unset_body.clone() {
            let form = (&*form as &dyn Any).downcast_ref::<Form>();
            self.form_as(content_type, body, form.map_or(&[], |form| form.styles));
        }
    }

    /// Adds the fields of an object to the query, written as in a form.
    pub fn query_string(
        &mut self,
        name: &'static str,
        value: &dyn Encode,
        styles: &[(&str, Style, Explode)],
    ) {
        let fields = to_value(name, value).and_then(|value| fields(name, value));
        self.give_query(name, fields.map(|fields| form(&fields, styles)));
    }
}

/// A form that is sent, whose fields a caller may replace.
struct Form {
    fields: Map<String, Value>,
    styles: Styles,
}

impl Attach for Form {
    fn attach<'a>(&'a self, request: &'a mut reqwest::Request) -> BoxFuture<'a, Result<(), Error>> {
        *request.body_mut() = Some(form(&self.fields, self.styles).into());
        Box::pin(async { Ok(()) })
    }

    fn is_spent(&self) -> bool {
        false
    }

    fn with_members(&self, members: &Map<String, Value>) -> Option<Arc<dyn Attach>> {
        let mut fields = self.fields.clone();
        fields.extend(members.clone());
        let styles = self.styles;
        Some(Arc::new(Self { fields, styles }))
    }
}

/// The fields of an object; `part` is what they are given for.
fn fields(part: &str, value: Value) -> Result<Map<String, Value>, Error> {
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err(Error::invalid_argument(
            part,
            "must be an object to be sent as a form",
        )),
    }
}

/// Fields as the text of a form.
pub(super) fn form(fields: &Map<String, Value>, styles: &[(&str, Style, Explode)]) -> String {
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| form_field(name, value, styles))
        .filter(|pairs| !pairs.is_empty())
        .collect();
    pairs.join("&")
}

fn form_field(name: &str, value: &Value, styles: &[(&str, Style, Explode)]) -> String {
    match styles.iter().find(|(field, ..)| *field == name) {
        Some((_, style, explode)) => style::query(*style, *explode, name, value),
        None if value.is_object() => {
            let text = Value::String(value.to_string());
            style::query(Style::Form, Explode::No, name, &text)
        }
        None => style::query(Style::Form, Explode::Yes, name, value),
    }
}
