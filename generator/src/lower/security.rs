//! Security schemes.

use std::cmp::Reverse;

use indexmap::IndexSet;
use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement};
use serde_json::Value;

use super::Lowerer;
use super::credential_variable::variable;
use super::references::name_in;
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::MUTUAL_TLS;
use crate::document::model_extension::DEPRECATED;
use crate::ir::{Place, SecurityScheme};

/// Of how many schemes any may be set together where the document does not say which go together.
const MOST_COMBINED: usize = 4;

/// How many ways to meet one requirement are told apart.
const MOST_ALTERNATIVES: usize = 16;

/// How many schemes one requirement may name.
const MOST_TOGETHER: usize = 16;

/// Why the client sends no credential of a scheme that the document declares.
#[derive(Clone, Copy)]
pub(super) enum Unsent {
    /// Whoever sets up the HTTP client meets it there.
    ByTransport,
    /// The client does not know how.
    Unsupported,
}

impl<'d> Lowerer<'d> {
    pub(super) fn security_schemes(&mut self) {
        self.api.environment = self.config.environment.clone();
        let Some(components) = &self.openapi.components else {
            return;
        };
        let section = Pointer::root().child("components").child("securitySchemes");
        for (id, scheme) in &components.security_schemes {
            self.scheme(id, scheme, &section.child(id));
        }
    }

    fn scheme(
        &mut self,
        id: &str,
        scheme: &'d ReferenceOr<openapiv3::SecurityScheme>,
        at: &Pointer,
    ) {
        let beside = self.description_beside(scheme, at);
        let Some((scheme, at)) = self.security_scheme(scheme, at) else {
            return;
        };
        let (place, description, extensions) = match scheme {
            openapiv3::SecurityScheme::APIKey {
                location,
                name,
                description,
                extensions,
            } => {
                let place = match location {
                    APIKeyLocation::Header => Place::Header(name.clone()),
                    APIKeyLocation::Query => Place::Query(name.clone()),
                    APIKeyLocation::Cookie => Place::Cookie(name.clone()),
                };
                (place, description, extensions)
            }
            openapiv3::SecurityScheme::HTTP {
                scheme,
                description,
                extensions,
                ..
            } => match scheme.to_ascii_lowercase().as_str() {
                "bearer" => (Place::Bearer, description, extensions),
                "basic" => (Place::Basic, description, extensions),
                _ => return self.unsent(id, scheme, &at),
            },
            openapiv3::SecurityScheme::OAuth2 {
                description,
                extensions,
                ..
            }
            | openapiv3::SecurityScheme::OpenIDConnect {
                description,
                extensions,
                ..
            } => (Place::Bearer, description, extensions),
        };
        if let Some(variable) = variable(&place, extensions) {
            let environment = &mut self.api.environment;
            environment.entry(id.to_owned()).or_insert(variable);
        }
        self.api.schemes.push(SecurityScheme {
            id: id.to_owned(),
            place,
            description: beside.or_else(|| description.clone()),
            deprecated: extensions.get(DEPRECATED) == Some(&Value::Bool(true)),
        });
    }

    /// Notes a scheme of which the client sends no credential.
    fn unsent(&mut self, id: &str, scheme: &str, at: &Pointer) {
        let (kind, finding) = if scheme.eq_ignore_ascii_case(MUTUAL_TLS) {
            let message =
                "client certificates belong to the transport: this scheme is taken as met";
            let finding = Diagnostic::new(Severity::Note, Code::UnsupportedKeyword, at, message)
                .with_help("set the certificate up on the HTTP client that requests are sent with");
            (Unsent::ByTransport, finding)
        } else {
            let message = format!("the HTTP scheme `{scheme}` is not generated");
            let finding = Diagnostic::new(Severity::Warning, Code::UnsupportedKeyword, at, message);
            (Unsent::Unsupported, finding)
        };
        self.unsent_schemes.insert(id.to_owned(), kind);
        self.diagnostics.push(finding);
    }

    /// The sets of schemes that an operation accepts, as far as the client can do them.
    pub(super) fn security(
        &mut self,
        own: Option<&Vec<SecurityRequirement>>,
        at: &Pointer,
    ) -> Vec<Vec<String>> {
        if let Some(own) = own {
            return self.accepted(own, &at.child("security"));
        }
        if let Some(known) = &self.inherited_security {
            return known.clone();
        }
        let accepted = match self.is_security_named() {
            true => {
                let all = self.openapi.security.as_deref().unwrap_or_default();
                self.accepted(all, &Pointer::root().child("security"))
            }
            false => self.whatever_is_set(),
        };
        self.inherited_security = Some(accepted.clone());
        accepted
    }

    /// The sets of schemes that do for whatever says nothing of security.
    pub(super) fn common_security(&self) -> Vec<Vec<String>> {
        if let Some(known) = &self.inherited_security {
            return known.clone();
        }
        let all = self.openapi.security.iter().flatten();
        let sets = all.filter_map(|requirement| self.alternatives(requirement).ok());
        // Scopes tell some apart, and are not sent.
        let accepted: IndexSet<Vec<String>> = sets.flatten().collect();
        accepted.into_iter().collect()
    }

    /// Whether the document says anywhere which schemes a call takes.
    fn is_security_named(&self) -> bool {
        let mut operations = self.model.operations();
        self.openapi.security.is_some() || operations.any(|one| one.operation.security.is_some())
    }

