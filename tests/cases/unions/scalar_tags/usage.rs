//! A number or a boolean tells which member it is, and constructors write it.

use case_unions_scalar_tags::json;
use case_unions_scalar_tags::types::{
    Circle, Disabled, Event, EventV1, Shape, Step, StepV2, StepV2Priority, Switch,
};

fn written(value: &impl json::Encode) -> String {
    String::from_utf8(json::to_vec(value).unwrap()).unwrap()
}

#[test]
fn a_number_tells_the_members_apart() {
    let read = |text: &str| json::from_slice::<Event>(text.as_bytes()).unwrap().value;
    assert!(matches!(read(r#"{"v":1,"a":"x"}"#), Event::EventV1(_)));
    assert!(matches!(read(r#"{"v":2,"b":"x"}"#), Event::EventV2(_)));
    assert!(matches!(read(r#"{"v":3,"b":"x"}"#), Event::Unknown(_)));
    assert_eq!(written(&EventV1::new("x")), r#"{"v":1,"a":"x"}"#);
}

#[test]
fn a_number_tells_which_heir_it_is() {
    let read = |text: &str| json::from_slice::<Shape>(text.as_bytes()).unwrap().value;
    let circle = read(r#"{"kind":0,"radius":3}"#);
    assert!(matches!(circle, Shape::Circle(circle) if circle.radius == Some(3)));
    assert!(matches!(read(r#"{"kind":-1}"#), Shape::Square(_)));
    assert_eq!(
        written(&Circle::new().radius(3)),
        r#"{"kind":0,"radius":3}"#
    );
}

#[test]
fn a_boolean_tells_the_members_apart() {
    let read = |text: &str| json::from_slice::<Switch>(text.as_bytes()).unwrap().value;
    assert!(matches!(read(r#"{"on":true}"#), Switch::Enabled(_)));
    assert!(matches!(read(r#"{"on":false}"#), Switch::Disabled(_)));
    assert_eq!(written(&Disabled::default()), r#"{"on":false}"#);
}

#[test]
fn a_number_without_a_fraction_is_an_integer() {
    let read = |text: &str| json::from_slice::<Step>(text.as_bytes()).unwrap();
    assert!(matches!(
        read(r#"{"v":1.0,"a":"x"}"#).value,
        Step::StepV1(_)
    ));
    let step = read(r#"{"v":2.0,"a":"x","priority":1e1}"#);
    assert!(step.drifts.is_empty());
    assert_eq!(written(&step.value), r#"{"v":2,"a":"x","priority":10}"#);
    let step = StepV2::new("x").priority(StepV2Priority::V10);
    assert_eq!(
        Step::from(step),
        read(r#"{"v":2,"a":"x","priority":10}"#).value
    );
}
