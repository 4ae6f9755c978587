//! Every reference leads to a component of the same document, or is told to lead nowhere.

use serde_json::json;

use super::{errors, json, load, load_files, told, with_schemas};

#[test]
fn a_reference_to_nothing_is_told_with_what_was_meant() {
    let (document, found) = load(&with_schemas(
        "    Worker: {type: string}\n    A: {type: array, items: {$ref: '#/components/schemas/Wroker'}}\n    B: {$ref: '#/nowhere'}",
    ));
    assert_eq!(
        told(&found),
        [
            "error unresolved-reference /components/schemas/A/items",
            "error unresolved-reference /components/schemas/B",
        ]
    );
    let help = found.iter().next().unwrap().help.clone();
    assert_eq!(
        help.as_deref(),
        Some("is `#/components/schemas/Worker` meant?")
    );
    assert_eq!(
        json(&document)["components"]["schemas"]["A"],
        json!({"type": "array", "items": {}})
    );
}

#[test]
fn references_into_schemas_become_components() {
    let (document, found) = load(&with_schemas(
        "    A: {type: object, properties: {b: {type: object, properties: {c: {$ref: '#/components/schemas/A/properties/b'}}}}}\n    C: {$ref: '#/components/schemas/A/properties/b'}",
    ));
    assert!(found.is_empty(), "{found:?}");
    let schemas = json(&document)["components"]["schemas"].clone();
    let to_b = json!({"$ref": "#/components/schemas/A_b"});
    assert_eq!(schemas["C"], to_b);
    assert_eq!(schemas["A"]["properties"]["b"], to_b);
    assert_eq!(schemas["A_b"]["properties"]["c"], to_b);
}

#[test]
fn definitions_inside_of_schemas_become_components() {
    let (document, found) = load(&with_schemas(
        "    x: {type: integer}\n    A: {$defs: {x: {type: string}}, allOf: [{$ref: '#/$defs/x'}, {$ref: '#/components/schemas/A/$defs/x'}]}",
    ));
    assert!(found.is_empty(), "{found:?}");
    let schemas = json(&document)["components"]["schemas"].clone();
    let to_x = json!({"$ref": "#/components/schemas/A_x"});
    assert_eq!(schemas["A"], json!({"allOf": [to_x, to_x]}));
    assert_eq!(schemas["A_x"], json!({"type": "string"}));
}

#[test]
fn references_are_followed_where_no_field_of_the_specification_is() {
    let (document, found) = load(
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/definitions/Cat'}}}}}}\n  /b: {$ref: '#/x-paths/b'}\ndefinitions:\n  type: {type: string, enum: [cat]}\n  Cat: {$defs: {Own: {type: integer}}, properties: {type: {$ref: '#/definitions/type'}, kind: {$ref: '#/components/schemas/Kind'}, up: {$ref: '#/definitions/Cat'}, own: {$ref: '#/$defs/Own'}}}\nx-paths:\n  b: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/x-models/Deep'}}}}}}}\nx-models:\n  Deep: {items: {$ref: '#/components/schemas/Kind'}, type: array}\ncomponents:\n  schemas:\n    Kind: {type: string}\n",
    );
    assert!(found.is_empty(), "{found:?}");
    let schemas = json(&document)["components"]["schemas"].clone();
    let to = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    assert_eq!(schemas["type"], json!({"type": "string", "enum": ["cat"]}));
    assert_eq!(
        schemas["Cat"]["properties"],
        json!({"type": to("type"), "kind": to("Kind"), "up": to("Cat"), "own": to("Own")})
    );
    let deep = schemas["x-models_Deep"].clone();
    assert_eq!(deep, json!({"type": "array", "items": to("Kind")}));
}

#[test]
fn a_schema_may_refer_to_itself() {
    let (document, found) = load(&with_schemas(
        "    A: {type: object, properties: {a: {$ref: '#'}, b: {$recursiveRef: '#'}}}",
    ));
    assert!(found.is_empty(), "{found:?}");
    let to_a = json!({"$ref": "#/components/schemas/A"});
    let properties = json(&document)["components"]["schemas"]["A"]["properties"].clone();
    assert_eq!(properties, json!({"a": to_a, "b": to_a}));
}

#[test]
fn components_made_of_each_other_are_cut() {
    let (_, found) = load(&with_schemas(
        "    A: {$ref: '#/components/schemas/B'}\n    B: {allOf: [{$ref: '#/components/schemas/A'}]}\n    C: {$ref: '#/components/schemas/C'}\n    D: {type: array, items: {$ref: '#/components/schemas/D'}}",
    ));
    assert_eq!(
        told(&found),
        [
            "error circular-reference /components/schemas/B",
            "error circular-reference /components/schemas/C"
        ]
    );
}

