//! Names of the features that stand for resources: the method of the client, as Cargo writes words.

use super::Symbols;
use super::reserved::packages;
use super::scope::Scope;
use crate::config::{Config, ResourceFeatures};
use crate::ir::Api;

pub(super) fn name(api: &Api, config: &Config, symbols: &mut Symbols) {
    let resources = &mut symbols.resources.children;
    let configured = config.package.resource_features;
    symbols.resource_features = configured
        .or(config.lock.resource_features)
        .unwrap_or_else(|| ResourceFeatures::suited(resources.len(), api.operations.len()));
    if resources.is_empty() {
        symbols.resource_features = ResourceFeatures::None;
    }
    if symbols.resource_features == ResourceFeatures::None {
        return;
    }
    let words: Vec<String> = resources.iter().map(|it| word(&it.module)).collect();
    let names = Scope::with(&packages::features())
        .choose_all(words.iter().map(String::as_str), |word| {
            vec![word.to_owned(), format!("{word}-resource")]
        });
    for (resource, name) in resources.iter_mut().zip(names) {
        resource.feature = Some(name);
    }
}

/// A method's name as a feature.
fn word(method: &str) -> String {
    method.trim_matches('_').replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lock;
    use crate::diagnostic::Pointer;
    use crate::ir::Operation;
    use crate::method::Method;

    fn api(tags: &[&str]) -> Api {
        let operation = |tag: &&str| Operation {
            id: None,
            method: Method::Get,
            path: format!("/{tag}"),
            template: format!("/{tag}"),
            at: Pointer::root(),
            server: None,
            tags: vec![(*tag).to_owned()],
            docs: Default::default(),
            resource: None,
            name: None,
            parameters: Vec::new(),
            constants: Vec::new(),
            body: None,
            responses: Vec::new(),
            security: Vec::new(),
            pagination: None,
            twin: None,
        };
        Api {
            operations: tags.iter().map(operation).collect(),
            ..Api::default()
        }
    }

    fn features(tags: &[&str]) -> Vec<String> {
        let config = Config::parse("[crate]\nresource_features = \"opt-in\"\n").unwrap();
        let symbols = crate::names::name(&api(tags), &config);
        let resources = symbols.resources.children.into_iter();
        resources.filter_map(|resource| resource.feature).collect()
    }

    #[test]
    fn a_feature_is_called_as_the_method_in_the_words_of_cargo() {
        let named = features(&["DNS Records", "type", "3D printers"]);
        assert_eq!(named, ["dns-records", "type", "3d-printers"]);
    }

    #[test]
    fn features_that_are_there_already_are_made_way_for() {
        let named = features(&[
            "mock",
            "all resources",
            "mock resource",
            "default",
            "serde_json",
        ]);
        let expected = [
            "mock-resource2",
            "all-resources-resource",
            "mock-resource",
            "default-resource",
            "serde-json-resource",
        ];
        assert_eq!(named, expected);
    }

    #[test]
    fn what_the_lock_says_stays_when_the_api_changes_its_size() {
        let few = api(&["pets"]);
        let lock = Lock::parse("resource_features = \"default\"\n").unwrap();
        let config = Config {
            lock,
            ..Config::default()
        };
        let symbols = crate::names::name(&few, &config);
        let text = crate::names::lock(&few, &config, &symbols).text();
        assert!(text.contains("resource_features = \"default\""), "{text}");
        let symbols = crate::names::name(&few, &Config::default());
        let lock = crate::names::lock(&few, &config, &symbols);
        assert!(lock.text().contains("resource_features = \"none\""));
        let tags: Vec<String> = (0..500).map(|n| format!("tag{n}")).collect();
        let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
        let config = Config {
            lock,
            ..Config::default()
        };
        let grown = crate::names::name(&api(&tags), &config);
        assert_eq!(grown.resource_features, ResourceFeatures::None);
    }
}
