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
