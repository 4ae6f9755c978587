//! Where operations are sent that have servers of their own.

use super::{generated, told};

#[test]
fn servers_of_an_operation_but_the_first_are_told_not_to_be_used() {
    let operation = |servers: &str| {
        format!("{{responses: {{'204': {{description: x}}}}, servers: [{servers}]}}")
    };
    let two = "{url: 'https://one.example'}, {url: 'https://two.example'}";
    let one = "{url: 'https://one.example'}";
    let (two_of_its_own, one_of_its_own) = (operation(two), operation(one));
    let told = told(&generated(
        "3.0.3",
        &format!(
            "servers: [{two}], paths: {{/a: {{get: {two_of_its_own}, put: {one_of_its_own}}}, \
             /b: {{servers: [{two}], get: {{responses: {{}}}}, put: {{responses: {{}}}}}}}}"
        ),
    ));
    let places: Vec<&String> = told
        .iter()
        .filter(|it| it.contains("https://two.example"))
        .collect();
    assert_eq!(places.len(), 2, "{told:?}");
    assert!(places[0].contains("/paths/~1a/get/servers/1"), "{told:?}");
    assert!(places[1].contains("/paths/~1b/servers/1"), "{told:?}");
}
