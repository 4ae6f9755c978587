//! What constructors write, what is called alike, and what moved.

use super::{Verdict, diff, summary};

const API: &str = "
openapi: 3.1.0
info: {title: T, version: '1'}
servers: [{url: 'https://{region}.example', variables: {region: {default: eu, enum: [eu, us]}}}]
paths:
  /pets:
    put:
      operationId: putPet
      tags: [pets]
      parameters:
        - {name: userId, in: query, schema: {type: string}}
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
components:
  schemas:
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: type, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}
    Cat: {type: object, required: [type], properties: {type: {type: string}, petName: {type: string}}}
    Dog: {type: object, required: [type], properties: {type: {type: string}}}
    Thing: {type: object, required: [k, state], properties: {k: {const: 1}, state: {enum: [open, closed]}, size: {oneOf: [{type: integer}, {type: number}, {type: string}]}}}
";

/// The verdict and the changes where one text takes the place of another.
fn changed(from: &str, to: &str) -> (Verdict, String) {
    assert!(API.contains(from), "{from}");
    let now = summary(API.replace(from, to));
    let changes = diff(&summary(API.to_owned()), &now);
    (changes.verdict, changes.markdown())
}

#[test]
fn what_is_not_the_same_in_code_or_on_the_wire_is_major() {
    for (from, to, said) in [
        (
            "mapping: {cat: '#/components/schemas/Cat',",
            "mapping: {cat: '#/components/schemas/Cat', kitten: '#/components/schemas/Cat',",
            "- **Breaking:** `Cat::type_`: `new` takes it, and wrote it before",
        ),
        (
            "mapping: {cat:",
            "mapping: {CAT:",
            "- **Breaking on the wire:** `Cat::new`: writes `CAT`, wrote `cat`",
        ),
        (
            "enum: [eu, us]",
            "enum: [eu]",
            "- **Breaking:** `ClientBuilder::region`: does not take `us` any more",
        ),
        (
            "required: [k, state], properties: {k: {const: 1}",
            "required: [K, k, state], properties: {K: {const: 2}, k: {const: 1}",
            "- **Breaking:** `Thing::K2`: was `K`",
        ),
        (
            "{type: integer}, {type: number}, {type: string}",
            "{type: number}, {type: integer}, {type: string}",
            "- **Breaking:** `ThingSize`: is the first that fits of `Number`, `Integer`, was of `Integer`, `Number`",
        ),
    ] {
        let (verdict, text) = changed(from, to);
        assert_eq!(verdict, Verdict::Major, "{to}\n{text}");
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn what_is_only_written_otherwise_is_changed_and_neither_added_nor_removed() {
    for (from, to, said) in [
        (
            "name: userId, in: query",
            "name: userId, in: header",
            "`PutPet::user_id`: sent as `header userId`, was `query userId`",
        ),
        (
            "name: userId",
            "name: user_id",
            "`PutPet::user_id`: sent as `query user_id`, was `query userId`",
        ),
        (
            "enum: [open,",
            "enum: [OPEN,",
            "`ThingState::Open`: `OPEN` on the wire, was `open`",
        ),
        (
            "petName:",
            "pet_name:",
            "`Cat::pet_name`: `pet_name` on the wire, was `petName`",
        ),
    ] {
        let (verdict, text) = changed(from, to);
        assert_eq!(verdict, Verdict::Major, "{to}\n{text}");
        let expected = format!("### Changed\n\n- **Breaking on the wire:** {said}\n");
        assert_eq!(text, expected);
    }
}

#[test]
fn what_a_discriminator_writes_is_no_argument() {
    let plain = API.replace("type: {type: string}", "other: {type: string}");
    let plain = plain.replace("required: [type]", "required: [other]");
    let changes = diff(&summary(plain), &summary(API.to_owned()));
    let text = changes.markdown();
    assert!(
        text.contains("`Cat::type_`: `String`, which `new` writes"),
        "{text}"
    );
    assert!(
        !text.contains("`Cat::type_`: `String`, which `new` takes"),
        "{text}"
    );
}

#[test]
fn members_that_no_value_shares_may_stand_in_any_order() {
    let from = "{type: integer}, {type: number}, {type: string}";
    let (verdict, text) = changed(from, "{type: string}, {type: integer}, {type: number}");
    assert_eq!(verdict, Verdict::Patch, "{text}");
}

#[test]
fn a_member_that_takes_values_of_one_that_was_there_is_breaking() {
    let held = "{type: integer}, {type: number}, {type: string}";
    let (verdict, text) = changed(
        held,
        &held.replace(
            "{type: string}",
            "{type: string, format: date}, {type: string}",
        ),
    );
    assert_eq!(verdict, Verdict::Major, "{text}");
    assert!(
        text.contains("- **Breaking:** `ThingSize`: tries `Date` before `String`\n"),
        "{text}"
    );
    let (verdict, text) = changed(held, &format!("{held}, {{type: string, format: date}}"));
    assert_eq!(verdict, Verdict::Minor, "{text}");
}

#[test]
fn values_of_a_variable_that_are_added_are_minor() {
    let (verdict, text) = changed("enum: [eu, us]", "enum: [eu, us, asia]");
    assert_eq!(verdict, Verdict::Minor);
    assert!(
        text.contains("`ClientBuilder::region`: takes `asia` as well"),
        "{text}"
    );
}

#[test]
fn a_variable_that_comes_to_have_a_list_takes_less_than_any_value() {
    let listed = || summary(API.to_owned());
    let free = || summary(API.replace(", enum: [eu, us]", ""));
    let less = diff(&free(), &listed());
    let text = less.markdown();
    assert_eq!(less.verdict, Verdict::Major, "{text}");
    let said = "- **Breaking:** `ClientBuilder::region`: takes only `eu`, `us`, took any value\n";
    assert!(text.contains(said), "{text}");
    let more = diff(&listed(), &free());
    let text = more.markdown();
    assert_eq!(more.verdict, Verdict::Minor, "{text}");
    let said = "`ClientBuilder::region`: takes any value, took only `eu`, `us`\n";
    assert!(text.contains(said), "{text}");
}

#[test]
fn what_constructors_write_that_may_be_left_out_is_told() {
    let optional = |is_told: bool| {
        let api = API.replace("required: [type], properties", "properties");
        let union = "      discriminator: {propertyName: type";
        let untold = "      x-discriminator: {propertyName: type";
        summary(if is_told {
            api
        } else {
            api.replace(union, untold)
        })
    };
    let (untold, told) = (optional(false), optional(true));
    let text = diff(&untold, &told).markdown();
    assert!(
        text.contains("`Cat::new`: writes `cat`, left `type` out"),
        "{text}"
    );
    assert!(!text.contains("**Breaking"), "{text}");
    let text = diff(&told, &untold).markdown();
    let said = "- **Breaking on the wire:** `Cat::new`: leaves `type` out, wrote `cat`";
    assert!(text.contains(said), "{text}");
}

#[test]
fn what_is_sent_by_itself_from_now_on_is_breaking_on_the_wire() {
    let dog = "Dog: {type: object, required: [type], properties: {";
    for value in [
        "type: boolean, enum: [true]",
        "type: integer, enum: [1]",
        "const: one",
    ] {
        let more = dog.replace(
            "[type], properties: {",
            &format!("[type, sent], properties: {{sent: {{{value}}}, "),
        );
        let (verdict, text) = changed(dog, &more);
        assert_eq!(verdict, Verdict::Major, "{value}\n{text}");
        assert!(text.contains("- **Breaking on the wire:** `Dog"), "{text}");
        let thing = "required: [k, state], properties: {";
        let more = thing.replace(
            "[k, state], properties: {",
            &format!("[k, state, read], properties: {{read: {{{value}}}, "),
        );
        let (verdict, text) = changed(thing, &more);
        assert_eq!(verdict, Verdict::Minor, "{value}\n{text}");
    }
}