#[test]
fn references_are_decoded_before_they_are_followed() {
    let (document, found) = load(&with_schemas(
        "    'a b/{c}~': {type: string}\n    A: {$ref: '#/components/schemas/a%20b~1%7Bc%7D~0'}",
    ));
    assert!(found.is_empty());
    assert_eq!(
        json(&document)["components"]["schemas"]["A"]["$ref"],
        "#/components/schemas/a b/{c}~"
    );
}

#[test]
fn mappings_name_schemas_in_full() {
    let (document, found) = load(&with_schemas(
        "    A:\n      oneOf: [{$ref: '#/components/schemas/B'}]\n      discriminator: {propertyName: k, mapping: {b: B, c: '#/components/schemas/B', d: Gone}}\n    B: {type: object}",
    ));
    let to_b = "#/components/schemas/B";
    assert_eq!(
        json(&document)["components"]["schemas"]["A"]["discriminator"]["mapping"],
        json!({"b": to_b, "c": to_b})
    );
    assert_eq!(found.len(), 1);
}

#[test]
fn a_mapping_to_a_lost_file_costs_no_more_than_itself() {
    let text = with_schemas(
        "    A:\n      oneOf: [{$ref: '#/components/schemas/B'}]\n      discriminator: {propertyName: k, mapping: {b: B, c: 'gone.yml#/C', d: 'http://h/D'}}\n    B: {type: object}",
    );
    let (document, found) = load_files(&[("api.yaml", &text)]).unwrap();
    assert_eq!(
        json(&document)["components"]["schemas"]["A"]["discriminator"]["mapping"],
        json!({"b": "#/components/schemas/B"})
    );
    assert_eq!((found.len(), errors(&found)), (2, 0), "{found:?}");
}

#[test]
fn path_items_are_copied_in_and_loops_of_them_are_not() {
    let (document, found) = load(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a: {$ref: '#/components/pathItems/a'}\n  /b: {$ref: '#/components/pathItems/b'}\ncomponents:\n  pathItems:\n    a: {get: {responses: {}}}\n    b: {get: {responses: {}, callbacks: {c: {x: {$ref: '#/components/pathItems/b'}}}}}\n",
    );
    assert_eq!(document.model().0.openapi.operations().count(), 2);
    assert_eq!(errors(&found), 2, "{found:?}");
}

#[test]
fn what_stands_beside_the_reference_of_a_path_item_is_added_to_it() {
    let (document, found) = load(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a/{id}:\n    $ref: '#/components/pathItems/a'\n    parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n    post: {operationId: own, responses: {}}\n    put: [x]\ncomponents:\n  pathItems:\n    a: {parameters: [{name: q, in: query, schema: {type: string}}], get: {responses: {}}, post: {operationId: theirs, responses: {}}}\n",
    );
    let item = &json(&document)["paths"]["/a/{id}"];
    assert_eq!(item["parameters"].as_array().map(Vec::len), Some(2));
    assert_eq!(item["post"]["operationId"], json!("own"));
    assert!(item["get"].is_object());
    // An operation that is none would be missing.
    assert_eq!(errors(&found), 1, "{found:?}");
}

#[test]
fn what_stands_beside_a_reference_into_another_file_is_an_error() {
    let entry = "openapi: 3.0.0\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    $ref: 'a.yml'\n    post: {responses: {}}\n";
    let files = [("api.yaml", entry), ("a.yml", "get: {responses: {}}\n")];
    let (_, found) = load_files(&files).unwrap();
    assert_eq!(errors(&found), 1, "{found:?}");
}

const ENTRY: &str = "openapi: 3.0.0
info: {title: T, version: '1', description: {$ref: 'text.yml#/intro'}}
paths:
  /a:
    get: {$ref: 'ops/list.yml'}
";

#[test]
fn files_are_bundled() {
    let (document, found) = load_files(&[
        ("api.yaml", ENTRY),
        ("text.yml", "intro: Hello"),
        ("ops/list.yml", "operationId: list\nresponses:\n  200: {$ref: '../ok.yml'}\n"),
        ("ok.yml", "description: ok\ncontent:\n  application/json:\n    schema: {$ref: models/tree.yml}\n"),
        ("models/tree.yml", "type: object\nproperties:\n  child: {$ref: tree.yml}\n  leaf: {$ref: 'other.yml#/Leaf'}\n  own: {$ref: '#/properties/leaf'}\n"),
        ("models/other.yml", "Leaf: {type: object, properties: {up: {$ref: '#/Leaf'}}}"),
    ])
    .unwrap();
    assert!(found.is_empty(), "{found:?}");
    let json = json(&document);
    assert_eq!(json["info"]["description"], "Hello");
    assert_eq!(
        json["paths"]["/a"]["get"]["responses"]["200"]["$ref"],
        "#/components/responses/ok"
    );
    let schemas = &json["components"]["schemas"];
    assert_eq!(
        schemas["tree"]["properties"]["child"]["$ref"],
        "#/components/schemas/tree"
    );
    assert_eq!(
        schemas["tree"]["properties"]["leaf"]["$ref"],
        "#/components/schemas/Leaf"
    );
    assert_eq!(
        schemas["Leaf"]["properties"]["up"]["$ref"],
        "#/components/schemas/Leaf"
    );
    // A finding in a file is shown there.
    let place = document
        .locate(&"/components/schemas/Leaf/properties/up".into())
        .unwrap();
    assert_eq!((place.file.as_str(), place.line), ("models/other.yml", 1));
    let place = document
        .locate(&"/paths/~1a/get/responses/200".into())
        .unwrap();
    assert_eq!((place.file.as_str(), place.line), ("ops/list.yml", 3));
}

