//! The output folder: whatever happens, it is what it was or what it should be.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use libtest_mimic::Trial;
use serde_json::{Map, Value, json};

use crate::scratch::{Scratch, tree};
use crate::{Outcome, codegen, trial, writer};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("output/killed_when_new", || killed(None)),
        #[cfg(any(target_os = "linux", target_vendor = "apple"))]
        trial("output/killed_over_old", || killed(Some(40))),
        #[cfg(any(target_os = "linux", target_vendor = "apple"))]
        trial("output/killed_while_writing", writer::killed),
        trial("output/hand_written", hand_written),
        trial("output/file", file),
        #[cfg(unix)]
        trial("output/link", link),
        #[cfg(unix)]
        trial("output/read_only", read_only),
    ]
}

/// A document with this many types, each in a file of its own.
fn document(types: usize, word: &str) -> String {
    let name = |n: usize| format!("{word}{n}");
    let schemas: Map<String, Value> = (0..types)
        .map(|n| (name(n), json!({ "type": "object", "description": word, "properties": { "a": { "type": "string" } } })))
        .collect();
    let paths: Map<String, Value> = (0..types)
        .map(|n| {
            let reference = json!({ "$ref": format!("#/components/schemas/{}", name(n)) });
            let content =
                json!({ "application/json": { "schema": reference, "example": { "a": word } } });
            (
                format!("/{n}"),
                json!({ "get": { "operationId": format!("get{n}"), "description": word,
                "responses": { "200": { "description": "", "content": content } } } }),
            )
        })
        .collect();
    json!({ "openapi": "3.0.3", "info": { "title": "Same", "version": "1" }, "paths": paths, "components": { "schemas": schemas } })
        .to_string()
}

/// Kills runs at later and later times until one is not killed: each leaves the old crate or the new
/// one, and the next run mends all.
fn killed(old: Option<usize>) -> Outcome {
    let scratch = Scratch::new();
    let after = scratch.put("after.json", document(60, "After"));
    let before = scratch.put("before.json", document(old.unwrap_or(1), "Before"));
    let (old_tree, new_tree) = (made(&scratch, &before)?, made(&scratch, &after)?);
    let out = scratch.path("out");
    let expected = scratch.names();
    let mut changed = 0;
    // Steps of a twentieth of what a run takes: it is killed in every part of it.
    let begin = std::time::Instant::now();
    made(&scratch, &after)?;
    let step = begin.elapsed() / 20;
    for time in 1..200 {
        let _ = fs::remove_dir_all(&out);
        if old.is_some() {
            codegen::run(&before, &out, &[])?;
        }
        let done = kill(&after, &out, &scratch.path("said"), step * time);
        let found = tree(&out);
        changed += usize::from(found != old_tree || old.is_none());
        either(&found, old.map(|_| &old_tree), &new_tree)?;
        let run = codegen::run(&after, &out, &[])?;
        if run.code != 0 || tree(&out) != new_tree {
            return Err(format!("the next run does not mend it:\n{}", run.said));
        }
        let names: Vec<String> = scratch
            .names()
            .into_iter()
            .filter(|name| name != "out" && name != "said")
            .collect();
        if names != expected {
            return Err(format!("beside the crate there is now {names:?}"));
        }
        if done {
            return (changed > 0)
                .then_some(())
                .ok_or("no run changed anything".to_owned());
        }
    }
    Err("a run never ends by itself".to_owned())
}

/// The files of a crate in a folder of its own.
fn made(scratch: &Scratch, document: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let out = scratch.path("made");
    let run = codegen::run(document, &out, &[])?;
    let found = tree(&out);
    fs::remove_dir_all(&out).map_err(|error| format!("{error}: {}", run.said))?;
    Ok(found)
}

/// Whether it ended by itself before it was killed.
fn kill(document: &Path, out: &Path, said: &Path, after: Duration) -> bool {
    let mut child = codegen::start(document, out, &[], said);
    std::thread::sleep(after);
    let done = child.try_wait().unwrap().is_some();
    let _ = child.kill();
    child.wait().unwrap();
    done
}

