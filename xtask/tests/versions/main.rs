//! Versions and changelogs that `codegen` keeps.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod folder;
mod merge;

use std::fs;
use std::path::Path;

use serde_json::Value;

use folder::{BREAKING, BREAKING_AND_MORE, CONFIG, Folder};

const AGE: &str = "**Breaking:** `Pet::age`";

#[test]
fn a_dry_run_says_the_version_and_writes_nothing() {
    let folder = Folder::new("dry");
    folder.document(BREAKING);
    let before = folder.state();
    let run = folder.codegen(&["--dry-run", "--bump", "--changelog"]);
    assert_eq!(run.code, Some(0));
    for line in [
        "Changed major (1 breaking change) since 1.2.3",
        "Version 2.0.0, would be raised from 1.2.3",
        "changed codegen.toml (+1 -1)",
        "created pets/CHANGELOG.md (+",
        "changed pets/Cargo.toml (+",
    ] {
        assert!(run.said.contains(line), "{line}: {}", run.said);
    }
    assert_eq!(folder.state(), before);
    let run = folder.codegen(&["--report-untyped", "--bump"]);
    assert_eq!(run.code, Some(2), "{}", run.said);
    assert_eq!(folder.state(), before);
}

#[test]
fn a_version_is_raised_once_the_crate_is_written_or_not_at_all() {
    let folder = Folder::new("blocked");
    folder.document(BREAKING);
    folder.put("pets/README.md", "mine");
    let before = folder.state();
    for _ in 0..2 {
        let run = folder.codegen(&["--bump", "--changelog"]);
        assert_eq!(run.code, Some(4), "{}", run.said);
        assert_eq!(folder.state(), before);
    }
    fs::remove_file(folder.0.join("pets/README.md")).unwrap();
    assert_eq!(folder.codegen(&["--bump", "--changelog"]).code, Some(0));
    assert_eq!(folder.version(), "2.0.0");
    assert!(
        folder
            .text("pets/Cargo.toml")
            .contains("version = \"2.0.0\"")
    );
    assert!(folder.text("codegen.toml").contains("# mine"));
    assert!(!folder.waits());
}

#[test]
fn a_run_that_was_stopped_is_repeated() {
    let folder = Folder::new("stopped");
    folder.document(BREAKING);
    // The crate is written, and the changelog cannot be.
    fs::create_dir(folder.0.join("pets/CHANGELOG.md.new")).unwrap();
    assert_eq!(folder.codegen(&["--bump", "--changelog"]).code, Some(4));
    assert!(folder.text("pets/Cargo.toml").contains("\"2.0.0\""));
    fs::remove_dir(folder.0.join("pets/CHANGELOG.md.new")).unwrap();
    assert_eq!(folder.codegen(&["--bump", "--changelog"]).code, Some(0));
    assert_eq!(folder.version(), "2.0.0");
    assert!(folder.changelog().starts_with("## 2.0.0\n"));
    assert!(folder.changelog().contains(AGE));
    assert!(!folder.waits());
}

#[test]
fn a_changelog_without_the_mark_is_told_before_anything_is_written() {
    let folder = Folder::new("mark");
    folder.document(BREAKING);
    let own = "# Changelog\n\n## 1.2.3\n\n- first\n";
    folder.put("pets/CHANGELOG.md", own);
    let before = folder.state();
    let run = folder.codegen(&["--bump", "--changelog"]);
    assert_eq!(run.code, Some(4));
    assert_eq!(folder.state(), before);

    let line = run
        .said
        .split('`')
        .find(|part| part.starts_with("<!--"))
        .unwrap();
    folder.put(
        "pets/CHANGELOG.md",
        &own.replace("## 1.2.3", &format!("{line}\n\n## 1.2.3")),
    );
    assert_eq!(folder.codegen(&["--bump", "--changelog"]).code, Some(0));
    let text = folder.changelog();
    assert!(
        text.starts_with("## 2.0.0\n") && text.contains(AGE),
        "{text}"
    );
    assert!(text.ends_with("## 1.2.3\n\n- first"), "{text}");
}

