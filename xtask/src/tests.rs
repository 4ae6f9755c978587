//! The command line, the files that are read, and what is said.

use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};

use clap::CommandFactory;
use truespec::document::{Files, MAX_BYTES};

use crate::codegen::Args;
use crate::exit::Exit;
use crate::files::Folder;
use crate::paths::Paths;

/// A folder of its own for one test.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("xtask-tests-{}-{number}", process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub(crate) fn put(&self, path: &str, text: &[u8]) -> PathBuf {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
        file
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_command_line_is_consistent() {
    crate::Cli::command().debug_assert();
}

#[test]
fn a_configuration_names_document_and_output_beside_itself() {
    let scratch = Scratch::new();
    let config = scratch.put(
        "spec/codegen.toml",
        b"document = \"api.yaml\"\noutput = \"../out\"\n",
    );
    let args = Args {
        config: Some(config),
        ..Args::default()
    };
    let paths = Paths::find(&args).unwrap();
    assert_eq!(paths.document, scratch.0.join("spec/api.yaml"));
    assert_eq!(paths.output, scratch.0.join("out"));

    let args = Args {
        spec: Some("b.yaml".into()),
        out: Some("c".into()),
        ..args
    };
    let paths = Paths::find(&args).unwrap();
    assert_eq!(
        (paths.document.as_path(), paths.output.as_path()),
        (Path::new("b.yaml"), Path::new("c"))
    );
}

#[test]
fn a_document_of_ones_own_needs_an_output() {
    let failure = Paths::find(&Args {
        spec: Some("b.yaml".into()),
        ..Args::default()
    })
    .unwrap_err();
    assert_eq!(failure.exit, Exit::Usage);
    assert!(failure.help.unwrap().contains("--out DIR"));
}

#[test]
fn a_wrong_configuration_is_not_an_unreadable_one() {
    let scratch = Scratch::new();
    let config = Some(scratch.put("codegen.toml", b"documant = 1\n"));
    let failure = Paths::find(&Args {
        config,
        ..Args::default()
    })
    .unwrap_err();
    assert_eq!(failure.exit, Exit::Usage);
    assert!(failure.message.contains("documant"), "{}", failure.message);
    let config = Some(scratch.0.join("none.toml"));
    assert_eq!(
        Paths::find(&Args {
            config,
            ..Args::default()
        })
        .unwrap_err()
        .exit,
        Exit::Files
    );
}

#[test]
fn only_files_of_the_folder_are_read() {
    let scratch = Scratch::new();
    let entry = scratch.put("api/api.yaml", b"entry");
    scratch.put("api/parts/a.yaml", b"part");
    scratch.put("secret.yaml", b"secret");
    let folder = Folder::around(&entry).unwrap();
    assert_eq!(folder.read(folder.entry()).unwrap(), "entry");
    assert_eq!(folder.read("parts/a.yaml").unwrap(), "part");
    let absolute = scratch.0.join("secret.yaml");
    for path in [
        "../secret.yaml",
        "parts/../../secret.yaml",
        absolute.to_str().unwrap(),
        "parts",
        "none.yaml",
    ] {
        assert!(folder.read(path).is_err(), "{path}");
    }
}

#[test]
fn a_url_is_told_from_a_path() {
    let error = Folder::around(Path::new("https://example.com/api.yaml")).unwrap_err();
    assert!(error.to_string().contains("download"), "{error}");
    let error = Folder::around(Path::new("https/api.yaml")).unwrap_err();
    assert!(!error.to_string().contains("download"), "{error}");
}

#[cfg(unix)]
#[test]
fn links_lead_no_further_than_the_folder() {
    use std::os::unix::fs::symlink;

    let scratch = Scratch::new();
    let entry = scratch.put("api/api.yaml", b"entry");
    scratch.put("secret.yaml", b"secret");
    symlink("../secret.yaml", scratch.0.join("api/out.yaml")).unwrap();
    symlink("..", scratch.0.join("api/up")).unwrap();
    symlink("api.yaml", scratch.0.join("api/in.yaml")).unwrap();
    symlink(&entry, scratch.0.join("link.yaml")).unwrap();
    let folder = Folder::around(&scratch.0.join("link.yaml")).unwrap();
    assert_eq!(folder.read("in.yaml").unwrap(), "entry");
    assert!(folder.read("out.yaml").is_err());
    assert!(folder.read("up/secret.yaml").is_err());
}

#[test]
fn oversized_and_binary_files_are_refused() {
    let scratch = Scratch::new();
    let entry = scratch.put("api.yaml", b"\xff\xfe");
    let folder = Folder::around(&entry).unwrap();
    assert!(
        folder
            .read("api.yaml")
            .unwrap_err()
            .to_string()
            .contains("UTF-8")
    );
    fs::File::create(scratch.0.join("big.yaml"))
        .unwrap()
        .set_len(MAX_BYTES as u64 + 1)
        .unwrap();
    assert!(
        folder
            .read("big.yaml")
            .unwrap_err()
            .to_string()
            .contains("64 MiB")
    );
}
