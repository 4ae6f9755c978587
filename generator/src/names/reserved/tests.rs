//! What the lists have to have, read from where it is said.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::io;

use serde_json::json;

use super::{methods, packages, types};
use crate::Config;
use crate::document::{Document, Files};
use crate::emit::imported;

/// The methods of a trait of the support code.
fn methods_of(text: &str, name: &str) -> Vec<String> {
    let file = syn::parse_file(text).unwrap();
    let traits = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Trait(item) if item.ident == name => Some(item.items),
        _ => None,
    });
    let methods = traits.flatten().filter_map(|item| match item {
        syn::TraitItem::Fn(method) => Some(method.sig.ident.to_string()),
        _ => None,
    });
    methods.collect()
}

/// What a list lacks.
fn lacking(needed: impl IntoIterator<Item = String>, list: &[&str]) -> Vec<String> {
    let needed = needed.into_iter();
    needed
        .filter(|name| !list.contains(&name.as_str()))
        .collect()
}

macro_rules! of_traits {
    ($($file:literal: $name:literal),* $(,)?) => {
        [$((include_str!(concat!("../../runtime/", $file)), $name)),*]
    };
}

#[test]
fn no_type_of_a_resource_is_called_as_what_its_file_imports() {
    let imported = imported().map(str::to_owned);
    assert_eq!(lacking(imported, types::IN_RESOURCES), [""; 0]);
}

#[test]
fn no_setter_of_a_request_hides_a_method_that_all_requests_have() {
    let traits = of_traits![
        "http/api_request.rs": "ApiRequest",
        "http/api_request.rs": "ReadsAnswer",
        "http/multipart/request.rs": "SendsParts",
    ];
    for (text, name) in traits {
        let needed = methods_of(text, name);
        assert!(!needed.is_empty(), "{name}");
        assert_eq!(lacking(needed, methods::REQUEST), [""; 0], "{name}");
    }
}

#[test]
fn no_setter_of_an_object_hides_how_it_is_read_and_written() {
    let traits = of_traits![
        "json/decode.rs": "Decode",
        "json/encode.rs": "Encode",
    ];
    for (text, name) in traits {
        let needed = methods_of(text, name);
        assert!(!needed.is_empty(), "{name}");
        assert_eq!(lacking(needed, methods::OBJECT), [""; 0], "{name}");
    }
}

/// A document with an operation that takes nothing.
struct Plain;

impl Files for Plain {
    fn read(&self, _: &str) -> io::Result<String> {
        let get = json!({"operationId": "list", "responses": {"204": {"description": ""}}});
        let info = json!({"title": "T", "version": "1"});
        Ok(json!({"openapi": "3.1.0", "info": info, "paths": {"/a": {"get": get}}}).to_string())
    }
}

/// The methods of a type in a file of the crate of that document.
fn methods_in(file: &str, name: &str) -> Vec<String> {
    let (document, _) = Document::load("api", &Plain).unwrap();
    let generated = crate::generate(&document, &Config::default()).unwrap();
    let file = syn::parse_file(&generated.package.text(file).unwrap()).unwrap();
    let inherent = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Impl(item) if item.trait_.is_none() => Some(item),
        _ => None,
    });
    let inherent = inherent.filter(|it| it.self_ty == syn::parse_str(name).unwrap());
    let methods = inherent
        .flat_map(|it| it.items)
        .filter_map(|item| match item {
            syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
            _ => None,
        });
    methods.collect()
}

#[test]
fn what_the_document_names_hides_no_method_that_is_written_beside_it() {
    // The resource is what the document names.
    let of_client = methods_in("src/client.rs", "Client").into_iter();
    let of_client = of_client.filter(|name| name != "a");
    assert_eq!(lacking(of_client, methods::CLIENT), [""; 0]);
    let of_builder = methods_in("src/client.rs", "ClientBuilder");
    assert!(of_builder.len() > 10, "{of_builder:?}");
    assert_eq!(lacking(of_builder, methods::BUILDER), [""; 0]);
    let of_request = methods_in("src/resources/a.rs", "ListA");
    assert_eq!(of_request, ["send"]);
    assert_eq!(lacking(of_request, methods::REQUEST), [""; 0]);
}

#[test]
fn neither_a_package_nor_a_feature_is_called_as_a_dependency() {
    let manifests = [
        include_str!("../../templates/parts/runtime_dependencies.toml"),
        include_str!("../../templates/Cargo.toml.txt"),
    ];
    let parts = manifests
        .iter()
        .filter_map(|text| text.split("[dependencies]\n").last());
    let lines = parts.flat_map(str::lines);
    let dependencies: Vec<String> = lines.filter_map(dependency).collect();
    assert!(dependencies.len() > 10, "{dependencies:?}");
    assert_eq!(
        lacking(dependencies.clone(), &packages::features()),
        [""; 0]
    );
    let free = dependencies.iter().filter(|name| !packages::is_taken(name));
    assert_eq!(free.collect::<Vec<_>>(), [""; 0]);
}

/// The dependency that a line of a manifest names, in the words of Cargo.
fn dependency(line: &str) -> Option<String> {
    let (name, version) = line.split_once(" = ")?;
    let is_version = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let is_dependency =
        version.starts_with("{ ") || version.strip_prefix('"').is_some_and(is_version);
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    (is_dependency && name.bytes().all(is_plain)).then(|| name.replace('_', "-"))
}
