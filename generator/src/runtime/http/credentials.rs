//! Chooses the credentials an operation asks for, and no others.

use std::fmt;

use super::api::{Api, Scheme, Security};
use super::credential::{Provider, Source};
use super::named::Named;
use super::placement::{check, insert};
use super::prepare::Draft;
use super::redact::Redactor;
use super::{Error, HeaderMap, Request, Secret, given};

/// A credential, and where it comes from: `None` where the caller gave it in a request or its headers.
type Chosen<'a> = (&'static Scheme, Option<&'a Source>);

/// A credential that goes along with an attempt.
pub(super) struct Gathered<'a> {
    scheme: &'static Scheme,
    secret: Found<'a>,
}

enum Found<'a> {
    /// By the caller, in the request or in the headers of all.
    Given,
    Kept(&'a Secret),
    /// Made for this attempt.
    Fresh(Secret),
}

impl Gathered<'_> {
    /// Puts the credential where its scheme says, and tells of what only this attempt knows.
    pub(super) fn put(self, request: &Request, draft: &mut Draft) -> Result<(), Error> {
        match self.secret {
            Found::Given => draft.secrets.extend(request.given_at(self.scheme.place)),
            Found::Kept(secret) => insert(self.scheme, secret, draft)?,
            Found::Fresh(secret) => {
                insert(self.scheme, &secret, draft)?;
                draft.secrets.push(secret);
            }
        }
        Ok(())
    }
}

pub(super) struct Credentials {
    api: &'static Api,
    values: Named<Source>,
    /// The schemes whose credentials stand in headers that every request has.
    in_default_headers: Vec<&'static str>,
    redactor: Redactor,
}

impl Credentials {
    /// Refuses what could never be sent, and half a credential.
    pub(super) fn new(
        api: &'static Api,
        values: Named<Source>,
        default_headers: &HeaderMap,
    ) -> Result<Self, Error> {
        let mut fixed: Vec<Secret> = given::in_headers(default_headers).collect();
        for (id, source) in values.iter() {
            let scheme = api
                .scheme(id)
                .ok_or_else(|| Error::configuration(format!("this API has no credential {id}")))?;
            if let Source::Fixed(secret) = source {
                check(scheme, secret)?;
                fixed.push(secret.clone());
            }
        }
        let credentials = Self {
            api,
            values,
            in_default_headers: given::schemes_in(api, default_headers),
            redactor: Redactor::new(fixed),
        };
        credentials.refuse_half()?;
        Ok(credentials)
    }

    /// The first alternative of which every credential is there, each with its secret.
    pub(super) async fn gather(&self, request: &Request) -> Result<Vec<Gathered<'_>>, Error> {
        let alternative = self.choose(request)?;
        let mut gathered = Vec::with_capacity(alternative.len());
        for id in alternative {
            let Some((scheme, source)) = self.chosen(request, id) else {
                continue;
            };
            let secret = match source {
                None => Found::Given,
                Some(Source::Fixed(secret)) => Found::Kept(secret),
                Some(Source::Provided(provider)) => {
                    Found::Fresh(provided(scheme, provider.as_ref()).await?)
                }
            };
            gathered.push(Gathered { scheme, secret });
        }
        Ok(gathered)
    }

    /// What knows the credentials that are always there.
    pub(super) fn redactor(&self) -> Redactor {
        self.redactor.clone()
    }

    /// The alternative to use; an empty one where a request may go without.
    fn choose(&self, request: &Request) -> Result<&'static [&'static str], Error> {
        let security: Security = request.security;
        // Where a credential is optional it is sent when there is one.
        let named = security
            .iter()
            .filter(|alternative| !alternative.is_empty());
        let is_whole = |alternative: &&[&str]| {
            let mut ids = alternative.iter();
            ids.all(|id| self.chosen(request, id).is_some())
        };
        if let Some(whole) = named.clone().copied().find(is_whole) {
            return Ok(whole);
        }
        let open = request.credentials_are_optional;
        if open || security.is_empty() || security.iter().any(|alternative| alternative.is_empty())
        {
            return Ok(&[]);
        }
        let missing: Vec<_> = named.map(|alternative| self.missing(alternative)).collect();
        let missing = missing.join(", or ");
        Err(Error::configuration(format!(
            "needs a credential that is not set: {missing}"
        )))
    }

    /// A credential, if it is there. What the caller gives for one request goes before what holds for all.
    fn chosen(&self, request: &Request, id: &str) -> Option<Chosen<'_>> {
        let scheme = self.api.scheme(id)?;
        match self.values.get(id) {
            _ if request.gives(scheme.place) => Some((scheme, None)),
            Some(source) => Some((scheme, Some(source))),
            None => self.has(id).then_some((scheme, None)),
        }
    }

    /// Whether a client has a credential.
    fn has(&self, id: &str) -> bool {
        self.values.get(id).is_some() || self.in_default_headers.contains(&id)
    }

    fn missing(&self, alternative: &[&str]) -> String {
        let absent = alternative.iter().filter(|id| !self.has(id));
        let names: Vec<_> = absent.map(|id| describe(self.api, id)).collect();
        names.join(" and ")
    }

    fn refuse_half(&self) -> Result<(), Error> {
        let present = |alternative: &&[&str]| alternative.iter().filter(|id| self.has(id)).count();
        let begun = self
            .api
            .alternatives
            .iter()
            .copied()
            .filter(|one| present(one) > 0);
        if begun.clone().any(|one| present(&one) == one.len()) {
            return Ok(());
        }
        match begun.max_by_key(present) {
            None => Ok(()),
            Some(half) => Err(Error::configuration(format!(
                "half a credential is set: {} is missing",
                self.missing(half)
            ))),
        }
    }
}

async fn provided(scheme: &Scheme, provider: &dyn Provider) -> Result<Secret, Error> {
    let secret = provider.provide().await.map_err(|error| {
        let id = scheme.id;
        Error::configuration(format!("no credential {id} was provided")).with_source(error)
    })?;
    check(scheme, &secret)?;
    Ok(secret)
}

/// Names the credentials, not their values.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.values.iter().map(|(id, _)| id))
            .finish()
    }
}

/// A credential by its name and where it is read from.
pub(super) fn describe(api: &Api, id: &str) -> String {
    match api.scheme(id).and_then(|scheme| scheme.variable) {
        Some(variable) => format!("{id} (environment variable {variable})"),
        None => id.to_owned(),
    }
}