#[test]
fn changes_wait_for_the_version_that_has_them() {
    let folder = Folder::new("wait");
    folder.document(BREAKING);
    assert_eq!(folder.codegen(&[]).code, Some(0));
    assert_eq!(folder.codegen(&["--check"]).code, Some(0));
    folder.document(BREAKING_AND_MORE);
    let run = folder.codegen(&["--changelog"]);
    assert!(
        run.said.contains("major (1 breaking change"),
        "{}",
        run.said
    );
    assert_eq!(folder.version(), "1.2.3");
    assert!(folder.changelog().starts_with("## Unreleased\n"));

    let run = folder.codegen(&["--bump", "--changelog"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(folder.version(), "2.0.0");
    let text = folder.changelog();
    assert!(text.starts_with("## 2.0.0\n"), "{text}");
    assert_eq!(text.matches(AGE).count(), 1, "{text}");
    assert_eq!(text.matches("`Pet::name`").count(), 1, "{text}");
    assert!(!text.contains("Unreleased"), "{text}");

    let before = folder.state();
    assert_eq!(folder.codegen(&["--bump", "--changelog"]).code, Some(0));
    assert_eq!(folder.state(), before);
}

#[test]
fn nothing_waits_where_the_crate_is_given_no_version() {
    let folder = Folder::new("unversioned");
    folder.put(
        "codegen.toml",
        &CONFIG.replace("version = '1.2.3' # mine\n", ""),
    );
    assert_eq!(folder.codegen(&[]).code, Some(0));
    folder.document(BREAKING);
    assert_eq!(folder.codegen(&[]).code, Some(0));
    assert!(!folder.0.join("codegen.released.json").exists());
    folder.document(BREAKING_AND_MORE);
    assert_eq!(folder.codegen(&["--bump"]).code, Some(0));
    assert_eq!(folder.version(), "0.1.1");
    assert_eq!(folder.codegen(&["--check"]).code, Some(0));
}

#[test]
fn a_version_that_was_raised_by_hand_counts() {
    let folder = Folder::new("hand");
    folder.document(BREAKING);
    assert_eq!(folder.codegen(&[]).code, Some(0));
    folder.put("codegen.toml", &CONFIG.replace("1.2.3", "1.3.0"));
    assert_eq!(folder.codegen(&[]).code, Some(0));
    assert!(folder.waits());
    folder.put("codegen.toml", &CONFIG.replace("1.2.3", "2.1.0"));
    assert_eq!(folder.codegen(&["--bump"]).code, Some(0));
    assert_eq!(folder.version(), "2.1.0");
    assert!(!folder.waits());
    folder.document(BREAKING_AND_MORE);
    assert_eq!(folder.codegen(&["--bump"]).code, Some(0));
    assert_eq!(folder.version(), "2.2.0");
}

#[test]
fn what_cannot_be_compared_is_told() {
    let folder = Folder::new("conflict");
    folder.document(BREAKING);
    let conflict = format!("{}<<<<<<< HEAD\n", folder.text("pets/api.json"));
    folder.put("pets/api.json", &conflict);
    fs::remove_file(folder.0.join("codegen.released.json")).unwrap();
    let before = folder.state();
    let run = folder.codegen(&["--bump", "--changelog"]);
    assert_eq!(run.code, Some(4));
    assert!(
        run.said.contains("`pets/api.json` cannot be read"),
        "{}",
        run.said
    );
    for part in ["a merge conflict stands at line", "`git checkout --ours`"] {
        assert!(run.said.contains(part), "{part}: {}", run.said);
    }
    assert_eq!(folder.state(), before);
    let run = folder.codegen(&[]);
    assert_eq!(run.code, Some(0));
    assert!(
        run.said.contains("warning: `pets/api.json` cannot be read"),
        "{}",
        run.said
    );
    assert_eq!(folder.codegen(&["--check"]).code, Some(0));

    folder.put("codegen.released.json", "<<<<<<< HEAD\n");
    folder.document(BREAKING_AND_MORE);
    let run = folder.codegen(&["--bump"]);
    assert_eq!(run.code, Some(2));
    let wrong = "`codegen.released.json` is wrong: a merge conflict stands at line 1";
    assert!(run.said.contains(wrong), "{}", run.said);
    let run = folder.codegen(&[]);
    assert_eq!(run.code, Some(0));
    assert!(run.said.contains(wrong), "{}", run.said);
    assert_eq!(folder.text("codegen.released.json"), "<<<<<<< HEAD\n");
    let run = folder.codegen(&["--check"]);
    assert_eq!(run.code, Some(2));
    assert!(run.said.contains(wrong), "{}", run.said);
}

#[test]
fn programs_are_told_of_each_file_and_of_what_changed() {
    let folder = Folder::new("json");
    folder.document(BREAKING);
    let lines = |more: &[&str]| -> Vec<Value> {
        let run = folder.codegen(&[more, &["--format", "json"]].concat());
        let lines = run.told.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    let change = |lines: &[Value], path: &str| {
        let is_it = |line: &&Value| {
            let told = line["path"].as_str().unwrap_or_default();
            line["kind"] == "file" && Path::new(told) == Path::new(path)
        };
        let found = lines.iter().find(is_it);
        found.map_or(Value::Null, |line| line["change"].clone())
    };
    let told = lines(&["--dry-run"]);
    assert_eq!(change(&told, "pets/api.json"), "changed");
    assert_eq!(change(&told, "codegen.released.json"), Value::Null);
    let told = lines(&["--bump", "--changelog"]);
    assert_eq!(change(&told, "codegen.toml"), "changed");
    assert_eq!(change(&told, "pets/CHANGELOG.md"), "created");
    assert_eq!(change(&told, "codegen.released.json"), "changed");
    let changes = told.iter().find(|line| line["kind"] == "changes").unwrap();
    assert_eq!(changes["verdict"], "major");
    assert_eq!(
        (&changes["since"], &changes["version"]),
        (&"1.2.3".into(), &"2.0.0".into())
    );
    assert_eq!(changes["changes"][0]["item"], "Pet::age");

    fs::remove_file(folder.0.join("codegen.lock")).unwrap();
    fs::remove_file(folder.0.join("pets/src/lib.rs")).unwrap();
    let told = lines(&["--check"]);
    assert_eq!(change(&told, "codegen.lock"), "created");
    assert_eq!(change(&told, "pets/src/lib.rs"), "created");
}

#[test]
fn lines_end_as_they_did() {
    let folder = Folder::new("returns");
    folder.put("codegen.toml", &CONFIG.replace('\n', "\r\n"));
    folder.document(BREAKING);
    assert_eq!(folder.codegen(&["--bump"]).code, Some(0));
    let text = folder.text("codegen.toml");
    assert_eq!(
        text,
        CONFIG.replace('\n', "\r\n").replace("'1.2.3'", "\"2.0.0\"")
    );
}
