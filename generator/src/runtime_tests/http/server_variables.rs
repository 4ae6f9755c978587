//! What users choose of the URLs of servers, and where that leads.

use std::sync::{Arc, Mutex};

use super::settings::API_LIKE;
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{
    Api, BoxError, BoxFuture, Error, Http, Method, Request, Server, ServerVariable, Settings,
    Transport,
};

const REGION: ServerVariable = ServerVariable {
    name: "region",
    default: "eu",
    values: &["eu", "us"],
};

const fn open(name: &'static str, default: &'static str) -> ServerVariable {
    ServerVariable {
        name,
        default,
        values: &[],
    }
}

static REGIONAL: Api = Api {
    base_url: "https://{region}.example.com",
    server_variables: &[REGION],
    ..API_LIKE
};

/// Keeps the URL of what is sent.
#[derive(Clone, Default)]
struct Urls(Arc<Mutex<Vec<String>>>);

impl Transport for Urls {
    fn execute(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, BoxError>> {
        self.0.lock().unwrap().push(request.url().to_string());
        let mock = Mock::new();
        mock.then(Reply::new(204));
        Box::pin(async move { mock.execute(request).await })
    }
}

fn client(api: &'static Api, chosen: &[(&'static str, &str)], urls: &Urls) -> Result<Http, Error> {
    let mut settings = Settings::new(api);
    for (name, value) in chosen {
        settings.server_variable(name, (*value).to_owned());
    }
    settings.transport(urls.clone());
    settings.build()
}

