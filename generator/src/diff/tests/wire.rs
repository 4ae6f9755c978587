//! Changes of what is sent, of what comes back, and of what the client needs.

use super::{Verdict, diff, summary, summary_by};
use crate::config::Config;

const API: &str = "
openapi: 3.1.0
info: {title: T, version: '1'}
servers: [{url: 'https://{region}.example', variables: {region: {default: eu}}}]
security: [{key: []}]
paths:
  /pets/{id}:
    put:
      operationId: putPet
      tags: [pets]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: tags, in: query, schema: {type: array, items: {type: string}}}
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Pet'}}
          text/plain: {schema: {type: string}}
      responses:
        '200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '202': {description: x, content: {application/json: {schema: {type: string}}}}
        '409': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: http, scheme: bearer}
  schemas:
    Pet: {type: object, properties: {level: {type: integer, enum: [1, 2]}}}
    Problem: {type: object, properties: {title: {type: string}}}
    Other: {type: object, properties: {detail: {type: string}}}
";

const CONFIG: &str = "[environment]\nkey = \"THE_KEY\"\n";

#[test]
fn each_is_told_for_what_it_is() {
    for (from, to, verdict, said) in [
        (
            "schema: {type: array,",
            "explode: false, schema: {type: array,",
            Verdict::Major,
            "**Breaking on the wire:** `PutPet::tags`: written as `form, not exploded`, was `usual`",
        ),
        (
            "name: X-Key",
            "name: X-Other",
            Verdict::Major,
            "**Breaking on the wire:** `ClientBuilder::key`: sent as `header X-Other`, was `header X-Key`",
        ),
        (
            "security: [{key: []}]",
            "security: []",
            Verdict::Minor,
            "`client.pets().put`: accepts no credentials, accepted `key`",
        ),
        (
            "security: [{key: []}]",
            "security: [{key: []}, {token: []}]",
            Verdict::Minor,
            "accepts `key` or `token`, accepted `key`",
        ),
        (
            "security: [{key: []}]",
            "security: [{token: []}]",
            Verdict::Major,
            "**Breaking on the wire:** `client.pets().put`: accepts `token`, accepted `key`",
        ),
        (
            "type: integer, enum: [1, 2]",
            "type: string, enum: ['1', '2']",
            Verdict::Major,
            "an enumeration, was an enumeration of integers",
        ),
        (
            "'202': {description: x, content: {application/json: {schema: {type: string}}}}",
            "'202': {description: x, content: {application/json: {schema: {type: boolean}}}}",
            Verdict::Major,
            "**Breaking:** `PutPetResponse::Accepted`: `bool`, was `String`",
        ),
        (
            "        '200'",
            "        '204': {description: x}\n        '200'",
            Verdict::Minor,
            "`PutPetResponse::NoContent`: empty",
        ),
        (
            "          text/plain: {schema: {type: string}}\n",
            "          text/plain: {schema: {type: string}}\n          application/pdf: {}\n",
            Verdict::Minor,
            "sent as `application/json, application/pdf, text/plain`",
        ),
        (
            "          text/plain: {schema: {type: string}}\n",
            "",
            Verdict::Major,
            "sent as `application/json`, was `application/json, text/plain`",
        ),
        (
            "'202': {description: x, content: {application/json:",
            "'202': {description: x, content: {text/plain:",
            Verdict::Major,
            "**Breaking on the wire:** `PutPetResponse::Accepted`: read of `text/plain`, was of `application/json`",
        ),
        (
            "name: tags, in: query,",
            "name: tags, in: query, allowReserved: true,",
            Verdict::Major,
            "**Breaking on the wire:** `PutPet::tags`: reserved characters are sent as they are, were escaped",
        ),
        (
            "schemas/Problem'",
            "schemas/Other'",
            Verdict::Major,
            "**Breaking on the wire:** `client.pets().put`: 409 holds `Other`, held `Problem`",
        ),
        (
            "'409': {description: x, content: {application/json:",
            "'409': {description: x, content: {application/problem+json:",
            Verdict::Major,
            "**Breaking on the wire:** `client.pets().put`: 409 comes as `application/problem+json`, came as `application/json`",
        ),
        (
            "'409': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}",
            "'409': {description: x, content: {text/plain: {}}}",
            Verdict::Major,
            "**Breaking on the wire:** `client.pets().put`: 409 comes as `text/plain`, came as `application/json`",
        ),
        (
            "'409': {description: x, content: {",
            "'409': {description: x, content: {text/plain: {}, ",
            Verdict::Minor,
            "`client.pets().put`: 409 comes as `application/json, text/plain`, came as `application/json`",
        ),
        (
            "      tags: [pets]\n",
            "      tags: [pets]\n      servers: [{url: 'https://other.example'}]\n",
            Verdict::Major,
            "sent to `https://other.example`, was to `the base URL`",
        ),
        (
            "https://{region}.example', variables: {",
            "https://{region}.{zone}', variables: {zone: {default: example}, ",
            Verdict::Minor,
            "`ClientBuilder::zone`: by default `example`",
        ),
        (
            "default: eu",
            "default: us",
            Verdict::Major,
            "**Breaking on the wire:** `ClientBuilder::region`: by default `us`, was `eu`",
        ),
        (
            "https://{region}.example",
            "https://{region}.example/v2",
            Verdict::Major,
            "**Breaking on the wire:** `Client`: the default base URL is `https://{region}.example/v2`, was",
        ),
        (
            "servers: [{url: 'https://{region}.example', variables: {region: {default: eu}}}]",
            "servers: [{url: 'https://eu.example'}]",
            Verdict::Major,
            "**Breaking:** `ClientBuilder::region`",
        ),
    ] {
        assert!(API.contains(from), "{from}");
        let config = Config::parse(CONFIG).unwrap();
        let changes = diff(
            &summary_by(API.to_owned(), &config),
            &summary_by(API.replace(from, to), &config),
        );
        let text = changes.markdown();
        assert_eq!(changes.verdict, verdict, "{to}\n{text}");
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn a_path_parameter_may_be_called_otherwise() {
    let config = Config::default();
    let renamed = API
        .replace("{id}", "{petId}")
        .replace("name: id", "name: petId");
    let changes = diff(
        &summary_by(API.to_owned(), &config),
        &summary_by(renamed, &config),
    );
    assert_eq!(changes.changes, []);
}

#[test]
fn what_the_configuration_changes_is_told() {
    for (config, verdict, said) in [
        (
            "[environment]\nkey = \"T_TOKEN\"\n",
            Verdict::Major,
            "**Breaking:** `Client::from_env`: reads `T_TOKEN`, was `THE_KEY`",
        ),
        (
            "",
            Verdict::Major,
            "**Breaking:** `Client::from_env`: reads `T_KEY`, was `THE_KEY`",
        ),
        (
            "[environment]\nkey = \"THE_KEY\"\n[crate]\nresource_features = \"opt-in\"\n",
            Verdict::Major,
            "**Breaking:** `features`: no resource is there unless its feature is asked for",
        ),
        (
            "[environment]\nkey = \"THE_KEY\"\n[crate]\nresource_features = \"default\"\n",
            Verdict::Minor,
            "`features`: each resource is one, on by default",
        ),
        (
            "[environment]\nkey = \"THE_KEY\"\n[crate]\ndescription = \"Pets.\"\n",
            Verdict::Patch,
            "Only documentation and internals changed.",
        ),
        (
            "[environment]\nkey = \"THE_KEY\"\n[crate]\nversion = \"7.0.0\"\n",
            Verdict::None,
            "Nothing changed.",
        ),
    ] {
        let before = Config::parse(CONFIG).unwrap();
        let now = Config::parse(config).unwrap();
        let changes = diff(
            &summary_by(API.to_owned(), &before),
            &summary_by(API.to_owned(), &now),
        );
        let text = changes.markdown();
        assert_eq!(changes.verdict, verdict, "{config}\n{text}");
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn reserved_characters_are_told_where_they_are_sent() {
    for (parameter, verdict) in [
        (
            "{name: tags, in: cookie, schema: {type: string}}",
            Verdict::Major,
        ),
        (
            "{name: tags, in: cookie, style: cookie, schema: {type: string}}",
            Verdict::Patch,
        ),
        (
            "{name: id, in: path, required: true, schema: {type: string}}",
            Verdict::Major,
        ),
    ] {
        let document = |parameter: &str| {
            let of = if parameter.contains("path") {
                "{name: id, in: path, required: true, schema: {type: string}}"
            } else {
                "{name: tags, in: query, schema: {type: array, items: {type: string}}}"
            };
            summary(
                API.replace("openapi: 3.1.0", "openapi: 3.2.0")
                    .replace(of, parameter),
            )
        };
        let reserved = parameter.replace("schema:", "allowReserved: true, schema:");
        let changes = diff(&document(parameter), &document(&reserved));
        assert_eq!(
            changes.verdict,
            verdict,
            "{parameter}\n{}",
            changes.markdown()
        );
    }
}
