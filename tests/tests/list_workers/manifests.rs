//! What Cargo finds in this repository when somebody depends on it.

use std::fs;
use std::path::Path;

use truespec_tests::repository;

/// Cargo reads every manifest of a repository that a crate is taken from, and complains of what is none.
#[test]
fn every_manifest_is_one() {
    let mut found = 0;
    let mut open = vec![repository::root()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap_or_default();
            match path.is_dir() {
                true if name != "target" && name != ".git" => open.push(path),
                false if name == "Cargo.toml" => {
                    found += 1;
                    check(&path);
                }
                _ => {}
            }
        }
    }
    assert!(found >= 6, "{found} manifests");
}

fn check(path: &Path) {
    let manifest: Result<toml::Table, _> = fs::read_to_string(path).unwrap().parse();
    if let Err(error) = manifest {
        panic!("{}: {error}", path.display());
    }
}
