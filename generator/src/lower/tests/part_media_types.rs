//! What a file among the parts is sent as.

use super::{file, generated};

#[test]
fn of_several_media_types_of_a_file_the_field_tells() {
    let said = |content_type: &str| {
        let content = format!(
            "multipart/form-data: {{schema: {{type: object, properties: {{f: {{type: string, format: binary}}}}}}, \
             encoding: {{f: {{contentType: '{content_type}'}}}}}}"
        );
        let fields = format!(
            "paths: {{/x: {{post: {{operationId: x, tags: [t], requestBody: {{content: {{{content}}}}}, \
             responses: {{'204': {{description: y}}}}}}}}}}"
        );
        let generated = generated("3.0.3", &fields);
        let text = file(&generated, "src/types/xt_operation.rs").to_owned();
        text.contains("`Upload::media_type`").then_some(text)
    };
    let several = said("image/png, image/jpeg").unwrap();
    assert!(
        several.contains("Sent as one of `image/png`, `image/jpeg`"),
        "{several}"
    );
    assert!(said("image/*").unwrap().contains("Sent as `image/*`"));
    assert_eq!(said("image/png"), None);
    assert_eq!(said("*/*"), None);
}
