//! What stands in public signatures of a crate can be named by those who use it.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use serde_json::{Value, json};
use syn::{Attribute, ImplItem, Item, TraitItem, Visibility};

use super::Text;
use crate::Config;
use crate::document::Document;
use crate::package::Package;

type Names = BTreeSet<String>;

/// A crate that has a use for all of the support code.
fn crate_of_everything() -> Package {
    let schema = |properties: Value| json!({"type": "object", "properties": properties});
    let content = |ty: &str, schema: Value| json!({ty: {"schema": schema}});
    let thing = schema(json!({
        "bytes": {"type": "string", "format": "byte"},
        "since": {"type": "string", "format": "date-time", "nullable": true},
        "name": {"type": "string", "enum": ["a", "b"]},
        "size": {"type": "integer", "enum": [1, 2]},
        "any": {"oneOf": [{"type": "string"}, schema(json!({"a": {"type": "string"}}))]},
    }));
    let list = schema(json!({
        "items": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
        "next_cursor": {"type": "string"},
    }));
    let file = schema(json!({"file": {"type": "string", "format": "binary"}}));
    let answers = |content: Value| json!({"200": {"description": "", "content": content}});
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "Things", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/things": {
            "get": {
                "operationId": "list_things",
                "parameters": [{"name": "cursor", "in": "query", "schema": {"type": "string"}}],
                "responses": answers(content("application/json", list)),
            },
            "post": {
                "operationId": "make_thing",
                "requestBody": {"content": content("multipart/form-data", file)},
                "responses": answers(content("text/event-stream", json!({"type": "string"}))),
            },
        }},
        "components": {
            "schemas": {"Thing": thing},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    });
    let (document, _) = Document::load("api", &Text(document.to_string())).unwrap();
    let generated = crate::generate(&document, &Config::default()).unwrap();
    generated.package
}

/// The names among tokens.
fn names(tokens: TokenStream, names: &mut Names) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                names.extend(name.starts_with(char::is_uppercase).then_some(name));
            }
            TokenTree::Group(group) => self::names(group.stream(), names),
            _ => {}
        }
    }
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    let mut attributes = attributes.iter();
    attributes.any(|it| it.to_token_stream().to_string().contains("hidden"))
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// What a file shows of others, in modules as well.
fn shown(items: &[Item], of: &str, all: &mut Names) {
    for item in items {
        match item {
            Item::Use(it) if is_public(&it.vis) && !is_hidden(&it.attrs) => {
                let path = it.tree.to_token_stream();
                if path.to_string().starts_with(of) {
                    names(path, all);
                }
            }
            Item::Mod(it) if is_public(&it.vis) => {
                let items = it.content.iter().flat_map(|(_, items)| items);
                shown(&items.cloned().collect::<Vec<_>>(), of, all);
            }
            _ => {}
        }
    }
}

/// What stands in the signatures of types that callers can name.
fn signatures(items: &[Item], is_named: &dyn Fn(&str) -> bool, all: &mut Names) {
    for item in items {
        match item {
            Item::Struct(it) if is_named(&it.ident.to_string()) => {
                let fields = it.fields.iter().filter(|field| is_public(&field.vis));
                fields.for_each(|field| names(field.ty.to_token_stream(), all));
            }
            Item::Enum(it) if is_named(&it.ident.to_string()) => {
                let fields = it.variants.iter().flat_map(|variant| &variant.fields);
                fields.for_each(|field| names(field.ty.to_token_stream(), all));
            }
            Item::Trait(it) if is_named(&it.ident.to_string()) => {
                for item in &it.items {
                    match item {
                        TraitItem::Fn(it) if !is_hidden(&it.attrs) => {
                            names(it.sig.to_token_stream(), all);
                        }
                        _ => {}
                    }
                }
            }
            Item::Impl(it) => {
                let ty = it.self_ty.to_token_stream().to_string();
                let ty = ty.split([' ', '<']).next().unwrap_or_default();
                let is_inherent = it.trait_.is_none();
                for item in it.items.iter().filter(|_| is_named(ty)) {
                    match item {
                        ImplItem::Fn(it)
                            if is_inherent && is_public(&it.vis) && !is_hidden(&it.attrs) =>
                        {
                            names(it.sig.to_token_stream(), all);
                        }
                        ImplItem::Type(it) => names(it.ty.to_token_stream(), all),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

#[test]
fn no_signature_has_a_type_that_is_not_shown() {
    let package = crate_of_everything();
    let parsed = |path: &str| syn::parse_file(&package.text(path).unwrap()).unwrap().items;
    let mut named = Names::new();
    shown(&parsed("src/lib.rs"), "", &mut named);
    let mut support = Names::new();
    for part in ["http", "json"] {
        shown(
            &parsed(&format!("runtime/src/{part}/mod.rs")),
            "",
            &mut support,
        );
    }
    // Those are of reqwest.
    let others = ["HeaderMap", "Method", "Request", "StatusCode"].map(str::to_owned);
    // Those are only for code that is generated: callers call no method of theirs.
    for name in ["Decode", "Encode"] {
        named.remove(name);
        support.remove(name);
    }
    let mut signed = Names::new();
    for path in package.files.keys().filter(|path| path.ends_with(".rs")) {
        let items = parsed(path);
        let whole = ["blocking", "mock", "tower"].map(|part| format!("runtime/src/http/{part}.rs"));
        let is_shown = |name: &str| match path.starts_with("runtime/") && !whole.contains(path) {
            true => named.contains(name),
            false => path.starts_with("src/") || whole.contains(path),
        };
        signatures(&items, &is_shown, &mut signed);
    }
    let missing: Vec<&String> = signed
        .intersection(&support)
        .filter(|name| !named.contains(*name) && !others.contains(name))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
