//! What is taken for pages, what is not, and what the configuration changes of that.

mod back;
mod described;
mod envelope;
mod given_back;
mod posted;
mod switch;
mod times;
mod totals;

use std::io;

use crate::document::{Document, Files};
use crate::{Config, Generated};

struct One(String);

impl Files for One {
    fn read(&self, _: &str) -> io::Result<String> {
        Ok(self.0.clone())
    }
}

/// How an operation of these parameters, with this answer, is paged; else what is said of it.
fn paged(method: &str, parameters: &str, schema: &str, config: &str) -> String {
    paged_at("/x", method, parameters, schema, config)
}

fn paged_at(path: &str, method: &str, parameters: &str, schema: &str, config: &str) -> String {
    let generated = generated_at(path, method, parameters, schema, config);
    let operation = generated.summary.operations.into_values().next().unwrap();
    match generated.diagnostics.iter().next() {
        Some(diagnostic) => diagnostic.to_string(),
        None => operation.pages.unwrap_or_else(|| "no".to_owned()),
    }
}

/// A crate with that operation. The method may stand before the schema of a body. Parameters are `name type`, `name type!` if required, and
/// `name type: description`.
fn generated(method: &str, parameters: &str, schema: &str, config: &str) -> Generated {
    generated_at("/x", method, parameters, schema, config)
}

fn generated_at(
    path: &str,
    method: &str,
    parameters: &str,
    schema: &str,
    config: &str,
) -> Generated {
    let parameters: Vec<String> = parameters
        .split_terminator("; ")
        .map(|parameter| {
            let (name, ty) = parameter.split_once(' ').unwrap();
            let (ty, description) = ty.split_once(": ").unwrap_or((ty, ""));
            let (ty, required) = match ty.strip_suffix('!') {
                Some(ty) => (ty, true),
                None => (ty, false),
            };
            format!(
                "{{name: '{name}', in: query, required: {required}, description: '{description}', \
                 schema: {{type: {ty}}}}}"
            )
        })
        .collect();
    let (method, body) = method.split_once(' ').unwrap_or((method, ""));
    let body = match body {
        "" => String::new(),
        schema => format!("requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}, "),
    };
    let text = format!(
        "{{openapi: 3.0.3, info: {{title: T, version: '1'}}, paths: {{'{path}': {{{method}: {{operationId: x, \
         parameters: [{}], {body}responses: {{'200': {{description: y, content: {{application/json: \
         {{schema: {schema}}}}}}}}}}}}}}}}}",
        parameters.join(", ")
    );
    let (document, found) = Document::load("x.yaml", &One(text)).unwrap();
    assert!(found.is_empty(), "{found:?}");
    let config = Config::parse(config).unwrap();
    crate::generate(&document, &config).unwrap()
}

const STRINGS: &str = "{type: array, items: {type: string}}";

/// An object of these fields: `a`, strings; `a string`, of that type; `a{b string}`, an object.
fn object(fields: &str) -> String {
    let fields: Vec<String> = fields
        .split(", ")
        .map(
            |field| match (field.split_once('{'), field.split_once(' ')) {
                (Some((name, inner)), _) => {
                    format!("'{name}': {}", object(inner.trim_end_matches('}')))
                }
                (None, Some((name, ty))) => format!("'{name}': {{type: {ty}}}"),
                (None, None) => format!("'{field}': {STRINGS}"),
            },
        )
        .collect();
    format!("{{type: object, properties: {{{}}}}}", fields.join(", "))
}

#[test]
fn the_usual_names_are_recognised() {
    for (parameters, schema, expected) in [
        ("page integer", STRINGS.to_owned(), "page-number"),
        ("page[number] number", object("data, links"), "page-number"),
        (
            "pageNumber integer",
            object("things, errors"),
            "page-number",
        ),
        ("page integer", object("data{things}"), "page-number"),
        ("offset integer; limit integer", object("results"), "offset"),
        (
            "cursor string",
            object("items, next_cursor string"),
            "cursor",
        ),
        (
            "pageToken string",
            object("files, nextPageToken string"),
            "cursor",
        ),
        (
            "continue string",
            object("items, metadata{continue string}"),
            "cursor",
        ),
        (
            "after string; page integer",
            object("data, paging{after string}"),
            "cursor",
        ),
        (
            "after string",
            object("data, has_more boolean, last_id string"),
            "cursor",
        ),
        (
            "pageToken string",
            object("things, unreachable, nextPageToken string"),
            "cursor",
        ),
        (
            "pagination_token string",
            object("data, meta{next_token string}"),
            "cursor",
        ),
        (
            "page integer",
            object("name string, data, links{next string}"),
            "next-url",
        ),
        (
            "page integer",
            object("id string, things, total_pages integer"),
            "page-number",
        ),
        (
            "page integer",
            object("data, links{next string}"),
            "next-url",
        ),
        (
            "",
            object("results, next string, previous string"),
            "next-url",
        ),
    ] {
        assert_eq!(
            paged("get", parameters, &schema, ""),
            expected,
            "{parameters} {schema}"
        );
    }
}

