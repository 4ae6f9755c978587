//! Where operations with a server of their own go, when a base URL is set.

use super::server::{API, Server, answer, get};
use crate::runtime::http::mock::{Mock, Reply};
use crate::runtime::http::{self, Settings};

#[tokio::test]
async fn a_chosen_base_url_stands_before_the_server_of_an_operation() {
    let answers = vec![answer("204 No Content", &[], ""); 2];
    let server = Server::start(answers).await;
    let mut settings = Settings::new(&API);
    settings.base_url(format!("{}/v2", server.url));
    settings.credential("token", "t");
    let client = settings.build().unwrap();
    for (own, line) in [
        ("https://uploads.example.com", "GET /v2/a "),
        ("/v1/", "GET /v1/a "),
    ] {
        let mut request = get("/a");
        request.server(http::Server::new(own, &[]));
        client.send(request).await.unwrap();
        let seen = server.seen().pop().unwrap();
        assert!(seen.starts_with(line), "{seen}");
    }
}

#[tokio::test]
async fn the_base_url_of_the_api_itself_is_no_other_place() {
    let mock = Mock::new();
    mock.then(Reply::new(204));
    let mut settings = Settings::new(&API);
    settings.base_url("https://api.example.com/v4/");
    settings.transport(mock.clone());
    let mut request = get("/a");
    request.server(http::Server::new("https://uploads.example.com/v1", &[]));
    settings.build().unwrap().send(request).await.unwrap();
    assert_eq!(mock.seen()[0].path, "/v1/a");
}

#[test]
fn a_base_url_in_which_a_value_is_missing_is_refused_at_once() {
    for url in ["https://{env}.example.org/v2", "https://example.org/{env}"] {
        let mut settings = Settings::new(&API);
        settings.base_url(url);
        let error = settings.build().unwrap_err();
        assert!(error.is_configuration());
        assert_eq!(
            error.to_string(),
            "the base URL must have a value in place of {env}"
        );
    }
}

#[tokio::test]
async fn a_url_that_is_too_long_is_an_argument_that_is_never_sent() {
    let client = Settings::new(&API).build().unwrap();
    let mut request = get("/a");
    request.query("q", &"x".repeat(70_000));
    let error = client.send(request).await.unwrap_err();
    assert!(error.is_invalid_argument() && error.attempts() == 0);
    let told = "GET /a: the URL must have at most 65534 bytes, and has 70031";
    assert_eq!(error.to_string(), told);
}
