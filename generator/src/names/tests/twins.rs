//! Inline types that are alike: which are one, and which stay two.

use serde_json::{Map, Value, json};

use super::growth::broken;
use super::{generated, members, schemas};
use crate::Lock;

const NONE: [String; 0] = [];

fn owners(a: &str, b: &str) -> String {
    let holding = |owner: &str| json!({"type": "object", "properties": {"owner": owner}});
    let document = schemas(json!({"A": holding("owner of A"), "B": holding("owner of B")}));
    let document = document.replace("\"owner of A\"", &object(a));
    document.replace("\"owner of B\"", &object(b))
}

/// A property for each word, in their order; those that end with `!` are required, and those with `=` constants.
fn object(words: &str) -> String {
    let words = || words.split(' ');
    let properties = words().map(|word| match word.split_once('=') {
        Some((key, value)) => {
            format!("\"{key}\": {{\"type\": \"string\", \"enum\": [\"{value}\"]}}")
        }
        None => format!(
            "\"{}\": {{\"type\": \"string\"}}",
            word.trim_end_matches('!')
        ),
    });
    let properties: Vec<String> = properties.collect();
    let required = words().filter_map(|word| {
        let constant = word.split_once('=').map(|(key, _)| key);
        constant.or_else(|| word.strip_suffix('!'))
    });
    let required = json!(required.collect::<Vec<_>>());
    format!(
        "{{\"type\": \"object\", \"required\": {required}, \"properties\": {{{}}}}}",
        properties.join(", ")
    )
}

fn names(document: &str) -> usize {
    let told = generated(document, &Lock::default()).summary;
    let owners = told.types.keys().filter(|it| it.ends_with("Owner"));
    owners.count()
}

#[test]
fn what_has_two_names_stays_two_types_when_it_comes_to_be_alike() {
    let before = owners("name", "name age");
    let after = owners("name age", "name age");
    assert_eq!(broken(&[before, after.clone(), after]), NONE);
}

#[test]
fn the_order_of_properties_splits_no_type() {
    for (a, b, expected) in [
        ("name zip", "zip name", 1),
        ("id! name zip", "zip name id!", 1),
        ("x! y!", "y! x!", 1),
        ("x! y!", "y! x", 2),
        ("kind=a of=b x!", "x! of=b kind=a", 1),
    ] {
        assert_eq!(names(&owners(a, b)), expected, "{a}");
    }
    for words in [["name zip", "zip name"], ["x! y!", "y! x!"]] {
        let [one, other] = words;
        let (before, after) = (owners(one, one), owners(one, other));
        assert_eq!(members::broken(&before, &after), NONE);
        assert_eq!(members::broken(&before, &owners(other, one)), NONE);
    }
}

#[test]
fn a_type_of_many_places_keeps_its_name_at_each_of_them() {
    let setting = json!({"type": "string", "enum": ["on", "off"]});
    let advanced = |count: usize| {
        let settings = (0..count).map(|index| (format!("k{index:02}"), setting.clone()));
        let settings: Value = settings.collect::<Map<String, Value>>().into();
        json!({"type": "object", "properties": settings})
    };
    let holding =
        |count: usize| json!({"type": "object", "properties": {"advanced": advanced(count)}});
    let before = schemas(json!({"Settings": holding(30)}));
    // One more place of the first of them, in what is listed before the others.
    let after = schemas(json!({"Overview": holding(1), "Settings": holding(30)}));
    assert_eq!(broken(&[before, after.clone(), after]), NONE);
}

#[test]
fn a_document_of_schemas_alone_has_a_type_for_those_that_are_alike() {
    let committer = json!({"type": "object", "properties": {"name": {"type": "string"}}});
    let commit = json!({"type": "object", "properties": {"committer": committer}});
    let list = json!({"type": "array", "items": commit});
    let properties = json!({"head": commit, "commits": list});
    let push = json!({"Push": {"type": "object", "properties": properties}});
    let mut document: Value = serde_json::from_str(&schemas(push)).unwrap();
    document["paths"] = json!({});
    let first = generated(&document.to_string(), &Lock::default());
    let types: Vec<&String> = first.summary.types.keys().collect();
    assert_eq!(
        types,
        ["Push", "PushCommit", "PushHead", "PushHeadCommitter"]
    );
    let second = generated(&document.to_string(), &first.lock);
    assert_eq!((second.package, second.lock), (first.package, first.lock));
}

#[test]
fn what_stands_in_a_member_keeps_its_type_when_another_part_comes_to_be_alike() {
    let portfolios = |words: &str| format!("{{\"type\": \"array\", \"items\": {}}}", object(words));
    let holding = |keys: &[&str], words: &str| {
        let mut properties: Map<String, Value> = keys
            .iter()
            .map(|key| ((*key).to_owned(), json!({"type": "number"})))
            .collect();
        let portfolios: Value = serde_json::from_str(&portfolios(words)).unwrap();
        properties.insert("portfolios".to_owned(), portfolios);
        let required: Vec<&String> = properties.keys().collect();
        json!({"type": "object", "required": required, "properties": properties})
    };
    let taking = |tag: &str, schema: Value| {
        let content = json!({"application/json": {"schema": schema}});
        let answers = json!({"204": {"description": ""}});
        json!({"post": {"tags": [tag], "requestBody": {"content": content}, "responses": answers}})
    };
    let either = json!({"oneOf": [holding(&["assets", "cov"], "w!"), holding(&["risk"], "v!")]});
    let mut document: Value = serde_json::from_str(&schemas(json!({}))).unwrap();
    document["paths"] = json!({
        "/b": taking("T", holding(&["assets"], "w!")),
        "/c": taking("S", either),
    });
    let before = document.to_string();
    document["paths"]["/a"] = taking("T", holding(&["alpha"], "v!"));
    let after = document.to_string();
    assert_eq!(members::broken(&before, &after), NONE);
}

#[test]
fn the_order_of_members_does_not_tell_which_of_twins_has_the_name() {
    let node = |kind: &str| {
        let options = json!({"type": "object", "properties": {"x": {"type": "string"}}});
        let properties = json!({"type": {"const": kind}, "options": options});
        json!({"type": "object", "required": ["type"], "properties": properties})
    };
    let lock = |kinds: [&str; 2]| {
        let members = kinds.map(node);
        let document = schemas(json!({"Node": {"oneOf": members}}));
        generated(&document, &Lock::default()).lock
    };
    assert_eq!(lock(["a", "b"]), lock(["b", "a"]));
}
