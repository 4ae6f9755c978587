//! Which resources use each type and its file: where a resource is a feature, nothing else needs the file.

mod needed;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Module};
use crate::ir::{Type, TypeId};
use crate::names::Resource;
use needed::{Needed, Users};

/// The features that need each file, by the file's module.
#[derive(Debug, Default)]
pub(super) struct Reach<'a>(Needed<'a, &'a str>);

impl<'a> Reach<'a> {
    /// A file is reached with all the types in it, so it is files that are followed, not types.
    pub(super) fn of(context: Context<'a>, modules: &'a [Module]) -> Self {
        let module = |id| module(context, id);
        let Some(mut needed) = Needed::by_features(context, module) else {
            return Self::default();
        };
        let files = files(context, modules);
        needed.spread(&files);
        needed.leave_the_rest_to_everyone(&files);
        Self(needed)
    }

    /// The features of which one is needed for a file of types; none where it is always there.
    pub(super) fn features(&self, module: &str) -> BTreeSet<String> {
        self.0.features(&module)
    }

    /// The attribute of what needs a file of types.
    pub(super) fn gate(&self, module: &str) -> TokenStream {
        match self.0.users(&module) {
            None | Some(Users::Everyone) => TokenStream::new(),
            Some(Users::Few(users)) if users.len() == 1 => quote!(#[cfg(#(feature = #users)*)]),
            Some(Users::Few(users)) => {
                let users = users.iter();
                quote!(#[cfg(any(#(feature = #users),*))])
            }
        }
    }
}

/// The attribute of what needs a resource of the client.
pub(super) fn gate(resource: &Resource) -> TokenStream {
    let feature = resource.feature.iter();
    quote!(#(#[cfg(feature = #feature)])*)
}

/// The resource of the client that an operation belongs to.
pub(super) fn resource_of(context: Context<'_>, operation: usize) -> Option<&Resource> {
    let path = &context.symbols.operations.get(operation)?.resource;
    let module = path.first()?;
    let mut resources = context.symbols.resources.children.iter();
    resources.find(|resource| resource.module == *module)
}

/// The features whose operations need each type, whatever lies in the same file.
#[derive(Debug, Default)]
pub(super) struct UsedBy<'a>(Needed<'a, TypeId>);

impl<'a> UsedBy<'a> {
    pub(super) fn of(context: Context<'a>) -> Self {
        let Some(mut needed) = Needed::by_features(context, Some) else {
            return Self::default();
        };
        let ids = context.symbols.types.keys();
        needed.spread(&ids.map(|id| (*id, parts(context, *id).collect())).collect());
        Self(needed)
    }

    /// None where no operation does, or those of so many that it is always there.
    pub(super) fn features(&self, id: TypeId) -> BTreeSet<String> {
        self.0.features(&id)
    }
}

/// The files that each file of types names.
fn files<'a>(context: Context<'a>, modules: &'a [Module]) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let named = |(name, ids): &'a Module| {
        let parts = ids.iter().flat_map(|id| parts(context, *id));
        (
            name.as_str(),
            parts.filter_map(|id| module(context, id)).collect(),
        )
    };
    modules.iter().map(named).collect()
}

/// The file of a named type.
fn module(context: Context<'_>, id: TypeId) -> Option<&str> {
    Some(&context.symbols.types.get(&id)?.module)
}

/// The named types in a type.
fn parts(context: Context<'_>, id: TypeId) -> impl Iterator<Item = TypeId> {
    let parts = context.api.types.get(id).shape.parts();
    parts.into_iter().filter_map(Type::named)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::io;

    use serde_json::{Value, json};

    use crate::Config;
    use crate::document::{Document, Files};

    struct Text(String);

    impl Files for Text {
        fn read(&self, _: &str) -> io::Result<String> {
            Ok(self.0.clone())
        }
    }

    fn schema(name: &str) -> Value {
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    fn object(of: Value) -> Value {
        json!({ "type": "object", "properties": { "inner": of } })
    }

    /// The index of types of an API of so many resources, each with a type of its own around `Outer`,
    /// which is around `Inner`.
    fn index(resources: usize) -> String {
        let mut schemas = json!({ "Outer": object(schema("Inner")), "Inner": object(json!({})) });
        let mut paths = json!({});
        for name in (0..resources).map(|number| format!("r{number}")) {
            schemas[&name] = object(schema("Outer"));
            let content = json!({ "application/json": { "schema": schema(&name) } });
            let responses = json!({ "200": { "description": "", "content": content } });
            let operation = json!({ "tags": [&name], "responses": responses });
            paths[format!("/{name}")] = json!({ "get": operation });
        }
        let document = json!({
            "openapi": "3.0.3",
            "info": { "title": "Pets", "version": "1" },
            "paths": paths,
            "components": { "schemas": schemas },
        });
        let (document, _) = Document::load("api", &Text(document.to_string())).unwrap();
        let config = Config::parse("[crate]\nresource_features = \"opt-in\"\n").unwrap();
        let generated = crate::generate(&document, &config).unwrap();
        generated.package.files["src/types/mod.rs"].clone()
    }

    #[test]
    fn a_file_is_there_with_those_whose_types_lead_to_it() {
        let index = index(2);
        for (gate, module) in [
            ("#[cfg(feature = \"r0\")]", "mod r0;"),
            ("#[cfg(feature = \"r1\")]", "mod r1;"),
            (
                "#[cfg(any(feature = \"r0\", feature = \"r1\"))]",
                "mod outer;",
            ),
            (
                "#[cfg(any(feature = \"r0\", feature = \"r1\"))]",
                "mod inner;",
            ),
            ("#[cfg(feature = \"r0\")]", "pub use r0::R0;"),
        ] {
            let expected = format!("{gate}\n{module}\n");
            assert!(index.contains(&expected), "{expected} is not in\n{index}");
        }
    }

    #[test]
    fn what_many_need_is_always_there_and_what_it_needs_as_well() {
        let index = index(9);
        for line in ["mod inner;", "mod outer;"] {
            let mut lines = index.lines();
            let before = lines.by_ref().take_while(|it| *it != line).last().unwrap();
            assert!(!before.contains("cfg"), "{before} is before {line}");
            assert!(lines.next().is_some(), "{line} is missing");
        }
        assert!(index.contains("#[cfg(feature = \"r8\")]\nmod r8;"));
    }
}
