//! What a client is made of, and what it refuses to be made of.

use std::collections::BTreeMap;

use super::server::API;
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{
    Api, Error, HeaderMap, Http, Method, Request, ServerVariable, Settings,
};

fn at(url: &str) -> Result<Http, Error> {
    let mut settings = Settings::new(&API);
    settings.base_url(url);
    settings.build()
}

fn read(settings: &mut Settings, variables: &[(&str, &str)]) -> Result<(), Error> {
    let variables: BTreeMap<_, _> = variables.iter().copied().collect();
    settings.read_variables(|name| Ok(variables.get(name).map(|value| (*value).to_owned())))
}

#[test]
fn base_urls_that_do() {
    for url in [
        "https://api.example.com",
        "https://api.example.com/client/v4///",
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://127.8.9.1:1/x",
        "http://[::1]:8080/",
    ] {
        let client = at(url).unwrap();
        assert!(format!("{client:?}").contains(&format!("{:?}", url.trim_end_matches('/'))));
    }
}

#[test]
fn base_urls_that_do_not() {
    for url in [
        "",
        "api.example.com",
        "/v4",
        "ftp://example.com",
        "file:///etc/passwd",
        "https://me:s3cret@example.com",
        "https://s3cret@example.com",
        "https://example.com/?key=s3cret",
        "https://example.com/#s3cret",
    ] {
        let mut settings = Settings::new(&API);
        settings.base_url(url);
        let given = format!("{settings:?}");
        assert!(!given.contains("s3cret"), "{given}");
        let error = settings.build().unwrap_err();
        assert!(error.is_configuration(), "{url}");
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }
}

#[test]
fn credentials_go_over_http_only_where_the_caller_allows_it() {
    for url in [
        "http://api.example.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
    ] {
        at(url).unwrap();
        let mut settings = Settings::new(&API);
        settings.base_url(url);
        settings.credential("token", "a-token");
        let error = settings.clone().build().unwrap_err().to_string();
        assert!(
            error.contains("in plain text, which `allow_http` permits"),
            "{error}"
        );
        settings.allow_http(true);
        settings.build().unwrap();
        let mut settings = Settings::new(&API);
        settings.base_url(url);
        settings.default_header("x-session", "of a user");
        assert!(settings.build().unwrap_err().is_configuration());
    }
}

#[test]
fn a_document_without_a_server_needs_a_base_url() {
    static NOWHERE: Api = Api {
        base_url: "",
        alternatives: &[],
        schemes: &[],
        ..API_LIKE
    };
    let error = Settings::new(&NOWHERE).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the document names no host: set the base URL or the variable EXAMPLE_BASE_URL"
    );
}

pub(super) const API_LIKE: Api = Api {
    base_url: "https://api.example.com",
    user_agent: "example/1.0",
    base_url_variable: Some("EXAMPLE_BASE_URL"),
    server_variables: &[],
    schemes: &[],
    alternatives: &[],
    envelope: None,
    request_id_headers: &[],
};

#[test]
fn the_environment_fills_what_is_not_set() {
    let mut settings = Settings::new(&API);
    let variables = [
        ("EXAMPLE_TOKEN", "t"),
        ("EXAMPLE_BASE_URL", "https://other.example.com"),
    ];
    read(&mut settings, &variables).unwrap();
    let client = format!("{:?}", settings.build().unwrap());
    assert!(
        client.contains("other.example.com") && client.contains("token"),
        "{client}"
    );

    let mut settings = Settings::new(&API);
    settings.base_url("https://mine.example.com");
    read(&mut settings, &variables).unwrap();
    assert!(format!("{:?}", settings.build().unwrap()).contains("mine.example.com"));
}

#[test]
fn an_empty_environment_is_an_error_that_names_it() {
    for variables in [&[] as &[_], &[("EXAMPLE_TOKEN", "")]] {
        let error = read(&mut Settings::new(&API), variables).unwrap_err();
        assert!(error.is_configuration());
        let text = error.to_string();
        for name in ["EXAMPLE_TOKEN", "EXAMPLE_EMAIL", "EXAMPLE_KEY"] {
            assert!(text.contains(name), "{text}");
        }
    }
}

#[test]
fn an_empty_environment_does_where_nothing_is_needed() {
    let mut settings = Settings::new(&API);
    settings.credential("token", "t");
    read(&mut settings, &[]).unwrap();

    static OPEN: Api = API_LIKE;
    read(&mut Settings::new(&OPEN), &[]).unwrap();
}

