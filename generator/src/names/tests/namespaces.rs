//! What is left out of names of components, and what is none of their namespace.

use serde_json::{Map, Value, json};

use super::{generated, schemas};
use crate::Lock;

fn names(components: &[&str]) -> Vec<String> {
    let object = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let components = components.iter();
    let components: Map<String, Value> = components
        .map(|name| ((*name).to_owned(), object.clone()))
        .collect();
    let now = generated(&schemas(components.into()), &Lock::default());
    now.summary.types.keys().cloned().collect()
}

#[test]
fn type_arguments_are_no_namespace() {
    let components = [
        "Omit_User.password_",
        "Page[Ns.Admin]",
        "Partial_Omit_Item.id__",
        "Pick_Order.id-or-name_",
        "Pair<Ns.Cat, Ns.Dog>",
        "Set\u{ab}Ns.Fish\u{bb}",
    ];
    let expected = [
        "OmitUserPassword",
        "PageNsAdmin",
        "PairNsCatNsDog",
        "PartialOmitItemId",
        "PickOrderIdOrName",
        "SetNsFish",
    ];
    assert_eq!(names(&components), expected);
}

#[test]
fn what_several_call_by_the_word_of_a_component_is_called_after_none_of_them() {
    let owner = |key: &str| {
        let owner = json!({"type": "object", "properties": {"name": {"type": "string"}}});
        let rest = json!({"type": "string"});
        json!({"type": "object", "properties": {"owner": owner, key: rest}})
    };
    let component = json!({"type": "object", "properties": {"id": {"type": "string"}}});
    let components = json!({"Ns.Owner": component, "Alert": owner("a"), "Zone": owner("z")});
    let now = generated(&schemas(components), &Lock::default());
    let names: Vec<&String> = now.summary.types.keys().collect();
    assert_eq!(names, ["Alert", "AlertOwner", "Owner", "Zone", "ZoneOwner"]);
}

#[test]
fn a_namespace_before_type_arguments_is_left_out() {
    let components = ["Ns.Page_Ns.User_", "Ns.List_1[[Ns.Pet, Pets, Version=1.0]]"];
    let expected = ["List1NsPetPetsVersion10", "PageNsUser"];
    assert_eq!(names(&components), expected);
    let components = ["Ns.Page_User_", "Api.Page_User_", "my_ns.Pet"];
    assert_eq!(names(&components), ["ApiPageUser", "NsPageUser", "Pet"]);
}

#[test]
fn a_type_that_has_arguments_keeps_its_own_name() {
    let components = [
        "Page_api.models.Thing",
        "api.models.Set_api.models.Thing",
        "Gen_api.models.Thing_Prio",
        "my_api.models.Pet",
    ];
    let expected = ["GenThingPrio", "PageThing", "Pet", "SetThing"];
    assert_eq!(names(&components), expected);
}

#[test]
fn an_argument_is_called_as_the_component_that_it_is() {
    let components = [
        "app.Pet",
        "app.Page<app.Pet>",
        "app.Pair_app.Pet_app.Toy_",
        "my_app.Un",
        "my_app.Page<my_app.Un>",
    ];
    let expected = ["PagePet", "PageUn", "PairPetAppToy", "Pet", "Un"];
    assert_eq!(names(&components), expected);
    // Of two that come to one name neither does.
    let components = ["app.Pet", "app.Page<app.Pet>", "PagePet"];
    assert_eq!(names(&components), ["PageAppPet", "PagePet", "Pet"]);
}

#[test]
fn hashes_between_dots_are_left_out() {
    let components = [
        "E.3a64a9f",
        "User.3a64a9f.Role",
        "Users.3a64a9f.Role",
        "Form.3a64a9f",
    ];
    assert_eq!(names(&components), ["E", "Form", "UserRole", "UsersRole"]);
    let components = ["User.3a64a9f", "User.ad30e22", "api.facade", "v1.20240101"];
    let expected = ["Facade", "User3a64a9f", "UserAd30e22", "V120240101"];
    assert_eq!(names(&components), expected);
}

#[test]
fn what_is_sent_in_parts_is_called_after_its_component_without_the_namespace() {
    let component = |key: &str| json!({"type": "object", "required": [key], "properties": {key: {"type": "string"}}});
    let taking = |media_types: &[&str], name: &str| {
        let schema = json!({"schema": {"$ref": format!("#/components/schemas/{name}")}});
        let content = media_types
            .iter()
            .map(|it| ((*it).to_owned(), schema.clone()));
        let content: Map<String, Value> = content.collect();
        let responses = json!({"204": {"description": ""}});
        json!({"post": {"requestBody": {"content": content}, "responses": responses}})
    };
    let both = ["application/json", "multipart/form-data"];
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/sign": taking(&both, "auth.sign"),
            "/file": taking(&["multipart/form-data"], "my.files.Draft"),
            "/page": taking(&both, "api.Page<api.Role>"),
        },
        "components": {"schemas": {
            "auth.sign": component("a"),
            "my.files.Draft": component("b"),
            "api.Page<api.Role>": component("c"),
        }},
    });
    let now = generated(&document.to_string(), &Lock::default());
    let names: Vec<&String> = now.summary.types.keys().collect();
    assert_eq!(
        names,
        [
            "Draft",
            "PageApiRole",
            "PageApiRoleForm",
            "Sign",
            "SignForm"
        ]
    );
    let file = &now.package.files["src/types/sign.rs"];
    assert!(file.contains("struct SignForm"), "{file}");
}
