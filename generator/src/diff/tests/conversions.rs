//! What compiles no more although everything that was there is there still, and what compiles and is otherwise.

use super::{Verdict, diff, summary, summary_by};
use crate::config::Config;
use crate::summary::{Shape, Summary};

const API: &str = "
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /pets:
    put:
      operationId: putPets
      tags: [pets]
      requestBody:
        required: true
        content:
          application/json: {schema: {type: array, items: {type: string}}}
          multipart/form-data:
            schema: {$ref: '#/components/schemas/Files'}
            encoding: {photo: {contentType: image/png}}
      responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /cats:
    post:
      operationId: createCat
      tags: [cats]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Cat'}}}}
      responses:
        '201': {description: x, content: {application/json: {schema: {type: string}}}}
        '409': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  /dogs:
    get:
      operationId: listDogs
      tags: [dogs]
      responses:
        '200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Dog'}}}}
        '400': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
components:
  schemas:
    Files: {type: object, properties: {photo: {type: string, format: binary}}}
    Problem: {type: object, properties: {title: {type: string}}}
    Size: {type: string, enum: [small, large]}
    Pet:
      type: object
      required: [type]
      properties: {type: {type: string}, name: {type: string}}
      discriminator: {propertyName: type, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {size: {$ref: '#/components/schemas/Size'}}}]}
    Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {cat: {$ref: '#/components/schemas/Cat'}}}]}
";

/// The summary where one text takes the place of another.
fn edited(from: &str, to: &str) -> Summary {
    assert!(API.contains(from), "{from}");
    summary(API.replace(from, to))
}

