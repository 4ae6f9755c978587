//! References that lead out of the folder of the document: nothing there is read.

use std::fs::File;

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::scratch::{Scratch, tree};
use crate::{Outcome, codegen, trial};

/// What stands in a file that must not be read.
const SECRET: &str = "verysecret";

/// What each reference is refused with.
const TARGETS: &[&str] = &[
    "http://127.0.0.1:9/a.yaml",
    "https://localhost/a.yaml",
    "ftp://localhost/a",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "file:secret.yaml",
    "//localhost/a.yaml",
    "/etc/passwd",
    "../secret.yaml",
    "sub/../../secret.yaml",
    "./../secret.yaml",
    "%2e%2e%2fsecret.yaml",
    "%2e%2e/secret.yaml",
    "..%2fsecret.yaml",
    "%2fetc%2fpasswd",
    "..\\secret.yaml",
    "C:\\secret.yaml",
    "link.yaml",
    "up/secret.yaml",
    "sub",
    ".",
    "",
    "fifo",
    "device",
    "huge.yaml",
    "binary.yaml",
    "none.yaml",
    "empty.yaml",
    "a\u{0}b.yaml",
    "deep.yaml",
    "list.yaml#/0",
    "list.yaml#/99999999999999999999",
    "loop.yaml",
    "link_loop.yaml",
    "?query",
    "a.yaml?x=/../../secret.yaml",
    "sub/%00",
    "data:application/json,{}",
    "%",
    "%zz",
    "#/%zz",
    "#nothing",
    "#/",
];

pub(crate) fn trials() -> Vec<Trial> {
    let kinds = ["schema", "parameter", "response", "path", "mapping"];
    kinds
        .into_iter()
        .map(|kind| trial(&format!("references/{kind}"), move || test(kind)))
        .collect()
}

fn test(kind: &str) -> Outcome {
    let scratch = folder();
    let document = scratch.put("document/api.json", document(kind).to_string());
    let run = codegen::alone(&scratch, &document)?;
    let written = tree(&scratch.path("out"));
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(SECRET);
    if run.said.contains(SECRET) || written.values().any(|bytes| holds(bytes)) {
        return Err(format!("the secret is out:\n{}", run.said));
    }
    for word in ["refused-reference", "error"] {
        if !run.said.contains(word) {
            return Err(format!("it does not say `{word}`:\n{}", run.said));
        }
    }
    Ok(())
}

fn folder() -> Scratch {
    let scratch = Scratch::new();
    let secret = format!("type: object\ndescription: {SECRET}\nproperties: {{{SECRET}: {{}}}}\n");
    scratch.put("secret.yaml", secret);
    scratch.put("document/sub/x.yaml", "type: string\n");
    scratch.put("document/binary.yaml", [0xff, 0xfe, 0, 1]);
    scratch.put("document/empty.yaml", "");
    scratch.put("document/list.yaml", "- {type: string}\n");
    scratch.put("document/loop.yaml", "$ref: loop.yaml\n");
    scratch.put("document/deep.yaml", "[".repeat(10_000));
    let huge = File::create(scratch.path("document/huge.yaml")).unwrap();
    huge.set_len(8 << 30).unwrap();
    links(&scratch);
    scratch
}

#[cfg(unix)]
fn links(scratch: &Scratch) {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    let at = |name: &str| scratch.path("document").join(name);
    symlink("../secret.yaml", at("link.yaml")).unwrap();
    symlink("..", at("up")).unwrap();
    symlink("/dev/zero", at("device")).unwrap();
    symlink("link_loop.yaml", at("link_loop.yaml")).unwrap();
    let made = Command::new("mkfifo").arg(at("fifo")).status().unwrap();
    assert!(made.success());
}

#[cfg(not(unix))]
fn links(_: &Scratch) {}

fn document(kind: &str) -> Value {
    let each = |target: &&str| json!({ "$ref": target });
    let all: Vec<Value> = TARGETS.iter().map(each).collect();
    let by_name = |prefix: &str| -> Value {
        all.iter()
            .enumerate()
            .map(|(n, value)| (format!("{prefix}{n}"), value.clone()))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let mapping: serde_json::Map<String, Value> = TARGETS
        .iter()
        .enumerate()
        .map(|(n, target)| (format!("m{n}"), json!(target)))
        .collect();
    let operation = match kind {
        "parameter" => json!({ "parameters": all, "responses": {} }),
        "response" => {
            let responses: serde_json::Map<String, Value> = all
                .iter()
                .enumerate()
                .map(|(n, value)| ((400 + n).to_string(), value.clone()))
                .collect();
            json!({ "responses": responses })
        }
        _ => {
            json!({ "responses": { "200": { "description": "", "content": { "application/json": { "schema": {
            "$ref": "#/components/schemas/All"
        } } } } } })
        }
    };
    let schema = match kind {
        "schema" => json!({ "type": "object", "properties": by_name("p"), "required": ["p0"] }),
        "mapping" => {
            json!({ "oneOf": [{ "type": "object" }, { "type": "string" }], "discriminator": { "propertyName": "t", "mapping": mapping } })
        }
        _ => json!({ "type": "object" }),
    };
    let mut paths = match kind {
        "path" => by_name("/"),
        _ => json!({}),
    };
    paths["/a"] = json!({ "get": operation });
    json!({
        "openapi": "3.0.3", "info": { "title": "References", "version": "1" },
        "paths": paths,
        "components": { "schemas": { "All": schema } },
    })
}
