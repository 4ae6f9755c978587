//! Security schemes.

use openapiv3::{APIKeyLocation, ReferenceOr, SecurityRequirement};

use super::Lowerer;
use crate::diagnostic::{Code, Pointer};
use crate::ir::{Place, SecurityScheme};

impl<'d> Lowerer<'d> {
    pub(super) fn security_schemes(&mut self) {
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
        let Some((scheme, at)) = self.security_scheme(scheme, at) else {
            return;
        };
        let (place, description) = match scheme {
            openapiv3::SecurityScheme::APIKey {
                location,
                name,
                description,
                ..
            } => {
                let place = match location {
                    APIKeyLocation::Header => Place::Header(name.clone()),
                    APIKeyLocation::Query => Place::Query(name.clone()),
                    APIKeyLocation::Cookie => Place::Cookie(name.clone()),
                };
                (place, description)
            }
            openapiv3::SecurityScheme::HTTP {
                scheme,
                description,
                ..
            } => match scheme.to_ascii_lowercase().as_str() {
                "bearer" => (Place::Bearer, description),
                "basic" => (Place::Basic, description),
                other => {
                    self.diagnostics.warning(
                        Code::UnsupportedKeyword,
                        &at,
                        format!("the HTTP scheme `{other}` is not generated"),
                    );
                    return;
                }
            },
            openapiv3::SecurityScheme::OAuth2 { description, .. }
            | openapiv3::SecurityScheme::OpenIDConnect { description, .. } => {
                (Place::Bearer, description)
            }
        };
        self.api.schemes.push(SecurityScheme {
            id: id.to_owned(),
            place,
            description: description.clone(),
        });
    }

    /// The sets of schemes that an operation accepts, without those that nothing defines.
    pub(super) fn security(
        &mut self,
        own: Option<&Vec<SecurityRequirement>>,
        at: &Pointer,
    ) -> Vec<Vec<String>> {
        let requirements = own.or(self.openapi.security.as_ref());
        let mut accepted = Vec::new();
        for requirement in requirements.into_iter().flatten() {
            let unknown = requirement
                .keys()
                .find(|id| !self.api.schemes.iter().any(|scheme| scheme.id == **id));
            match unknown {
                None => accepted.push(requirement.keys().cloned().collect()),
                Some(id) => self.diagnostics.warning(
                    Code::UnresolvedReference,
                    &at.child("security"),
                    format!("no security scheme is named `{id}`: this alternative is left out"),
                ),
            }
        }
        accepted
    }
}
