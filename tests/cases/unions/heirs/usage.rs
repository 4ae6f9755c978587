//! What refers to a base holds its heirs, each with all of its own fields.

use case_unions_heirs::json;
use case_unions_heirs::types::{Bird, Cat, Pet, PetBase};

fn read(text: &str) -> Pet {
    let decoded = json::from_slice::<Pet>(text.as_bytes()).expect(text);
    let written = json::to_vec(&decoded.value).unwrap();
    assert_eq!(String::from_utf8(written).unwrap(), text);
    assert!(decoded.drifts.is_empty(), "{text}");
    decoded.value
}

#[test]
fn the_discriminator_tells_which_heir_it_is() {
    let cat = read(r#"{"kind":"cat","name":"a","lives":9}"#);
    assert!(matches!(cat, Pet::Cat(cat) if cat.lives == Some(9)));
    let puppy = read(r#"{"kind":"puppy","name":"d","age":1}"#);
    assert!(matches!(puppy, Pet::Puppy(puppy) if puppy.age == 1));
}

#[test]
fn an_heir_that_is_not_mapped_is_told_by_its_name() {
    let dog = read(r#"{"kind":"Dog","name":"b"}"#);
    assert!(matches!(dog, Pet::Dog(_)));
}

#[test]
fn an_heir_may_say_itself_what_it_is_told_by() {
    let trout = read(r#"{"kind":"trout","name":"t","fins":7}"#);
    assert!(matches!(trout, Pet::Fish(fish) if fish.fins == Some(7)));
}

#[test]
fn what_is_no_heir_is_the_base() {
    let fish = read(r#"{"kind":"fish","name":"c","fins":2}"#);
    assert_eq!(fish.name().map(String::as_str), Some("c"));
    assert!(matches!(fish, Pet::Base(fish) if fish.unknown_fields["fins"] == 2));
}

#[test]
fn an_heir_that_lacks_a_key_is_told_of_and_is_not_the_base() {
    let text = r#"{"kind":"puppy","name":"d"}"#;
    let decoded = json::from_slice::<Pet>(text.as_bytes()).expect(text);
    assert!(matches!(decoded.value, Pet::Unknown(_)));
    let pointers: Vec<_> = decoded.drifts.iter().map(|drift| drift.pointer.as_str()).collect();
    assert_eq!(pointers, ["/age"]);
    // It is the same in a field of another pet.
    let text = r#"{"kind":"cat","name":"c","friend":{"kind":"puppy","name":"d"}}"#;
    let decoded = json::from_slice::<Pet>(text.as_bytes()).expect(text);
    assert!(matches!(decoded.value, Pet::Cat(_)));
    assert_eq!(decoded.drifts.len(), 1);
}

#[test]
fn each_of_them_goes_where_the_base_does() {
    let friend = PetBase::new("fish", "f").friend(Cat::new("c").lives(7));
    let written = json::to_vec(&Pet::from(friend)).unwrap();
    let text = String::from_utf8(written).unwrap();
    let pet = read(&text);
    assert!(matches!(pet.friend(), Some(Pet::Cat(cat)) if cat.lives == Some(7)));
}

#[test]
fn an_heir_that_is_mapped_may_be_told_by_its_name_and_is_written_as_mapped() {
    let cat = read(r#"{"kind":"Cat","name":"a","lives":9}"#);
    assert!(matches!(cat, Pet::Cat(cat) if cat.lives == Some(9)));
    assert_eq!(Cat::new("a").kind, "cat");
}

#[test]
fn a_discriminator_in_an_inline_part_tells_which_heir_it_is() {
    let text = r#"{"name":"a","order":"Owl","hunts":true}"#;
    let bird = json::from_slice::<Bird>(text.as_bytes()).expect(text).value;
    assert!(matches!(bird, Bird::Owl(owl) if owl.hunts == Some(true)));
}
