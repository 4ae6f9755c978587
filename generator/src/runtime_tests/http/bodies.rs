//! Bodies as they go over the wire: texts in charsets, forms of several media types, none at all.

use serde_json::json;

use super::requests::refusal;
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{Explode, Method, Request, Settings, Style};
use crate::runtime::json::Nullable;

fn post() -> Request {
    Request::new(Method::POST, "/x", &[])
}

/// The media type and the bytes of what is sent.
async fn sent(request: Request) -> (Option<String>, Vec<u8>) {
    let mock = Mock::new();
    mock.then(Reply::new(204));
    let mut settings = Settings::new(&super::server::API);
    settings.transport(mock.clone());
    settings.build().unwrap().send(request).await.unwrap();
    let seen = mock.seen().remove(0);
    let media_type = seen.headers.get("content-type");
    let media_type = media_type.map(|value| value.to_str().unwrap().to_owned());
    (media_type, seen.body.to_vec())
}

#[tokio::test]
async fn a_text_is_sent_in_the_charset_that_is_told() {
    for (content_type, text, expected) in [
        ("text/plain", "\u{e9}", Some(&b"\xC3\xA9"[..])),
        ("text/plain; charset=UTF-8", "\u{e9}", Some(b"\xC3\xA9")),
        ("text/plain; charset=iso-8859-1", "\u{e9}", Some(b"\xE9")),
        ("text/plain; charset=iso-8859-1", "\u{20ac}", None),
        ("text/plain; charset=windows-1252", "a", Some(b"a")),
        ("text/plain; charset=windows-1252", "\u{e9}", None),
        ("text/plain; charset=us-ascii", "\u{e9}", None),
        ("text/plain; charset=utf-16", "a", None),
    ] {
        let mut request = post();
        request.text(content_type, text);
        match expected {
            Some(expected) => {
                let told = Some(content_type.to_owned());
                assert_eq!(sent(request).await, (told, expected.to_vec()));
            }
            None => {
                let error = refusal(request).await;
                assert!(error.is_invalid_argument());
                assert!(error.to_string().contains("the charset "), "{error}");
            }
        }
    }
}

#[tokio::test]
async fn a_form_is_sent_as_its_whole_media_type() {
    const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";
    let mut request = post();
    request.form_as(FORM, &json!({"a": "b"}), &[]);
    let (media_type, body) = sent(request).await;
    assert_eq!(media_type.as_deref(), Some(FORM));
    assert_eq!(body, b"a=b");
}

#[tokio::test]
async fn a_form_that_may_be_left_out_is_written_as_was_said() {
    const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";
    let mut request = post();
    request.may_have_form_as(FORM, &[("o", Style::DeepObject, Explode::Yes)]);
    assert_eq!(sent(request.clone()).await, (None, Vec::new()));
    request.described_form(&json!({"o": {"k": 1}}));
    let (media_type, body) = sent(request).await;
    assert_eq!(media_type.as_deref(), Some(FORM));
    assert_eq!(body, b"o%5Bk%5D=1");
}

#[tokio::test]
async fn a_body_that_is_absent_is_not_sent_or_has_to_be_there() {
    let (absent, null) = (Nullable::<String>::Absent, Nullable::<String>::Null);
    let mut request = post();
    request.json(&null);
    request.optional_body(&null);
    assert_eq!(sent(request.clone()).await.1, b"null");
    request.json(&absent);
    request.optional_body(&absent);
    assert_eq!(sent(request).await, (None, Vec::new()));

    let mut request = post();
    request.json(&absent);
    request.required_body(&absent);
    let error = refusal(request).await;
    assert!(error.is_invalid_argument());
    assert_eq!(
        error.to_string(),
        "POST /x: the body must be there: a value, or null"
    );
}
