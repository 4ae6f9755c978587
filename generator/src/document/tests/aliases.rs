//! Components of the entry that lead to a file.

use serde_json::json;

use super::{json, load_files, with_schemas};

#[test]
fn what_a_component_leads_to_in_a_file_has_its_name() {
    let entry = with_schemas(
        "    Pet: {$ref: models/pet.yaml}\n    Beast: {$ref: models/pet.yaml}\n    Owner: {type: object, properties: {pet: {$ref: models/pet.yaml}}}\n    Told: {$ref: told.yaml, description: Said here.}",
    );
    let (document, found) = load_files(&[
        ("api.yaml", &entry),
        (
            "models/pet.yaml",
            "type: object\nproperties: {child: {$ref: pet.yaml}, tag: {$ref: '../tag.yaml'}}",
        ),
        ("tag.yaml", "type: string"),
        ("told.yaml", "type: string"),
    ])
    .unwrap();
    assert!(found.is_empty(), "{found:?}");
    let schemas = json(&document)["components"]["schemas"].clone();
    let pet = json!({"$ref": "#/components/schemas/Pet"});
    assert_eq!(schemas["Pet"]["properties"]["child"], pet);
    assert_eq!(
        schemas["Pet"]["properties"]["tag"],
        json!({"$ref": "#/components/schemas/tag"})
    );
    assert_eq!(schemas["Owner"]["properties"]["pet"], pet);
    assert_eq!(schemas["Beast"], pet);
    assert!(schemas.get("pet").is_none() && schemas.get("Pet_2").is_none());
    // A finding in the file is shown there.
    let place = document
        .locate(&"/components/schemas/Pet/properties/tag".into())
        .unwrap();
    assert_eq!((place.file.as_str(), place.line), ("models/pet.yaml", 2));
}

#[test]
fn a_component_that_leads_to_no_file_is_told_once() {
    let entry = with_schemas(
        "    Pet: {$ref: pet.yaml}\n    Owner: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}",
    );
    let (_, found) = load_files(&[("api.yaml", &entry)]).unwrap();
    let told = found.iter().filter(|it| it.message.contains("pet.yaml"));
    assert_eq!(told.count(), 1, "{found:?}");
}
