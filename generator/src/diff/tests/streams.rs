//! Methods that read an answer while it arrives, beside the one that reads all of it.

use super::{Verdict, diff, summary};

const EVENTS: &str = "text/event-stream: {schema: {$ref: '#/components/schemas/Event'}}";

const API: &str = "
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /answers:
    post:
      operationId: createAnswer
      tags: [answers]
      responses:
        '200':
          description: x
          content:
            application/json: {schema: {$ref: '#/components/schemas/Answer'}}
            text/event-stream: {schema: {$ref: '#/components/schemas/Event'}}
components:
  schemas:
    Answer: {type: object, properties: {text: {type: string}}}
    Event: {type: object, properties: {delta: {type: string}}}
";

/// The verdict and the changes where a stream takes the place of another.
fn changed(from: &str, to: &str) -> (Verdict, String) {
    let with = |stream: &str| summary(API.replace(EVENTS, stream));
    let changes = diff(&with(from), &with(to));
    (changes.verdict, changes.markdown())
}

#[test]
fn a_stream_that_goes_or_is_of_something_else_is_major_and_one_more_is_minor() {
    let other = EVENTS.replace("Event'", "Answer'");
    let lines = EVENTS.replace("text/event-stream", "application/jsonl");
    let other_lines = EVENTS.replace("text/event-stream", "application/x-ndjson");
    for (from, to, verdict, said) in [
        (
            EVENTS,
            "",
            Verdict::Major,
            "### Removed\n\n- **Breaking:** `CreateAnswer::send_events`\n",
        ),
        (
            "",
            EVENTS,
            Verdict::Minor,
            "### Added\n\n- `CreateAnswer::send_events`: gives `EventStream<types::Event>`\n",
        ),
        (
            EVENTS,
            &other,
            Verdict::Major,
            "- **Breaking:** `CreateAnswer::send_events`: gives `EventStream<types::Answer>`, gave `EventStream<types::Event>`\n",
        ),
        (
            EVENTS,
            &lines,
            Verdict::Major,
            "- `CreateAnswer::send_lines`: gives `JsonLines<types::Event>`\n",
        ),
        (
            &lines,
            &other_lines,
            Verdict::Major,
            "- **Breaking on the wire:** `CreateAnswer::send_lines`: asks for `application/x-ndjson`, was `application/jsonl`\n",
        ),
    ] {
        let (found, text) = changed(from, to);
        assert_eq!(found, verdict, "{text}");
        assert!(text.contains(said), "{said}\n{text}");
    }
}

#[test]
fn a_summary_of_before_streams_says_nothing_of_them() {
    let now = summary(API.to_owned());
    let mut before = now.clone();
    before.format = 1;
    let operations = before.operations.values_mut();
    operations.for_each(|operation| operation.streams.clear());
    for (old, new) in [(&before, &now), (&now, &before)] {
        let changes = diff(old, new);
        assert_eq!(
            (changes.verdict, changes.changes),
            (Verdict::Patch, Vec::new())
        );
    }
}
