//! Whether a header can be sent as it is given.

use reqwest::header::{HeaderName, HeaderValue};

/// A header, or what is wrong with it. It may hold what must not be printed, whatever it is called.
pub(super) fn header(name: &str, text: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| "is not the name of a header")?;
    if text.trim_matches([' ', '\t']).len() < text.len() {
        return Err("cannot be sent as a header: every server takes away the spaces around it");
    }
    let mut value = HeaderValue::from_bytes(text.as_bytes()).map_err(
        |_| "cannot be sent as a header: it holds a line break or other control character",
    )?;
    value.set_sensitive(true);
    Ok((key, value))
}
