//! Everything changes in one step, and what was written by hand is where it was.

use std::ffi::OsString;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use super::super::swap::{self, carry_over};
use super::super::{states, texts};
use super::*;

fn one() -> Package {
    package(&[("lib.rs", "1"), ("a/old.rs", "1"), ("same.rs", "")])
}

fn other() -> Package {
    package(&[("lib.rs", "2"), ("b/new.rs", "2"), ("same.rs", "")])
}

/// What changes when a file or a folder is not the one it was.
fn identity(path: &Path) -> (u64, u32, i64) {
    let metadata = fs::symlink_metadata(path).unwrap();
    (metadata.ino(), metadata.mode(), metadata.mtime_nsec())
}

#[test]
fn the_folder_and_what_is_not_generated_are_the_same_ones_afterwards() {
    let scratch = Scratch::new();
    let root = scratch.root();
    one().write(&root).unwrap();
    let files = [".git/HEAD", "target/debug/x.rs", "mine/a.rs", "run.sh"];
    for file in files {
        put_file(&root.join(file), "mine");
    }
    fs::set_permissions(root.join("run.sh"), fs::Permissions::from_mode(0o750)).unwrap();
    fs::set_permissions(root.join(".git"), fs::Permissions::from_mode(0o500)).unwrap();
    symlink("nowhere", root.join("link")).unwrap();
    fs::create_dir(root.join("empty")).unwrap();
    let kept = files.iter().chain(&["link", "empty", "same.rs", ".git"]);
    let before: Vec<_> = kept
        .clone()
        .map(|path| identity(&root.join(path)))
        .collect();
    let folder = fs::metadata(&root).unwrap().ino();

    assert_eq!(counts(other().write(&root).unwrap()), (2, 1, 1));
    assert!(differences(&other(), &root).is_empty());
    let after: Vec<_> = kept.map(|path| identity(&root.join(path))).collect();
    assert_eq!(before, after);
    assert_eq!(fs::metadata(&root).unwrap().ino(), folder);
    assert_eq!(scratch.beside(), ["out"]);
}

/// Stops halfway: the folder itself is aside, and a copy that is new in its place.
fn stopped(root: &Path) -> PathBuf {
    let (next, disk) = (other(), Disk::open(root).unwrap());
    let wanted = next.wanted().unwrap();
    let update = Update {
        changed: texts(&states(&disk, &wanted).unwrap(), &wanted),
        orphans: disk.orphans(&wanted).unwrap(),
    };
    let mut staging = Staging::create(root).unwrap();
    staging.add(&update.changed).unwrap();
    let aside = staging.folder().join(swap::ASIDE);
    swap::replace(&update, &disk, &staging, &aside).unwrap();
    staging._lock = None;
    std::mem::forget(staging);
    aside
}

fn names(folder: &Path) -> Vec<OsString> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

#[test]
fn a_run_stopped_between_the_steps_leaves_the_new_crate_and_the_next_one_what_was_saved() {
    let scratch = Scratch::new();
    let root = scratch.root();
    one().write(&root).unwrap();
    for file in ["kept.md", "deleted.md", "edited.md", "again.md"] {
        put_file(&root.join(file), "before");
    }
    let aside = stopped(&root);
    assert!(differences(&other(), &root).is_empty());
    assert_eq!(fs::read_to_string(root.join("kept.md")).unwrap(), "before");

    // Whoever stands in the folder itself still saves there.
    std::thread::sleep(std::time::Duration::from_millis(20));
    let save = |folder: &Path, file: &str, text: &str| {
        put_file(&folder.join("saving"), text);
        fs::rename(folder.join("saving"), folder.join(file)).unwrap();
    };
    save(&aside, "edited.md", "after");
    save(&aside, "again.md", "first");
    save(&aside, "lib.rs", &marked("not mine"));
    put_file(&aside.join("sub/new.md"), "new");
    std::thread::sleep(std::time::Duration::from_millis(20));
    save(&root, "again.md", "last");
    fs::remove_file(root.join("deleted.md")).unwrap();

    other().write(&root).unwrap();
    let text = |file: &str| fs::read_to_string(root.join(file)).unwrap();
    let texts = ["kept.md", "edited.md", "again.md", "sub/new.md"].map(text);
    assert_eq!(texts, ["before", "after", "last", "new"]);
    let expected = [
        "again.md",
        "b",
        "edited.md",
        "kept.md",
        "lib.rs",
        "same.rs",
        "sub",
    ];
    assert_eq!(names(&root), expected);
    assert!(differences(&other(), &root).is_empty());
    assert_eq!(scratch.beside(), ["out"]);
}

#[test]
fn what_cannot_be_carried_over_is_not_removed() {
    let scratch = Scratch::new();
    let root = scratch.root();
    one().write(&root).unwrap();
    let aside = stopped(&root);
    put_file(&aside.join("notes"), "saved");
    put_file(&root.join("notes/within.md"), "a folder now");
    std::thread::sleep(std::time::Duration::from_millis(20));
    put_file(&aside.join("notes"), "saved again");

    let error = other().write(&root).unwrap_err();
    assert!(error.to_string().contains("notes`: "), "{error}");
    assert_eq!(
        fs::read_to_string(aside.join("notes")).unwrap(),
        "saved again"
    );
    fs::rename(root.join("notes"), root.join("elsewhere")).unwrap();
    carry_over(aside.parent().unwrap(), &root).unwrap();
    assert_eq!(
        fs::read_to_string(root.join("notes")).unwrap(),
        "saved again"
    );
}

#[test]
fn without_an_exchange_files_are_moved_one_by_one() {
    let scratch = Scratch::new();
    let root = scratch.root();
    one().write(&root).unwrap();
    put_file(&root.join("a/mine.rs"), "mine");
    let (next, disk) = (other(), Disk::open(&root).unwrap());
    let wanted = next.wanted().unwrap();
    let update = Update {
        changed: texts(&states(&disk, &wanted).unwrap(), &wanted),
        orphans: disk.orphans(&wanted).unwrap(),
    };
    let texts = scratch.0.join("texts");
    for (path, text) in &update.changed {
        put_file(&texts.join(path), text);
    }
    update.apply(&disk, &texts, &root).unwrap();
    assert!(differences(&next, &root).is_empty());
    assert_eq!(names(&root.join("a")), ["mine.rs"]);
}

#[test]
fn what_another_run_still_writes_is_left_to_it() {
    let scratch = Scratch::new();
    let theirs = scratch.0.join(".out.truespec-4294967295");
    put_file(&theirs.join("texts/lib.rs"), "half");
    let running = lock::hold(&theirs).unwrap();
    one().write(&scratch.root()).unwrap();
    assert_eq!(scratch.beside(), [".out.truespec-4294967295", "out"]);
    drop(running);
    one().write(&scratch.root()).unwrap();
    assert_eq!(scratch.beside(), ["out"]);
}

#[test]
fn what_was_killed_before_it_was_locked_is_removed() {
    let scratch = Scratch::new();
    put_file(&scratch.0.join(".out.truespec-4294967295-new/a"), "");
    one().write(&scratch.root()).unwrap();
    assert_eq!(scratch.beside(), ["out"]);
}
