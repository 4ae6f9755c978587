//! What is said of the difference of two documents, and what it means for the version.
#![allow(clippy::unwrap_used, reason = "tests")]

mod bodies;
mod brought;
mod constants;
mod conversions;
mod many;
mod objects;
mod requests;
mod streams;
mod tags;
mod wire;

use std::io;

use super::{Impact, Verdict, diff};
use crate::config::Config;
use crate::document::{Document, Files};
use crate::summary::Summary;

struct Text(String);

impl Files for Text {
    fn read(&self, _: &str) -> io::Result<String> {
        Ok(self.0.clone())
    }
}

const API: &str = "
openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - {name: owner, in: query, schema: {type: string}}
      responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet:
      type: object
      required: [id]
      properties:
        id: {type: string}
        name: {type: string}
        kind: {$ref: '#/components/schemas/Kind'}
    Kind: {type: string, enum: [cat, dog]}
";

fn summary(text: String) -> Summary {
    summary_by(text, &Config::default())
}

fn summary_by(text: String, config: &Config) -> Summary {
    let (document, found) = Document::load("api", &Text(text)).unwrap();
    assert!(!found.has_errors(), "{found:?}");
    crate::summarize(&document, config).0
}

/// The verdict and the changes where one text takes the place of another.
fn changed(edits: &[(&str, &str)]) -> (Verdict, String) {
    let mut text = API.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from));
        text = text.replace(from, to);
    }
    let changes = diff(&summary(API.to_owned()), &summary(text));
    (changes.verdict, changes.markdown())
}

#[test]
fn what_says_the_same_is_the_same() {
    let (verdict, text) = changed(&[]);
    assert_eq!(
        (verdict, text.as_str()),
        (Verdict::None, "Nothing changed.\n")
    );
    let (verdict, _) = changed(&[("description: x", "description: y")]);
    assert_eq!(verdict, Verdict::Patch);
}

#[test]
fn more_than_before_is_minor() {
    let (verdict, text) = changed(&[
        ("enum: [cat, dog]", "enum: [cat, dog, bird]"),
        (
            "name: {type: string}",
            "name: {type: string, deprecated: true}\n        age: {type: integer}",
        ),
        (
            "      parameters:\n",
            "      parameters:\n        - {name: page, in: query, schema: {type: integer}}\n",
        ),
    ]);
    assert_eq!(verdict, Verdict::Minor);
    let expected = "### Added

- `Kind::Bird`: `bird`
- `ListPets::page`: optional, of type `i64`
- `Pet::age`: `Option<i64>`

### Deprecated

- `Pet::name`
";
    assert_eq!(text, expected);
}

#[test]
fn what_receivers_still_ask_for_is_breaking_on_the_wire() {
    for (from, to) in [
        ("        id: {type: string}\n", ""),
        ("required: [id]", "required: []"),
    ] {
        let mut text = API.to_owned();
        if to.is_empty() {
            text = text.replace("required: [id]", "required: []");
        }
        let changes = diff(&summary(API.to_owned()), &summary(text.replace(from, to)));
        let id = changes
            .changes
            .iter()
            .find(|it| it.item == "Pet::id")
            .unwrap();
        assert_eq!(id.wire, Impact::Breaking, "{from}");
    }
    let without_name = API.replace("        name: {type: string}\n", "");
    let changes = diff(&summary(API.to_owned()), &summary(without_name));
    let name = changes
        .changes
        .iter()
        .find(|it| it.item == "Pet::name")
        .unwrap();
    assert_eq!(name.wire, Impact::Compatible);
}

#[test]
fn no_version_follows_the_last() {
    let last = format!("{}.0.0", u64::MAX);
    assert_eq!(Verdict::Major.bump(&last), None);
    assert_eq!(
        Verdict::Minor.bump(&last).unwrap(),
        format!("{}.1.0", u64::MAX)
    );
}

