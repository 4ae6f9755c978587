//! What Cargo sees of a workspace while a crate of it is written, and crates within a crate.

use std::process::Command;

use super::*;

/// A workspace that takes every folder of `crates` for a member.
fn workspace(scratch: &Scratch) -> PathBuf {
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n";
    put_file(&scratch.0.join("Cargo.toml"), manifest);
    scratch.0.join("crates/client")
}

fn client() -> Package {
    let manifest = format!("# {MARK}\n[package]\nname = \"client\"\nedition = \"2024\"\n");
    let mut package = package(&[("src/lib.rs", "")]);
    package.files.insert("Cargo.toml".to_owned(), manifest);
    package
}

fn assert_cargo_reads(workspace: &Path) {
    let cargo = option_env!("CARGO").unwrap_or("cargo");
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(workspace)
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
}

#[test]
fn cargo_reads_the_workspace_while_a_crate_of_it_is_written() {
    let scratch = Scratch::new();
    let root = workspace(&scratch);
    client().write(&root).unwrap();
    let staging = Staging::create(&root).unwrap();
    staging
        .add(&BTreeMap::from([("src/lib.rs", "half")]))
        .unwrap();
    assert_cargo_reads(&scratch.0);
    drop(staging);
    assert_eq!(scratch.beside(), ["Cargo.toml", "crates"]);
}

#[test]
fn what_a_killed_run_left_in_the_workspace_is_removed_and_that_of_other_crates_is_not() {
    let scratch = Scratch::new();
    let root = workspace(&scratch);
    let target = scratch.0.join("target");
    for name in ["crates%2Fclient", "tools%2Fclient", "client"] {
        put_file(
            &target.join(format!(".{name}.truespec-4294967295/a")),
            "half",
        );
    }
    put_file(&target.join("debug/a"), "built");
    client().write(&root).unwrap();
    let mut left: Vec<_> = fs::read_dir(target)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    left.sort();
    let others = [
        ".client.truespec-4294967295",
        ".tools%2Fclient.truespec-4294967295",
        "debug",
    ];
    assert_eq!(left, others);
}

#[test]
fn without_a_target_that_can_be_written_to_files_wait_beside_the_crate() {
    let scratch = Scratch::new();
    let root = workspace(&scratch);
    put_file(&scratch.0.join("target"), "no folder");
    client().write(&root).unwrap();
    assert!(differences(&client(), &root).is_empty());
}

#[test]
fn a_crate_can_have_the_name_of_the_folder_for_what_is_built() {
    let scratch = Scratch::new();
    workspace(&scratch);
    let root = scratch.0.join("target");
    for version in ["1", "2"] {
        let next = package(&[("lib.rs", version), ("other.rs", version)]);
        next.write(&root).unwrap();
        assert!(differences(&next, &root).is_empty());
    }
}

/// The files of a crate that has another one in a folder.
fn with_inner(folder: &str) -> Package {
    let mut package = client();
    let manifest = package.files["Cargo.toml"].replace("client", "inner");
    package
        .files
        .insert(format!("{folder}/Cargo.toml"), manifest);
    let library = package.files["src/lib.rs"].clone();
    package
        .files
        .insert(format!("{folder}/src/lib.rs"), library);
    package
}

#[test]
fn support_code_that_is_no_crate_any_more_goes() {
    let scratch = Scratch::new();
    let root = scratch.root();
    with_inner("runtime").write(&root).unwrap();
    assert_eq!(counts(client().write(&root).unwrap()), (0, 2, 2));
    assert!(!root.join("runtime").exists());
}

#[test]
fn other_crates_within_the_folder_stay() {
    let scratch = Scratch::new();
    let root = scratch.root();
    with_inner("v2").write(&root).unwrap();
    put_file(&root.join("runtime/Cargo.toml"), "[package]\n");
    put_file(&root.join("runtime/src/lib.rs"), &marked("copied"));
    assert_eq!(counts(client().write(&root).unwrap()), (0, 2, 0));
    assert!(differences(&client(), &root).is_empty());
}
