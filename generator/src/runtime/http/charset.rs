//! What bytes say as a text and a text is as bytes, by its charset; nothing in them is lost.

use super::{excerpt, media_type};

/// How an XML document begins that may name its charset.
const XML: &str = "<?xml";

/// How far into an XML document its charset stands at most.
const LONGEST_DECLARATION: usize = 200;

/// How much of a charset is told that is not read.
const SHOWN: usize = 50;

/// The text, or why it cannot be read.
pub(super) fn text(bytes: &[u8], content_type: Option<&str>) -> Result<String, String> {
    match content_type.and_then(media_type::charset) {
        Some(charset) => in_charset(bytes, &charset),
        None => utf8(bytes).or_else(|reason| match declared(bytes) {
            Some(charset) => in_charset(bytes, &charset),
            None => Err(reason),
        }),
    }
}

/// A text as bytes, or why it cannot be sent so.
pub(super) fn bytes(text: String, content_type: &str) -> Result<Vec<u8>, String> {
    let charset = media_type::charset(content_type);
    let charset = charset.as_deref().unwrap_or("utf-8");
    let refused = || {
        let charset = excerpt::one_line(charset, SHOWN);
        format!("holds a character that is not written in the charset {charset}")
    };
    match charset {
        "utf-8" | "utf8" => Ok(text.into_bytes()),
        "iso-8859-1" | "latin1" => {
            let bytes = text.chars().map(|c| u8::try_from(c).map_err(|_| refused()));
            bytes.collect()
        }
        _ if text.is_ascii() && !charset.starts_with("utf-") => Ok(text.into_bytes()),
        "us-ascii" => Err(refused()),
        _ => {
            let charset = excerpt::one_line(charset, SHOWN);
            Err(format!(
                "cannot be written in the charset {charset} by this client"
            ))
        }
    }
}

fn in_charset(bytes: &[u8], charset: &str) -> Result<String, String> {
    match charset {
        "utf-8" | "utf8" | "us-ascii" => utf8(bytes),
        "iso-8859-1" | "latin1" => Ok(bytes.iter().copied().map(char::from).collect()),
        _ if is_ascii_text(bytes) => utf8(bytes),
        _ => Err(format!(
            "the text is in the charset {}, which is not read",
            excerpt::one_line(charset, SHOWN)
        )),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, String> {
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|error| {
            let at = error.valid_up_to();
            format!("the text is no UTF-8 from byte {at} on, and names no other charset")
        })
}

/// The charset that an XML document names in its first line, in small letters.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(LONGEST_DECLARATION))?;
    let head = head.utf8_chunks().next()?.valid();
    let (declaration, _) = head.strip_prefix(XML)?.split_once("?>")?;
    let (_, after) = declaration.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let (charset, _) = value.get(1..)?.split_once(quote)?;
    Some(charset.to_ascii_lowercase())
}

/// What is the same in most charsets; those of two bytes a character hold zeros.
fn is_ascii_text(bytes: &[u8]) -> bool {
    bytes.is_ascii() && !bytes.contains(&0)
}
