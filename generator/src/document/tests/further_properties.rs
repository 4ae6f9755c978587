//! What objects hold that they do not list.

use serde_json::json;

use super::{load, schema, told, with_schemas};

#[test]
fn what_nothing_else_allows_is_not_what_other_keywords_may_allow() {
    let unevaluated = "type: object, unevaluatedProperties: {type: integer}";
    let others = json!({"type": "integer"});
    let of_all = schema(&format!("{{{unevaluated}}}"));
    assert_eq!(of_all["additionalProperties"], others);
    for keyword in [
        "anyOf: [{properties: {a: {type: string}}}]",
        "if: {required: [a]}, then: {properties: {b: {type: string}}}",
        "dependentSchemas: {a: {properties: {b: {type: string}}}}",
    ] {
        let text = format!("{{{unevaluated}, {keyword}}}");
        assert_eq!(schema(&text).get("additionalProperties"), None, "{keyword}");
        let (_, found) = load(&with_schemas(&format!("    A: {text}")));
        let said = "note unsupported-keyword /components/schemas/A/unevaluatedProperties";
        assert!(told(&found).contains(&said.to_owned()), "{keyword}");
    }
}

#[test]
fn further_properties_that_fit_nothing_are_none() {
    let closed = json!({"type": "object", "additionalProperties": false});
    for not in ["{not: {}}", "{not: true}"] {
        let text = format!("{{type: object, additionalProperties: {not}}}");
        assert_eq!(schema(&text), closed, "{not}");
        let patterns = format!(
            "{{type: object, patternProperties: {{'^x': {{type: string}}}}, unevaluatedProperties: {not}}}"
        );
        assert_eq!(
            schema(&patterns)["additionalProperties"],
            json!({"type": "string"})
        );
        let (_, found) = load(&with_schemas(&format!("    A: {text}")));
        assert_eq!(told(&found), [""; 0], "{not}");
    }
    let other = schema("{type: object, additionalProperties: {not: {type: string}}}");
    assert_eq!(other["additionalProperties"], json!({}));
}
