//! Chooses the credentials an operation asks for, and no others.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::api::{Api, Place, Scheme, Security};
use super::{Error, Request, Secret, encoding};

type Chosen<'a> = (&'static Scheme, &'a Secret);

pub(super) struct Credentials {
    api: &'static Api,
    values: BTreeMap<&'static str, Secret>,
}

impl Credentials {
    /// Refuses what could never be sent, and half a credential.
    pub(super) fn new(
        api: &'static Api,
        values: BTreeMap<&'static str, Secret>,
    ) -> Result<Self, Error> {
        for (id, secret) in &values {
            let scheme = api
                .scheme(id)
                .ok_or_else(|| Error::configuration(format!("this API has no credential {id}")))?;
            check(scheme, secret)?;
        }
        let credentials = Self { api, values };
        credentials.refuse_half()?;
        Ok(credentials)
    }

    /// Puts the first alternative of which every credential is there into a request.
    pub(super) fn apply(&self, request: &mut Request) -> Result<(), Error> {
        for (scheme, secret) in self.choose(request.security)? {
            insert(scheme, secret, request)?;
        }
        Ok(())
    }

    fn choose(&self, security: Security) -> Result<Vec<Chosen<'_>>, Error> {
        // Where a credential is optional it is sent when there is one.
        let named = security
            .iter()
            .filter(|alternative| !alternative.is_empty());
        if let Some(chosen) = named
            .clone()
            .find_map(|alternative| self.complete(alternative))
        {
            return Ok(chosen);
        }
        if security.is_empty() || security.iter().any(|alternative| alternative.is_empty()) {
            return Ok(Vec::new());
        }
        let missing: Vec<_> = named.map(|alternative| self.missing(alternative)).collect();
        let missing = missing.join(", or ");
        Err(Error::configuration(format!(
            "needs a credential that is not set: {missing}"
        )))
    }

    fn complete(&self, alternative: &[&str]) -> Option<Vec<Chosen<'_>>> {
        alternative
            .iter()
            .map(|id| self.api.scheme(id).zip(self.values.get(*id)))
            .collect()
    }

    fn missing(&self, alternative: &[&str]) -> String {
        let absent = alternative
            .iter()
            .filter(|id| !self.values.contains_key(*id));
        let names: Vec<_> = absent.map(|id| describe(self.api, id)).collect();
        names.join(" and ")
    }

    fn refuse_half(&self) -> Result<(), Error> {
        let present = |alternative: &&[&str]| {
            alternative
                .iter()
                .filter(|id| self.values.contains_key(*id))
                .count()
        };
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

/// Names the credentials, not their values.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.values.keys()).finish()
    }
}

/// A credential by its name and where it is read from.
pub(super) fn describe(api: &Api, id: &str) -> String {
    match api.scheme(id).and_then(|scheme| scheme.variable) {
        Some(variable) => format!("{id} (environment variable {variable})"),
        None => id.to_owned(),
    }
}

fn check(scheme: &Scheme, secret: &Secret) -> Result<(), Error> {
    let id = scheme.id;
    if secret.expose().is_empty() {
        return Err(Error::configuration(format!(
            "the credential {id} is empty"
        )));
    }
    let fits = match scheme.place {
        // Both are encoded, so any text will do.
        Place::Basic | Place::Query(_) => true,
        Place::Cookie(_) => secret.expose().bytes().all(is_cookie_byte),
        Place::Bearer | Place::Header(_) => secret.expose().bytes().all(is_header_byte),
    };
    if fits {
        return Ok(());
    }
    Err(Error::configuration(format!(
        "the credential {id} holds a character that cannot be sent, such as a line break"
    )))
}

fn insert(scheme: &Scheme, secret: &Secret, request: &mut Request) -> Result<(), Error> {
    let value = secret.expose();
    match scheme.place {
        Place::Bearer => {
            let text = Zeroizing::new(format!("Bearer {value}"));
            request
                .headers
                .insert(AUTHORIZATION, header_value(scheme, &text)?);
        }
        Place::Basic => {
            request
                .headers
                .insert(AUTHORIZATION, header_value(scheme, &basic(value))?);
        }
        Place::Header(name) => {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unsendable(scheme))?;
            request.headers.insert(name, header_value(scheme, value)?);
        }
        Place::Query(name) => {
            request.query.push(format!(
                "{}={}",
                encoding::value(name),
                encoding::value(value)
            ));
        }
        Place::Cookie(name) => request.cookies.push(format!("{name}={value}")),
    }
    Ok(())
}

/// A credential without a colon is a user without a password, as with many API keys.
fn basic(value: &str) -> Zeroizing<String> {
    let colon = if value.contains(':') { "" } else { ":" };
    let pair = Zeroizing::new(format!("{value}{colon}"));
    let encoded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
    Zeroizing::new(format!("Basic {}", *encoded))
}

fn header_value(scheme: &Scheme, text: &str) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::from_str(text).map_err(|_| unsendable(scheme))?;
    value.set_sensitive(true);
    Ok(value)
}

fn unsendable(scheme: &Scheme) -> Error {
    Error::configuration(format!(
        "cannot send the credential {} in a header",
        scheme.id
    ))
}

/// More is allowed in a header, but not read the same way everywhere.
fn is_header_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() || byte == b' '
}

/// What RFC 6265 allows in a cookie's value.
fn is_cookie_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}
