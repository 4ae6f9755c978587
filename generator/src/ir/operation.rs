//! Operations.

use super::{
    Body, ConstantParameter, ContentKind, Docs, Kind, Location, Pagination, Parameter, Response,
    Server, Status, Type,
};
use crate::diagnostic::Pointer;
use crate::method::Method;
use crate::path_template;

/// How many words lead to a resource at most: each is a module in the one before it.
pub(crate) const DEEPEST_RESOURCE: usize = 16;

/// Characters of a UUID.
const UUID: usize = 36;

/// A method on a path.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    /// The document's own name for it, if it has one.
    pub(crate) id: Option<String>,
    pub(crate) method: Method,
    /// The path template, as the document has it.
    pub(crate) path: String,
    /// The same with the names of the parameters: `{path}` for `{*path}`.
    pub(crate) template: String,
    /// Where in the document it stands.
    pub(crate) at: Pointer,
    /// Its own server, if it has one; it may be relative to the API's.
    pub(crate) server: Option<Server>,
    pub(crate) tags: Vec<String>,
    pub(crate) docs: Docs,
    /// The resource it belongs to, outermost first, if the document or the configuration names it.
    pub(crate) resource: Option<Vec<String>>,
    /// The method's name in its resource, if the document or the configuration gives it.
    pub(crate) name: Option<String>,
    /// What a caller gives.
    pub(crate) parameters: Vec<Parameter>,
    /// What is sent by itself.
    pub(crate) constants: Vec<ConstantParameter>,
    pub(crate) body: Option<Body>,
    pub(crate) responses: Vec<Response>,
    /// Sets of security schemes by id, any one of which will do; none needed where empty.
    pub(crate) security: Vec<Vec<String>>,
    /// How it goes on where its answer ends, if that is known.
    pub(crate) pagination: Option<Pagination>,
    /// Which of those it is that send the same, if there are others.
    pub(crate) twin: Option<Twin>,
}

/// An operation that sends the same as another, but for the names of what stands in the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Twin {
    First,
    Later,
}

impl Operation {
    /// Method and path, which no two operations share.
    pub(crate) fn http(&self) -> String {
        format!("{} {}", self.method.as_str(), self.path)
    }

    /// The same without the names of the path's parameters, which are not sent.
    pub(crate) fn unnamed_http(&self) -> String {
        path_template::unnamed(&self.http())
    }

    /// The tag that its resource may be named after: the first, unless it is the path once more.
    pub(crate) fn resource_tag(&self) -> Option<&String> {
        let path = self.path.trim_matches('/');
        let repeats = |tag: &str| {
            let tag = tag.trim_matches('/');
            let is_path = tag.contains('/') || tag.contains('{');
            is_path
                && path
                    .strip_suffix(tag)
                    .is_some_and(|lead| lead.is_empty() || lead.ends_with('/'))
        };
        self.tags.first().filter(|tag| !repeats(tag))
    }

    /// What it is known by: what is sent, and the names in the path where others send the same.
    pub(crate) fn key(&self) -> String {
        match self.twin {
            None => self.unnamed_http(),
            Some(_) => self.http(),
        }
    }

    /// What it was known by while others sent the same, or none did.
    pub(crate) fn former_key(&self) -> Option<String> {
        match self.twin {
            None => Some(self.http()),
            Some(Twin::First) => Some(self.unnamed_http()),
            Some(Twin::Later) => None,
        }
    }

    /// Whether a header that may be left out tells the API that it is the same request again, and a UUID
    /// can be its value.
    pub(crate) fn takes_key(&self) -> bool {
        let is_key = |parameter: &Parameter| {
            parameter.location == Location::Header
                && parameter.name.eq_ignore_ascii_case("Idempotency-Key")
                && !parameter.required
                && parameter.ty.kind == Kind::String
                && parameter.min_length.is_none_or(|least| least <= UUID)
                && parameter.max_length.is_none_or(|most| most >= UUID)
        };
        self.method.may_change() && self.parameters.iter().any(is_key)
    }

    /// The responses that are no errors; the default where no other can be one.
    pub(crate) fn successes(&self) -> Vec<&Response> {
        let responses = || self.responses.iter();
        let successes: Vec<&Response> = responses()
            .filter(|response| response.status.is_success())
            .collect();
        let redirects = |response: &Response| response.status.is_redirect();
        if !successes.is_empty() || responses().any(redirects) {
            return successes;
        }
        responses()
            .filter(|response| response.status == Status::Default)
            .collect()
    }

    /// Whether all that comes of it is what a redirect leads to.
    pub(crate) fn only_redirects(&self) -> bool {
        let leads_on = |status| match status {
            Status::Code(303) => true,
            Status::Code(301 | 302 | 307 | 308) | Status::Range(3) => {
                matches!(self.method, Method::Get | Method::Query)
            }
            _ => false,
        };
        let mut responses = self.responses.iter();
        self.successes().is_empty() && responses.any(|response| leads_on(response.status))
    }

    /// The type of every success, if that is one type of JSON.
    pub(crate) fn only_json(&self) -> Option<&Type> {
        json_of_all(&self.successes())
    }

    /// The type of every page of results, if that is one type of JSON; an answer of 204 beside it has none.
    pub(crate) fn page(&self) -> Option<&Type> {
        let mut successes = self.successes();
        successes.retain(|it| it.status != Status::Code(204) || !it.content.is_empty());
        json_of_all(&successes)
    }

    /// The types of what is sent.
    pub(crate) fn sent(&self) -> impl Iterator<Item = &Type> {
        let content = self.body.iter().flat_map(|body| &body.content);
        let bodies = content.filter_map(|content| content.kind.ty());
        self.parameters
            .iter()
            .map(|parameter| &parameter.ty)
            .chain(bodies)
    }

    /// The types of what is read of answers.
    pub(crate) fn received(&self) -> impl Iterator<Item = &Type> {
        let successes = self.successes();
        let responses = self.responses.iter();
        let read = responses.flat_map(move |response| {
            match successes.iter().any(|it| it.status == response.status) {
                true => response.read(),
                false => response.json().collect(),
            }
        });
        read.filter_map(|content| content.kind.ty())
    }

    /// All types, to be changed.
    pub(crate) fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let sent = self.body.iter_mut().flat_map(|body| &mut body.content);
        let answered = self
            .responses
            .iter_mut()
            .flat_map(|response| &mut response.content);
        let bodies = sent
            .chain(answered)
            .filter_map(|content| content.kind.ty_mut());
        self.parameters
            .iter_mut()
            .map(|parameter| &mut parameter.ty)
            .chain(bodies)
    }
}

/// The type of all answers, if that is one type of JSON.
fn json_of_all<'r>(responses: &[&'r Response]) -> Option<&'r Type> {
    let mut types = responses.iter().map(|response| {
        let mut content = response.content.iter();
        content.find_map(|content| match &content.kind {
            ContentKind::Json(ty) => Some(ty),
            _ => None,
        })
    });
    let first = types.next()??;
    types.all(|ty| ty == Some(first)).then_some(first)
}