#[test]
fn what_is_in_doubt_is_not_paged() {
    for (method, parameters, schema) in [
        ("get", "", STRINGS.to_owned()),
        ("post", "page integer", STRINGS.to_owned()),
        ("get", "page string", STRINGS.to_owned()),
        ("get", "page integer!", STRINGS.to_owned()),
        ("get", "page integer", object("left, right")),
        ("get", "page integer", object("data, items")),
        ("get", "page integer", object("name string")),
        ("get", "page integer", object("errors")),
        ("get", "offset integer", object("data")),
        ("get", "cursor string", object("data")),
        (
            "get",
            "starting_after string",
            object("data, has_more boolean"),
        ),
        ("get", "", object("data, next string")),
        ("get", "page integer", object("id string, tags")),
        (
            "get",
            "",
            object("name string, key string, color string, policy, _links{next string}"),
        ),
        ("get", "cursor string", object("errors, next_cursor string")),
        (
            "get",
            "page integer",
            object("unreachable, next_page_token string"),
        ),
    ] {
        assert_eq!(
            paged(method, parameters, &schema, ""),
            "no",
            "{parameters} {schema}"
        );
    }
}

#[test]
fn the_configuration_says_what_cannot_be_recognised() {
    let odd = object("left, right, go{on string}");
    let table = "[operations.x.pagination]\nkind = 'cursor'\nparameter = 'from'\nitems = '/left'\n\
                 next = '/go/on'\n";
    assert_eq!(paged("post", "from string!", &odd, table), "cursor");
    let none = "operations.x.pagination = 'none'";
    assert_eq!(paged("get", "page integer", STRINGS, none), "no");
    let usual = "pagination = 'link-header'";
    assert_eq!(paged("get", "page integer", STRINGS, usual), "link-header");
    let usual = "[pagination]\nkind = 'cursor'\nparameter = 'from'\nnext = '/go/on'\n";
    assert_eq!(
        paged("get", "from string", &object("data, go{on string}"), usual),
        "cursor"
    );
    assert_eq!(paged("get", "page integer", STRINGS, usual), "page-number");
}

#[test]
fn what_the_operation_does_not_have_is_an_error_with_what_it_has() {
    let schema = object("data, go{on string}");
    for (said, part) in [
        (
            "kind = 'offset'",
            "no query parameter of a usual name (at /paths/~1x/get); set `parameter` \
                             to one of those it has: `from`",
        ),
        (
            "kind = 'offset'\nparameter = 'start'",
            "no query parameter `start`",
        ),
        (
            "kind = 'cursor'\nparameter = 'from'\nnext = '/go/off'",
            "no `off` there (at /paths/~1x/get); \
                                                                   there is `on`",
        ),
        (
            "kind = 'cursor'\nparameter = 'from'",
            "no cursor of the next page",
        ),
        (
            "kind = 'next-url'\nnext = 'go/on'",
            "`next` is no JSON pointer",
        ),
        (
            "kind = 'single-page'\nitems = '/go'",
            "`items` is `/go`, which is no array",
        ),
        ("kind = 'single-page'\ntotal = '/count'", "no `count` there"),
    ] {
        let found = paged(
            "get",
            "from string",
            &schema,
            &format!("[operations.x.pagination]\n{said}"),
        );
        assert!(
            found.starts_with("error[invalid-pagination]: `x` cannot be paged"),
            "{found}"
        );
        assert!(found.contains(part), "{found}");
    }
}

#[test]
fn a_kind_that_is_none_is_told_with_those_there_are() {
    for text in ["pagination = 'pages'", "pagination = { kind = 'pages' }"] {
        let error = Config::parse(text).unwrap_err().to_string();
        assert!(
            error.contains("unknown variant `pages`") && error.contains("`next-url`"),
            "{error}"
        );
    }
    let error = Config::parse("pagination = { kind = 'cursor', nxt = '/a' }").unwrap_err();
    assert!(error.to_string().contains("unknown field `nxt`"), "{error}");
    let error = Config::parse("pagination = 7").unwrap_err().to_string();
    assert!(
        error.contains("a kind of pagination, or a table"),
        "{error}"
    );
}
