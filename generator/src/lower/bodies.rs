//! Bodies by media type.

use openapiv3::{MediaType, ReferenceOr, RequestBody};

use super::merge::Part;
use super::{Lowerer, docs};
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::ir::{Body, Content, ContentKind, Docs, Origin, Type};
use crate::untyped::Why;

impl<'d> Lowerer<'d> {
    pub(super) fn body(
        &mut self,
        operation: usize,
        body: Option<&'d ReferenceOr<RequestBody>>,
        at: &Pointer,
    ) -> Option<Body> {
        let (body, at) = self.request_body(body?, &at.child("requestBody"))?;
        let mut content = Vec::new();
        for (media_type, media) in &body.content {
            let at = at.child("content").child(media_type);
            let origin = Origin::RequestBody { operation };
            content.extend(self.content(media_type, media, origin, &at));
        }
        let description = docs::prose(body.description.as_ref());
        if content.len() > 1 {
            self.diagnostics.note(
                Code::UnsupportedKeyword,
                &at.child("content"),
                "the body is sent in one of its media types: JSON, else a form, else text",
            );
        }
        (!content.is_empty()).then_some(Body {
            required: body.required,
            docs: Docs {
                description,
                ..Docs::default()
            },
            content,
        })
    }

    /// A body in one media type, and its examples.
    pub(super) fn content(
        &mut self,
        media_type: &str,
        media: &'d MediaType,
        origin: Origin,
        at: &Pointer,
    ) -> Option<Content> {
        let essence = media_type
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        let kind = match essence.as_str() {
            json if is_json(json) => ContentKind::Json(self.media_schema(media, origin, at)),
            "application/x-www-form-urlencoded" => {
                ContentKind::Form(self.media_schema(media, origin, at))
            }
            text if text.starts_with("text/") => ContentKind::Text,
            multipart if multipart.starts_with("multipart/") => {
                self.diagnostics.warning(
                    Code::UnsupportedKeyword,
                    at,
                    "multipart bodies are taken as bytes that the caller has put together",
                );
                ContentKind::Bytes
            }
            _ => ContentKind::Bytes,
        };
        if let ContentKind::Json(ty) = &kind {
            let ty = ty.clone();
            self.examples(media, &ty, at);
        }
        // What is no media type cannot be sent as one.
        let media_type = if essence.contains('/') {
            media_type
        } else {
            "application/octet-stream"
        };
        Some(Content {
            media_type: media_type.to_owned(),
            kind,
        })
    }

    fn media_schema(&mut self, media: &'d MediaType, origin: Origin, at: &Pointer) -> Type {
        match &media.schema {
            Some(schema) => self.lower_one(Part::new(schema, at.child("schema")), origin),
            None => {
                let message = "the content has no schema; it is read as any JSON";
                let finding = Diagnostic::new(Severity::Note, Code::MissingField, at, message);
                let help = "add a `schema` that says what the content is";
                self.diagnostics.push(finding.with_help(help));
                self.untyped(origin, at, Why::NoSchema)
            }
        }
    }
}

fn is_json(essence: &str) -> bool {
    essence == "application/json" || essence.ends_with("+json") || essence == "text/json"
}
