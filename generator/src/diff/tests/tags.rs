//! What the values of a discriminator mean, before and after.

use super::{Verdict, diff, summary};

const API: &str = "
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        '200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '202': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Shape'}}}}
components:
  schemas:
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: type, mapping: {meow: Cat, woof: Dog}}
    Cat: {type: object, properties: {type: {type: string}, x: {type: string}}}
    Dog: {type: object, properties: {type: {type: string}, x: {type: string}}}
    Shape:
      type: object
      properties: {kind: {type: string}}
      discriminator: {propertyName: kind, mapping: {round: Circle, edged: Square}}
    Circle: {allOf: [{$ref: '#/components/schemas/Shape'}, {type: object, properties: {size: {type: integer}}}]}
    Square: {allOf: [{$ref: '#/components/schemas/Shape'}, {type: object, properties: {size: {type: integer}}}]}
";

fn changed(from: &str, to: &str) -> (Verdict, String) {
    assert!(API.contains(from), "{from}");
    let changes = diff(&summary(API.to_owned()), &summary(API.replace(from, to)));
    (changes.verdict, changes.markdown())
}

#[test]
fn what_is_read_as_another_variant_is_breaking_on_the_wire() {
    for (from, to, said) in [
        (
            "{meow: Cat, woof: Dog}",
            "{meow: Dog, woof: Cat}",
            "`Pet`: `meow` is read as `Dog`, was as `Cat`",
        ),
        (
            "{meow: Cat, woof: Dog}",
            "{purr: Cat, woof: Dog}",
            "`Pet`: `meow` is not read as `Cat` any more",
        ),
        (
            "{round: Circle, edged: Square}",
            "{round: Square, edged: Circle}",
            "`Shape`: `round` is read as `Square`, was as `Circle`",
        ),
    ] {
        let (verdict, text) = changed(from, to);
        assert_eq!(verdict, Verdict::Major, "{to}\n{text}");
        let said = format!("- **Breaking on the wire:** {said}\n");
        assert!(text.contains(&said), "{said}\n{text}");
    }
}

#[test]
fn a_value_more_that_means_a_variant_is_minor() {
    let (verdict, text) = changed("woof: Dog}", "woof: Dog, bark: Dog}");
    assert_eq!(verdict, Verdict::Minor, "{text}");
    assert_eq!(text, "### Changed\n\n- `Pet`: `bark` is read as `Dog`\n");
}

#[test]
fn a_variant_that_comes_or_goes_tells_what_its_values_mean() {
    let with_a_bird = API
        .replace(
            "$ref: '#/components/schemas/Dog'}]",
            "$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/Bird'}]",
        )
        .replace("woof: Dog}", "woof: Dog, peep: Bird}")
        .replace(
            "    Dog: ",
            "    Bird: {type: object, properties: {type: {type: string}}}\n    Dog: ",
        );
    let (without, with) = (summary(API.to_owned()), summary(with_a_bird));
    for (old, new) in [(&without, &with), (&with, &without)] {
        let text = diff(old, new).markdown();
        assert!(text.contains("`Pet::Bird`"), "{text}");
        assert!(!text.contains("peep"), "{text}");
    }
}

#[test]
fn an_older_summary_does_not_know_the_values() {
    let mut before = summary(API.to_owned());
    before.format = 3;
    before.types.values_mut().for_each(|ty| ty.tags.clear());
    let now = summary(API.replace("woof: Dog}", "woof: Dog, bark: Dog}"));
    assert_eq!(diff(&before, &now).changes, []);
}
