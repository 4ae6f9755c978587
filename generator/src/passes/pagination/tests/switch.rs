//! Cursors that have to be asked for.

use super::{generated, object};

/// What stands in the crate for an operation of these parameters.
fn paging(parameters: &str) -> String {
    let list = object("entries, next_marker string, total_count integer");
    let files = generated("get", parameters, &list, "").package.files;
    let text = files
        .into_values()
        .find(|text| text.contains("const PAGING: http::Paging"));
    let text: String = text.unwrap().split_whitespace().collect();
    let (_, paging) = text.split_once("constPAGING:http::Paging=").unwrap();
    let paging = paging.split(';').next().unwrap();
    paging.replace(",)", ")")
}

#[test]
fn a_parameter_to_use_a_cursor_switches_it_on() {
    let cursor = "http::Paging::cursor(\"marker\",&[\"next_marker\"],&[\"entries\"])";
    for (parameters, switch) in [
        ("marker string; limit integer", ""),
        ("marker string; limit integer; usemarker string", ""),
        (
            "marker string; useMarker boolean",
            ".switched_on_by(\"useMarker\")",
        ),
        (
            "marker string; use_marker boolean; offset integer; limit integer",
            ".switched_on_by(\"use_marker\").or_offset(\"offset\").total(&[\"total_count\"])",
        ),
    ] {
        assert_eq!(
            paging(parameters),
            format!("{cursor}{switch}"),
            "{parameters}"
        );
    }
}
