//! A body that may be sent in a further media type.

use super::{Impact, diff, summary};

const API: &str = "
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /pets:
    put:
      operationId: putPets
      requestBody:
        required: true
        content:
          application/json: {schema: {BODY}}
      responses: {'204': {description: x}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
";

#[test]
fn what_is_sent_as_before_is_no_break_on_the_wire() {
    for body in [
        "$ref: '#/components/schemas/Pet'",
        "type: string",
        "type: array, items: {$ref: '#/components/schemas/Pet'}",
        "type: array, items: {type: string}",
        "type: array, items: {type: integer}",
        "type: array, items: {type: array, items: {type: string}}",
    ] {
        let before = API.replace("BODY", body);
        let json = "          application/json:";
        let more = before.replace(json, &format!("          text/csv: {{}}\n{json}"));
        let changes = diff(&summary(before), &summary(more));
        let worst = |of: fn(&super::super::Change) -> Impact| changes.changes.iter().map(of).max();
        let text = changes.markdown();
        assert_eq!(
            worst(|it| it.wire),
            Some(Impact::Compatible),
            "{body}\n{text}"
        );
        assert_eq!(
            worst(|it| it.rust),
            Some(Impact::Breaking),
            "{body}\n{text}"
        );
    }
}
