//! Which credentials go with a request, and which never do.

use super::server::{API, Server, answer, get, with};
use crate::runtime::http::{Error, Explode, Http, Method, Options, Request, Security, Settings};

const EITHER: Security = &[&["token"], &["email", "key"]];

fn client(credentials: &[(&'static str, &str)]) -> Result<Http, Error> {
    let mut settings = Settings::new(&API);
    set(&mut settings, credentials);
    settings.build()
}

fn set(settings: &mut Settings, credentials: &[(&'static str, &str)]) {
    for (id, value) in credentials {
        settings.credential(id, *value);
    }
}

/// The request a server sees.
async fn sent(security: Security, credentials: &[(&'static str, &str)]) -> String {
    let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
    let mut settings = server.settings();
    set(&mut settings, credentials);
    let request = Request::new(Method::GET, "/x", security);
    settings
        .build()
        .unwrap()
        .send(request)
        .await
        .unwrap()
        .empty()
        .unwrap();
    server.seen().remove(0)
}

#[tokio::test]
async fn a_token_is_sent_alone() {
    let seen = sent(EITHER, &[("token", "t0"), ("email", "me@example.com")]).await;
    assert!(seen.contains("authorization: Bearer t0\r\n"), "{seen}");
    assert!(!seen.contains("x-email"), "{seen}");
    assert!(seen.contains("user-agent: example/1.0\r\n"), "{seen}");
}

#[tokio::test]
async fn what_goes_together_is_sent_together() {
    let seen = sent(EITHER, &[("email", "me@example.com"), ("key", "k")]).await;
    assert!(
        seen.contains("x-email: me@example.com\r\n") && seen.contains("x-key: k\r\n"),
        "{seen}"
    );
    assert!(!seen.contains("authorization"), "{seen}");
}

#[tokio::test]
async fn the_operation_decides_on_the_order() {
    let both = [("token", "t0"), ("email", "me@example.com"), ("key", "k")];
    let seen = sent(&[&["email", "key"], &["token"]], &both).await;
    assert!(
        seen.contains("x-key") && !seen.contains("authorization"),
        "{seen}"
    );
}

#[tokio::test]
async fn every_place() {
    let seen = sent(&[&["basic"]], &[("basic", "user:pass")]).await;
    assert!(
        seen.contains("authorization: Basic dXNlcjpwYXNz\r\n"),
        "{seen}"
    );
    let seen = sent(&[&["basic"]], &[("basic", "user")]).await;
    assert!(seen.contains("authorization: Basic dXNlcjo=\r\n"), "{seen}");
    let seen = sent(&[&["query"]], &[("query", "a&b=c ü")]).await;
    assert!(
        seen.starts_with("GET /x?api%20key=a%26b%3Dc%20%C3%BC HTTP/1.1"),
        "{seen}"
    );
    let seen = sent(&[&["cookie"]], &[("cookie", "a+/=")]).await;
    assert!(seen.contains("cookie: session=a+/=\r\n"), "{seen}");
}

#[tokio::test]
async fn one_in_a_header_of_every_request_is_there() {
    let sent = |headers: &'static [(&str, &str)], security: Security| async move {
        let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
        let mut settings = server.settings();
        for (name, value) in headers {
            settings.default_header(*name, *value);
        }
        let request = Request::new(Method::GET, "/x", security);
        settings
            .build()
            .unwrap()
            .send(request)
            .await
            .map(|_| server.seen().remove(0))
    };
    let seen = sent(&[("authorization", "Bearer mine")], &[&["token"]])
        .await
        .unwrap();
    assert!(seen.contains("authorization: Bearer mine\r\n"), "{seen}");
    let seen = sent(&[("x-email", "me"), ("X-Key", "k")], EITHER)
        .await
        .unwrap();
    assert!(
        seen.contains("x-email: me\r\n") && seen.contains("x-key: k\r\n"),
        "{seen}"
    );
    sent(&[("cookie", "a=1; session=s")], &[&["cookie"]])
        .await
        .unwrap();
    let error = sent(&[("cookie", "a=1")], &[&["cookie"]])
        .await
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("needs a credential that is not set"),
        "{error}"
    );
}

#[tokio::test]
async fn nothing_is_sent_where_nothing_is_asked() {
    let seen = sent(&[], &[("token", "t0")]).await;
    assert!(!seen.contains("authorization"), "{seen}");
    let seen = sent(&[&[], &["token"]], &[]).await;
    assert!(!seen.contains("authorization"), "{seen}");
    let seen = sent(&[&[], &["token"]], &[("token", "t0")]).await;
    assert!(seen.contains("authorization: Bearer t0"), "{seen}");
}

#[tokio::test]
async fn a_missing_credential_is_named_before_anything_is_sent() {
    let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
    let request = Request::new(Method::GET, "/x", EITHER);
    let error = server.client().send(request).await.unwrap_err();
    assert!(error.is_configuration());
    assert_eq!(
        error.to_string(),
        "GET /x needs a credential that is not set: token (environment variable EXAMPLE_TOKEN), \
         or email (environment variable EXAMPLE_EMAIL) and key (environment variable EXAMPLE_KEY)"
    );
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn another_operations_credential_does_not_do() {
    let client = client(&[("cookie", "c")]).unwrap();
    let error = client
        .send(Request::new(Method::GET, "/x", EITHER))
        .await
        .unwrap_err();
    assert!(error.is_configuration(), "{error}");
}

#[test]
fn half_a_credential_is_refused_at_once() {
    let error = client(&[("key", "s3cret")]).unwrap_err();
    assert!(error.is_configuration());
    assert_eq!(
        error.to_string(),
        "half a credential is set: email (environment variable EXAMPLE_EMAIL) is missing"
    );
    client(&[("token", "t"), ("email", "e")]).unwrap();
    client(&[]).unwrap();
}

#[test]
fn what_cannot_be_sent_is_refused_without_showing_it() {
    let rows = [
        ("token", "s3cret\n"),
        ("key", "s3cret\u{e9}"),
        ("cookie", "s3cret;a"),
        ("token", ""),
    ];
    for (id, value) in rows {
        let error = client(&[(id, value)]).unwrap_err();
        assert!(error.is_configuration());
        assert!(
            error.to_string().contains(id) && !error.to_string().contains("s3cret"),
            "{error}"
        );
    }
    assert!(client(&[("nonesuch", "x")]).unwrap_err().is_configuration());
}

/// The request a server sees that got this with the request, and this with the client.
async fn sent_with(
    id: &'static str,
    add: impl FnOnce(&mut Options),
    credentials: &[(&'static str, &str)],
) -> String {
    let server = Server::start(vec![answer("204 No Content", &[], "")]).await;
    let mut settings = server.settings();
    set(&mut settings, credentials);
    let mut options = Options::default();
    add(&mut options);
    let security: Security = vec![&*vec![id].leak()].leak();
    let request = with(Request::new(Method::GET, "/x", security), options);
    settings.build().unwrap().send(request).await.unwrap();
    server.seen().remove(0)
}

#[tokio::test]
async fn one_given_with_a_request_is_the_one() {
    type Add = fn(&mut Options);
    let rows: [(&str, Add, &str); 5] = [
        (
            "token",
            |to| to.header("Authorization", "Bearer mine"),
            "authorization: Bearer mine\r\n",
        ),
        (
            "basic",
            |to| to.header("authorization", "Basic bWluZTo="),
            "authorization: Basic bWluZTo=\r\n",
        ),
        (
            "email",
            |to| to.header("x-email", "mine"),
            "x-email: mine\r\n",
        ),
        (
            "query",
            |to| to.query("api key", "mine"),
            "GET /x?api%20key=mine HTTP/1.1\r\n",
        ),
        (
            "cookie",
            |to| to.header("cookie", "a=b; session=mine"),
            "cookie: a=b; session=mine\r\n",
        ),
    ];
    for (id, add, line) in rows {
        for credentials in [&[][..], &[(id, "clients"), ("key", "k"), ("email", "e")]] {
            let seen = sent_with(id, add, credentials).await;
            assert!(seen.contains(line) && !seen.contains("clients"), "{seen}");
        }
    }
}

#[tokio::test]
async fn nothing_prints_a_credential() {
    let mut settings = Settings::new(&API);
    settings.credential("token", "s3cret");
    let shown = format!("{settings:?} {:?}", settings.clone().build().unwrap());
    assert!(
        !shown.contains("s3cret") && shown.contains("[redacted]"),
        "{shown}"
    );

    let mut request = get("/x");
    request.header("X-Anything", Explode::No, &"s3cret");
    assert!(!format!("{request:?}").contains("s3cret"));
}
