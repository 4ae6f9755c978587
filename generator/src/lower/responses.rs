//! What operations answer.

use std::sync::Arc;

use indexmap::IndexMap;
use openapiv3::{ReferenceOr, Responses, StatusCode};

use super::Lowerer;
use super::docs::prose;
use super::media::{Way, beside_json, named_first, shared_by_name};
use crate::diagnostic::{Code, Pointer};
use crate::ir::{ContentKind, Header, Origin, Response, Status};
use crate::media_type;
use crate::method::Method;

impl<'d> Lowerer<'d> {
    pub(super) fn responses(
        &mut self,
        operation: usize,
        method: &Method,
        responses: &'d Responses,
        selectable: &[&str],
        at: &Pointer,
    ) -> Vec<Response> {
        let at = at.child("responses");
        let listed = responses
            .responses
            .iter()
            .map(|(code, response)| match code {
                StatusCode::Code(code) => (Status::Code(*code), response),
                StatusCode::Range(digit) => (Status::Range(*digit), response),
            });
        let default = responses
            .default
            .as_ref()
            .map(|response| (Status::Default, response));
        listed
            .chain(default)
            .filter_map(|(status, response)| {
                let at = at.child(&status.to_string());
                self.lower_response(operation, method, status, response, &at)
            })
            .map(|response| asked_for(response, selectable))
            .collect()
    }

    fn lower_response(
        &mut self,
        operation: usize,
        method: &Method,
        status: Status,
        response: &'d ReferenceOr<openapiv3::Response>,
        at: &Pointer,
    ) -> Option<Response> {
        let beside = self.description_beside(response, at);
        let (response, at) = self.response(response, at)?;
        let component = shared_by_name(&at, "responses", &response.content);
        let has_body = *method != Method::Head && !status.is_without_body();
        let documented = has_body.then_some(&response.content);
        if !has_body && status.is_success() && !response.content.is_empty() {
            let message = "such an answer never has a body: this is left out";
            let at = at.child("content");
            self.diagnostics
                .note(Code::ContradictoryKeyword, &at, message);
        }
        let mut content = Vec::new();
        for (media_type, media) in documented.into_iter().flatten() {
            let at = at.child("content").child(media_type);
            let origin = Origin::ResponseBody {
                operation,
                status: status.to_string(),
                component: component.clone(),
                media_type: beside_json(media_type),
            };
            content.push(self.content(media_type, media, Way::Received, origin, &at));
        }
        self.note_unread(&response.content, &content, &at.child("content"));
        Some(Response {
            status,
            description: beside.unwrap_or_else(|| response.description.clone()),
            headers: match status.is_success() || status == Status::Default {
                true => self.headers(&response.headers, at.child("headers")),
                false => Arc::default(),
            },
            content: named_first(&response.content, content),
        })
    }

    /// What it says of its media type is said by that. What many operations answer is lowered once.
    fn headers(
        &mut self,
        headers: &'d IndexMap<String, ReferenceOr<openapiv3::Header>>,
        at: Pointer,
    ) -> Arc<[Header]> {
        if let Some(known) = self.shared_headers.get(&at) {
            return known.clone();
        }
        let mut lowered = Vec::new();
        for (name, header) in headers {
            if name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let at = at.child(name);
            let beside = self.description_beside(header, &at);
            let own = self.header(header, &at);
            let own = own.map(|(header, _)| header);
            let description = own.and_then(|header| header.description.as_ref());
            lowered.push(Header {
                name: name.clone(),
                description: prose(beside.as_ref().or(description)),
                deprecated: own.is_some_and(|header| header.deprecated == Some(true)),
            });
        }
        let lowered: Arc<[Header]> = lowered.into();
        self.shared_headers.insert(at, lowered.clone());
        lowered
    }
}

/// A text that a call may ask for by a header of the document is none by accident.
fn asked_for(mut response: Response, selectable: &[&str]) -> Response {
    for content in &mut response.content {
        let is_asked_for = |name: &&str| media_type::essence(name) == content.essence();
        let is_text = matches!(content.kind, ContentKind::Text);
        content.is_own_text |= is_text && selectable.iter().any(is_asked_for);
    }
    response
}
