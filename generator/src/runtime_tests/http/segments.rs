//! Parameters that fill several segments of a path, or none.

use super::requests::{line, refusal};
use super::server::get;

#[tokio::test]
async fn a_parameter_of_several_segments_keeps_what_is_between_them() {
    let filled = |value: &str, or_none: bool| {
        let mut request = get("/contents/{path}");
        match or_none {
            true => request.path_segments_or_none("path", value.to_owned()),
            false => request.path_segments("path", value.to_owned()),
        }
        request
    };
    for or_none in [false, true] {
        for (value, sent) in [
            ("js/a b.js", "js/a%20b.js"),
            ("a?b/c#d", "a%3Fb/c%23d"),
            ("a%2Fb", "a%252Fb"),
        ] {
            let line = line(filled(value, or_none)).await;
            assert_eq!(line, format!("GET /contents/{sent} HTTP/1.1"));
        }
        for value in ["..", "a/../b", "./a"] {
            let error = refusal(filled(value, or_none)).await;
            assert!(
                error.to_string().ends_with("path must not be `.` or `..`"),
                "{error}"
            );
        }
        for value in ["/", "//", "/a", "a/", "a//b"] {
            let error = refusal(filled(value, or_none)).await;
            assert!(
                error
                    .to_string()
                    .ends_with("path must not have an empty segment"),
                "{error}"
            );
        }
    }
    assert_eq!(line(filled("", true)).await, "GET /contents/ HTTP/1.1");
    let error = refusal(filled("", false)).await;
    assert!(
        error.to_string().ends_with("path must not be empty"),
        "{error}"
    );
}
