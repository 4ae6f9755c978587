//! The URL of the server has variables that a user fills in.

use case_servers_variables::Client;

#[test]
fn a_variable_is_one_of_its_values() {
    let client = Client::builder().region("us").server_base_url("v2").build();
    let shown = format!("{:?}", client.unwrap());
    assert!(shown.contains("https://us.servers.example/v2"), "{shown}");
    let refused = Client::builder().region("mars").build().unwrap_err();
    assert!(refused.is_configuration());
    assert_eq!(refused.to_string(), "region must be one of eu, us");
}
