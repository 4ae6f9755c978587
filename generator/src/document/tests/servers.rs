//! Where an API is said to be.

use super::{json, load, told};

fn server(url: &str) -> (serde_json::Value, Vec<String>) {
    let (document, found) = load(&format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\nservers: [{{url: '{url}'}}]\npaths: {{}}\n"
    ));
    (json(&document)["servers"][0].clone(), told(&found))
}

#[test]
fn a_variable_that_is_not_declared_is_told_and_can_be_set() {
    let (server, found) = server("https://{shop}.example.com/v1");
    assert_eq!(found, ["warning missing-field /servers/0/url"]);
    assert_eq!(server["variables"]["shop"]["default"], "{shop}");
}

#[test]
fn a_url_that_no_call_can_be_sent_to_is_told() {
    for url in [
        "ftp://h",
        "https://h/a?b=1",
        "https://h/#a",
        "https://u:p@h/",
    ] {
        let (kept, found) = server(url);
        assert_eq!(found, ["warning invalid-value /servers/0/url"], "{url}");
        assert_eq!(kept["url"], url);
    }
    for url in ["https://h/v1", "//h", "/", "v1", "HTTP://h", "{scheme}://h"] {
        let told = server(url).1;
        assert!(
            !told.iter().any(|it| it.contains("invalid-value")),
            "{told:?}"
        );
    }
}