#[test]
fn each_is_told_for_what_it_is() {
    for (from, to, verdict, said) in [
        (
            "          multipart",
            "          application/vnd.api+json: {schema: {type: array, items: {type: string}}}\n          multipart",
            Verdict::Major,
            "### Removed\n\n- **Breaking:** `From<Vec<String>> for PutPetsBody`\n",
        ),
        (
            "{type: object, properties: {cat:",
            "{type: object, properties: {name: {type: integer}, cat:",
            Verdict::Major,
            "- **Breaking:** `Pet::name`\n",
        ),
        (
            "name: {type: string}",
            "name: {type: integer}",
            Verdict::Major,
            "- **Breaking:** `Pet::name`: reads `i64`, read `String`\n",
        ),
        (
            "contentType: image/png",
            "contentType: image/jpeg",
            Verdict::Major,
            "- **Breaking on the wire:** `Files::photo`: sent as `image/jpeg`, was `image/png`\n",
        ),
        (
            "'201': {description: x, content: {application/json:",
            "'201': {description: x, content: {text/plain:",
            Verdict::Major,
            "- **Breaking on the wire:** `client.cats().create`: read of `text/plain`, was of `application/json`\n",
        ),
        (
            "[small, large]",
            "[large, small]",
            Verdict::Minor,
            "- `Size`: `Large` is less than `Small`, was greater\n",
        ),
    ] {
        let changes = diff(&summary(API.to_owned()), &edited(from, to));
        let text = changes.markdown();
        assert_eq!(changes.verdict, verdict, "{to}\n{text}");
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn a_value_that_is_listed_between_others_leaves_their_order() {
    let changes = diff(
        &summary(API.to_owned()),
        &edited("[small, large]", "[small, medium, large]"),
    );
    let text = changes.markdown();
    assert_eq!(text, "### Added\n\n- `Size::Medium`: `medium`\n");
}

#[test]
fn a_body_that_may_be_sent_otherwise_as_well_goes_on_as_it_was_sent() {
    let from = "{required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Cat'}}}}";
    let json = "application/json: {schema: {$ref: '#/components/schemas/Cat'}}";
    let form = json.replace("json", "x-www-form-urlencoded");
    let said = "- **Breaking:** `client.cats().create(.., body)`: takes `impl Into<CreateCatBody>`, took `impl Into<types::Cat>`\n";
    let other = json.replace("Cat", "Dog");
    for (media_types, wire) in [
        (format!("{json}, {form}"), super::Impact::Compatible),
        (format!("{other}, {form}"), super::Impact::Breaking),
    ] {
        let to = format!("{{required: true, content: {{{media_types}}}}}");
        let changes = diff(&summary(API.to_owned()), &edited(from, &to));
        let text = changes.markdown();
        assert!(text.contains(said), "{text}");
        let worst = changes.changes.iter().map(|change| change.wire).max();
        assert_eq!(worst, Some(wire), "{text}");
    }
}

#[test]
fn a_type_that_a_feature_brings_no_more_is_breaking() {
    let config = Config::parse("[crate]\nresource_features = \"opt-in\"\n").unwrap();
    let now = API.replace(
        "        '409': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}\n",
        "",
    );
    let [old, new] = [API.to_owned(), now].map(|text| summary_by(text, &config));
    let old = Summary::parse(&old.text()).unwrap();
    let changes = diff(&old, &new);
    let text = changes.markdown();
    assert_eq!(changes.verdict, Verdict::Major, "{text}");
    let said = "- **Breaking:** `feature cats`: does not bring `Problem` any more\n";
    assert!(text.contains(said), "{text}");
    assert_eq!(diff(&new, &old).verdict, Verdict::Patch);
}

#[test]
fn what_bodies_were_made_of_is_not_known_of_an_older_summary() {
    let mut before = summary(API.to_owned());
    before.format = 1;
    let more = "          application/vnd.api+json: {schema: {type: array, items: {type: string}}}\n          multipart";
    let changes = diff(&before, &edited("          multipart", more));
    let text = changes.markdown();
    assert_eq!(changes.verdict, Verdict::Minor, "{text}");
    assert!(!text.contains("From<"), "{text}");
}

#[test]
fn an_older_summary_says_nothing_of_what_it_lacks() {
    let config = Config::parse("[crate]\nresource_features = \"opt-in\"\n").unwrap();
    let reserved = API.replace("tags: [pets]", "tags: [pets]\n      parameters: [{name: q, in: query, allowReserved: true, schema: {type: string}}]");
    let now = summary_by(reserved.replace("[small,", "[zero, small,"), &config);
    let mut before = now.clone();
    before.format = 1;
    for operation in before.operations.values_mut() {
        operation
            .bodies
            .iter_mut()
            .for_each(|bodies| bodies.media_types.clear());
        operation
            .options
            .iter_mut()
            .for_each(|option| option.reserved = false);
    }
    for ty in before.types.values_mut() {
        ty.accessors.clear();
        ty.features.clear();
        ty.used_by.clear();
        ty.sorted.clear();
        if let Shape::Struct(object) = &mut ty.shape {
            let fields = object.fields.values_mut();
            fields.for_each(|field| field.media_type = None);
        }
    }
    assert_eq!(Summary::parse(&now.text()).unwrap(), now);
    for (old, new) in [(&before, &now), (&now, &before)] {
        assert_eq!(diff(old, new).changes, []);
    }
}

#[test]
fn what_a_union_is_made_of_through_its_members_is_told_where_it_goes() {
    let nested = |others: &str| {
        let schemas = format!(
            "    Home:\n      oneOf: [{{$ref: '#/components/schemas/Tame'}}, {{type: string}}{others}]\n    Tame:\n      oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{type: integer}}]\n"
        );
        let home = "{type: object, properties: {title: {type: string}, home: {$ref: '#/components/schemas/Home'}}}\n";
        summary(API.replace(
            "{type: object, properties: {title: {type: string}}}\n",
            &format!("{home}{schemas}"),
        ))
    };
    let before = nested("");
    let made = &before.types["Home"].made_of;
    assert_eq!(made["types::Cat"], "Tame", "{made:?}");
    let gone = nested(", {oneOf: [{$ref: '#/components/schemas/Cat'}, {type: boolean}]}");
    let changes = diff(&before, &gone);
    let text = changes.markdown();
    assert_eq!(changes.verdict, Verdict::Major, "{text}");
    let said = "- **Breaking:** `From<types::Cat> for Home`\n";
    assert!(text.contains(said), "{text}");
}

#[test]
fn a_list_more_leaves_alone_what_a_union_that_may_be_null_is_made_of() {
    let stop = |members: &str| {
        let stop = format!("{{oneOf: [{members}, {{type: 'null'}}]}}");
        summary(API.replace(
            "{type: object, properties: {title: {type: string}}}\n",
            &format!("{{type: object, properties: {{title: {{type: string}}, stop: {stop}}}}}\n"),
        ))
    };
    let (texts, numbers) = (
        "{type: array, items: {type: string}}",
        "{type: array, items: {type: integer}}",
    );
    let before = stop(&format!("{{type: string}}, {texts}"));
    let appended = diff(
        &before,
        &stop(&format!("{{type: string}}, {texts}, {numbers}")),
    );
    assert_eq!(appended.verdict, Verdict::Minor, "{}", appended.markdown());
    let in_front = diff(
        &before,
        &stop(&format!("{{type: string}}, {numbers}, {texts}")),
    );
    let text = in_front.markdown();
    assert_eq!(in_front.verdict, Verdict::Major, "{text}");
    assert!(
        text.contains("- **Breaking:** `From<Vec<String>> for Nullable<"),
        "{text}"
    );
}

#[test]
fn what_is_made_of_a_text_may_be_made_of_another_one_but_not_of_none() {
    let choice = |members: &str| {
        let mode = "{title: Mode, type: string, enum: [auto, never]}, {type: integer}";
        let choice = format!("{{oneOf: [{mode}{members}]}}");
        summary(API.replace(
            "{type: object, properties: {title: {type: string}}}\n",
            &format!(
                "{{type: object, properties: {{title: {{type: string}}, choice: {choice}}}}}\n"
            ),
        ))
    };
    let before = choice("");
    let with_text = diff(&before, &choice(", {type: string}"));
    assert_eq!(
        with_text.verdict,
        Verdict::Minor,
        "{}",
        with_text.markdown()
    );
    let either =
        ", {oneOf: [{type: string}, {type: boolean}]}, {oneOf: [{type: string}, {type: number}]}";
    let with_several = diff(&before, &choice(either));
    let text = with_several.markdown();
    assert_eq!(with_several.verdict, Verdict::Major, "{text}");
    assert!(text.contains("- **Breaking:** `From<&str> for "), "{text}");
}
