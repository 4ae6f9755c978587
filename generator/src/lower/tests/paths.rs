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
