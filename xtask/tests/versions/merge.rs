//! What becomes of versions and changelogs when branches are merged, and when changes are taken back.

use std::fs;

use super::folder::{BREAKING, BREAKING_AND_MORE, CONFIG, FIRST, Folder};

const MORE: &str = "age: {type: integer}, name: {type: string}";
const OTHER: &str = "age: {type: integer}, size: {type: string}";

#[test]
fn what_waited_in_a_branch_is_not_taken_for_part_of_a_version_made_in_another() {
    let folder = Folder::new("merge");
    folder.document("age: {type: integer}, name: {type: string}");
    assert_eq!(folder.codegen(&[]).code, Some(0));
    let waits = folder.text("codegen.released.json");
    folder.document(BREAKING);
    assert_eq!(folder.codegen(&["--bump"]).code, Some(0));
    assert_eq!(folder.version(), "2.0.0");

    folder.put("codegen.released.json", &waits);
    folder.document(BREAKING_AND_MORE);
    assert_eq!(folder.codegen(&[]).code, Some(0));
    assert!(folder.waits());
    assert_eq!(folder.codegen(&["--bump"]).code, Some(0));
    assert_eq!(folder.version(), "3.0.0");
}

#[test]
fn a_change_of_a_branch_waits_after_a_merge_with_one_that_raised_the_version() {
    let folder = Folder::new("raised");
    folder.document(MORE);
    assert_eq!(folder.codegen(&[]).code, Some(0));
    // The branch.
    let base = folder.text("codegen.released.json");
    folder.document(BREAKING_AND_MORE);
    assert_eq!(folder.codegen(&[]).code, Some(0));
    assert_eq!(folder.text("codegen.released.json"), base);
    let crate_of_branch = ["pets/api.json", "pets/src/types/pet.rs"];
    let files = crate_of_branch.map(|file| folder.text(file));
    // The other one, which has the version.
    folder.document(MORE);
    assert_eq!(folder.codegen(&["--bump", "--changelog"]).code, Some(0));
    assert_eq!(folder.version(), "1.3.0");
    assert!(!folder.waits());
    // Both, as git merges them: of each file there is one change.
    folder.document(BREAKING_AND_MORE);
    for (file, text) in crate_of_branch.iter().zip(files) {
        folder.put(file, &text);
    }
    assert_eq!(folder.codegen(&["--check"]).code, Some(0));
    assert_eq!(folder.codegen(&["--bump", "--changelog"]).code, Some(0));
    assert_eq!(folder.version(), "2.0.0");
    let text = folder.changelog();
    assert_eq!(text.matches("`Pet::name`").count(), 1, "{text}");
}

#[test]
fn what_keeps_the_last_version_has_to_be_there() {
    let folder = Folder::new("missing");
    assert_eq!(folder.codegen(&["--check"]).code, Some(0));
    fs::remove_file(folder.0.join("codegen.released.json")).unwrap();
    let run = folder.codegen(&["--check"]);
    assert_eq!(run.code, Some(1));
    let line = "created codegen.released.json";
    assert!(
        run.said.contains("codegen.released.json"),
        "{line}: {}",
        run.said
    );
    folder.document(BREAKING);
    assert_eq!(folder.codegen(&[]).code, Some(0));
    assert!(folder.waits());
    assert_eq!(folder.codegen(&["--bump"]).code, Some(0));
    assert_eq!(folder.version(), "2.0.0");
}

#[test]
fn a_changelog_does_not_tell_of_changes_that_were_taken_back() {
    let folder = Folder::new("back");
    folder.document(MORE);
    assert_eq!(folder.codegen(&["--changelog"]).code, Some(0));
    let text = folder.changelog();
    assert!(text.contains("`Pet::name`"), "{text}");
    folder.document(FIRST);
    assert_eq!(folder.codegen(&["--changelog"]).code, Some(0));
    assert_eq!(folder.changelog(), "");

    folder.document(MORE);
    assert_eq!(folder.codegen(&["--changelog"]).code, Some(0));
    folder.document(FIRST);
    assert_eq!(folder.codegen(&[]).code, Some(0));
    folder.document(OTHER);
    assert_eq!(folder.codegen(&["--bump", "--changelog"]).code, Some(0));
    let text = folder.changelog();
    assert!(
        text.starts_with("## 1.3.0\n\n### Added\n\n- `Pet::size`"),
        "{text}"
    );
    assert!(!text.contains("name") && !text.contains("<!--"), "{text}");
}

#[test]
fn nothing_is_written_into_a_changelog_with_a_merge_conflict() {
    let folder = Folder::new("changelog");
    folder.document(MORE);
    assert_eq!(folder.codegen(&["--changelog"]).code, Some(0));
    let text = folder.text("pets/CHANGELOG.md");
    let conflict = format!("{text}<<<<<<< HEAD\n=======\n>>>>>>> x\n");
    folder.put("pets/CHANGELOG.md", &conflict);
    let before = folder.state();
    let run = folder.codegen(&["--bump", "--changelog"]);
    assert_eq!(run.code, Some(4));
    for part in [
        "`pets/CHANGELOG.md`",
        "a merge conflict stands at line",
        "both sides",
    ] {
        assert!(run.said.contains(part), "{part}: {}", run.said);
    }
    assert_eq!(folder.state(), before);
    assert_eq!(folder.codegen(&[]).code, Some(0));
}

#[test]
fn a_merge_conflict_in_the_configuration_is_told_with_what_to_do() {
    let folder = Folder::new("configuration");
    folder.put("codegen.toml", &format!("{CONFIG}<<<<<<< HEAD\n"));
    let run = folder.codegen(&[]);
    assert_eq!(run.code, Some(2));
    for part in [
        "`codegen.toml` is wrong: a merge conflict stands at line 6",
        "both sides",
    ] {
        assert!(run.said.contains(part), "{part}: {}", run.said);
    }
}

#[test]
fn names_of_the_last_version_stay_where_the_crate_has_a_merge_conflict() {
    let folder = Folder::new("api");
    folder.document("createdAt: {type: string}");
    assert_eq!(folder.codegen(&["--bump"]).code, Some(0));
    folder.document("createdAt: {type: string}, created_at: {type: integer}");
    let conflict = format!("<<<<<<< HEAD\n{}", folder.text("pets/api.json"));
    folder.put("pets/api.json", &conflict);
    let run = folder.codegen(&[]);
    assert_eq!(run.code, Some(0));
    for part in [
        "warning: `pets/api.json` cannot be read: a merge conflict stands at line 1",
        "names and changes go on from the last version",
        "minor",
    ] {
        assert!(run.said.contains(part), "{part}: {}", run.said);
    }
    let text = folder.text("pets/src/types/pet.rs");
    assert!(text.contains("pub created_at: Option<String>"), "{text}");
    assert!(!folder.codegen(&[]).said.contains("warning"));
}