#[test]
fn what_a_caller_or_the_server_would_trip_over_is_major() {
    for (from, to, said) in [
        (
            "id: {type: string}",
            "id: {type: integer}",
            "- **Breaking:** `Pet::id`: `i64`, was `String`",
        ),
        (
            "required: [id]",
            "required: [id, name]",
            "- **Breaking:** `Pet::name`: required, was optional: `new` takes it",
        ),
        (
            "name: {type: string}",
            "name: {type: string, nullable: true}",
            "`Nullable<String>`, was `Option<String>`",
        ),
        (
            "        name: {type: string}\n",
            "",
            "### Removed\n\n- **Breaking:** `Pet::name`",
        ),
        ("[cat, dog]", "[cat]", "- **Breaking:** `Kind::Dog`"),
        (
            "in: query,",
            "in: query, required: true,",
            "an argument, was optional",
        ),
        (
            "/pets:",
            "/animals:",
            "- **Breaking on the wire:** `client.pets().list`: sends `GET /animals`, sent `GET /pets`",
        ),
        (
            "listPets",
            "allPets",
            "- **Breaking:** `client.pets().all`: was `client.pets().list`",
        ),
    ] {
        let (verdict, text) = changed(&[(from, to)]);
        assert_eq!(verdict, Verdict::Major, "{to}");
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn arguments_in_another_order_are_said() {
    let edits = [("required: [id]", "required: [id, name]")];
    let old = changed(&edits);
    assert_eq!(old.0, Verdict::Major);
    let two = "        id: {type: string}\n        name: {type: string}\n";
    let turned = "        name: {type: string}\n        id: {type: string}\n";
    let summary = |text: String| {
        let (document, _) = Document::load("api", &Text(text)).unwrap();
        crate::summarize(&document, &Config::default()).0
    };
    let both = API.replace("required: [id]", "required: [id, name]");
    let changes = diff(&summary(both.clone()), &summary(both.replace(two, turned)));
    assert!(
        changes
            .markdown()
            .contains("`Pet::new`: the arguments are in another order")
    );
}

#[test]
fn versions_go_up_by_the_rules_of_cargo() {
    for (verdict, before, after) in [
        (Verdict::Major, "1.2.3", Some("2.0.0")),
        (Verdict::Minor, "1.2.3", Some("1.3.0")),
        (Verdict::Patch, "1.2.3", Some("1.2.4")),
        (Verdict::Major, "0.2.3", Some("0.3.0")),
        (Verdict::Minor, "0.2.3", Some("0.2.4")),
        (Verdict::Major, "0.0.3", Some("0.0.4")),
        (Verdict::None, "0.2.3", Some("0.2.3")),
        (Verdict::Patch, "1.0.0-beta.1", Some("1.0.0-beta.2")),
        (Verdict::Major, "1.0.0-beta.9", Some("1.0.0-beta.10")),
        (Verdict::Minor, "1.0.0-rc", Some("1.0.0-rc.1")),
        (Verdict::Major, "1.0.0-1+b", Some("1.0.0-2")),
        (Verdict::None, "1.0.0-beta.1", Some("1.0.0-beta.1")),
        (Verdict::Major, "one", None),
    ] {
        assert_eq!(verdict.bump(before).as_deref(), after, "{before}");
    }
}

#[test]
fn a_summary_is_read_as_it_was_written() {
    let (document, _) = Document::load("api", &Text(API.to_owned())).unwrap();
    let summary = crate::summarize(&document, &Config::default()).0;
    assert_eq!(Summary::parse(&summary.text()).unwrap(), summary);
}

#[test]
fn another_name_of_the_package_is_major() {
    let (verdict, text) = changed(&[("title: T", "title: Better Name")]);
    assert_eq!(verdict, Verdict::Major);
    let expected = "### Changed\n\n- **Breaking:** `Client::from_env`: reads `BETTER_NAME_BASE_URL`, was \
                    `T_BASE_URL`\n- **Breaking:** `package`: is called `better-name`, was `t`\n";
    assert_eq!(text, expected);
    let renamed = summary(API.replace("title: T", "title: Better Name"));
    let mut old = summary(API.to_owned());
    // As one was written when names were not.
    old.package = None;
    old.environment.clone_from(&renamed.environment);
    assert_eq!(diff(&old, &renamed).verdict, Verdict::Patch);
}

#[test]
fn pages_come_and_go() {
    let one = "content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}";
    let many = "content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}";
    let (_, text) = changed(&[
        (one, many),
        (
            "{name: owner, in: query, schema: {type: string}}",
            "{name: page, in: query, schema: {type: integer}}",
        ),
    ]);
    assert!(text.contains("paged by `page-number`"), "{text}");
}
