//! When members of a union, and components, are called by their titles.

use serde_json::{Value, json};

use super::members::broken;
use super::{generated, schemas};
use crate::Lock;

/// The file of a union of two objects with these titles and required keys.
fn union(members: [(&str, &str); 2]) -> String {
    let members = members.map(|(title, key)| {
        json!({"type": "object", "title": title, "required": [key], "properties": {key: {"type": "string"}}})
    });
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {},
        "components": {"schemas": {"Pet": {"oneOf": members}}}
    });
    let generated = generated(&document.to_string(), &Lock::default());
    generated.package.files["src/types/pet.rs"].clone()
}

#[test]
fn members_that_all_have_titles_are_called_by_them() {
    let text = union([("Cat", "a"), ("Big dog", "c")]);
    assert!(
        text.contains(" Cat(PetCat)") && text.contains(" BigDog(PetBigDog)"),
        "{text}"
    );
}

#[test]
fn titles_that_are_alike_or_sentences_are_no_names() {
    for titles in [
        ["Cat", "cat"],
        ["Cat", "A dog that was found on a street"],
        ["Cat", ""],
    ] {
        let [one, other] = titles;
        let text = union([(one, "a"), (other, "c")]);
        assert!(
            text.contains(" A(PetA)") && text.contains(" C(PetC)"),
            "{text}"
        );
    }
}

fn titled(components: &[(&str, &str, &str)]) -> String {
    let components = components.iter().map(|(key, title, property)| {
        let inner = json!({"type": "object", "properties": {"x": {"type": "string"}}});
        let properties = json!({*property: inner, "z": {"type": "string", "enum": ["a", "b"]}});
        let schema = json!({"type": "object", "title": title, "properties": properties});
        ((*key).to_owned(), schema)
    });
    schemas(Value::Object(components.collect()))
}

fn names(document: &str) -> Vec<String> {
    let generated = generated(document, &Lock::default());
    let names = generated.summary.types.into_keys();
    names
        .filter(|name| !name.ends_with('Z') && !name.ends_with('P'))
        .collect()
}

#[test]
fn components_that_are_numbered_are_called_by_their_titles() {
    let before = [("def-0", "User", "p"), ("def-1", "HttpError", "q")];
    let [user, error] = before;
    let after = [
        ("def-0", "Group", "r"),
        ("def-1", user.1, user.2),
        ("def-2", error.1, error.2),
    ];
    let [before, after] = [titled(&before), titled(&after)];
    let broken = broken(&before, &after).into_iter();
    let of_types: Vec<String> = broken.filter(|it| !it.contains("resources::")).collect();
    assert_eq!(names(&before), ["HttpError", "HttpErrorQ", "User"]);
    assert!(
        !of_types
            .iter()
            .any(|it| it.starts_with("User") || it.starts_with("HttpError")),
        "{of_types:?}"
    );
}

#[test]
fn keys_that_say_something_and_titles_that_are_sentences_are_no_reason_for_another_name() {
    let document = titled(&[
        ("Def", "User", "a"),
        ("Sha256", "Hash", "b"),
        ("schema4", "What a user sends to the server", "c"),
        ("__schema5", "Pet", "d"),
        ("pet", "Cat", "e"),
        ("schema-6", "Pet", "f"),
        ("7", "Dog", "g"),
    ]);
    let expected = ["Def", "DefA", "Dog", "DogG"];
    let names = names(&document);
    assert_eq!(
        names.get(..4),
        Some(expected.map(str::to_owned).as_slice()),
        "{names:?}"
    );
    for name in ["Sha256", "Schema4", "Pet", "Pet2", "Pet3"] {
        assert!(names.iter().any(|it| it == name), "{name}: {names:?}");
    }
}

#[test]
fn a_number_before_it_is_no_reason_for_another_name_of_one_whose_title_is_not_alone() {
    let before = [("def-0", "User", "p"), ("def-1", "User", "q")];
    let after = [
        ("def-0", "Group", "r"),
        ("def-1", "User", "p"),
        ("def-2", "User", "q"),
    ];
    let [before, after] = [titled(&before), titled(&after)];
    assert_eq!(names(&before), ["User", "User2", "User2Q"]);
    let broken = broken(&before, &after).into_iter();
    let of_types: Vec<String> = broken.filter(|it| !it.starts_with("client.")).collect();
    assert_eq!(of_types, [""; 0]);
}

#[test]
fn what_is_only_sent_in_parts_keeps_its_name_when_it_gets_a_title() {
    let document = |title: &str| {
        let schema =
            json!({"type": "object", "title": title, "properties": {"a": {"type": "string"}}});
        let body =
            json!({"multipart/form-data": {"schema": {"$ref": "#/components/schemas/def-0"}}});
        let responses = json!({"204": {"description": ""}});
        let post = json!({"requestBody": {"content": body}, "responses": responses});
        json!({
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {"/up": {"post": post}},
            "components": {"schemas": {"def-0": schema}},
        })
        .to_string()
    };
    let lock = generated(&document(""), &Lock::default()).lock;
    let now = generated(&document("Draft"), &lock).summary;
    assert!(now.types.contains_key("Def0"), "{:?}", now.types.keys());
}

#[test]
fn a_numbered_component_that_a_lock_has_keeps_its_name() {
    let untitled = titled(&[("def-0", "", "p")]);
    let lock = generated(&untitled, &Lock::default()).lock;
    let titled = titled(&[("def-0", "User", "p")]);
    let now = generated(&titled, &lock);
    assert!(
        now.summary.types.contains_key("Def0"),
        "{:?}",
        now.summary.types.keys()
    );
    assert_eq!(broken(&untitled, &titled), [""; 0]);
}
