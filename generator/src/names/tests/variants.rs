//! A member of a union keeps its name as long as it is there, however it and those beside it grow.

use serde_json::{Value, json};

use super::members::broken;
use super::schemas;

fn union(members: &[&Value]) -> String {
    let pet = json!({"type": "object", "properties": {"p": {"type": "string"}}});
    schemas(json!({"Event": {"oneOf": members}, "Pet": pet}))
}

fn object(required: &[&str], optional: &[&str]) -> Value {
    let keys = required.iter().chain(optional);
    let properties: serde_json::Map<String, Value> = keys
        .map(|key| ((*key).to_owned(), json!({"type": "string"})))
        .collect();
    json!({"type": "object", "required": required, "properties": properties})
}

fn of_kind(kinds: &[&str], required: &[&str]) -> Value {
    let mut object = object(required, &[]);
    object["properties"]["kind"] = json!({"type": "string", "enum": kinds});
    object["required"] = required.iter().chain(&["kind"]).copied().collect();
    object
}

/// What breaks by name; that a constant becomes a field is no change of a name.
fn renamed(before: &[&Value], after: &[&Value]) -> Vec<String> {
    let told = broken(&union(before), &union(after)).into_iter();
    told.filter(|it| it.starts_with("Event::") || it.ends_with(' '))
        .collect()
}

#[test]
fn a_member_with_more_constants_keeps_its_variant_and_its_type() {
    let none: [String; 0] = [];
    let other = of_kind(&["z"], &["y"]);
    let [one, two] = [&["a"][..], &["a", "c"]].map(|kinds| of_kind(kinds, &["x"]));
    let three = of_kind(&["a", "c", "d"], &["x"]);
    assert_eq!(renamed(&[&two, &other], &[&three, &other]), none);
    let told = broken(&union(&[&one, &other]), &union(&[&two, &other]));
    assert!(!told.iter().any(|it| it.contains("Event::")), "{told:?}");
    assert!(told.iter().all(|it| it.starts_with("EventA")), "{told:?}");
}

#[test]
fn a_member_that_asks_for_more_keeps_its_variant_and_its_type() {
    let [one, two] = [object(&["a"], &[]), object(&["a", "b"], &["c"])];
    let other = object(&["z"], &[]);
    let told = broken(&union(&[&one, &other]), &union(&[&two, &other]));
    assert_eq!(told, ["EventA::b `String`, which `new` takes"]);
    let more = object(&["a"], &["b"]);
    let told = broken(&union(&[&one, &other]), &union(&[&two, &more, &other]));
    assert!(!told.iter().any(|it| it.starts_with("EventZ")), "{told:?}");
}

#[test]
fn what_is_added_before_a_member_does_not_take_its_name() {
    let none: [String; 0] = [];
    let list = |items: Value| json!({"type": "array", "items": items});
    let listed = |value: &str| json!({"type": "string", "enum": [value, "both"]});
    let pet = json!({"$ref": "#/components/schemas/Pet"});
    let titled = json!({"title": "Pet", "type": "string"});
    for [known, added] in [
        [object(&[], &["a"]), object(&[], &["b"])],
        [object(&["a"], &[]), object(&["a"], &["b"])],
        [list(object(&[], &["a"])), list(object(&[], &["b"]))],
        [listed("a"), listed("b")],
        [pet, titled],
    ] {
        let integer = json!({"type": "integer"});
        let after = [&added, &known, &integer];
        let told = renamed(&[&known, &integer], &after);
        assert_eq!(told, none, "{added} before {known}");
    }
}

#[test]
fn what_stands_within_a_member_keeps_its_name() {
    let none: [String; 0] = [];
    let holding = |required: &[&str]| {
        let mut object = object(required, &[]);
        let size = json!({"type": "object", "properties": {"w": {"type": "string"}}});
        object["properties"]["size"] = size.clone();
        object["properties"]["sort"] = json!({"oneOf": [{"type": "integer"}, size]});
        object
    };
    let [one, other] = [holding(&["a"]), object(&["z"], &[])];
    let mut more = holding(&["a", "b"]);
    more["properties"]["b"] = json!({"type": "string", "enum": ["q", "r"]});
    assert_eq!(renamed(&[&one, &other], &[&more, &other]), none);
}

