//! What does not fit is taken out, told, and costs nothing else.

use serde_json::json;

use super::{errors, json, load, schema, told, with_schemas};
use crate::diagnostic::Code;

fn operation(text: &str) -> String {
    format!(
        "openapi: 3.0.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /a/{{id}}:\n    get:\n{text}\n"
    )
}

#[test]
fn a_media_type_that_refers_to_a_schema_has_it() {
    let content = |version: &str, target: &str| {
        let (document, found) = load(&format!(
            "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths:\n  /a: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: {{$ref: '{target}', example: {{}}}}}}}}}}}}}}\ncomponents:\n  schemas: {{A: {{type: object}}}}\n  mediaTypes: {{A: {{schema: {{type: string}}}}}}\n"
        ));
        let pointer = "/paths/~1a/get/responses/200/content/application~1json";
        let media_type = json(&document).pointer(pointer).cloned().unwrap();
        (media_type, told(&found))
    };
    for version in ["3.0.3", "3.1.0", "3.2.0"] {
        let (media_type, told) = content(version, "#/components/schemas/A");
        assert_eq!(
            media_type,
            serde_json::json!({"schema": {"$ref": "#/components/schemas/A"}, "example": {}})
        );
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        assert_eq!(
            told,
            ["warning wrong-type /paths/~1a/get/responses/200/content/application~1json"]
        );
    }
    let (media_type, told) = content("3.2.0", "#/components/mediaTypes/A");
    assert_eq!(media_type["schema"]["type"], "string");
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn empty_values_are_as_good_as_none() {
    let (document, found) =
        load("openapi: 3.0.0\ninfo:\n  title: T\n  version: '1'\n  description:\npaths:\n");
    assert_eq!(errors(&found), 0);
    assert!(document.model().0.openapi.info.description.is_none());
}

#[test]
fn a_document_without_info_and_paths_is_still_one() {
    let (document, found) = load("openapi: 3.0.0");
    assert_eq!(document.model().0.openapi.info.version, "0.0.0");
    assert_eq!(told(&found), ["warning missing-field "]);
}

#[test]
fn scalars_are_read_as_what_was_meant() {
    let (document, _) = load("openapi: 3.0.0\ninfo: {title: 5, version: 1.5}\npaths: {}");
    assert_eq!(document.model().0.openapi.info.title, "5");
    assert_eq!(document.model().0.openapi.info.version, "1.5");
    assert_eq!(
        schema("{type: string, nullable: 'true', maxLength: 1e1}"),
        json!({"type": "string", "nullable": true, "maxLength": 10})
    );
}

#[test]
fn statuses_are_read_generously() {
    let (document, found) = load(&operation(
        "      responses:\n        200: {}\n        4xx: {description: b}\n        '5XX': {description: c}\n        oops: {description: d}\n        default: {description: e}",
    ));
    let responses = json(&document)["paths"]["/a/{id}"]["get"]["responses"].clone();
    let keys: Vec<_> = responses.as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["200", "4XX", "5XX", "default"]);
    assert_eq!(found.len(), 2);
}

#[test]
fn a_parameter_that_cannot_be_sent_is_left_out() {
    let (document, found) = load(&operation(
        "      parameters:\n        - {name: id, in: path, schema: {type: string}}\n        - {name: b, in: body, schema: {}}\n        - {in: query, schema: {}}\n        - {name: q, in: Query, style: odd, type: string}\n      responses: {}",
    ));
    let parameters = json(&document)["paths"]["/a/{id}"]["get"]["parameters"].clone();
    let names: Vec<_> = parameters
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["name"].clone())
        .collect();
    assert_eq!(names, ["id", "q"]);
    assert_eq!(parameters[0]["required"], json!(true));
    assert_eq!(parameters[1]["schema"], json!({"type": "string"}));
    assert_eq!(errors(&found), 2);
}

#[test]
fn draft_3_and_unknown_types_cost_nothing_else() {
    let (document, found) = load(&with_schemas(
        "    A:\n      type: object\n      properties:\n        a: {type: string, required: true}\n        b: {type: wibble}\n        c:\n        d: {type: string, enum: x}",
    ));
    assert_eq!(errors(&found), 0);
    assert_eq!(
        json(&document)["components"]["schemas"]["A"]["properties"],
        json!({"a": {"type": "string"}, "b": {}, "c": {}, "d": {"type": "string"}})
    );
}

#[test]
fn security_schemes_are_whole_or_left_out() {
    let (document, found) = load(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  securitySchemes:\n    a: {type: http, scheme: bearer}\n    b: {type: apiKey, in: header}\n    c: {type: mutualTLS}\n    d: {type: oauth2}\n",
    );
    let schemes = json(&document)["components"]["securitySchemes"].clone();
    let names: Vec<_> = schemes.as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["a", "c", "d"]);
    assert_eq!(errors(&found), 1);
}

#[test]
fn a_short_discriminator_is_understood() {
    assert_eq!(
        schema("{type: object, discriminator: kind}"),
        json!({"type": "object", "discriminator": {"propertyName": "kind"}})
    );
}

