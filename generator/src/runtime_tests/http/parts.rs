//! The parts of a body: what replaces what, and what each is sent as.

use super::server::{Server, answer};
use crate::runtime::http::{
    ApiRequest, Error, Method, Multipart, OrNull, Outgoing, Parts, SendsParts, Upload,
};
use crate::runtime::json::Nullable;

/// A body as a document describes it: a file, several, and a text of JSON.
struct Described;

impl Parts for Described {
    fn write(&self, parts: &mut Multipart) -> Result<(), Error> {
        parts.only_file("photo", Some("image/png"), Some(&Upload::from("old photo")))?;
        parts.files("pages", None, &[Upload::from("page 1")])?;
        parts.value("text", None, &"old text")?;
        parts.verbatim("manifest", Some("application/json"), &"{\"a\":1}")?;
        parts.value("json", Some("application/json"), &"quoted")
    }
}

struct Put(Outgoing);

impl ApiRequest for Put {
    fn outgoing(&mut self) -> &mut Outgoing {
        &mut self.0
    }
}

/// What a server gets of these parts.
async fn sent(change: impl FnOnce(Put) -> Put) -> String {
    sent_of(&Described, change).await
}

async fn sent_of(parts: &dyn Parts, change: impl FnOnce(Put) -> Put) -> String {
    let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
    let mut outgoing = Outgoing::new(&server.client(), Method::PUT, "/x", &[]);
    outgoing.multipart(parts);
    change(Put(outgoing)).send_raw().await.unwrap();
    server.seen().remove(0)
}

/// How many parts of a name there are.
fn count(seen: &str, name: &str) -> usize {
    seen.matches(&format!("name=\"{name}\"")).count()
        - seen.matches(&format!("filename=\"{name}\"")).count()
}

#[tokio::test]
async fn a_file_replaces_the_only_one_of_its_name_and_a_text() {
    for name in ["photo", "text"] {
        let seen = sent(|put| {
            let put = put.with_file(name, "first");
            put.with_file(name, Upload::from("second").file_name("n"))
        })
        .await;
        assert_eq!(count(&seen, name), 1, "{seen}");
        assert!(seen.contains("filename=\"n\""), "{seen}");
        assert!(seen.contains("\r\n\r\nsecond\r\n"), "{seen}");
        assert!(!seen.contains("first"), "{seen}");
        assert!(!seen.contains(&format!("old {name}")), "{seen}");
    }
    let seen = sent(|put| put.with_file("photo", "new")).await;
    assert!(seen.contains("image/png\r\n\r\nnew"), "{seen}");
}

#[tokio::test]
async fn a_file_is_added_to_several_and_to_those_that_no_document_knows() {
    for (name, expected) in [("pages", 3), ("other", 2)] {
        let seen = sent(|put| put.with_file(name, "a").with_file(name, "b")).await;
        assert_eq!(count(&seen, name), expected, "{seen}");
    }
}

#[tokio::test]
async fn a_member_is_sent_as_the_media_type_of_its_part() {
    let seen = sent(|put| {
        let put = put.with_body_member("manifest", "{\"b\":2}");
        let put = put.with_body_member("json", "new");
        put.with_body_member("text", "new text")
    })
    .await;
    for part in [
        "application/json\r\n\r\n{\"b\":2}\r\n",
        "application/json\r\n\r\n\"new\"\r\n",
        "name=\"text\"\r\n\r\nnew text\r\n",
    ] {
        assert!(seen.contains(part), "{part:?} in {seen}");
    }
    struct Without;
    impl Parts for Without {
        fn write(&self, parts: &mut Multipart) -> Result<(), Error> {
            parts.value("meta", Some("application/vnd.m+json"), &None::<String>)?;
            parts.value("table", Some("text/csv"), &None::<String>)
        }
    }
    let seen = sent_of(&Without, |put| {
        let put = put.with_body_member("meta", serde_json::json!([1]));
        put.with_body_member("table", "1,2")
    })
    .await;
    assert!(
        seen.contains("application/vnd.m+json\r\n\r\n[1]\r\n"),
        "{seen}"
    );
    assert!(seen.contains("text/csv\r\n\r\n1,2\r\n"), "{seen}");
}

#[tokio::test]
async fn a_file_makes_parts_where_none_were_given() {
    let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
    let mut outgoing = Outgoing::new(&server.client(), Method::PUT, "/x", &[]);
    outgoing.may_have_parts();
    let put = Put(outgoing).with_file("photo", "bytes");
    put.send_raw().await.unwrap();
    let seen = server.seen().remove(0);
    assert_eq!(count(&seen, "photo"), 1, "{seen}");
}

