//! Which resources use each file of types: where a resource is a feature, nothing else needs the file.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, Module};
use crate::config::ResourceFeatures;
use crate::ir::{Operation, Type};
use crate::names::Resource;

/// The longest list of features that is written at a file. What more resources have in common is always
/// there: of GitHub's 1,093 files 23, with a twentieth of the lines.
const MOST_LISTED: usize = 8;

/// The resources that need each file, by the file's module.
#[derive(Debug, Default)]
pub(super) struct Reach<'a> {
    users: BTreeMap<&'a str, Users<'a>>,
}

/// Who needs a file.
#[derive(Clone, Debug, PartialEq)]
enum Users<'a> {
    /// These features.
    Few(BTreeSet<&'a str>),
    /// More than are listed, or somebody whom no feature stands for.
    Everyone,
}

impl<'a> Users<'a> {
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Few(mut all), Self::Few(more)) => {
                all.extend(more);
                match all.len() {
                    ..=MOST_LISTED => Self::Few(all),
                    _ => Self::Everyone,
                }
            }
            _ => Self::Everyone,
        }
    }
}

impl<'a> Reach<'a> {
    /// A file is reached with all the types in it, so it is files that are followed, not types.
    pub(super) fn of(context: Context<'a>, modules: &'a [Module]) -> Self {
        let mut reach = Self::default();
        if context.symbols.resource_features == ResourceFeatures::None {
            return reach;
        }
        let files = Files::of(context, modules);
        for resource in &context.symbols.resources.children {
            let Some(feature) = &resource.feature else {
                return Self::default();
            };
            let users = Users::Few(BTreeSet::from([feature.as_str()]));
            for module in starts(context, resource) {
                reach.add(module, users.clone());
            }
        }
        reach.spread(&files, reach.users.keys().copied().collect());
        let modules = files.0.keys().copied();
        let unused: Vec<&str> = modules
            .filter(|module| !reach.users.contains_key(module))
            .collect();
        for module in &unused {
            reach.add(module, Users::Everyone);
        }
        reach.spread(&files, unused);
        reach
    }

    /// Adds to the users of a file; whether that makes a difference.
    fn add(&mut self, module: &'a str, users: Users<'a>) -> bool {
        let before = self.users.get(module);
        let all = match before {
            Some(before) => before.clone().with(users),
            None => users,
        };
        let differs = before != Some(&all);
        self.users.insert(module, all);
        differs
    }

    /// Who needs a file needs those that it names. The users of a file change only a few times, so
    /// this ends soon however many resources and files there are.
    fn spread(&mut self, files: &Files<'a>, mut open: Vec<&'a str>) {
        while let Some(module) = open.pop() {
            let Some(users) = self.users.get(module).cloned() else {
                continue;
            };
            for named in files.0.get(module).into_iter().flatten() {
                if self.add(named, users.clone()) {
                    open.push(named);
                }
            }
        }
    }

    /// The features of which one is needed for a file of types; none where it is always there.
    pub(super) fn features(&self, module: &str) -> BTreeSet<String> {
        match self.users.get(module) {
            None | Some(Users::Everyone) => BTreeSet::new(),
            Some(Users::Few(users)) => users.iter().map(|&user| user.to_owned()).collect(),
        }
    }

    /// The attribute of what needs a file of types.
    pub(super) fn gate(&self, module: &str) -> TokenStream {
        match self.users.get(module) {
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

/// The files whose types the operations of a resource name.
fn starts<'a>(context: Context<'a>, resource: &Resource) -> Vec<&'a str> {
    let operations = resource.operations.iter();
    let operations = operations.filter_map(|index| context.api.operations.get(*index));
    let own = operations
        .flat_map(types)
        .filter_map(|ty| module(context, ty));
    let within = resource.children.iter();
    own.chain(within.flat_map(|child| starts(context, child)))
        .collect()
}

/// The types that an operation names.
fn types(operation: &Operation) -> impl Iterator<Item = &Type> {
    let items = operation.pagination.iter().map(|pages| &pages.item);
    operation.sent().chain(operation.received()).chain(items)
}

/// The file of the named type in a type.
fn module<'a>(context: Context<'a>, ty: &Type) -> Option<&'a str> {
    let symbol = context.symbols.types.get(&ty.named()?)?;
    Some(&symbol.module)
}

/// The files that each file of types names.
struct Files<'a>(BTreeMap<&'a str, BTreeSet<&'a str>>);

impl<'a> Files<'a> {
    fn of(context: Context<'a>, modules: &'a [Module]) -> Self {
        let named = |(name, ids): &'a Module| {
            let shapes = ids.iter().map(|id| &context.api.types.get(*id).shape);
            let parts = shapes.flat_map(|shape| shape.parts());
            let named = parts.filter_map(|ty| module(context, ty));
            (name.as_str(), named.collect())
        };
        Self(modules.iter().map(named).collect())
    }
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
