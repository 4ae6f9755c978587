//! What is read of a union without a look at the member is called as it was.

use serde_json::{Value, json};

use super::members::{broken, generations};
use super::schemas;

const NONE: [String; 0] = [];

/// A union of two objects, the second within a union of its own, that have these properties.
fn home(keys: &[&str]) -> String {
    let object = |kind: &str, keys: &[&str]| {
        let mut properties: serde_json::Map<String, Value> = keys
            .iter()
            .map(|key| ((*key).to_owned(), json!({"type": "string"})))
            .collect();
        properties.insert("kind".to_owned(), json!({"const": kind}));
        json!({"type": "object", "required": ["kind"], "properties": properties})
    };
    let list = |names: &[&str]| {
        let refs = names
            .iter()
            .map(|name| json!({"$ref": format!("#/components/schemas/{name}")}));
        json!({"oneOf": refs.collect::<Vec<_>>()})
    };
    schemas(json!({
        "Cat": object("cat", keys),
        "Cow": object("cow", keys),
        "Dog": object("dog", keys),
        "Home": list(&["Cat", "Farm"]),
        "Farm": list(&["Cow", "Dog"]),
    }))
}

#[test]
fn a_method_reads_what_it_read() {
    for [known, added] in [["userId", "user_id"], ["user_id", "userId"], ["a-b", "aB"]] {
        let [before, after] = [home(&[known]), home(&[added, known])];
        assert_eq!(broken(&before, &after), NONE, "{known}");
        let [first, grown] = generations(&before, &after);
        let text = grown.package.text("src/types/home.rs").unwrap();
        let method = first.summary.types["Home"].accessors.keys().next();
        let documented = format!(
            "`{known}`, which all members have.\n    pub fn {}(",
            method.unwrap()
        );
        assert!(text.contains(&documented), "{text}");
    }
}

#[test]
fn a_method_stays_where_a_new_member_has_no_such_property() {
    let with = |cow: Value| {
        let owned = json!({"type": "object", "required": ["kind", "owner"], "properties": {
            "kind": {"const": "cat"}, "owner": {"type": "string", "description": "Whose it is."},
        }});
        schemas(json!({
            "Cat": owned,
            "Cow": cow,
            "Home": {"oneOf": [
                {"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Cow"},
            ]},
        }))
    };
    let cow = |key: &str, ty: &str| {
        json!({"type": "object", "required": ["kind"], "properties": {
            "kind": {"const": "cow"}, key: {"type": ty},
        }})
    };
    let before = with(cow("owner", "string"));
    let after = with(cow("farm", "string"));
    assert_eq!(broken(&before, &after), ["Cow::owner "]);
    let [_, grown] = generations(&before, &after);
    let text = grown.package.text("src/types/home.rs").unwrap();
    assert!(
        text.contains("Self::Cat(member) => Some(&member.owner),"),
        "{text}"
    );
    assert!(text.contains("_ => None,"), "{text}");
    let other = with(cow("owner", "integer"));
    let [_, changed] = generations(&before, &other);
    assert!(
        !changed.summary.types["Home"]
            .accessors
            .contains_key("owner")
    );
}

/// A cat and a dog, and owners that hold one of them; only what has a label has that.
fn held(owners: &[&str], labelled: &[&str]) -> String {
    let member = |kind: &str| {
        let mut properties = json!({"kind": {"const": kind}});
        if labelled.contains(&kind) {
            properties["label"] = json!({"type": "string"});
        }
        json!({"type": "object", "required": ["kind"], "properties": properties})
    };
    let pet = json!({"oneOf": [
        {"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"},
    ]});
    let mut all = json!({"Cat": member("cat"), "Dog": member("dog")});
    for owner in owners {
        all[owner] = json!({"type": "object", "properties": {"pet": pet}});
    }
    schemas(all)
}

#[test]
fn a_method_stays_wherever_the_union_is_left() {
    let before = held(&["Alpha", "Beta"], &["cat", "dog"]);
    for left in ["Alpha", "Beta"] {
        let [_, grown] = generations(&before, &held(&[left], &["cat"]));
        let pet = &grown.summary.types["Pet"];
        assert!(pet.accessors.contains_key("label"), "{left}");
    }
}
