//! Parameters that are the whole query.

use super::with_parameters;

const FORM: &str = "application/x-www-form-urlencoded";

#[test]
fn the_properties_of_a_query_string_are_the_query() {
    let object = "schema: {type: object, properties: {a: {type: string}}}";
    let styled = "encoding: {a: {style: pipeDelimited, explode: false}}";
    for (content, call) in [
        (object.to_owned(), "query_string(\"q\", &q, &[])"),
        (
            format!("{object}, {styled}"),
            "query_string(\"q\", &q, &[(\"a\", Style::PipeDelimited, Explode::No)])",
        ),
    ] {
        let parameter = format!("{{name: q, in: querystring, content: {{{FORM}: {{{content}}}}}}}");
        let (text, found) = with_parameters("3.2.0", "/x", &parameter);
        assert!(text.contains(call), "{text}");
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn a_query_string_of_no_object_is_left_out_with_a_warning() {
    let parameter =
        format!("{{name: q, in: querystring, content: {{{FORM}: {{schema: {{type: string}}}}}}}}");
    let (text, found) = with_parameters("3.2.0", "/x", &parameter);
    assert!(!text.contains("fn q("), "{text}");
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with("warning[unsupported-keyword]"),
        "{found:?}"
    );
}

#[test]
fn a_query_string_of_another_media_type_is_one_text() {
    let object = "schema: {type: object, properties: {a: {type: string}}}";
    let text = "schema: {type: string}";
    for (content, call) in [
        (
            format!("application/json: {{{object}}}"),
            "query_whole_json(\"q\", &q)",
        ),
        (
            format!("application/json: {{{text}}}"),
            "query_whole_json(\"q\", &q)",
        ),
        (
            format!("application/jsonpath: {{{text}}}"),
            "query_whole_text(\"q\", &q)",
        ),
        ("text/plain: {}".to_owned(), "query_whole_text(\"q\", &q)"),
    ] {
        let parameter =
            format!("{{name: q, in: querystring, required: true, content: {{{content}}}}}");
        let (text, _) = with_parameters("3.2.0", "/x", &parameter);
        assert!(text.contains(call), "{content}: {text}");
    }
}

#[test]
fn what_stands_beside_a_whole_query_is_told() {
    let whole = "{name: q, in: querystring, content: {text/plain: {schema: {type: string}}}}";
    let is_told = |others: &str| {
        let (_, found) = with_parameters("3.2.0", "/x", &format!("{whole}{others}"));
        found
            .iter()
            .any(|one| one.contains("`q` is the whole query"))
    };
    assert!(is_told(", {name: a, in: query, schema: {type: string}}"));
    assert!(!is_told(", {name: a, in: header, schema: {type: string}}"));
    assert!(!is_told(""));
}