/// The crate is the old one or the new one; a crate that is new is all there or not at all.
fn either(
    found: &BTreeMap<String, Vec<u8>>,
    old: Option<&BTreeMap<String, Vec<u8>>>,
    new: &BTreeMap<String, Vec<u8>>,
) -> Outcome {
    let is_old = old.map_or(found.is_empty(), |old| found == old);
    (is_old || found == new)
        .then_some(())
        .ok_or("the crate is a mix of the old and the new one".to_owned())
}

fn hand_written() -> Outcome {
    let scratch = Scratch::new();
    let document_ = scratch.put("api.json", document(2, "A"));
    for file in [
        "out/src/mine.rs",
        "out/notes.md",
        "out/tests/examples/mine.json",
        "out/build.rs",
    ] {
        scratch.put(file, "mine");
    }
    let run = codegen::run(&document_, &scratch.path("out"), &[])?;
    scratch.put("api.json", document(1, "B"));
    let again = codegen::run(&document_, &scratch.path("out"), &[])?;
    let found = tree(&scratch.path("out"));
    for file in [
        "src/mine.rs",
        "notes.md",
        "tests/examples/mine.json",
        "build.rs",
    ] {
        if found.get(file).map(Vec::as_slice) != Some(b"mine") {
            return Err(format!("{file} is lost: {}{}", run.said, again.said));
        }
    }
    if found.contains_key("src/types/a1.rs") {
        return Err("what is not generated any more is still there".to_owned());
    }
    // A file without the mark is in the way, and stays.
    scratch.put("out/src/lib.rs", "mine");
    let run = codegen::run(&document_, &scratch.path("out"), &[])?;
    let kept = fs::read_to_string(scratch.path("out/src/lib.rs")).unwrap() == "mine";
    match run.code == 4 && kept && run.said.contains("in the way") {
        true => Ok(()),
        false => Err(run.said),
    }
}

fn file() -> Outcome {
    let scratch = Scratch::new();
    let document = scratch.put("api.json", document(1, "A"));
    let out = scratch.put("out", "mine");
    let run = codegen::run(&document, &out, &[])?;
    match run.code == 4 && fs::read_to_string(&out).unwrap() == "mine" {
        true => Ok(()),
        false => Err(run.said),
    }
}

/// The folder may be a link, since the user named it; what is in it may not.
#[cfg(unix)]
fn link() -> Outcome {
    use std::os::unix::fs::symlink;

    let scratch = Scratch::new();
    let document = scratch.put("api.json", document(1, "A"));
    fs::create_dir(scratch.path("real")).unwrap();
    symlink("real", scratch.path("out")).unwrap();
    let run = codegen::run(&document, &scratch.path("out"), &[])?;
    if run.code != 0
        || !scratch.path("out").is_symlink()
        || !scratch.path("real/Cargo.toml").exists()
    {
        return Err(run.said);
    }
    fs::create_dir(scratch.path("elsewhere")).unwrap();
    fs::remove_dir_all(scratch.path("real/src")).unwrap();
    symlink("../elsewhere", scratch.path("real/src")).unwrap();
    let run = codegen::run(&document, &scratch.path("out"), &[])?;
    let written = tree(&scratch.path("elsewhere"));
    match run.code == 4 && written.is_empty() {
        true => Ok(()),
        false => Err(format!("{written:?}\n{}", run.said)),
    }
}

#[cfg(unix)]
fn read_only() -> Outcome {
    use std::os::unix::fs::PermissionsExt;

    let scratch = Scratch::new();
    let document = scratch.put("api.json", document(1, "A"));
    let parent = scratch.path("parent");
    fs::create_dir(&parent).unwrap();
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o555)).unwrap();
    let run = codegen::run(&document, &parent.join("out"), &[]);
    let is_refused = fs::write(parent.join("probe"), "").is_err();
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o755)).unwrap();
    let run = run?;
    // Nothing is read-only to an administrator.
    match run.code == if is_refused { 4 } else { 0 } {
        true => Ok(()),
        false => Err(run.said),
    }
}