#[tokio::test]
async fn a_backslash_ends_no_name() {
    let parts = Multipart::new().file("a\\", Upload::from("x").file_name("b\\"));
    let seen = sent_of(&parts, |put| put).await;
    let told = "name=\"a\\\\\"; filename=\"b\\\\\"";
    assert!(seen.contains(told), "{seen}");
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_with_its_part() {
    let server = Server::start(Vec::new()).await;
    for (file, told) in [
        (
            Upload::from("x").media_type("nope"),
            "the part a has a media type that is none: \"nope\"",
        ),
        (
            Upload::from_path("/no/such/file"),
            "the file /no/such/file cannot be read: ",
        ),
    ] {
        let mut outgoing = Outgoing::new(&server.client(), Method::PUT, "/x", &[]);
        outgoing.multipart(&Multipart::new().file("a", file));
        let error = Put(outgoing).send_raw().await.unwrap_err();
        assert!(error.is_invalid_argument());
        assert!(error.to_string().contains(told), "{error}");
    }
}

#[tokio::test]
async fn a_text_of_json_is_sent_as_it_is() {
    let seen = sent(|put| put).await;
    assert!(
        seen.contains("application/json\r\n\r\n{\"a\":1}\r\n"),
        "{seen}"
    );
    assert!(
        seen.contains("application/json\r\n\r\n\"quoted\"\r\n"),
        "{seen}"
    );
}

#[tokio::test]
async fn a_null_of_json_is_sent_and_nothing_is_not() {
    struct Nulls;
    impl Parts for Nulls {
        fn write(&self, parts: &mut Multipart) -> Result<(), Error> {
            let json = Some("application/json");
            parts.verbatim("null", json, &Nullable::<String>::Null)?;
            parts.verbatim("absent", json, &Nullable::<String>::Absent)?;
            parts.verbatim("none", json, &None::<String>)?;
            parts.value("required", json, &OrNull(&None::<String>))?;
            parts.verbatim("letters", json, &OrNull(&None::<String>))?;
            parts.value("text", None, &OrNull(&None::<String>))
        }
    }
    let seen = sent_of(&Nulls, |put| put).await;
    let null = "application/json\r\n\r\nnull\r\n";
    assert_eq!(seen.matches(null).count(), 3, "{seen}");
    assert!(seen.contains("name=\"text\"\r\n\r\n\r\n"), "{seen}");
    assert_eq!(count(&seen, "absent") + count(&seen, "none"), 0, "{seen}");
}

#[tokio::test]
async fn of_two_files_in_place_of_one_that_was_not_given_the_later_is_sent() {
    struct Without;
    impl Parts for Without {
        fn write(&self, parts: &mut Multipart) -> Result<(), Error> {
            parts.only_file("photo", Some("image/png"), None)
        }
    }
    let change = |put: Put| put.with_file("photo", "first").with_file("photo", "second");
    let seen = sent_of(&Without, change).await;
    assert_eq!(count(&seen, "photo"), 1, "{seen}");
    assert!(seen.contains("image/png\r\n\r\nsecond\r\n"), "{seen}");
}

#[tokio::test]
async fn json_in_place_of_a_file_is_sent_as_no_file() {
    let object = serde_json::json!({ "id": 1 });
    let seen = sent(|put| put.with_file("photo", object.clone())).await;
    let part = "name=\"photo\"\r\nContent-Type: application/json\r\n\r\n{\"id\":1}\r\n";
    assert!(seen.to_lowercase().contains(&part.to_lowercase()), "{seen}");
    let named = |put: Put| put.with_file("photo", Upload::from(object).file_name("a.json"));
    assert!(sent(named).await.contains("filename=\"a.json\""));
}

#[tokio::test]
async fn what_is_json_is_called_so_beside_texts_of_another_media_type() {
    struct Mixed;
    impl Parts for Mixed {
        fn write(&self, parts: &mut Multipart) -> Result<(), Error> {
            let items = vec![serde_json::json!({ "id": 1 }), serde_json::json!("<a/>")];
            parts.value("item", Some("application/xml"), &items)
        }
    }
    let seen = sent_of(&Mixed, |put| put).await.to_lowercase();
    assert!(
        seen.contains("application/json\r\n\r\n{\"id\":1}\r\n"),
        "{seen}"
    );
    assert!(seen.contains("application/xml\r\n\r\n<a/>\r\n"), "{seen}");
}
