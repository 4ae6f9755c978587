//! What an answer of text says, by its charset.

use super::server::{API, get};
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{Error, Response, Settings};

async fn text_of(content_type: &str, body: &[u8]) -> Result<String, Error> {
    answered(content_type, body).await.text()
}

async fn answered(content_type: &str, body: &[u8]) -> Response {
    let mock = Mock::new();
    mock.then(
        Reply::new(200)
            .header("content-type", content_type)
            .body(body.to_vec()),
    );
    let mut settings = Settings::new(&API);
    settings.transport(mock);
    settings.build().unwrap().send(get("/text")).await.unwrap()
}

#[tokio::test]
async fn a_text_is_read_by_its_charset() {
    for (content_type, body, expected) in [
        ("text/csv", &b"\xEF\xBB\xBFa\xC3\xA9"[..], "a\u{e9}"),
        ("text/csv; charset=UTF-8", b"a\xC3\xA9", "a\u{e9}"),
        (
            "text/csv; header=present; charset=\"ISO-8859-1\"",
            b"a\xE9",
            "a\u{e9}",
        ),
        ("text/csv; charset=windows-1251", b"a;b", "a;b"),
        (
            "application/xml",
            b"<?xml version='1.0' encoding = 'ISO-8859-1'?><a>\xE9</a>",
            "<?xml version='1.0' encoding = 'ISO-8859-1'?><a>\u{e9}</a>",
        ),
    ] {
        assert_eq!(
            text_of(content_type, body).await.unwrap(),
            expected,
            "{content_type}"
        );
    }
    for (content_type, body) in [
        ("text/csv; charset=windows-1251", &b"\xE9"[..]),
        ("text/csv; charset=utf-16le", b"a\0"),
        ("text/csv; charset=utf-8", b"a\xE9"),
        ("text/csv", b"a\xE9;\xFF"),
        (
            "application/xml",
            b"<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a>\x83\x41</a>",
        ),
        ("application/xml", b"<?xml encoding\xE9"),
    ] {
        let error = text_of(content_type, body).await.unwrap_err();
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.body(), Some(body));
        assert!(error.to_string().contains("charset"), "{error}");
    }
}

#[tokio::test]
async fn a_text_that_may_be_json_is_read_by_its_media_type() {
    for (content_type, body, expected) in [
        ("application/json", &b"\"a\\n\""[..], Ok("a\n")),
        ("text/plain; charset=utf-8", b"\"a\"", Ok("\"a\"")),
        ("application/json", b"a", Err(())),
    ] {
        let response = answered(content_type, body).await;
        let read = response.text_or_json().map(|read| read.value);
        let read = read.as_deref().map_err(|_| ());
        assert_eq!(read, expected, "{content_type}");
    }
}

#[tokio::test]
async fn a_string_of_json_that_comes_as_another_media_type_is_its_text() {
    let lines = "{\"a\":1}\n{\"a\":2}\n";
    for (content_type, body, expected) in [
        ("application/json", "\"a\\n\"", Ok(("a\n", None))),
        ("text/plain", "\"a\"", Ok(("a", None))),
        (
            "application/octet-stream",
            lines,
            Ok((lines, Some("application/octet-stream"))),
        ),
        (
            "application/x-ndjson; charset=utf-8",
            lines,
            Ok((lines, Some("application/x-ndjson"))),
        ),
        (
            "text/csv; charset=latin1",
            "a;b",
            Ok(("a;b", Some("text/csv"))),
        ),
        ("application/json", lines, Err(())),
        ("text/csv; charset=utf-16", "a;\u{e9}", Err(())),
    ] {
        let response = answered(content_type, body.as_bytes()).await;
        let read = response.json_string().map(|read| {
            let found = read.drifts.first().map(|drift| drift.found.clone());
            (read.value, found)
        });
        let read = read.as_ref().map_err(|_| ());
        let read = read.map(|(value, found)| (value.as_str(), found.as_deref()));
        assert_eq!(read, expected, "{content_type}");
    }
}

#[tokio::test]
async fn a_strict_client_takes_no_text_for_a_string_of_json() {
    let mock = Mock::new();
    mock.then(
        Reply::new(200)
            .header("content-type", "text/csv")
            .body("a;b"),
    );
    let mut settings = Settings::new(&API);
    settings.transport(mock);
    settings.strict(true);
    let response = settings.build().unwrap().send(get("/text")).await.unwrap();
    let error = response.json_string().unwrap_err();
    assert!(
        error
            .to_string()
            .contains("text/csv where JSON was expected"),
        "{error}"
    );
}
