//! Where the identifier of a request is found.

use super::server::{Server, answer, get};
use super::settings::API_LIKE;
use crate::runtime::http::Settings;

#[tokio::test]
async fn the_id_of_a_request_is_found_where_no_header_is_named() {
    for (headers, id) in [
        (&["x-request-id: a"][..], Some("a")),
        (&["x-amzn-requestid: b"], Some("b")),
        (&["x-vendor-request-id: c", "request-id: d"], Some("d")),
        (&["x-ms-client-request-id: e", "cf-ray: f"], None),
    ] {
        let server = Server::start(vec![answer("404 Not Found", headers, "")]).await;
        let mut settings = Settings::new(&API_LIKE);
        settings.base_url(&server.url);
        let client = settings.build().unwrap();
        let error = client.send(get("/x")).await.unwrap_err();
        assert_eq!(error.request_id(), id, "{headers:?}");
    }
}
