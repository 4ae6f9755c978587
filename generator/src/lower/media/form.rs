//! What a form is put together of, and what is sent as its text.

use openapiv3::{Encoding, MediaType};

use super::Way;
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::model_extension::EXPLODE;
use crate::ir::{ContentKind, FormField, Kind, Origin, Style};
use crate::lower::Lowerer;
use crate::lower::classify::Class;
use crate::lower::merge::{JsonType, Merged, Part};
use crate::lower::multipart::names_one;
use crate::lower::parameters::query_style;
use crate::media_type;

impl<'d> Lowerer<'d> {
    /// The properties of an object; a body that is none is sent as the caller writes it.
    pub(super) fn form_kind(
        &mut self,
        media: &'d MediaType,
        way: Way,
        origin: Origin,
        at: &Pointer,
    ) -> ContentKind {
        if way == Way::Sent && self.is_written_by_caller(media, at) {
            return ContentKind::Text;
        }
        let fields = match way {
            Way::Sent => self.form_fields(media, at),
            Way::Received => Vec::new(),
        };
        ContentKind::Form(self.media_schema(media, origin, at), fields)
    }

    /// Whether a body has no properties to put a form together of, which is told unless it is a text.
    fn is_written_by_caller(&mut self, media: &'d MediaType, at: &Pointer) -> bool {
        let merged = self.merged_schema(media, at);
        let merged =
            merged.filter(|merged| self.has_no_fields(merged) || self.no_member_has_fields(merged));
        let Some(merged) = merged else {
            return false;
        };
        let is_text = merged.ty == Some(JsonType::String);
        // A component may be the body of many operations.
        if !is_text && self.told_once.insert(at.clone()) {
            let message = "a form is put together of the properties of an object, and this is none: \
                           the body is taken as text";
            let code = Code::UnsupportedKeyword;
            let finding = Diagnostic::new(Severity::Warning, code, at, message);
            let help = "describe an object with a property for each field of the form";
            self.diagnostics.push(finding.with_help(help));
        }
        true
    }

    /// Whether a union has nothing but members without properties.
    fn no_member_has_fields(&mut self, merged: &Merged<'d>) -> bool {
        let [union] = merged.unions.as_slice() else {
            return false;
        };
        let mut members = union.members.iter();
        merged.properties.is_empty()
            && members.all(|member| {
                let merged = self.merge(std::slice::from_ref(member), None);
                self.has_no_fields(&merged)
            })
    }

    /// The fields of a form that are written in a style of their own.
    pub(in crate::lower) fn form_fields(
        &mut self,
        media: &'d MediaType,
        at: &Pointer,
    ) -> Vec<FormField> {
        if media.encoding.is_empty() {
            return Vec::new();
        }
        let merged = self.merged_schema(media, at);
        let mut fields = Vec::new();
        for (key, encoding) in &media.encoding {
            let parts = merged.as_ref().and_then(|it| it.properties.get(&**key));
            let at = at.child("encoding").child(key);
            if let (Some(merged), None) = (&merged, parts) {
                self.note_no_property(merged, key, &at);
            }
            let style = match style_of(encoding) {
                Some(style) => Some(style),
                None => {
                    let at = at.child("contentType");
                    self.style_of_media_type(encoding, parts.map(Vec::as_slice), &at)
                }
            };
            fields.extend(style.map(|style| FormField {
                key: key.clone(),
                style,
                explode: encoding.explode,
            }));
        }
        fields
    }

    /// How a field is written whose media type is said and nothing else. What is a string already is the text
    /// of it, as among parts.
    fn style_of_media_type(
        &mut self,
        encoding: &'d Encoding,
        parts: Option<&[Part<'d>]>,
        at: &Pointer,
    ) -> Option<Style> {
        let media_type = encoding.content_type.as_deref()?;
        if media_type::is_json(&media_type::essence(media_type)) {
            let is_string = parts.is_some_and(|parts| self.is_text_alone(parts));
            return (!is_string).then_some(Style::Json);
        }
        if let Some(parts) = parts.filter(|_| names_one(media_type)) {
            self.tell_json(media_type, parts, at);
        }
        None
    }

    /// Whether a property is a string of which nothing is listed.
    fn is_text_alone(&mut self, parts: &[Part<'d>]) -> bool {
        let mut merged = self.merge(parts, None);
        merged.references.clear();
        matches!(self.classify(&merged), Class::Plain(Kind::String))
    }
}

/// The style that is said. Whoever says something of it, be it only which characters stay, has a style: what the
/// media type says is nothing then.
fn style_of(encoding: &Encoding) -> Option<Style> {
    let is_form = encoding.allow_reserved || encoding.extensions.contains_key(EXPLODE);
    let said = encoding.style.as_ref().map(query_style);
    said.or(is_form.then_some(Style::Form))
}
