//! What parameters of paths are called.

use super::with_parameters;

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