/// The URL that a request to an operation with this server goes to.
async fn sent(server: Server, chosen: &[(&'static str, &str)]) -> Result<String, Error> {
    let urls = Urls::default();
    let mut request = Request::new(Method::GET, "/logs", &[]);
    request.server(server);
    client(&REGIONAL, chosen, &urls)?.send(request).await?;
    Ok(urls.0.lock().unwrap().remove(0))
}

#[tokio::test]
async fn an_operation_with_a_server_of_its_own_goes_to_the_chosen_region() {
    const VARIABLES: &[ServerVariable] = &[REGION, open("version", "v1")];
    let own = Server::new("https://intake.{region}.example.com/{version}", VARIABLES);
    let url = sent(own, &[]).await.unwrap();
    assert_eq!(url, "https://intake.eu.example.com/v1/logs");
    let url = sent(own, &[("region", "us"), ("version", "v2")])
        .await
        .unwrap();
    assert_eq!(url, "https://intake.us.example.com/v2/logs");
}

#[tokio::test]
async fn a_region_that_the_server_of_an_operation_does_not_have_is_refused() {
    const EU: ServerVariable = ServerVariable {
        name: "region",
        default: "eu",
        values: &["eu"],
    };
    let own = Server::new("https://intake.{region}.example.com", &[EU]);
    let error = sent(own, &[("region", "us")]).await.unwrap_err();
    assert!(error.is_configuration());
    let expected = "GET /logs has a server of its own: region must be one of eu; ";
    assert!(error.to_string().starts_with(expected), "{error}");
}

#[tokio::test]
async fn a_default_that_is_not_listed_is_a_value_as_well() {
    const VERSION: &[ServerVariable] = &[ServerVariable {
        name: "version",
        default: "v1",
        values: &["v2", "v3"],
    }];
    let own = || Server::new("https://h.example.com/{version}", VERSION);
    for chosen in [&[][..], &[("version", "v1")]] {
        let url = sent(own(), chosen).await.unwrap();
        assert_eq!(url, "https://h.example.com/v1/logs");
    }
    let error = sent(own(), &[("version", "v4")]).await.unwrap_err();
    assert!(
        error.to_string().contains("must be one of v2, v3"),
        "{error}"
    );
}

#[tokio::test]
async fn a_relative_server_stays_at_the_host() {
    const VARIABLES: &[ServerVariable] = &[open("version", "v1")];
    let own = Server::new("{version}", VARIABLES);
    let url = sent(own, &[("version", "v2")]).await.unwrap();
    assert_eq!(url, "https://eu.example.com/v2/logs");
    let error = sent(own, &[("version", "https://evil.com")])
        .await
        .unwrap_err();
    assert!(error.is_configuration(), "{error}");
}

#[test]
fn a_value_leads_to_no_other_host_or_path() {
    static TENANTS: Api = Api {
        base_url: "{scheme}://{tenant}.example.com:{port}/base/{path}",
        server_variables: &[
            open("scheme", "https"),
            open("tenant", "main"),
            open("port", "443"),
            open("path", "v1"),
        ],
        ..API_LIKE
    };
    let urls = Urls::default();
    for (name, value) in [
        ("scheme", "https://evil.com/"),
        ("tenant", "evil.com/"),
        ("tenant", "evil.com\\"),
        ("tenant", "evil.com:8443"),
        ("tenant", "evil.com?"),
        ("tenant", "evil.com#"),
        ("tenant", "user@evil"),
        ("tenant", ""),
        ("tenant", "a b"),
        ("tenant", "{path}"),
        ("port", "443/x"),
        ("path", "../admin"),
        ("path", "v1?x=1"),
        ("path", "%2e%2e/admin"),
    ] {
        let error = client(&TENANTS, &[(name, value)], &urls).unwrap_err();
        assert!(error.is_configuration(), "{value}");
        assert!(
            error.to_string().starts_with(&format!("{name} must")),
            "{error}"
        );
    }
    let chosen = [
        ("scheme", "http"),
        ("tenant", "acme-1"),
        ("port", "8443"),
        ("path", "api/v2"),
    ];
    let client = client(&TENANTS, &chosen, &urls).unwrap();
    let shown = format!("{client:?}");
    assert!(
        shown.contains("http://acme-1.example.com:8443/base/api/v2"),
        "{shown}"
    );
}

#[test]
fn a_host_may_have_a_port_and_a_whole_place_may_be_chosen() {
    static PLACES: Api = Api {
        base_url: "https://{host}/v1",
        server_variables: &[open("host", "example.com")],
        ..API_LIKE
    };
    static ANYWHERE: Api = Api {
        base_url: "{place}/v1",
        server_variables: &[open("place", "https://example.com")],
        ..API_LIKE
    };
    let urls = Urls::default();
    let shown = |api, chosen| format!("{:?}", client(api, chosen, &urls).unwrap());
    let host = shown(&PLACES, &[("host", "localhost:8080")]);
    assert!(host.contains("https://localhost:8080/v1"), "{host}");
    let place = shown(&ANYWHERE, &[("place", "https://own.example.net")]);
    assert!(place.contains("https://own.example.net/v1"), "{place}");
}

#[tokio::test]
async fn what_is_not_declared_has_to_be_set() {
    const SHOP: &[ServerVariable] = &[open("shop", "{shop}")];
    for (url, value, expected) in [
        (
            "https://{shop}.example.com",
            "mine",
            "https://mine.example.com/logs",
        ),
        (
            "https://h.example.com/{shop}",
            "v1",
            "https://h.example.com/v1/logs",
        ),
        (
            "{shop}/v1",
            "https://h.example.com",
            "https://h.example.com/v1/logs",
        ),
    ] {
        let sent_to = sent(Server::new(url, SHOP), &[("shop", value)])
            .await
            .unwrap();
        assert_eq!(sent_to, expected);
        let error = sent(Server::new(url, SHOP), &[]).await.unwrap_err();
        assert!(error.to_string().contains("shop must be set"), "{error}");
    }
    let own = Server::new("https://{shop}.example.com", SHOP);
    let error = sent(own, &[("shop", "a b")]).await.unwrap_err();
    assert!(error.to_string().contains("a space"), "{error}");
}

#[tokio::test]
async fn a_part_of_a_host_may_be_empty_where_the_document_says_so() {
    const STAGE: &[ServerVariable] = &[ServerVariable {
        name: "stage",
        default: "",
        values: &["", "-eu"],
    }];
    let own = || Server::new("https://api{stage}.example.com", STAGE);
    for (chosen, expected) in [
        (&[][..], "https://api.example.com/logs"),
        (&[("stage", "")], "https://api.example.com/logs"),
        (&[("stage", "-eu")], "https://api-eu.example.com/logs"),
    ] {
        assert_eq!(sent(own(), chosen).await.unwrap(), expected);
    }
}
