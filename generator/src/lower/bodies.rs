//! Bodies that are sent.

use openapiv3::{ReferenceOr, RequestBody};

use super::media::{Way, beside_json, named_first, shared_by_name};
use super::merge::{Additional, JsonType};
use super::{Lowerer, docs};
use crate::diagnostic::Pointer;
use crate::ir::{Body, Content, ContentKind, Docs, Origin};
use crate::media_type::PLAIN_JSON;

impl<'d> Lowerer<'d> {
    pub(super) fn body(
        &mut self,
        operation: usize,
        body: Option<&'d ReferenceOr<RequestBody>>,
        at: &Pointer,
    ) -> Option<Body> {
        let (body, at) = (body?, at.child("requestBody"));
        let beside = self.description_beside(body, &at);
        let (body, at) = self.request_body(body, &at)?;
        if !body.required && self.holds_nothing(body, &at) {
            return None;
        }
        let component = shared_by_name(&at, "requestBodies", &body.content);
        let mut content = Vec::new();
        let mut remarks = Vec::new();
        for (media_type, media) in &body.content {
            let at = at.child("content").child(media_type);
            let origin = Origin::RequestBody {
                operation,
                component: component.clone(),
                media_type: beside_json(media_type),
            };
            let one = self.content(media_type, media, Way::Sent, origin, &at);
            remarks.extend(self.told_of_bytes(media_type, media, &one, &at));
            content.push(one);
        }
        self.note_unread(&body.content, &content, &at.child("content"));
        let content = distinct(named_first(&body.content, content));
        let description = docs::prose(beside.as_ref().or(body.description.as_ref()));
        (!content.is_empty()).then_some(Body {
            required: body.required,
            docs: Docs {
                description,
                remarks,
                ..Docs::default()
            },
            content,
        })
    }

    /// Whether all that may be sent is an object without a property.
    fn holds_nothing(&mut self, body: &'d RequestBody, at: &Pointer) -> bool {
        body.content.iter().all(|(media_type, media)| {
            let at = at.child("content").child(media_type);
            self.merged_schema(media, &at).is_some_and(|merged| {
                merged.ty == Some(JsonType::Object)
                    && merged.properties.is_empty()
                    && merged.unions.is_empty()
                    && matches!(merged.additional, Some(Additional::Nothing))
            })
        })
    }
}

/// Without the other names of plain JSON, which are sent as the same bytes.
fn distinct(content: Vec<Content>) -> Vec<Content> {
    let plain = content.iter().find_map(|content| match &content.kind {
        ContentKind::Json(ty) if content.media_type == PLAIN_JSON => Some(ty.clone()),
        _ => None,
    });
    let mut kept: Vec<Content> = Vec::new();
    for one in content {
        let is_alias = matches!(&one.kind, ContentKind::Json(ty) if Some(ty) == plain.as_ref())
            && matches!(one.essence().as_str(), PLAIN_JSON | "text/json");
        let is_repeated = kept.iter().any(|known| {
            known.media_type == one.media_type || is_alias && known.essence() == PLAIN_JSON
        });
        if !is_repeated {
            kept.push(one);
        }
    }
    kept
}