#[test]
fn a_name_of_what_is_gone_may_be_given_anew() {
    let [gone, new] = [of_kind(&["a"], &["x"]), of_kind(&["b"], &["x"])];
    let other = of_kind(&["z"], &["y"]);
    let told = broken(&union(&[&gone, &other]), &union(&[&new, &other]));
    assert!(told.contains(&"Event::A ".to_owned()), "{told:?}");
}

#[test]
fn a_plain_value_that_becomes_a_component_keeps_its_variant() {
    let sort = |members: Value, sorts: Value| {
        let event = json!({"Event": {"oneOf": members}});
        let mut schemas: Value = serde_json::from_str(&schemas(event)).unwrap();
        let all = schemas["components"]["schemas"].as_object_mut();
        all.unwrap().extend(sorts.as_object().unwrap().clone());
        schemas.to_string()
    };
    let none: [String; 0] = [];
    for (kind, other) in [
        ("string", "integer"),
        ("integer", "string"),
        ("boolean", "number"),
    ] {
        let (plain, other) = (json!({"type": kind}), json!({"type": other}));
        let named = json!({"$ref": "#/components/schemas/Key"});
        let before = sort(json!([plain, other]), json!({}));
        let after = sort(json!([named, other]), json!({"Key": plain}));
        assert_eq!(broken(&before, &after), none, "{kind}");
    }
}

#[test]
fn a_variant_of_a_union_within_is_none_of_the_outer() {
    let none: [String; 0] = [];
    let inner = json!({"oneOf": [{"type": "string"}, of_kind(&["a"], &[])]});
    let list = union(&[
        &object(&["a"], &[]),
        &json!({"type": "array", "items": inner}),
    ]);
    let closed = json!({"type": "object", "additionalProperties": false});
    let either = json!({"oneOf": [
        {"$ref": "#/components/schemas/Inner"},
        {"type": "string", "enum": ["a"]},
    ]});
    let merged = schemas(json!({
        "Outer": {"type": "object", "properties": {"f": {"allOf": [closed, either]}}},
        "Inner": {"oneOf": [of_kind(&["a"], &[]), {"type": "integer"}]},
    }));
    for document in [list, merged] {
        assert_eq!(broken(&document, &document), none, "{document}");
    }
}

/// An object with a property that is an object of these keys.
fn holding(required: &[&str], optional: &[&str]) -> Value {
    let target = object(required, optional);
    let files = json!({"type": "array", "items": {"type": "string"}});
    json!({"type": "object", "properties": {"files": files, "target": target}})
}

#[test]
fn a_member_that_differs_within_a_property_keeps_its_name_and_what_is_in_it() {
    let none: [String; 0] = [];
    let [one, two] = [holding(&["a", "b"], &[]), holding(&["c", "d"], &[])];
    let [added, more] = [holding(&["e"], &[]), holding(&["c", "d"], &["x"])];
    let text = json!({"type": "string"});
    for (before, after) in [
        (vec![&one, &two], vec![&added, &one, &two]),
        (vec![&one, &two], vec![&two, &one]),
        (vec![&one, &two], vec![&added, &more, &one]),
        (vec![&two, &text], vec![&added, &two, &text]),
        (vec![&two, &text], vec![&added, &more, &text]),
    ] {
        let told = broken(&union(&before), &union(&after)).into_iter();
        // Which member is tried first is a change of its own.
        let is_name = |it: &String| !it.contains("first that fits") && !it.contains("tries");
        let renamed: Vec<String> = told.filter(is_name).collect();
        assert_eq!(renamed, none, "{after:?}");
    }
}
