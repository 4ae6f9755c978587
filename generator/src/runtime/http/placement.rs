//! Puts a credential where its scheme says it goes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use super::api::{Place, Scheme};
use super::prepare::Draft;
use super::{Error, Secret, encoding};

/// Refuses what could never be sent.
pub(super) fn check(scheme: &Scheme, secret: &Secret) -> Result<(), Error> {
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

pub(super) fn insert(scheme: &Scheme, secret: &Secret, draft: &mut Draft) -> Result<(), Error> {
    let value = secret.expose();
    match scheme.place {
        Place::Bearer => {
            let value = header_value(scheme, ["Bearer ", value].concat())?;
            draft.headers.insert(AUTHORIZATION, value);
        }
        Place::Basic => {
            let value = header_value(scheme, ["Basic ", &basic(value)].concat())?;
            draft.headers.insert(AUTHORIZATION, value);
        }
        Place::Header(name) => {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unsendable(scheme))?;
            draft
                .headers
                .insert(name, header_value(scheme, value.to_owned())?);
        }
        Place::Query(name) => {
            let (name, value) = (encoding::value(name), encoding::value(value));
            draft.query.push(format!("{name}={value}"));
        }
        Place::Cookie(name) => draft.cookies.push(format!("{name}={value}")),
    }
    Ok(())
}

/// A credential without a colon is a user without a password, as with many API keys.
pub(super) fn basic(value: &str) -> Zeroizing<String> {
    let colon = if value.contains(':') { "" } else { ":" };
    let pair = Zeroizing::new(format!("{value}{colon}"));
    Zeroizing::new(STANDARD.encode(pair.as_bytes()))
}

/// The text becomes the header: no copy of it is left behind.
fn header_value(scheme: &Scheme, text: String) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::try_from(text).map_err(|_| unsendable(scheme))?;
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
