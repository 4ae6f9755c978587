//! What a form is put together of, and what is sent as its text.

use openapiv3::MediaType;

use super::Way;
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::EXPLODE;
use crate::ir::{ContentKind, FormField, Origin, Style};
use crate::lower::Lowerer;
use crate::lower::merge::{JsonType, Merged};
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
        ContentKind::Form(self.media_schema(media, origin, at), form_fields(media))
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
        if !is_text && self.forms_without_fields.insert(at.clone()) {
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
}

/// The fields of a form that are written in a style of their own.
pub(in crate::lower) fn form_fields(media: &MediaType) -> Vec<FormField> {
    let fields = media.encoding.iter().filter_map(|(key, encoding)| {
        // Who says how lists are written goes by styles; else what the media type says comes first.
        let is_json = || encoding.content_type.as_deref().is_some_and(is_json_alone);
        let style = match encoding.style.as_ref() {
            Some(style) => query_style(style),
            None if encoding.extensions.contains_key(EXPLODE) => Style::Form,
            None if is_json() => Style::Json,
            None => return None,
        };
        Some(FormField {
            key: key.clone(),
            style,
            explode: encoding.explode,
        })
    });
    fields.collect()
}

fn is_json_alone(media_type: &str) -> bool {
    media_type::is_json(&media_type::essence(media_type))
}
