//! Headers that every request has, and what is said of those that cannot be sent.

use super::server::API;
use crate::runtime::http::Settings;

#[test]
fn headers_of_every_request_that_cannot_be_sent() {
    for (value, problem) in [
        (" s3cret", "every server takes away the spaces around it"),
        (
            "s3cret\n",
            "it holds a line break or other control character",
        ),
    ] {
        let mut settings = Settings::new(&API);
        settings.default_header("x-a", value);
        let error = settings.build().unwrap_err().to_string();
        let told = format!("x-a cannot be sent as a header: {problem}");
        assert!(
            error.contains(&told) && !error.contains("s3cret"),
            "{error}"
        );
    }
}
