//! What comes one after the other.

use super::{Generated, file, generated};

/// The types that an answer of a media type is read as.
fn read_as(media_type: &str, media: &str) -> String {
    file(&stream(media_type, media), "src/resources/t.rs").to_owned()
}

fn stream(media_type: &str, media: &str) -> Generated {
    let content = format!("{media_type}: {{{media}}}");
    generated(
        "3.2.0",
        &format!(
            "paths: {{/x: {{get: {{operationId: x, tags: [t], responses: {{'200': {{description: y, \
             content: {{{content}}}}}}}}}}}}}, components: {{schemas: {{A: {{type: object, properties: \
             {{x: {{type: string}}}}}}}}}}"
        ),
    )
}

#[test]
fn an_array_describes_all_items_of_a_stream() {
    let item = "{$ref: '#/components/schemas/A'}";
    for (media_type, stream) in [
        ("text/event-stream", "EventStream"),
        ("application/x-ndjson", "JsonLines"),
    ] {
        for (media, expected) in [
            (
                format!("schema: {{type: array, items: {item}}}"),
                "types::A",
            ),
            (format!("schema: {item}"), "types::A"),
            (format!("itemSchema: {item}"), "types::A"),
            (
                format!("itemSchema: {{type: array, items: {item}}}"),
                "Vec<types::A>",
            ),
        ] {
            let text = read_as(media_type, &media);
            let expected = format!("{stream}<{expected}>");
            assert!(text.contains(&expected), "{media}: {text}");
        }
    }
}

#[test]
fn a_text_describes_all_lines_of_a_stream_and_none_of_them() {
    for (media, expected) in [
        ("schema: {type: string}", "JsonLines<serde_json::Value>"),
        (
            "schema: {type: array, items: {type: string}}",
            "JsonLines<String>",
        ),
        ("itemSchema: {type: string}", "JsonLines<String>"),
    ] {
        let text = read_as("application/jsonl", media);
        assert!(text.contains(expected), "{media}: {text}");
    }
    let generated = stream("application/jsonl", "schema: {type: string}");
    let mut told = generated.diagnostics.iter().map(ToString::to_string);
    assert!(told.any(|it| it.contains("each of its lines is read as any JSON")));
}

#[test]
fn the_data_of_an_event_is_read_as_its_content_schema() {
    let content =
        "contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/A'}";
    let event = |data: &str, others: &str| {
        format!(
            "itemSchema: {{type: object, properties: {{data: {{type: string{data}}}, id: {{type: string}}{others}}}}}"
        )
    };
    for (data, others, expected) in [
        (format!(", {content}"), "", "EventStream<types::A>"),
        (
            ", contentMediaType: application/json, contentSchema: {type: string}".to_owned(),
            "",
            "EventStream<String>",
        ),
        (
            format!(", {content}"),
            ", more: {type: string}",
            "EventStream<types::XTResult>",
        ),
        (
            format!(", contentEncoding: base64, {content}"),
            "",
            "EventStream<types::XTResult>",
        ),
        (String::new(), "", "EventStream<types::XTResult>"),
    ] {
        let text = read_as("text/event-stream", &event(&data, others));
        assert!(text.contains(expected), "{data}: {text}");
    }
    let text = read_as("text/event-stream", &event(&format!(", {content}"), ""));
    assert!(text.contains("EventPart::Data)"), "{text}");
}

#[test]
fn forms_of_an_event_have_what_all_say_of_the_data() {
    let content = "contentMediaType: application/json";
    let schema = "contentSchema: {$ref: '#/components/schemas/A'}";
    let events = |common: &str, first: &str, second: &str| {
        let media = format!(
            "itemSchema: {{type: object, required: [event, data], properties: {{event: {{type: string}}, data: \
             {{type: string{common}}}}}, oneOf: [{{properties: {{event: {{const: one}}{first}}}}}, {{properties: \
             {{event: {{const: two}}{second}}}}}]}}"
        );
        data_of_forms(&media)
    };
    for (common, first, second, expected) in [
        (
            String::new(),
            ", data: {format: int64}".to_owned(),
            format!(", data: {{{content}, {schema}}}"),
            ["String", "A"],
        ),
        (
            format!(", {content}"),
            String::new(),
            format!(", data: {{{schema}}}"),
            ["String", "A"],
        ),
        (
            format!(", {content}, {schema}"),
            String::new(),
            String::new(),
            ["A", "A"],
        ),
    ] {
        assert_eq!(events(&common, &first, &second), expected, "{common}");
    }
}

/// The types that the data of forms of an event have.
fn data_of_forms(media: &str) -> Vec<String> {
    let generated = stream("text/event-stream", media);
    let types = file(&generated, "src/types/xt_operation.rs");
    let data = types
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub data: "));
    data.map(|ty| ty.trim_end_matches(',').to_owned()).collect()
}

#[test]
fn what_is_said_beside_a_reference_to_an_event_is_said_of_its_data() {
    let json =
        "{contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/A'}}";
    let base = "{$ref: '#/components/schemas/E'";
    for (media, expected) in [
        (
            format!(
                "{base}, required: [event], oneOf: [{{properties: {{event: {{const: one}}}}}}, {{properties: \
                 {{event: {{const: two}}, data: {json}}}}}]}}"
            ),
            vec!["pub data: String,", "pub data: A,"],
        ),
        (
            format!("{base}, properties: {{data: {json}}}}}"),
            vec!["EventStream<types::A>"],
        ),
        (
            format!("{base}, description: z}}"),
            vec!["EventStream<types::E>"],
        ),
    ] {
        let generated = generated(
            "3.2.0",
            &format!(
                "paths: {{/x: {{get: {{operationId: x, tags: [t], responses: {{'200': {{description: y, content: \
                 {{text/event-stream: {{itemSchema: {media}}}}}}}}}}}}}}}, components: {{schemas: {{A: {{type: \
                 object, properties: {{x: {{type: string}}}}}}, E: {{type: object, required: [data], properties: \
                 {{data: {{type: string}}, event: {{type: string}}}}}}}}}}"
            ),
        );
        let all: String = generated
            .package
            .files
            .values()
            .map(String::as_str)
            .collect();
        for expected in expected {
            assert!(all.contains(expected), "{media}: {expected}");
        }
        assert!(generated.diagnostics.is_empty(), "{media}");
    }
}
