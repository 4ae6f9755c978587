//! Where `pull` reads from and writes to.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;
use std::process::{Command, Output};
use std::{env, fs, process};

/// A folder that is removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("xtask-pull-{}-{name}", process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("sub/deep")).unwrap();
        fs::create_dir_all(path.join("spec")).unwrap();
        Self(fs::canonicalize(path).unwrap())
    }

    /// A document that says which one it is.
    fn document(&self, path: &str) {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: {path}, version: '1'}}\npaths:\n  /pets:\n    get:\n      \
             operationId: pets\n      responses: {{'204': {{description: Done.}}}}\n"
        );
        fs::write(self.0.join(path), text).unwrap();
    }

    /// Pulls in a folder of it.
    fn pull(&self, folder: &str, more: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_xtask"))
            .arg("pull")
            .args(more)
            .env("CARGO_MANIFEST_DIR", self.0.join("xtask"))
            .current_dir(self.0.join(folder))
            .output()
            .unwrap()
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn what_is_named_is_read_wherever_the_fragment_goes_and_found_again_from_there() {
    let folder = Folder::new("from");
    folder.document("full.yaml");
    folder.document("spec/full.yaml");
    folder.document("sub/here.yaml");
    let absolute = folder.0.join("spec/a.yaml");
    let absolute = absolute.to_str().unwrap();
    for (at, from, out, written, head) in [
        ("", "full.yaml", absolute, "spec/a.yaml", "../full.yaml"),
        (
            "sub",
            "../full.yaml",
            "deep/b.yaml",
            "sub/deep/b.yaml",
            "../../full.yaml",
        ),
        (
            "sub",
            "here.yaml",
            "../spec/c.yaml",
            "spec/c.yaml",
            "../sub/here.yaml",
        ),
    ] {
        let done = folder.pull(at, &["--from", from, "--operation", "pets", "--out", out]);
        assert!(done.status.success(), "{out}: {done:?}");
        let text = folder.text(written);
        assert!(text.contains(&format!("# from = \"{head}\"\n")), "{text}");
        let title = head.trim_start_matches("../");
        assert!(text.contains(&format!("title: {title},")), "{text}");
        let again = folder.pull("", &["--out", written]);
        assert!(again.status.success(), "{out}: {again:?}");
        assert_eq!(folder.text(written), text);
    }
}

#[test]
fn the_document_of_the_configuration_is_pulled_from_a_relative_path() {
    let folder = Folder::new("configured");
    folder.document("full.yaml");
    let config = "document = 'api.yaml'\noutput = '../generated'\n[crate]\nname = 'x'\n";
    fs::write(folder.0.join("spec/codegen.toml"), config).unwrap();
    let done = folder.pull("", &["--from", "full.yaml", "--operation", "pets"]);
    assert!(done.status.success(), "{done:?}");
    assert!(
        folder
            .text("spec/api.yaml")
            .contains("# from = \"../full.yaml\"\n")
    );
}

#[cfg(unix)]
#[test]
fn a_link_stays_and_what_it_leads_to_is_written() {
    let folder = Folder::new("link");
    folder.document("full.yaml");
    let link = folder.0.join("link.yaml");
    let pull = |out| {
        folder.pull(
            "",
            &["--from", "full.yaml", "--operation", "pets", "--out", out],
        )
    };
    assert!(pull("spec/real.yaml").status.success());
    let first = folder.text("spec/real.yaml");
    std::os::unix::fs::symlink("spec/real.yaml", &link).unwrap();
    let full = folder.text("full.yaml").replace("Done.", "Gone.");
    fs::write(folder.0.join("full.yaml"), full).unwrap();
    assert!(pull("link.yaml").status.success());
    assert!(link.is_symlink());
    assert_eq!(
        folder.text("spec/real.yaml"),
        first.replace("Done.", "Gone.")
    );
}
