//! What requests and types become of small documents, and what is said of them.

mod aliases;
mod authorization;
mod bodies;
mod chains;
mod constant_parameters;
mod form_fields;
mod further;
mod nested_parameters;
mod null;
mod numbers;
mod part_media_types;
mod parts;
mod paths;
mod query_strings;
mod responses;
mod restated;
mod schemas;
mod security;
mod servers;
mod streams;
mod vendor_extensions;

use std::io;

use crate::document::{Document, Files};
use crate::{Config, Generated};

struct One(String);

impl Files for One {
    fn read(&self, _: &str) -> io::Result<String> {
        Ok(self.0.clone())
    }
}

/// What is generated of a document with these fields beside `openapi` and `info`, in flow style.
fn generated(version: &str, fields: &str) -> Generated {
    let text = format!("{{openapi: {version}, info: {{title: T, version: '1'}}, {fields}}}");
    let (document, found) = Document::load("api.yaml", &One(text)).unwrap();
    assert!(!found.has_errors(), "{found:?}");
    crate::generate(&document, &Config::default()).unwrap()
}

/// The text of a file.
fn file<'a>(generated: &'a Generated, path: &str) -> &'a str {
    &generated.package.files[path]
}

fn told(generated: &Generated) -> Vec<String> {
    let findings = generated.diagnostics.iter();
    findings.map(ToString::to_string).collect()
}

/// The file of the only resource, of an operation with these parameters; and what is said of it.
fn with_parameters(version: &str, path: &str, parameters: &str) -> (String, Vec<String>) {
    let generated = generated(
        version,
        &format!(
            "paths: {{'{path}': {{get: {{operationId: x, tags: [t], parameters: [{parameters}], \
             responses: {{'204': {{description: y}}}}}}}}}}"
        ),
    );
    let text = file(&generated, "src/resources/t.rs").to_owned();
    (text, told(&generated))
}

#[test]
fn only_json_is_sent_as_json_in_a_parameter() {
    let string = "schema: {type: string}";
    let object = "schema: {type: object, properties: {a: {type: string}}}";
    for (content, call, findings) in [
        (
            format!("application/json: {{{string}}}"),
            "query_json(\"p\", &p)",
            0,
        ),
        (
            format!("application/vnd.a+json: {{{object}}}"),
            "query_json(\"p\", &p)",
            0,
        ),
        (
            format!("text/plain: {{{string}}}"),
            "query_text(\"p\", p.into())",
            0,
        ),
        (
            format!("application/xml: {{{object}}}"),
            "query_json(\"p\", &p)",
            1,
        ),
    ] {
        let parameter = format!("{{name: p, in: query, content: {{{content}}}}}");
        let (text, found) = with_parameters("3.0.3", "/x", &parameter);
        assert!(text.contains(call), "{content}: {text}");
        assert_eq!(found.len(), findings, "{content}: {found:?}");
    }
}

#[test]
fn lengths_of_a_parameter_are_checked_unless_no_text_has_one() {
    for (limits, call) in [
        ("maxLength: 3", "path_text_within(\"p\", p.into(), ..=3)"),
        (
            "minLength: 0, maxLength: 3",
            "path_text_within(\"p\", p.into(), ..=3)",
        ),
        ("minLength: 2", "path_text_within(\"p\", p.into(), 2..)"),
        (
            "minLength: 2, maxLength: 2",
            "path_text_within(\"p\", p.into(), 2..=2)",
        ),
        ("minLength: 3, maxLength: 2", "path_text(\"p\", p.into())"),
    ] {
        let schema = format!("schema: {{type: string, {limits}}}");
        let parameter = format!("{{name: p, in: path, required: true, {schema}}}");
        let (text, _) = with_parameters("3.0.3", "/x/{p}", &parameter);
        assert!(text.contains(call), "{limits}: {text}");
    }
}

