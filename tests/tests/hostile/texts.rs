//! Code in everything that is prose: none of it becomes an item, an attribute, a doctest, a key of
//! the manifest or a file.

use libtest_mimic::Trial;
use truespec::Package;

use crate::{Outcome, items, memory, trial};

/// A document that has every construct, with `TEXT` where prose stands.
pub(crate) const EVERYTHING: &str = include_str!("../../hostile/everything.json");

/// What stands in the twin that a hostile document is compared with.
const HARMLESS: &str = "Words.";

pub(crate) const TEXTS: &[(&str, &str)] = &[
    (
        "comment_ends",
        "*/ pub fn evil() {} /* */\n*/\npub fn evil2() {}",
    ),
    (
        "quotes",
        "\"] pub fn evil() {} #[doc = \"\"#] \"##] '\"'\"\"\" ''' r#\"\"# \\\" \\",
    ),
    (
        "attributes",
        "#![feature(evil)]\n#![no_std]\n#[path = \"/etc/passwd\"] mod evil;",
    ),
    (
        "lines",
        "a\r\n//! pub fn evil() {}\n\r/// b\r\rpub fn evil() {}\n\u{2028}pub fn evil() {}\u{2029}\u{85}\u{b}\u{c}x",
    ),
    (
        "directions",
        "\u{202e}evil\u{202c} \u{2066}b\u{2069}\u{200b}\u{200d}\u{feff}\u{200f}\u{61c}\u{ad}",
    ),
    ("controls", "a\u{0}b\u{1b}[31m\u{7}\u{8}\u{7f}\u{9b}c"),
    (
        "templates",
        "{{ name }} {% if true %} {# #} {{{ }}} {} {0} {:?} ${HOME} $(id) `id` %s",
    ),
    (
        "links",
        "[Client](crate::runtime::evil) [`Option`] [x]: http://a.b [`crate::Client`]\n\n[x]: javascript:alert(1)\n<script>alert(1)</script><img src=x onerror=y> [a](javascript:b)",
    ),
    (
        "macros",
        "include!(\"/etc/passwd\") include_str!(\"x\") env!(\"HOME\") concat!() #[doc(hidden)] #[doc = include_str!(\"/etc/passwd\")]",
    ),
    (
        "manifest",
        "\"\nbuild = \"evil.rs\"\n[dependencies]\nevil = { git = \"https://a.b\" }\n'''\n\"\"\"\n[[bin]]\nname = 'evil'",
    ),
    (
        "tables",
        "| a | b |\n|---|---|\n| ` | x |\n\n--- \n\nfn\n===\n\n- [ ] x\n\n<!-- --> --> <!--",
    ),
    (
        "fences",
        "```\npanic!()\n```\n~~~\npanic!()\n~~~\n````rust\npanic!()\n````\n```no_run\nevil\n```\n```compile_fail\nok\n```\n```should_panic\nok\n```\n```rust,ignore\nx\n```\n``` {.rust}\nx\n```\n```ignore-none\nx\n```",
    ),
    (
        "fences_within",
        "- a\n\n  ```rust\n  panic!()\n  ```\n  1. b\n\n     ~~~\n     panic!()\n     ~~~\n\n> ```\n> panic!()\n> ```\n> > ~~~rust\n> > panic!()\n\n- > - ```\n  >   panic!()",
    ),
    (
        "indented",
        "a\n\n    panic!()\n\n\tpanic!()\n\n-     panic!()\n\n1.  a\n\n        panic!()\n\n>     panic!()\n\n<pre><code>panic!()</code></pre>\n\n     panic!()",
    ),
    ("unclosed", "a\n```rust\npanic!()\n"),
    ("fence_alone", "```"),
    ("indented_alone", "    panic!()\n    panic!()"),
    ("long_word", "LONG"),
    ("empty", ""),
    ("blank", " \n\t\n "),
];

/// The document with a text in place of all prose.
pub(crate) fn document(text: &str) -> String {
    let text = spelled(text);
    let quoted = serde_json::to_string(&text).unwrap();
    EVERYTHING.replace("\"TEXT\"", &quoted)
}

fn spelled(text: &str) -> String {
    match text {
        "LONG" => "x".repeat(100_000),
        text => text.to_owned(),
    }
}

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = TEXTS
        .iter()
        .map(|(name, text)| trial(&format!("texts/{name}"), || test(text)))
        .collect();
    trials.push(trial("texts/configuration", configuration));
    trials
}

fn test(text: &'static str) -> Outcome {
    let config = memory::named("hostile");
    let package = |text: &str| -> Result<Package, String> {
        let generated = memory::generate(&document(text), &config);
        Ok(generated.map_err(|found| memory::said(&found))?.package)
    };
    let (harmless, hostile) = (package(HARMLESS)?, package(text)?);
    same(&harmless, &hostile)
}

/// Whether two crates consist of the same items in the same files.
fn same(harmless: &Package, hostile: &Package) -> Outcome {
    let (one, other) = (items::bare(harmless), items::bare(hostile));
    if let Some(differences) = items::differences(&one, &other) {
        return Err(differences);
    }
    if items::manifest(harmless) != items::manifest(hostile) {
        return Err(hostile.files["Cargo.toml"].clone());
    }
    match harmless.files.keys().eq(hostile.files.keys()) {
        true => visible(hostile),
        false => Err("the files are not the same".to_owned()),
    }
}

/// What a reader sees is what the compiler reads, and ends where it seems to end.
fn visible(package: &Package) -> Outcome {
    // An example is the document's, to the letter, and no code.
    let read = package
        .files
        .iter()
        .filter(|(path, _)| !path.starts_with("tests/examples/"));
    for (path, text) in read {
        let is_odd = |c: &char| {
            (c.is_control() && *c != '\n')
                || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        if let Some(odd) = text.chars().find(is_odd) {
            return Err(format!("{path} holds {odd:?}"));
        }
    }
    Ok(())
}

/// A configuration is either refused, or stays within the values that it sets.
fn configuration() -> Outcome {
    let plain = memory::generate(&document(HARMLESS), &memory::named("hostile"));
    let plain = items::manifest(&plain.map_err(|found| memory::said(&found))?.package);
    for (name, text) in TEXTS {
        let text = spelled(text);
        for key in ["name", "version", "license", "description"] {
            let mut table = toml::Table::new();
            table.insert(key.to_owned(), toml::Value::String(text.clone()));
            let mut whole = toml::Table::new();
            whole.insert("crate".to_owned(), toml::Value::Table(table));
            let Ok(config) = truespec::Config::parse(&whole.to_string()) else {
                continue;
            };
            let generated = memory::generate(&document(HARMLESS), &config);
            let Ok(generated) = generated else { continue };
            let mut found = items::manifest(&generated.package);
            let about = found["package"].as_table_mut().expect("a package");
            if key != "description" {
                return Err(format!("{name} is accepted as {key}: {about:?}"));
            }
            if found != plain {
                return Err(format!("{name} as {key} gives {found}"));
            }
        }
    }
    Ok(())
}
