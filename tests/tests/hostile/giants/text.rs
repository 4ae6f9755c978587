//! Texts that grow while they are read, or nest deeper than a reader may go.

use std::fmt::Write as _;

use serde_json::json;

use super::{Giant, whole};

pub(super) const ALL: &[Giant] = &[
    ("alias_bomb", || alias_bomb("x")),
    ("alias_bomb_of_texts", || alias_bomb(&"long ".repeat(2_000))),
    ("merge_bomb", merge_bomb),
    ("deep_flow", || {
        format!(
            "openapi: 3.0.0\nx: {}{}",
            "[".repeat(10_000),
            "]".repeat(10_000)
        )
    }),
    ("deep_flow_mapping", || {
        format!(
            "openapi: 3.0.0\nx: {}1{}",
            "{a: ".repeat(10_000),
            "}".repeat(10_000)
        )
    }),
    ("deep_block", deep_block),
    ("deep_dashes", || {
        format!("openapi: 3.0.0\nx:\n {}1\n", "- ".repeat(10_000))
    }),
    ("deep_json", || {
        format!(
            "{{\"openapi\": \"3.0.0\", \"x\": {}{}}}",
            "[".repeat(10_000),
            "]".repeat(10_000)
        )
    }),
    ("unclosed_flow", || {
        format!("openapi: {}", "[".repeat(1_000_000))
    }),
    ("large_text", || {
        whole(
            json!({}),
            json!({ "A": { "description": "x ".repeat(25 << 20) } }),
        )
    }),
    ("large_yaml_text", || {
        format!(
            "openapi: 3.0.0\ninfo:\n  title: {}\n  version: '1'\npaths: {{}}\n",
            "y ".repeat(4 << 20)
        )
    }),
    ("large_key", || {
        whole(json!({}), json!({ "k".repeat(10 << 20): {} }))
    }),
];

fn alias_bomb(text: &str) -> String {
    let mut bomb = format!("openapi: 3.0.0\na0: &a0 [{text:?}, {text:?}]\n");
    for n in 1..40 {
        let before = format!("*a{}", n - 1);
        let _ = writeln!(bomb, "a{n}: &a{n} [{before}, {before}, {before}, {before}]");
    }
    bomb
}

fn merge_bomb() -> String {
    let mut bomb = "openapi: 3.0.0\na0: &a0 {k0: 1}\n".to_owned();
    for n in 1..2_000 {
        let _ = writeln!(bomb, "a{n}: &a{n}\n  <<: *a{}\n  k{n}: 1", n - 1);
    }
    bomb
}

fn deep_block() -> String {
    let mut text = "openapi: 3.0.0\n".to_owned();
    for n in 0..10_000 {
        text.push_str(&" ".repeat(n));
        text.push_str("a:\n");
    }
    text
}
