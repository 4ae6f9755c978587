//! Of what was one type, who keeps the name when it is one no more, and what does not part it.

use serde_json::{Map, Value, json};

use super::members::{broken, generations};
use super::{Text, schemas};
use crate::document::Document;
use crate::{Config, Generated};

const NONE: [String; 0] = [];

/// Components that each have a property of that name.
fn holding(key: &str, values: &[(&str, Value)]) -> String {
    let values = values.iter();
    let components = values.map(|(name, value)| (String::from(*name), owner(key, value)));
    schemas(Value::Object(components.collect()))
}

fn owner(key: &str, value: &Value) -> Value {
    json!({"type": "object", "properties": {key: value}})
}

fn entity(properties: Value) -> Value {
    json!({"type": "object", "properties": properties})
}

/// The crates of documents that follow each other.
fn chain(documents: &[&str; 3]) -> [Generated; 3] {
    let mut config = Config::default();
    documents.map(|text| {
        let (document, _) = Document::load("api", &Text(text.to_owned())).unwrap();
        let now = crate::generate(&document, &config).unwrap();
        (config.lock, config.last) = (now.lock.clone(), Some(now.summary.clone()));
        now
    })
}

fn modes(values: &[&str]) -> Value {
    json!({"type": "string", "enum": values})
}

#[test]
fn of_twins_that_part_the_one_that_is_as_it_was_keeps_the_name() {
    let inner = |ty: &str| entity(json!({"x": {"type": ty}}));
    let was =
        entity(json!({"id": modes(&["a"]), "of": inner("string"), "type": {"type": "string"}}));
    let mut other = was.clone();
    other["properties"]["type"]["type"] = json!("integer");
    let mut within = was.clone();
    within["properties"]["of"] = inner("integer");
    let mut less = was.clone();
    less["properties"]["id"] = modes(&["b"]);
    let before = holding("entity", &[("A", was.clone()), ("B", was.clone())]);
    for changed in [other, within, less] {
        for (name, [a, b]) in [("A", [&changed, &was]), ("B", [&was, &changed])] {
            let after = holding("entity", &[("A", a.clone()), ("B", b.clone())]);
            let expected = format!(
                "{name}::entity `Option<types::{name}Entity>`, was `Option<types::Entity>`"
            );
            assert_eq!(broken(&before, &after), [expected], "{changed}");
        }
    }
}

#[test]
fn of_twins_that_grew_and_one_that_did_not_those_keep_the_name_that_are_more() {
    let (was, grown) = (modes(&["a", "b"]), modes(&["a", "b", "c"]));
    let three = |[a, b, c]: [&Value; 3]| {
        holding(
            "mode",
            &[("A", a.clone()), ("B", b.clone()), ("C", c.clone())],
        )
    };
    let before = three([&was, &was, &was]);
    for (name, now) in [
        ("A", three([&was, &grown, &grown])),
        ("C", three([&grown, &grown, &was])),
        ("B", three([&was, &grown, &was])),
    ] {
        let expected =
            format!("{name}::mode `Option<types::{name}Mode>`, was `Option<types::Mode>`");
        assert_eq!(broken(&before, &now), [expected]);
    }
}

#[test]
fn the_order_of_listed_values_parts_nothing() {
    let numbers = |values: [i64; 2]| json!({"type": "integer", "enum": values});
    for [one, other] in [
        [modes(&["a", "b"]), modes(&["b", "a"])],
        [numbers([1, 2]), numbers([2, 1])],
    ] {
        let two = |a: &Value, b: &Value| holding("mode", &[("A", a.clone()), ("B", b.clone())]);
        let before = two(&one, &one);
        assert_eq!(broken(&before, &two(&one, &other)), NONE);
        let [first, after] = generations(&before, &two(&one, &other));
        assert_eq!(first.summary.types, after.summary.types);
    }
}

/// Components that have a direction, and one that is called by that word.
fn with_component(values: &[(&str, Value)], component: &Value) -> String {
    let values = values.iter();
    let components = values.map(|(name, value)| (String::from(*name), owner("direction", value)));
    let mut components: Map<String, Value> = components.collect();
    components.insert("Direction".to_owned(), component.clone());
    schemas(Value::Object(components))
}

#[test]
fn a_component_that_comes_to_be_what_has_its_name_is_that_type() {
    let reference = json!({"$ref": "#/components/schemas/Direction"});
    let object = entity(json!({"x": {"type": "string"}, "y": {"type": "integer"}}));
    for was in [modes(&["in", "out"]), object] {
        let both = [("A", was.clone()), ("B", was.clone())];
        let before = holding("direction", &both);
        let values = [("A", reference.clone()), ("B", was.clone())];
        let after = with_component(&values, &was);
        assert_eq!(broken(&before, &after), NONE);
        // And so when it is no component any more.
        let types = chain(&[&before, &after, &before]).map(|it| it.summary.types);
        assert_eq!(types[0], types[2]);
    }
}

#[test]
fn a_component_that_is_what_had_its_name_has_it_rather_than_what_has_changed() {
    let reference = json!({"$ref": "#/components/schemas/Direction"});
    let (was, other) = (modes(&["in", "out"]), modes(&["in"]));
    let all = ["A", "B", "C"].map(|name| (name, was.clone()));
    let before = holding("direction", &all);
    let values = [("A", reference), ("B", was.clone()), ("C", other)];
    let after = with_component(&values, &was);
    assert_eq!(
        broken(&before, &after),
        ["C::direction `Option<types::CDirection>`, was `Option<types::Direction>`"]
    );
}

#[test]
fn what_was_a_component_that_is_gone_keeps_its_name() {
    let mut config = entity(json!({"mode": modes(&["a", "b"]), "size": {"type": "integer"}}));
    config["title"] = json!("Setting");
    let [a, b] = [owner("config", &config), owner("config", &config)];
    let before = schemas(json!({"A": a, "B": b, "Setting": config}));
    let [first, third] = generations(&before, &schemas(json!({"A": a, "B": b})));
    let types = |it: &Generated| it.summary.types.clone();
    let names: Vec<_> = first.summary.types.keys().cloned().collect();
    assert_eq!(names, ["A", "B", "Setting", "SettingMode"]);
    assert_eq!(types(&first), types(&third));
}