#[test]
fn a_parameter_in_a_fragment_is_left_out_and_one_in_a_query_stays() {
    let parameter =
        |name| format!("{{name: {name}, in: path, required: true, schema: {{type: string}}}}");
    let (text, found) = with_parameters("3.0.3", "/x?a={a}", &parameter("a"));
    assert!(text.contains("request.path_text(\"a\", "), "{text}");
    assert!(found.is_empty(), "{found:?}");
    let (_, found) = with_parameters("3.0.3", "/x#a={a}", &parameter("a"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("the path has no `{a}`"), "{found:?}");
}

#[test]
fn an_id_of_two_operations_is_told_with_both_places() {
    let operation =
        |method| format!("{method}: {{operationId: a, responses: {{'204': {{description: y}}}}}}");
    let fields = format!(
        "paths: {{/x: {{{}}}, /y: {{{}}}}}",
        operation("get"),
        operation("put")
    );
    let generated = generated("3.1.0", &fields);
    assert_eq!(generated.operations, 2);
    assert_eq!(
        told(&generated),
        [
            "warning[duplicate-operation]: `GET /x` has the operationId `a` as well \
          (at /paths/~1y/put/operationId); give each operation an id of its own"
        ]
    );
}

/// How a union of `Cat` and `Dog` is told apart, and what is said of it.
fn discriminated(discriminator: &str) -> (String, Vec<String>) {
    let reference = |name| format!("{{$ref: '#/components/schemas/{name}'}}");
    let fields = format!(
        "paths: {{}}, components: {{schemas: {{\
         Pet: {{oneOf: [{}, {}], discriminator: {{propertyName: kind, {discriminator}}}}}, \
         Cat: {{type: object, properties: {{kind: {{type: string}}, a: {{type: string}}}}}}, \
         Dog: {{type: object, properties: {{kind: {{type: string}}, b: {{type: string}}}}}}}}}}",
        reference("Cat"),
        reference("Dog")
    );
    let generated = generated("3.2.0", &fields);
    let text = file(&generated, "src/wire/pet.rs").to_owned();
    // Without spaces and line breaks, what is written does not depend on how it is laid out.
    let text: String = text.split_whitespace().collect();
    let text = text.replace("json::", "");
    (text, told(&generated))
}

#[test]
fn values_that_are_mapped_to_nothing_mean_the_default() {
    for dog in ["Dog", "'#/components/schemas/Dog'"] {
        let (text, found) =
            discriminated(&format!("mapping: {{kitty: Cat}}, defaultMapping: {dog}"));
        let cat = "&[Literal::Text(\"kitty\"),Literal::Text(\"Cat\")]";
        assert!(text.contains(cat), "{text}");
        assert!(!text.contains("Literal::Text(\"Dog\")"), "{text}");
        // Without a kind it is the default as well.
        assert_eq!(text.matches("required:&[\"kind\"]").count(), 1, "{text}");
        assert!(found.is_empty(), "{found:?}");
    }
    let (_, found) = discriminated("defaultMapping: Gone");
    assert_eq!(found.len(), 0, "told when the document is read: {found:?}");
    let (_, found) = discriminated("defaultMapping: Pet");
    assert!(
        found[0].contains("`Pet` is no member of this union"),
        "{found:?}"
    );
}

#[test]
fn names_of_components_are_read_where_they_have_to_be_used() {
    let (text, _) = discriminated("mapping: {kitty: Cat}");
    for tags in [
        "[Literal::Text(\"kitty\"),Literal::Text(\"Cat\")]",
        "[Literal::Text(\"Dog\")]",
    ] {
        assert!(text.contains(tags), "{text}");
    }
    for mapping in ["{kitty: Cat, puppy: Dog}", "{kitty: Cat, Cat: Dog}"] {
        let (text, _) = discriminated(&format!("mapping: {mapping}"));
        assert!(text.contains("&[Literal::Text(\"kitty\")]"), "{text}");
    }
}

#[test]
fn types_that_no_value_is_both_of_are_told() {
    let of = |parts: &str| {
        let schemas = format!("components: {{schemas: {{A: {{allOf: [{parts}]}}}}}}");
        told(&generated("3.0.3", &format!("paths: {{}}, {schemas}")))
    };
    let said = of("{type: object}, {type: array, items: {type: string}}");
    let expected = "warning[contradictory-keyword]: no value is of type object and of type array: \
                    read as array (at /components/schemas/A)";
    assert!(
        matches!(said.as_slice(), [one] if one.starts_with(expected)),
        "{said:?}"
    );
    for parts in [
        "{type: integer}, {type: number}",
        "{type: number}, {type: integer, format: int32}",
        "{type: string}, {type: string, maxLength: 3}, {description: d}",
    ] {
        assert!(of(parts).is_empty(), "{parts}");
    }
}

#[test]
fn a_body_that_can_only_be_an_empty_object_is_none() {
    let of = |required: &str, more: &str| {
        let schema = format!("{{type: object, properties: {{}}, additionalProperties: {more}}}");
        let body = format!("{{{required}content: {{application/json: {{schema: {schema}}}}}}}");
        let operation =
            format!("{{operationId: getA, tags: [a], requestBody: {body}, responses: {{}}}}");
        let generated = generated("3.0.3", &format!("paths: {{/a: {{get: {operation}}}}}"));
        file(&generated, "src/resources/a.rs").contains("body")
    };
    assert!(!of("", "false"));
    assert!(of("", "true"));
    assert!(of("required: true, ", "false"));
}

/// What is generated of an operation that answers with each of these components.
fn with_schemas(version: &str, schemas: &[(&str, &str)]) -> Generated {
    let answers = schemas.iter().map(|(name, _)| {
        let content =
            format!("application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}");
        format!(
            "/{name}: {{get: {{responses: {{'200': {{description: y, content: {{{content}}}}}}}}}}}"
        )
    });
    let answers: Vec<String> = answers.collect();
    let schemas = schemas
        .iter()
        .map(|(name, schema)| format!("{name}: {schema}"));
    let schemas: Vec<String> = schemas.collect();
    let (answers, schemas) = (answers.join(", "), schemas.join(", "));
    let fields = format!("paths: {{{answers}}}, components: {{schemas: {{{schemas}}}}}");
    generated(version, &fields)
}
