//! What our reading and writing says of the types: the keys of their fields.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprLit, ImplItem, Item, ItemImpl, Lit, Token};

use super::{copy, unexpected};
use crate::exit::Failure;
use crate::paths::unusable;

/// The keys of an object in the order of its fields.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Keys {
    /// Those that are the same in every object, with their values. No field holds them.
    pub(super) constants: Vec<(String, String)>,
    pub(super) fields: Vec<Key>,
}

#[derive(Debug, PartialEq)]
pub(super) struct Key {
    pub(super) name: String,
    /// Whether it may be left out.
    pub(super) is_optional: bool,
}

/// The keys of all objects, by the names of their types.
pub(super) type Objects = HashMap<String, Keys>;

/// The keys in a folder of reading and writing.
pub(super) fn keys(folder: &Path) -> Result<Objects, Failure> {
    let mut objects = Objects::new();
    let entries = fs::read_dir(folder).map_err(|error| unusable(folder, &error))?;
    for file in entries.flatten().map(|entry| entry.path()) {
        let found = of_file(&copy::text(&file)?);
        let error = |error| unexpected(&format!("{error}, in {}", file.display()));
        objects.extend(found.map_err(error)?);
    }
    Ok(objects)
}

fn of_file(text: &str) -> syn::Result<Vec<(String, Keys)>> {
    let items = syn::parse_file(text)?.items;
    let objects = items.iter().filter_map(|item| match item {
        Item::Impl(item) if implements(item, "Object") => Some(of_object(item)),
        _ => None,
    });
    objects.collect()
}

fn of_object(item: &ItemImpl) -> syn::Result<(String, Keys)> {
    let mut keys = Keys::default();
    for call in listed(item).into_iter().flatten() {
        add(&mut keys, call)?;
    }
    Ok((item.self_ty.to_token_stream().to_string(), keys))
}

/// The elements of the only constant there is.
fn listed(item: &ItemImpl) -> Option<&Punctuated<Expr, Token![,]>> {
    let constant = item.items.iter().find_map(|item| match item {
        ImplItem::Const(constant) => Some(&constant.expr),
        _ => None,
    });
    match constant? {
        Expr::Reference(reference) => match &*reference.expr {
            Expr::Array(array) => Some(&array.elems),
            _ => None,
        },
        _ => None,
    }
}

/// Adds what a call such as `json::Field::Optional("name")` describes.
fn add(keys: &mut Keys, call: &Expr) -> syn::Result<()> {
    let Expr::Call(call) = call else {
        return Err(syn::Error::new_spanned(call, "a field is no call"));
    };
    let kind = call.func.to_token_stream().to_string();
    let kind = kind.rsplit(' ').next().unwrap_or_default();
    // What the key is in a text tells of it what the key tells as well.
    if let ("Escaped", Some(Expr::Reference(field))) = (kind, call.args.last()) {
        return add(keys, &field.expr);
    }
    let texts: Vec<String> = call.args.iter().filter_map(text).collect();
    match (kind, texts.as_slice()) {
        ("Constant", [key, value]) => keys.constants.push((key.clone(), value.clone())),
        ("Required" | "Collection" | "Optional", [key]) => keys.fields.push(Key {
            name: key.clone(),
            is_optional: kind == "Optional",
        }),
        _ => return Err(syn::Error::new_spanned(call, "a field of another kind")),
    }
    Ok(())
}

fn text(argument: &Expr) -> Option<String> {
    match argument {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}

/// A file of reading and writing without the bodies in parts, which are no JSON.
pub(super) fn without_parts(text: &str) -> syn::Result<String> {
    if !text.contains("http::Parts for") {
        return Ok(text.to_owned());
    }
    let mut file = syn::parse_file(text)?;
    file.items.retain(|item| match item {
        Item::Impl(item) => !implements(item, "Parts"),
        Item::Use(item) => !item
            .to_token_stream()
            .to_string()
            .contains("runtime :: http"),
        _ => true,
    });
    Ok(prettyplease::unparse(&file))
}

fn implements(item: &ItemImpl, name: &str) -> bool {
    let path = item.trait_.as_ref().map(|(path, _)| path);
    let last = path.and_then(|path| path.segments.last());
    last.is_some_and(|segment| segment.ident == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_in_the_order_of_the_fields_and_constants_apart() {
        let text = r#"
            impl json::Object for Pet {
                const FIELDS: &'static [json::Field] = &[
                    json::Field::Constant("kind", "cat"),
                    json::Field::Required("last-name"),
                    json::Field::Escaped("\\\"age\\\"", &json::Field::Optional("\"age\"")),
                ];
            }
        "#;
        let key = |name: &str, is_optional| Key {
            name: name.to_owned(),
            is_optional,
        };
        let keys = Keys {
            constants: vec![("kind".to_owned(), "cat".to_owned())],
            fields: vec![key("last-name", false), key("\"age\"", true)],
        };
        assert_eq!(of_file(text).unwrap(), [("Pet".to_owned(), keys)]);
    }

    #[test]
    fn a_field_of_a_kind_that_is_not_known_is_told() {
        let text = r#"
            impl json::Object for Pet {
                const FIELDS: &'static [json::Field] = &[json::Field::Lazy("name")];
            }
        "#;
        let error = of_file(text).unwrap_err();
        assert_eq!(error.to_string(), "a field of another kind");
    }

    #[test]
    fn bodies_in_parts_are_left_out() {
        let text = "use crate::runtime::http;\nuse crate::types::Form;\n\
                    impl http::Parts for Form {}\njson::union!(Other);\n";
        let left = "use crate::types::Form;\njson::union!(Other);\n";
        assert_eq!(without_parts(text).unwrap(), left);
    }
}
