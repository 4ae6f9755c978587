//! What parameters of paths are called.

use super::{file, generated, told, with_parameters};

#[test]
fn how_much_of_a_path_a_parameter_takes_is_no_part_of_its_name() {
    let parameter =
        |name| format!("{{name: {name}, in: path, required: true, schema: {{type: string}}}}");
    for (path, name) in [
        ("/x/{*path}", "path"),
        ("/x/{**path}", "path"),
        ("/x/{path+}", "path"),
    ] {
        let (text, found) = with_parameters("3.0.3", path, &parameter(name));
        assert!(text.contains("request.path_text(\"path\", "), "{text}");
        assert!(found.is_empty(), "{found:?}");
    }
    let (text, found) = with_parameters("3.0.3", "/x/{path+}", &parameter("path+"));
    assert!(text.contains("request.path_text(\"path+\", "), "{text}");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn names_that_only_their_signs_tell_apart_stay_two() {
    let parameter = "{name: id, in: path, required: true, schema: {type: string}}";
    let (text, _) = with_parameters("3.0.3", "/x/{id}/{id+}", parameter);
    for name in ["id", "id+"] {
        assert!(
            text.contains(&format!("request.path_text(\"{name}\", ")),
            "{text}"
        );
    }
    let operation = |id: &str| {
        let parameter = "{name: path, in: path, required: true, schema: {type: string}}";
        format!(
            "{{get: {{operationId: {id}, tags: [t], parameters: [{parameter}], responses: {{'204': {{description: y}}}}}}}}"
        )
    };
    let paths = format!(
        "paths: {{'/x/{{path}}': {}, '/x/{{*path}}': {}}}",
        operation("one"),
        operation("many")
    );
    let generated = generated("3.0.3", &paths);
    // Each is known by the path that the document has.
    let lock = generated.lock.text();
    for key in ["GET /x/{path}", "GET /x/{*path}"] {
        assert!(lock.contains(&format!("\"{key}\" = ")), "{lock}");
    }
    let text = file(&generated, "src/resources/t.rs");
    assert!(!text.contains("any_path"), "{text}");
    assert!(
        told(&generated)
            .iter()
            .all(|it| it.contains("duplicate-operation")),
        "{:?}",
        told(&generated)
    );
}

#[test]
fn a_parameter_may_fill_several_segments_and_none_where_that_is_said() {
    let call = |method: &str, description: &str, parameter: &str| {
        let paths = format!(
            "paths: {{'/contents/{{path}}': {{{method}: {{operationId: x, tags: [t], description: '{description}', \
             parameters: [{{name: path, in: path, required: true, {parameter}}}], \
             responses: {{'204': {{description: y}}}}}}}}}}"
        );
        let generated = generated("3.0.3", &paths);
        let text = file(&generated, "src/resources/t.rs");
        let (_, rest) = text.split_once("request.path").unwrap();
        let (method, _) = rest.split_once('(').unwrap();
        method.to_owned()
    };
    let one = "schema: {type: string}";
    let many = "x-multi-segment: true, schema: {type: string}";
    let omitted = "If you omit the `path` parameter, you receive the root.";
    assert_eq!(call("get", omitted, one), "_text");
    assert_eq!(call("get", "", many), "_segments");
    assert_eq!(call("get", omitted, many), "_segments_or_none");
    assert_eq!(call("delete", omitted, many), "_segments");
    let bounded = "x-multi-segment: true, schema: {type: string, maxLength: 9}";
    assert_eq!(call("get", omitted, bounded), "_text_within");
}
