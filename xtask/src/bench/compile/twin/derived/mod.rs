//! A file of our types, with serde derived for each.

mod enumeration;
mod object;

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Item, Type};

use super::wire::Objects;

/// The same types with the attributes that serde needs.
pub(super) fn file(text: &str, objects: &Objects) -> syn::Result<String> {
    let mut file = syn::parse_file(text)?;
    let timed = Timed::imported(&file.items);
    let values = enumeration::values(&file.items);
    let mut added = Vec::new();
    for item in &mut file.items {
        match item {
            Item::Struct(item) => {
                // What has no keys has no JSON.
                if let Some(keys) = objects.get(&item.ident.to_string()) {
                    added.extend(object::derive(item, keys, &timed)?);
                }
            }
            Item::Enum(item) => added.push(enumeration::derive(item, &values, &timed)?),
            Item::Impl(item) => object::fill_constants(item, objects),
            _ => {}
        }
    }
    file.items.extend(added);
    Ok(prettyplease::unparse(&file))
}

/// The names of types that serde does not know, for they come from `time`.
struct Timed(Vec<String>);

impl Timed {
    fn imported(items: &[Item]) -> Self {
        let imports = items.iter().filter_map(|item| match item {
            Item::Use(item) => Some(identifiers(item.tree.to_token_stream())),
            _ => None,
        });
        let of_time = imports.filter(|names| names.first().is_some_and(|first| first == "time"));
        Self(of_time.flatten().collect())
    }

    /// How serde reads and writes a field of this type, where it does not know by itself.
    fn with(&self, ty: &Type) -> Option<TokenStream> {
        let names = identifiers(ty.to_token_stream());
        let is_timed = names.iter().any(|name| self.0.contains(name));
        is_timed.then(|| quote!(with = "crate::runtime::json::timed"))
    }
}

fn identifiers(tokens: TokenStream) -> Vec<String> {
    let names = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Ident(name) => vec![name.to_string()],
        TokenTree::Group(group) => identifiers(group.stream()),
        _ => Vec::new(),
    });
    names.collect()
}

/// What the name of a type ends with: `Option` of `Option<String>`.
fn head(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|it| it.ident.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
