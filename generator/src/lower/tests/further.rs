//! What further properties may hold.

use super::{file, with_schemas};

#[test]
fn further_properties_are_of_their_schema_wherever_others_allow_anything() {
    let counts = "{type: object, additionalProperties: {type: integer}}";
    let open = "{type: object, additionalProperties: true}";
    for parts in [[counts, open], [open, counts]] {
        let schema = format!("{{allOf: [{}]}}", parts.join(", "));
        let property = format!("{{type: object, properties: {{v: {schema}}}}}");
        let generated = with_schemas("3.0.3", &[("A", &property)]);
        let text = file(&generated, "src/types/a.rs");
        assert!(text.contains("i64>"), "{text}");
    }
}
