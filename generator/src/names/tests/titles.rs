//! When members of a union are called by their titles.

use serde_json::json;

use super::generated;
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