#[test]
fn files_of_the_same_name_do_not_clash() {
    let text =
        with_schemas("    A: {oneOf: [{$ref: a/item.yml}, {$ref: b/item.yml}, {$ref: item.yml}]}");
    let (document, _) = load_files(&[
        ("api.yaml", &text),
        ("a/item.yml", "type: string"),
        ("b/item.yml", "type: integer"),
        ("item.yml", "type: boolean"),
    ])
    .unwrap();
    let schemas = json(&document)["components"]["schemas"].clone();
    assert_eq!(schemas["item"], json!({"type": "string"}));
    assert_eq!(schemas["b_item"], json!({"type": "integer"}));
    assert_eq!(schemas["item_2"], json!({"type": "boolean"}));
}

#[test]
fn nothing_outside_of_the_folder_is_read() {
    for outside in [
        "http://h/x.yml",
        "file:///x.yml",
        "/x.yml",
        "../x.yml",
        "a/../../x.yml",
        "a\\x.yml",
    ] {
        let text = with_schemas(&format!("    A: {{$ref: '{outside}'}}"));
        let (_, found) = load(&text);
        assert_eq!(
            told(&found),
            ["error refused-reference /components/schemas/A"],
            "{outside}"
        );
    }
}

#[test]
fn a_broken_file_costs_what_refers_to_it() {
    let text = with_schemas(
        "    A: {$ref: gone.yml}\n    B: {$ref: bad.yml}\n    C: {$ref: 'fine.yml#/X'}\n    D: {type: string}",
    );
    let (document, found) = load_files(&[
        ("api.yaml", &text),
        ("bad.yml", "a: [\n"),
        ("fine.yml", "Y: {}"),
    ])
    .unwrap();
    assert_eq!(errors(&found), 3);
    assert!(found.iter().any(|d| d.message.contains("bad.yml:2:1")));
    assert_eq!(
        json(&document)["components"]["schemas"]["D"],
        json!({"type": "string"})
    );
}

#[test]
fn what_loses_its_target_is_left_out_in_turn() {
    let (document, found) = load(
        "openapi: 3.0.0\ninfo: {title: T, version: '1'}\ncomponents:\n  parameters:\n    P: {$ref: '#/components/parameters/Q'}\n    Q: {$ref: '#/components/parameters/Gone'}\npaths:\n  /a:\n    get:\n      parameters: [{$ref: '#/components/parameters/P'}]\n      responses: {}\n",
    );
    assert_eq!(errors(&found), 3);
    let json = json(&document);
    assert_eq!(json["paths"]["/a"]["get"].get("parameters"), None);
}

#[test]
fn a_default_mapping_is_settled_like_a_mapping() {
    let text = with_schemas(
        "    A:\n      oneOf: [{$ref: '#/components/schemas/B'}]\n      discriminator: {propertyName: k, defaultMapping: 'b.yml'}\n    B: {type: object}\n    C: {oneOf: [{$ref: '#/components/schemas/B'}], discriminator: {propertyName: k, defaultMapping: Gone}}",
    );
    let files = [("api.yaml", text.as_str()), ("b.yml", "type: string")];
    let (document, found) = load_files(&files).unwrap();
    let schemas = json(&document)["components"]["schemas"].clone();
    let target = "#/components/schemas/b";
    assert_eq!(
        schemas["A"]["discriminator"]["x-truespec-default-mapping"],
        target
    );
    assert_eq!(schemas["b"], json!({"type": "string"}));
    assert_eq!(
        told(&found),
        ["warning unresolved-reference /components/schemas/C/discriminator/defaultMapping"]
    );
}

#[test]
fn what_is_too_much_to_be_made_components_is_told() {
    let values: Vec<String> = (0..60_000).map(|n| n.to_string()).collect();
    let mut inner = format!("{{enum: [{}]}}", values.join(","));
    let mut pointer = "#/components/schemas/A".to_owned();
    let mut references = Vec::new();
    for n in 0..40 {
        inner = format!("{{properties: {{a: {inner}}}}}");
        pointer += "/properties/a";
        references.push(format!("    B{n}: {{$ref: '{pointer}'}}"));
    }
    let text = format!("    A: {inner}\n{}", references.join("\n"));
    let (_, found) = load(&with_schemas(&text));
    let told = told(&found);
    let is_told = |it: &String| it.starts_with("error limit-exceeded /components/schemas/A/");
    assert!(told.iter().any(is_told), "{told:?}");
}
