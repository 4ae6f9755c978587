//! What a crate consists of once all text is taken out of it.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use truespec::Package;

/// The Rust of a crate by path, without doc comments and with all texts empty.
pub(crate) fn bare(package: &Package) -> BTreeMap<&str, String> {
    let rust = package
        .files
        .iter()
        .filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(path, text)| {
        let mut file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        Blank.visit_file_mut(&mut file);
        (path.as_str(), file.into_token_stream().to_string())
    })
    .collect()
}

struct Blank;

impl VisitMut for Blank {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<syn::Attribute>) {
        attributes.retain(|attribute| !attribute.path().is_ident("doc"));
        attributes
            .iter_mut()
            .for_each(|attribute| self.visit_attribute_mut(attribute));
    }

    fn visit_lit_str_mut(&mut self, text: &mut syn::LitStr) {
        *text = syn::LitStr::new("", text.span());
    }

    /// What a macro is given is not parsed: its texts are taken out one by one.
    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        let tokens = std::mem::take(&mut call.tokens).into_iter();
        call.tokens = tokens
            .filter(|token| !matches!(token, proc_macro2::TokenTree::Literal(_)))
            .collect();
    }
}

/// How many there are of each kind of item, attribute and macro.
pub(crate) fn kinds(package: &Package) -> BTreeMap<String, usize> {
    let mut count = Count::default();
    for (path, text) in &package.files {
        let ending = path.rsplit('.').next().unwrap_or_default();
        count.add(format!("file .{ending}"));
        if ending == "rs" {
            count.visit_file_mut(&mut syn::parse_file(text).expect(path));
        }
    }
    count.0
}

#[derive(Default)]
struct Count(BTreeMap<String, usize>);

impl Count {
    fn add(&mut self, kind: String) {
        *self.0.entry(kind).or_default() += 1;
    }
}

impl VisitMut for Count {
    fn visit_item_mut(&mut self, item: &mut syn::Item) {
        let debug = format!("{item:?}");
        let kind = debug.split([' ', '(', '{']).next().unwrap_or_default();
        // How many names fit on a line of imports depends on how long they are.
        if kind != "Item::Use" {
            self.add(kind.to_owned());
        }
        visit_mut::visit_item_mut(self, item);
    }

    fn visit_attribute_mut(&mut self, attribute: &mut syn::Attribute) {
        if !attribute.path().is_ident("doc") {
            self.add(format!("#[{}]", attribute.path().to_token_stream()));
        }
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        self.add(format!("{}!", call.path.to_token_stream()));
    }
}

/// The keys of a manifest, and all that is said beside the description.
pub(crate) fn manifest(package: &Package) -> toml::Table {
    let text = package.files.get("Cargo.toml").expect("a manifest");
    let manifest: toml::Table = text.parse().expect("a manifest");
    let name = manifest["package"]["name"].as_str().expect("a name");
    let text = text.replace(&format!("{name}-runtime"), "the-runtime");
    let mut manifest: toml::Table = text.parse().expect("a manifest");
    let about = manifest
        .get_mut("package")
        .and_then(toml::Value::as_table_mut);
    for key in ["description", "name"] {
        about.as_ref().expect("a package").get(key).expect(key);
    }
    let about = about.expect("a package");
    about.insert("description".to_owned(), toml::Value::String(String::new()));
    about.insert("name".to_owned(), toml::Value::String(String::new()));
    let features = manifest
        .get_mut("features")
        .and_then(toml::Value::as_table_mut);
    let names = unname_resources(features.expect("features"));
    let programs = manifest
        .get_mut("example")
        .and_then(toml::Value::as_array_mut);
    for program in programs.into_iter().flatten() {
        let program = program.as_table_mut().expect("a program");
        let needs = program.remove("required-features").expect("its features");
        let needs = needs.as_array().expect("features");
        assert!(needs.iter().all(|name| names.contains(name)), "{needs:?}");
    }
    manifest
}

/// Features that stand for resources are called after what the document says, and there are as many as
/// it has different names: here they only have to be plain words. They are given back.
fn unname_resources(features: &mut toml::Table) -> Vec<toml::Value> {
    let all = features.remove("all-resources");
    let names: Vec<_> = all
        .iter()
        .filter_map(toml::Value::as_array)
        .flatten()
        .cloned()
        .collect();
    for name in names.iter().filter_map(toml::Value::as_str) {
        let is_plain = |c: char| c.is_alphanumeric() || c == '-';
        assert!(name.chars().all(is_plain), "the feature `{name}`");
        features.remove(name).expect("a feature");
    }
    names
}

/// How two tables differ, or nothing.
pub(crate) fn differences<K: Ord + std::fmt::Debug, V: PartialEq + std::fmt::Debug>(
    one: &BTreeMap<K, V>,
    other: &BTreeMap<K, V>,
) -> Option<String> {
    let keys = one.keys().chain(other.keys());
    let mut text = String::new();
    for key in keys.filter(|key| one.get(key) != other.get(key)) {
        text += &format!("{key:?}:\n  {:?}\n  {:?}\n", one.get(key), other.get(key));
    }
    (!text.is_empty()).then_some(text)
}
