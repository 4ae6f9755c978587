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

#[test]
fn a_default_that_is_not_listed_is_told_since_3_1() {
    let found = |version: &str, variable: &str| {
        let server = format!("{{url: 'https://{{v}}.h', variables: {{v: {variable}}}}}");
        told(&load(&format!(
            "openapi: {version}\ninfo: {{title: T, version: '1'}}\nservers: [{server}]\npaths: {{}}\n"
        )).1)
    };
    let place = "/servers/0/variables/v";
    for (variable, field) in [
        ("{default: a, enum: [b, c]}", "default"),
        ("{default: a, enum: []}", "enum"),
    ] {
        assert_eq!(found("3.0.3", variable), [""; 0]);
        let told = format!("warning invalid-value {place}/{field}");
        assert_eq!(found("3.1.0", variable), [told]);
    }
    assert_eq!(found("3.1.0", "{default: a, enum: [a]}"), [""; 0]);
}

#[test]
fn a_path_that_no_call_can_be_sent_to_is_told() {
    let found = |path: &str| {
        told(&load(&format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\nservers: [{{url: 'https://h'}}]\npaths: {{'{path}': {{}}}}\n"
        )).1)
    };
    for path in ["/a/./b", "/a/..", "/%2e%2E/a"] {
        let told = found(path);
        assert!(
            told.iter().any(|it| it.contains("invalid-value")),
            "{path}: {told:?}"
        );
    }
    for path in ["/.well-known/a", "/{id}..", "/a?b=/../c"] {
        assert_eq!(found(path), [""; 0], "{path}");
    }
}
