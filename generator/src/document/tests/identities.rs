//! References by the names that schemas and documents give themselves.

use serde_json::json;

use super::{json, load, load_files, told, with_schemas};

/// The model's schemas of a document with these, and what is said of it.
fn schemas(version: &str, schemas: &str) -> (serde_json::Value, Vec<String>) {
    let text = with_schemas(schemas).replace("3.1.0", version);
    let (document, found) = load(&text);
    (
        json(&document)["components"]["schemas"].clone(),
        told(&found),
    )
}

const NONE: [&str; 0] = [];

#[test]
fn an_anchor_is_found_in_the_document() {
    let (schemas, found) = schemas(
        "3.1.0",
        "    Pet: {properties: {owner: {$ref: '#owner'}, food: {$ref: '#food'}}, $defs: {f: {$anchor: food, type: integer}}}\n    Owner: {$anchor: owner, type: string}",
    );
    assert_eq!(found, NONE);
    let properties = &schemas["Pet"]["properties"];
    assert_eq!(properties["owner"]["$ref"], "#/components/schemas/Owner");
    assert_eq!(properties["food"]["$ref"], "#/components/schemas/f");
    assert_eq!(schemas["f"], json!({"type": "integer"}));
}

#[test]
fn a_schema_is_found_by_its_id() {
    let (schemas, found) = schemas(
        "3.1.0",
        "    Pet:\n      $id: https://h.test/schemas/pet\n      properties:\n        owner: {$ref: owner}\n        first: {$ref: 'https://h.test/schemas/owner#/properties/name'}\n        name: {$ref: 'owner#name'}\n    Owner: {$id: 'https://h.test/schemas/owner', properties: {name: {$anchor: name, type: string}}}",
    );
    assert_eq!(found, NONE);
    let properties = &schemas["Pet"]["properties"];
    assert_eq!(properties["owner"]["$ref"], "#/components/schemas/Owner");
    assert_eq!(properties["first"], properties["name"]);
    assert_eq!(
        properties["name"]["$ref"],
        "#/components/schemas/Owner_name"
    );
}

#[test]
fn a_document_is_found_by_what_it_calls_itself() {
    let text = with_schemas(
        "    D: {type: string}\n    A: {$ref: 'https://h.test/api/openapi.yaml#/components/schemas/D'}\n    B: {oneOf: [{$ref: 'openapi.yaml#/components/schemas/D'}], discriminator: {propertyName: k, mapping: {d: 'openapi.yaml#/components/schemas/D'}}}",
    );
    let text = text.replace("3.1.0", "3.2.0\n$self: https://h.test/api/openapi.yaml");
    let (document, found) = load(&text);
    assert_eq!(told(&found), NONE);
    let schemas = json(&document)["components"]["schemas"].clone();
    let to_d = "#/components/schemas/D";
    assert_eq!(schemas["A"]["$ref"], to_d);
    assert_eq!(schemas["B"]["oneOf"][0]["$ref"], to_d);
    assert_eq!(schemas["B"]["discriminator"]["mapping"]["d"], to_d);
}

#[test]
fn names_lead_from_file_to_file() {
    let text = with_schemas(
        "    A: {$ref: 'pets.yml#cat'}\n    B: {$ref: 'https://h.test/dog'}\n    C: {$id: 'https://h.test/c', type: integer}",
    );
    let (document, found) = load_files(&[
        ("api.yaml", &text),
        ("pets.yml", "Cat: {$anchor: cat, properties: {d: {$ref: 'https://h.test/dog'}, c: {$ref: 'https://h.test/c'}}}\nDog: {$id: 'https://h.test/dog', type: string}"),
    ])
    .unwrap();
    assert_eq!(told(&found), NONE);
    let schemas = json(&document)["components"]["schemas"].clone();
    assert_eq!(schemas["B"], json!({"type": "string"}));
    let properties = &schemas["A"]["properties"];
    assert_eq!(properties["d"], json!({"$ref": "#/components/schemas/B"}));
    assert_eq!(properties["c"]["$ref"], "#/components/schemas/C");
}

#[test]
fn names_in_examples_and_of_properties_are_none() {
    let (schemas, found) = schemas(
        "3.1.0",
        "    A: {example: {$id: 'https://h.test/a'}, properties: {$id: {type: string}, $ref: {type: string}}}\n    B: {$ref: 'https://h.test/a'}",
    );
    assert_eq!(found, ["error refused-reference /components/schemas/B"]);
    assert_eq!(schemas["A"]["properties"]["$id"], json!({"type": "string"}));
}

#[test]
fn a_dynamic_reference_leads_to_the_schema_of_its_name() {
    let (schemas, found) = schemas(
        "3.1.0",
        "    Page: {properties: {items: {type: array, items: {$dynamicRef: '#item'}}}, $defs: {i: {$dynamicAnchor: item, type: string}}}\n    Tree: {$dynamicAnchor: item, properties: {leaf: {$dynamicRef: '#item'}, self: {$dynamicRef: '#'}, gone: {$dynamicRef: '#gone'}}}",
    );
    assert_eq!(
        schemas["Page"]["properties"]["items"]["items"],
        json!({"$ref": "#/components/schemas/i"})
    );
    let properties = &schemas["Tree"]["properties"];
    let to_tree = json!({"$ref": "#/components/schemas/Tree"});
    assert_eq!(properties["leaf"], to_tree);
    assert_eq!(properties["self"], to_tree);
    assert_eq!(properties["gone"], json!({}));
    let place = "note unsupported-keyword /components/schemas";
    assert_eq!(
        found,
        [
            format!("{place}/Page/properties/items/items/$dynamicRef"),
            format!("{place}/Tree/properties/leaf/$dynamicRef"),
            format!("{place}/Tree/properties/gone/$dynamicRef"),
        ]
    );
}

