//! What is copied names nothing that is not.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use super::sources::{ALWAYS, INDEXES, OPTIONAL};
use super::{Needs, files, module_of};
use crate::config::Runtime;

/// What a crate may have a use for, one by one.
fn each_alone() -> Vec<(&'static str, Needs)> {
    let none = Needs::default;
    let all = [
        (
            "base64",
            Needs {
                base64: true,
                ..none()
            },
        ),
        (
            "dates",
            Needs {
                dates: true,
                ..none()
            },
        ),
        (
            "integer enumerations",
            Needs {
                integer_enumerations: true,
                ..none()
            },
        ),
        (
            "objects",
            Needs {
                objects: true,
                ..none()
            },
        ),
        (
            "multipart",
            Needs {
                multipart: true,
                ..none()
            },
        ),
        (
            "pages",
            Needs {
                pages: true,
                ..none()
            },
        ),
        (
            "string enumerations",
            Needs {
                string_enumerations: true,
                ..none()
            },
        ),
        (
            "unions",
            Needs {
                unions: true,
                ..none()
            },
        ),
    ];
    [("nothing", none())].into_iter().chain(all).collect()
}

/// The names in `json` that come from a module.
fn names(module: &str) -> BTreeSet<String> {
    let (_, index) = INDEXES
        .iter()
        .find(|(path, _)| *path == "json/mod.rs")
        .unwrap();
    let prefix = format!("pub use {module}::");
    let lines = index.lines().filter_map(|line| line.strip_prefix(&prefix));
    let names = lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric()));
    let names = names.filter(|name| !name.is_empty());
    names.map(|name| format!("json::{name}")).collect()
}

#[test]
fn nothing_is_named_that_is_not_copied() {
    let mut checked = 0;
    for (what, needs) in each_alone() {
        let absent = OPTIONAL.iter().map(|(path, _)| module_of(path));
        let absent = absent.filter(|module| !needs.module(module));
        let absent: BTreeSet<String> = absent.flat_map(names).collect();
        for (path, text) in files(needs, Runtime::Module) {
            for name in &absent {
                checked += 1;
                let mut places = text.match_indices(name.as_str());
                let is_whole = |(at, _): (usize, &str)| {
                    !text[at + name.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
                };
                assert!(!places.any(is_whole), "{what}: {path} names {name}");
            }
        }
    }
    assert!(checked > ALWAYS.len());
}
