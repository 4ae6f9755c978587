//! `codegen --watch`, from one save to the next.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

/// Far more than anything takes here: what waits that long will wait for ever.
const PATIENCE: Duration = Duration::from_secs(120);

const CONFIG: &str = "document = 'api.yaml'\noutput = 'pets'\noverlays = ['fix.yaml']\n";

const OVERLAY: &str = "\
overlay: 1.1.0
info: {title: Fix, version: '1'}
actions:
  - {target: $.components.schemas.Pet.properties, update: {fixed: {type: string}}}
";

fn document(property: &str) -> String {
    format!(
        "openapi: 3.0.3
info: {{title: Pets, version: '1'}}
paths: {{}}
components:
  schemas:
    Pet: {{type: object, properties: {{{property}: {{type: string}}, home: {{$ref: parts/home.yaml}}}}}}
"
    )
}

fn home(property: &str) -> String {
    format!("type: object\nproperties: {{{property}: {{type: string}}}}\n")
}

/// A folder with a document, and the process that watches it; both end with the test.
struct Watched(PathBuf, Child);

impl Watched {
    fn new() -> Self {
        let folder = env::temp_dir().join(format!("xtask-watch-{}", process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("api.yaml"), document("first")).unwrap();
        fs::create_dir(folder.join("parts")).unwrap();
        fs::write(folder.join("parts/home.yaml"), home("street")).unwrap();
        fs::write(folder.join("fix.yaml"), OVERLAY).unwrap();
        fs::write(folder.join("codegen.toml"), CONFIG).unwrap();
        let log = fs::File::create(folder.join("log")).unwrap();
        let process = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["codegen", "--config", "codegen.toml", "--watch"])
            .current_dir(&folder)
            .stdin(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        Self(folder, process)
    }

    /// Waits until a file of the folder holds a text.
    fn wait(&mut self, file: &str, text: &str) {
        let start = Instant::now();
        let holds = |path: &Path| fs::read_to_string(path).is_ok_and(|all| all.contains(text));
        while !holds(&self.0.join(file)) {
            let log = || fs::read_to_string(self.0.join("log")).unwrap();
            assert!(
                start.elapsed() < PATIENCE,
                "no `{text}` in {file}: {}",
                log()
            );
            assert!(self.1.try_wait().unwrap().is_none(), "it ended: {}", log());
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.1.kill();
        let _ = self.1.wait();
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn each_save_of_what_the_crate_is_made_of_is_followed() {
    let mut watched = Watched::new();
    let folder = watched.0.clone();
    let pet = "pets/src/types/pet.rs";
    watched.wait(pet, "pub first:");
    watched.wait(pet, "pub fixed:");

    // In the middle of an edit, and after it.
    fs::write(folder.join("api.yaml"), "openapi: [").unwrap();
    watched.wait("log", "invalid-syntax");
    fs::write(folder.join("api.yaml"), document("second")).unwrap();
    watched.wait(pet, "pub second:");

    // As an editor does that never writes over a file.
    fs::write(folder.join("new"), document("third")).unwrap();
    fs::rename(folder.join("new"), folder.join("api.yaml")).unwrap();
    watched.wait(pet, "pub third:");

    fs::write(folder.join("fix.yaml"), OVERLAY.replace("fixed", "mended")).unwrap();
    watched.wait(pet, "pub mended:");
    fs::write(folder.join("parts/home.yaml"), home("town")).unwrap();
    watched.wait("pets/src/types/home.rs", "pub town:");

    // As Git does, of whose branches one does not have the folder.
    fs::rename(folder.join("parts"), folder.join("gone")).unwrap();
    watched.wait("log", "unreadable-file");
    fs::create_dir(folder.join("parts")).unwrap();
    for (part, line) in [("village", "pub village:"), ("city", "pub city:")] {
        fs::write(folder.join("parts/home.yaml"), home(part)).unwrap();
        watched.wait("pets/src/types/home.rs", line);
    }
    let config = CONFIG.replace("['fix.yaml']", "[]");
    fs::write(
        folder.join("codegen.toml"),
        config + "crate.name = 'cats'\n",
    )
    .unwrap();
    watched.wait("pets/Cargo.toml", "name = \"cats\"");
}

#[test]
fn what_checks_does_not_watch() {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["codegen", "--watch", "--check"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}
