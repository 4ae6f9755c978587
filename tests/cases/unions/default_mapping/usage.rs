//! Which values mean which member.

use case_unions_default_mapping::types::{Pet, Shape};
use serde_json::json;

fn is_cat(value: serde_json::Value) -> bool {
    let pet: Pet = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&pet).unwrap(), value);
    match pet {
        Pet::Cat(_) => true,
        Pet::Other(_) => false,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_mapped_to_a_component_means_it() {
    assert!(is_cat(json!({"kind": "kitty", "name": "Tom"})));
}

#[test]
fn the_name_of_a_component_means_it_beside_what_is_mapped() {
    assert!(is_cat(json!({"kind": "Cat", "name": "Tom"})));
}

#[test]
fn what_is_mapped_to_nothing_means_the_default() {
    assert!(!is_cat(json!({"kind": "Other", "name": "Tom"})));
    assert!(!is_cat(json!({"kind": "worm", "name": "Tom"})));
    assert!(!is_cat(json!({"name": "Tom"})));
}

#[test]
fn what_means_no_heir_of_a_base_means_the_default() {
    let shape = |value: serde_json::Value| serde_json::from_value::<Shape>(value).unwrap();
    let polygon = shape(json!({"kind": "hexagon", "sides": 6}));
    assert!(matches!(polygon, Shape::Polygon(polygon) if polygon.sides == Some(6)));
    assert!(matches!(shape(json!({"sides": 3})), Shape::Polygon(_)));
    assert!(matches!(shape(json!({"kind": "round"})), Shape::Circle(_)));
    assert!(matches!(shape(json!({"kind": "Shape"})), Shape::Base(_)));
}