    /// The sets of schemes of a document that has some and never says which calls take them: as
    /// many as a caller has set, and none where that is none.
    fn whatever_is_set(&mut self) -> Vec<Vec<String>> {
        let Some(first) = self.api.schemes.first() else {
            return Vec::new();
        };
        let at = Pointer::root().child("components").child("securitySchemes");
        let message = "the document never says which calls take these: each call sends the \
                       credentials that the caller has set";
        let finding = Diagnostic::new(Severity::Note, Code::UnspecifiedSecurity, &at, message);
        let help = format!("say it in the document: `security: [{{{}: []}}]`", first.id);
        self.diagnostics.push(finding.with_help(help));
        sets(&self.api.schemes)
    }

    fn accepted(&mut self, requirements: &[SecurityRequirement], at: &Pointer) -> Vec<Vec<String>> {
        let mut accepted = IndexSet::new();
        let mut left_out = Vec::new();
        for requirement in requirements {
            match self.alternatives(requirement) {
                Ok(sets) => accepted.extend(sets),
                Err(finding) => left_out.push(finding),
            }
        }
        let is_last = accepted.is_empty();
        for (code, why) in left_out {
            self.diagnostics
                .push(alternative_left_out(code, &why, is_last, at));
        }
        accepted.into_iter().collect()
    }

    /// The sets of schemes that meet a requirement, any one of which will do; or why the client can
    /// meet none. One credential is enough for all schemes that send theirs to the same place.
    fn alternatives(
        &self,
        requirement: &SecurityRequirement,
    ) -> Result<Vec<Vec<String>>, (Code, String)> {
        if requirement.len() > MOST_TOGETHER {
            let why = format!("more than {MOST_TOGETHER} credentials are asked for at once");
            return Err((Code::LimitExceeded, why));
        }
        let mut places: Vec<Vec<&SecurityScheme>> = Vec::new();
        for id in requirement.keys() {
            let Some(scheme) = self.sent_scheme(id)? else {
                continue;
            };
            let is_same = |place: &&mut Vec<&SecurityScheme>| {
                place.iter().any(|one| one.place.is_same(&scheme.place))
            };
            match places.iter_mut().find(is_same) {
                Some(place) => place.push(scheme),
                None => places.push(vec![scheme]),
            }
        }
        let none = vec![Vec::new()];
        Ok(places.into_iter().fold(none, |sets, place| {
            let with = |set: &Vec<String>, one: &SecurityScheme| {
                [set.as_slice(), std::slice::from_ref(&one.id)].concat()
            };
            let each = place
                .iter()
                .flat_map(|one| sets.iter().map(|set| with(set, one)));
            each.take(MOST_ALTERNATIVES).collect()
        }))
    }

    /// Whether an operation names a scheme whose credentials the client does not know how to send.
    pub(super) fn names_unsupported(&self, own: Option<&Vec<SecurityRequirement>>) -> bool {
        let requirements = own.or(self.openapi.security.as_ref()).into_iter().flatten();
        let mut ids = requirements.flat_map(|requirement| requirement.keys());
        ids.any(|id| {
            let id = name_in(id, "securitySchemes").unwrap_or(id);
            matches!(self.unsent_schemes.get(id), Some(Unsent::Unsupported))
        })
    }

    /// The scheme of that id; none where the transport meets it, or why the client sends none.
    fn sent_scheme(&self, id: &str) -> Result<Option<&SecurityScheme>, (Code, String)> {
        // Since 3.2 it may be named by its place.
        let id = name_in(id, "securitySchemes").unwrap_or(id);
        if let Some(scheme) = self.api.schemes.iter().find(|scheme| scheme.id == id) {
            return Ok(Some(scheme));
        }
        match self.unsent_schemes.get(id) {
            Some(Unsent::ByTransport) => Ok(None),
            Some(Unsent::Unsupported) => {
                let why = format!("the type of the security scheme `{id}` is not supported");
                Err((Code::UnsupportedKeyword, why))
            }
            None => {
                let why = format!("no security scheme is named `{id}`");
                Err((Code::UnresolvedReference, why))
            }
        }
    }
}

/// The sets that can be made of schemes that go to different places, the largest first; of many
/// schemes no more than each of the first ones alone.
fn sets(schemes: &[SecurityScheme]) -> Vec<Vec<String>> {
    let is_small = schemes.len() <= MOST_COMBINED;
    let schemes = schemes.iter().take(MOST_ALTERNATIVES);
    let mut sets: Vec<Vec<&SecurityScheme>> = vec![Vec::new()];
    for scheme in schemes {
        let is_free = |set: &&Vec<&SecurityScheme>| {
            let mut others = set.iter();
            (is_small || set.is_empty()) && !others.any(|other| other.place.is_same(&scheme.place))
        };
        let joined = |set: &Vec<_>| set.iter().copied().chain([scheme]).collect();
        let more: Vec<_> = sets.iter().filter(is_free).map(joined).collect();
        sets.extend(more);
    }
    sets.sort_by_key(|set| Reverse(set.len()));
    let ids = |set: Vec<&SecurityScheme>| set.iter().map(|scheme| scheme.id.clone()).collect();
    sets.into_iter().map(ids).collect()
}

fn alternative_left_out(code: Code, why: &str, is_last: bool, at: &Pointer) -> Diagnostic {
    let consequence = match is_last {
        true => "this alternative is left out, and no other is left: no credential is sent",
        false => "this alternative is left out",
    };
    let message = format!("{why}: {consequence}");
    let finding = Diagnostic::new(Severity::Warning, code, at, message);
    match is_last {
        true => finding.with_help("set the header by hand on each request, by `with_header`"),
        false => finding,
    }
}
