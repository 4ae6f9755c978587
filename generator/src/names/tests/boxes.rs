//! Fields that stood in a box stay in it, and those that stood in none too.

use serde_json::{Map, Value, json};

use super::members::{broken, generations};
use super::schemas;

/// Objects with fields that hold others.
fn holding(objects: &[(&str, &[&str])]) -> String {
    let object = |held: &[&str]| {
        let field = |name: &&str| {
            let reference = json!({"$ref": format!("#/components/schemas/{name}")});
            (name.to_lowercase(), reference)
        };
        let mut properties: Map<String, Value> = held.iter().map(field).collect();
        properties.insert("id".to_owned(), json!({"type": "string"}));
        json!({"type": "object", "properties": properties})
    };
    let objects = objects.iter();
    let all: Map<String, Value> = objects
        .map(|(name, held)| ((*name).to_owned(), object(held)))
        .collect();
    schemas(Value::Object(all))
}

#[test]
fn a_circle_is_cut_where_it_was() {
    let before = holding(&[("User", &["Team"]), ("Team", &["User"])]);
    let after = holding(&[
        ("User", &["Team", "Account"]),
        ("Team", &["User"]),
        ("Account", &["User"]),
    ]);
    let none: [String; 0] = [];
    assert_eq!(broken(&before, &after), none);
}

#[test]
fn a_circle_is_cut_at_what_closes_it() {
    let none: [String; 0] = [];
    for [first, second] in [["User", "Team"], ["Team", "User"]] {
        let before = holding(&[(first, &[second]), (second, &[])]);
        let after = holding(&[(first, &[second]), (second, &[first])]);
        assert_eq!(broken(&before, &after), none, "{first}");
    }
}

#[test]
fn members_that_are_alike_are_no_news() {
    let plain = json!([{"type": "string"}, {"type": "integer"}]);
    let mut circular = plain.clone();
    circular
        .as_array_mut()
        .unwrap()
        .push(json!({"$ref": "#/components/schemas/Node"}));
    let either = json!({"allOf": [{"oneOf": plain}, {"oneOf": circular}]});
    let node = json!({"type": "object", "properties": {"g": either}});
    let document = schemas(json!({"Node": node}));
    let none: [String; 0] = [];
    assert_eq!(broken(&document, &document), none);
}

#[test]
fn what_stood_in_no_box_stays_so_wherever_it_is_left() {
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let place = json!({"type": "object", "properties": {"team": reference("Team")}});
    let holder = json!({"type": "object", "properties": {"place": place}});
    let team = |owner: Value| json!({"type": "object", "properties": {"owner": owner}});
    let text = json!({"type": "string"});
    let before = schemas(json!({"Alpha": holder, "Beta": holder, "Team": team(text)}));
    for left in ["Alpha", "Beta"] {
        let after = schemas(json!({left: holder, "Team": team(reference(left))}));
        let [_, grown] = generations(&before, &after);
        let file = format!("src/types/{}.rs", left.to_lowercase());
        let text = grown.package.text(&file).unwrap();
        assert!(text.contains("pub team: Option<Team>,"), "{text}");
    }
}
