//! Parameters whose style cannot write all that they hold.

use super::with_parameters;

#[test]
fn what_a_style_cannot_write_is_told() {
    let object = "{type: object, properties: {a: {type: string}, b: {type: array, items: {type: string}}, \
                  c: {type: object, properties: {d: {type: string}}}}}";
    let flat = "{type: object, properties: {a: {type: string}, e: {type: integer}}}";
    let list = "{type: array, items: {type: string}}";
    for (style, schema, expected) in [
        ("form, explode: true", object, 1),
        ("form, explode: false", object, 1),
        ("deepObject", object, 0),
        ("form", flat, 0),
        ("form", list, 0),
    ] {
        let parameter = format!("{{name: p, in: query, style: {style}, schema: {schema}}}");
        let (_, found) = with_parameters("3.0.3", "/x", &parameter);
        assert_eq!(found.len(), expected, "{style} {schema}: {found:?}");
    }
}
