//! operationIds that are the word of their resource and say nothing of what is done.

use super::calls::are_all;

#[test]
fn an_id_that_is_the_word_of_its_path_says_nothing() {
    let operations = [
        ("get", "/v1/pets/{id}", "pet", None),
        ("delete", "/v1/pets/{id}", "removePet", None),
        ("post", "/v1/orders", "orders", None),
        ("get", "/v1/orders/{id}", "findOrder", None),
        ("post", "/v1/entities", "entities", Some("entities")),
        ("post", "/v1/keyPhrases", "Key Phrases", Some("keyPhrases")),
        ("head", "/v1/proxy", "proxy", Some("proxy")),
        ("get", "/v1/health", "health", None),
        ("get", "/v1/search/{text}", "search", None),
        ("post", "/v1/checkout", "checkout", None),
        ("post", "/v1/users/{id}/pets", "pets", Some("pets")),
    ];
    let expected = [
        "checkout().checkout",
        "entities().entities",
        "health().get",
        "key_phrases().key_phrases",
        "orders().create",
        "orders().find",
        "pets().get",
        "pets().pets",
        "pets().remove",
        "proxy().proxy",
        "search().search",
    ];
    are_all(&operations, &expected);
}

#[test]
fn an_id_that_is_the_word_of_its_path_stays_where_another_is_called_by_the_verb() {
    let operations = [
        ("get", "/pets", "pets", None),
        ("get", "/pets/{id}", "pet", None),
        ("get", "/pets/all", "listPets", None),
        ("get", "/pets/first", "getPet", None),
    ];
    let expected = ["pets().get", "pets().list", "pets().pet", "pets().pets"];
    are_all(&operations, &expected);
}