#[test]
fn references_of_another_file_go_from_what_that_calls_itself() {
    let text = with_schemas("    D: {type: string}\n    A: {$ref: 'schemas/other.yaml#/O'}");
    let text = text.replace("3.1.0", "3.2.0\n$self: https://h.test/api/openapi.yaml");
    let other = "$self: https://h.test/api/other.yaml\nO: {properties: {back: {$ref: 'openapi.yaml#/components/schemas/D'}}}";
    let files = [("api.yaml", text.as_str()), ("schemas/other.yaml", other)];
    let (document, found) = load_files(&files).unwrap();
    assert_eq!(told(&found), NONE);
    let schemas = json(&document)["components"]["schemas"].clone();
    let back = &schemas["A"]["properties"]["back"];
    assert_eq!(back["$ref"], "#/components/schemas/D", "{schemas}");
}

#[test]
fn pointers_go_from_the_schema_that_has_an_id() {
    let (schemas, found) = schemas(
        "3.1.0",
        "    Folder:
      $id: https://h.test/folder
      properties: {tree: {$ref: node}, k: {$ref: '#/components/schemas/Plain'}, gone: {$ref: ''}}
      $defs:
        Node:
          $id: node
          properties:
            kids: {items: {$ref: '#'}}
            up: {$recursiveRef: '#'}
            leaf: {type: integer}
            inner:
              properties: {leaf: {type: string}, same: {$ref: '#/properties/leaf'}, own: {$ref: '#/$defs/own'}}
              $defs: {own: {type: boolean}}
          $defs: {own: {type: string, minLength: 1}}
    Plain: {type: string}",
    );
    assert_eq!(found, NONE);
    let folder = &schemas["Folder"]["properties"];
    assert_eq!(folder["k"]["$ref"], "#/components/schemas/Plain");
    assert_eq!(folder["gone"]["$ref"], "#/components/schemas/Folder");
    let properties = &schemas["Node"]["properties"];
    let to_node = json!({"$ref": "#/components/schemas/Node"});
    assert_eq!(properties["kids"]["items"], to_node);
    assert_eq!(properties["up"], to_node);
    let inner = &properties["inner"]["properties"];
    let led_to = |node: &serde_json::Value| {
        let reference = node["$ref"].as_str().unwrap();
        schemas[reference.rsplit('/').next().unwrap()].clone()
    };
    assert_eq!(led_to(&inner["same"]), json!({"type": "integer"}));
    let own = json!({"type": "string", "minLength": 1});
    assert_eq!(led_to(&inner["own"]), own);
}

#[test]
fn a_schema_of_a_response_may_refer_to_itself() {
    let (document, found) = load(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /x:\n    get:\n      responses:\n        '200':\n          description: d\n          content: {application/json: {schema: {$id: 'https://h.test/r', properties: {self: {$ref: '#'}, d: {$ref: '#/$defs/D'}}, $defs: {D: {type: string}}}}}\n",
    );
    assert_eq!(told(&found), NONE);
    let schemas = &json(&document)["components"]["schemas"];
    assert_eq!(schemas["D"], json!({"type": "string"}));
}

#[test]
fn what_a_dynamic_reference_means_depends_on_what_refers_to_its_schema() {
    let (schemas, _) = schemas(
        "3.1.0",
        "    Page: {$id: page, properties: {items: {type: array, items: {$dynamicRef: '#item'}}}, $defs: {i: {$dynamicAnchor: item, type: object, required: [id]}}}
    Pets: {$id: pets, $ref: page, $defs: {i: {$dynamicAnchor: item, type: string}}}",
    );
    assert_eq!(schemas["Page"]["properties"]["items"]["items"], json!({}));
}

#[test]
fn a_security_scheme_is_found_by_its_uri() {
    let api = "openapi: 3.2.0\n$self: https://h.test/defs/api.yaml\ninfo: {title: T, version: '1'}\n\
               paths:\n  /x:\n    get:\n      responses: {}\n      security:\n      \
               - {'https://h.test/defs/api.yaml#/components/securitySchemes/a': [r]}\n      \
               - {'api.yaml#/components/securitySchemes/a': []}\n      \
               - {'#/components/securitySchemes/a': []}\n      \
               - {'./other.yaml#/components/securitySchemes/far': []}\n      \
               - {'b/c': []}\n      - {a: []}\n      - {./a: []}\n\
               components: {securitySchemes: {a: {type: http, scheme: bearer}, b/c: {type: http, scheme: basic}}}\n";
    let other = "components: {securitySchemes: {far: {type: apiKey, name: k, in: header}}}\n";
    let (document, found) = load_files(&[("api.yaml", api), ("other.yaml", other)]).unwrap();
    assert_eq!(told(&found), NONE);
    let document = json(&document);
    let security = document["paths"]["/x"]["get"]["security"]
        .as_array()
        .unwrap();
    let names = security
        .iter()
        .flat_map(|it| it.as_object().unwrap().keys());
    let names: Vec<&str> = names.map(String::as_str).collect();
    assert_eq!(names, ["a", "a", "a", "far", "b/c", "a", "./a"]);
    assert_eq!(security[0]["a"], json!(["r"]));
    assert_eq!(
        document["components"]["securitySchemes"]["far"]["name"],
        "k"
    );
}