#[test]
fn half_a_credential_in_the_environment_is_refused() {
    let mut settings = Settings::new(&API);
    read(
        &mut settings,
        &[("EXAMPLE_KEY", "k"), ("EXAMPLE_EMAIL", "")],
    )
    .unwrap();
    assert!(
        settings
            .build()
            .unwrap_err()
            .to_string()
            .contains("EXAMPLE_EMAIL")
    );
}

#[test]
fn a_user_agent_that_cannot_be_sent_is_refused() {
    let mut settings = Settings::new(&API);
    settings.user_agent("a\nb");
    assert!(settings.build().unwrap_err().is_configuration());
}

/// The headers of a request to whose client this was done.
async fn sent_headers(set: impl FnOnce(&mut Settings)) -> HeaderMap {
    let mock = Mock::new();
    mock.then(Reply::new(204));
    let mut settings = Settings::new(&API);
    settings.transport(mock.clone());
    set(&mut settings);
    let request = Request::new(Method::GET, "/x", &[&["cookie"], &[]]);
    settings.build().unwrap().send(request).await.unwrap();
    mock.seen().remove(0).headers
}

#[tokio::test]
async fn a_user_agent_may_be_a_default_header() {
    let headers = sent_headers(|settings| settings.default_header("user-agent", "mine/1")).await;
    assert_eq!(headers["user-agent"], "mine/1");
    let headers = sent_headers(|settings| {
        settings.default_header("user-agent", "mine/1");
        settings.user_agent("mine/2");
    })
    .await;
    assert_eq!(headers["user-agent"], "mine/2");
}

#[tokio::test]
async fn default_cookies_go_along_with_a_credential() {
    let headers = sent_headers(|settings| {
        settings.default_header("cookie", "theme=dark; session=old; a=b=c");
        settings.credential("cookie", "s3cret");
    })
    .await;
    assert_eq!(headers["cookie"], "theme=dark; a=b=c; session=s3cret");
}

#[test]
fn the_url_of_a_server_has_variables() {
    static REGIONAL: Api = Api {
        base_url: "https://{region}.example.com/{version}",
        server_variables: &[
            ServerVariable {
                name: "region",
                default: "eu",
                values: &["eu", "us"],
            },
            ServerVariable {
                name: "version",
                default: "v1",
                values: &[],
            },
        ],
        ..API_LIKE
    };
    let url = |variables: &[(&'static str, &str)]| {
        let mut settings = Settings::new(&REGIONAL);
        for (name, value) in variables {
            settings.server_variable(name, (*value).to_owned());
        }
        settings.build().map(|client| format!("{client:?}"))
    };
    assert!(url(&[]).unwrap().contains("https://eu.example.com/v1"));
    let chosen = url(&[("region", "us"), ("version", "v2")]).unwrap();
    assert!(chosen.contains("https://us.example.com/v2"), "{chosen}");
    let refused = url(&[("region", "mars")]).unwrap_err();
    assert!(refused.is_configuration());
    assert_eq!(refused.to_string(), "region must be one of eu, us");
}

#[test]
fn a_server_without_a_host_is_for_the_caller_to_complete() {
    static RELATIVE: Api = Api {
        base_url: "/api/v2",
        ..API_LIKE
    };
    let error = Settings::new(&RELATIVE).build().unwrap_err();
    assert!(error.to_string().contains("names no host"), "{error}");
}

#[tokio::test]
async fn nor_does_a_credential_of_one_request() {
    let mock = Mock::new();
    mock.then(Reply::new(204));
    mock.then(Reply::new(204));
    let mut settings = Settings::new(&API);
    settings.base_url("http://api.example.com");
    settings.transport(mock.clone());
    let client = settings.clone().build().unwrap();
    let request = || Request::new(Method::GET, "/x", &[]);
    let with = |name: &str| {
        let mut request = request();
        request.options().header(name, "s3cret");
        request
    };
    let mut in_query = request();
    in_query.options().query("api key", "s3cret");
    for request in [with("authorization"), in_query] {
        let error = client.send(request).await.unwrap_err();
        assert!(
            error.to_string().ends_with("which `allow_http` permits"),
            "{error}"
        );
    }
    assert_eq!(mock.seen().len(), 0);
    client.send(with("idempotency-key")).await.unwrap();
    settings.allow_http(true);
    settings
        .build()
        .unwrap()
        .send(with("authorization"))
        .await
        .unwrap();
    assert_eq!(mock.seen().len(), 2);
}