#[test]
fn places_and_styles_that_came_with_3_2_are_no_errors() {
    let (document, found) = load(&operation(
        "      parameters:\n        - {name: q, in: querystring, schema: {}}\n        - {name: c, in: cookie, style: cookie, schema: {type: string}}\n        - {name: r, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object}}}}\n      responses: {}",
    ));
    let at = "/paths/~1a~1{id}/get/parameters";
    assert_eq!(
        told(&found),
        [format!("warning unsupported-keyword {at}/0")]
    );
    let parameters = json(&document)["paths"]["/a/{id}"]["get"]["parameters"].clone();
    let names = parameters
        .as_array()
        .unwrap()
        .iter()
        .map(|p| p["name"].clone());
    assert_eq!(names.collect::<Vec<_>>(), ["c", "r"]);
}

#[test]
fn a_slip_in_a_key_is_told() {
    let (_, found) = load(&operation(
        "      requestbody: {}\n      parametres: []\n      Deprecated: true\n      other: 1\n      responses: {'200': {description: d, content: {application/json: {schema: {enmu: [a], ref: x, oneOf: [], oneof: 1, if: {}, properties: {itmes: {type: string}}}}}}}",
    ));
    let keys = found
        .iter()
        .filter(|finding| finding.code == Code::UnknownKey)
        .map(|finding| finding.pointer.as_str().rsplit('/').next().unwrap());
    assert_eq!(
        keys.collect::<Vec<_>>(),
        ["requestbody", "parametres", "Deprecated", "enmu", "ref"]
    );
    assert!(
        found
            .iter()
            .any(|it| it.to_string().contains("did you mean `requestBody`?"))
    );
}

#[test]
fn a_path_without_a_slash_is_no_reason_to_lose_that_with_one() {
    let pets = |keys: [&str; 2]| {
        let [one, other] = keys;
        load(&format!(
            "openapi: 3.0.0\ninfo: {{title: T, version: '1'}}\npaths:\n  {one}: {{get: {{responses: {{}}}}}}\n  {other}: {{post: {{responses: {{}}}}}}\n"
        ))
    };
    for (keys, method) in [(["/pets", "pets"], "get"), (["pets", "/pets"], "post")] {
        let (document, found) = pets(keys);
        assert_eq!(told(&found), ["error invalid-value /paths/pets"]);
        assert!(json(&document)["paths"]["/pets"][method].is_object());
    }
    let (document, found) = pets(["cats", "/dogs"]);
    assert_eq!(told(&found), ["warning invalid-value /paths/cats"]);
    assert!(json(&document)["paths"]["/cats"]["get"].is_object());
}

#[test]
fn no_document_says_what_is_for_the_model_to_say() {
    let own =
        "x-truespec-binary-text: true, x-truespec-examples: [a], x-truespec-implied-type: true";
    assert_eq!(
        schema(&format!("{{type: string, format: binary, {own}}}")),
        json!({"type": "string", "format": "binary"})
    );
    let implied = "{enum: [1, 2], x-truespec-implied-type: true, x-others: true}";
    let without = "{enum: [1, 2], x-others: true}";
    assert_eq!(schema(implied), schema(without));

    let (document, found) = load(
        r"
openapi: 3.2.0
info: {title: T, version: '1'}
security: [{x-truespec-key: []}]
paths:
  /a:
    get:
      parameters:
        - {name: q, in: query, schema: {type: string}, x-truespec-query-string: true}
      responses:
        '200':
          description: ok
          content:
            text/event-stream: {itemSchema: {$ref: '#/x-own/A'}, x-truespec-json-data: true}
x-own:
  A: {type: string, x-truespec-binary-text: true}
components:
  securitySchemes: {x-truespec-key: {type: apiKey, in: header, name: K, x-truespec-deprecated: true}}
  schemas:
    B: {type: object, properties: {x-truespec-b: {type: string}}, example: {x-truespec-b: c}}
",
    );
    let operation = "/paths/~1a/get";
    assert_eq!(
        told(&found),
        [
            format!("warning unknown-key {operation}/parameters/0/x-truespec-query-string"),
            format!(
                "warning unknown-key {operation}/responses/200/content/text~1event-stream/x-truespec-json-data"
            ),
            "warning unknown-key /components/securitySchemes/x-truespec-key/x-truespec-deprecated"
                .to_owned(),
            "warning unknown-key /components/schemas/x-own_A/x-truespec-binary-text".to_owned(),
        ]
    );
    let model = json(&document);
    let schemas = &model["components"]["schemas"];
    assert_eq!(schemas["x-own_A"], json!({"type": "string"}));
    assert_eq!(schemas["B"]["properties"]["x-truespec-b"]["type"], "string");
    assert_eq!(schemas["B"]["example"], json!({"x-truespec-b": "c"}));
    assert_eq!(model["security"], json!([{"x-truespec-key": []}]));
}
