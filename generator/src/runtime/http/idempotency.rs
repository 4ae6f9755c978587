//! The key by which an API tells a request that is sent again from a new one.

use reqwest::header::{HeaderName, HeaderValue};

use super::Request;
use super::platform::random_bits;

pub(super) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Whether a request has a key that nobody gave it.
#[derive(Clone, Default)]
pub(super) enum Key {
    /// The operation knows of none.
    #[default]
    None,
    /// One is made when the request is sent.
    Wanted,
    /// That of the request as it was sent last, the same for all of its attempts.
    Made(HeaderValue),
}

impl Request {
    /// Sends a fresh key each time, where the caller gives none.
    pub fn makes_key(&mut self) {
        self.key = Key::Wanted;
    }

    /// Makes the key of a request that is about to be sent.
    pub(super) fn renew_key(&mut self, is_wanted: bool) {
        if matches!(self.key, Key::None) {
            return;
        }
        let is_wanted = is_wanted && !self.options.is_without_key && !self.is_given_key();
        let made = is_wanted.then(fresh).flatten();
        self.key = made.map_or(Key::Wanted, Key::Made);
    }

    /// The key that was made for it.
    pub(super) fn made_key(&self) -> Option<&HeaderValue> {
        match &self.key {
            Key::Made(key) => Some(key),
            Key::None | Key::Wanted => None,
        }
    }

    /// Whether it has a key, by whomever.
    pub(super) fn has_key(&self) -> bool {
        self.made_key().is_some() || self.is_given_key()
    }

    fn is_given_key(&self) -> bool {
        [&self.headers, &self.options.headers]
            .iter()
            .any(|headers| headers.contains_key(IDEMPOTENCY_KEY))
    }
}

/// A text that there is once: a UUID of random numbers, as RFC 9562 lays it out.
fn fresh() -> Option<HeaderValue> {
    let (high, low) = (random_bits(), random_bits());
    let (first, second, third) = (high >> 32, high >> 16 & 0xFFFF, high & 0xFFF);
    let (fourth, fifth) = (low >> 48 & 0x3FFF | 0x8000, low & 0xFFFF_FFFF_FFFF);
    let text = format!("{first:08x}-{second:04x}-4{third:03x}-{fourth:04x}-{fifth:012x}");
    let mut key = HeaderValue::try_from(text).ok()?;
    key.set_sensitive(true);
    Some(key)
}
