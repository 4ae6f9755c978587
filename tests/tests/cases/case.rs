//! A case: a document, its configuration, and what is made of them.

use std::fs;
use std::path::{Path, PathBuf};

use truespec::Config;
use truespec_tests::repository::{self, Outcome};

#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// `group/name`
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
}

/// Every case, by name.
pub(crate) fn all() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut cases: Vec<Case> = folders(&root)
        .iter()
        .flat_map(|group| folders(group))
        .map(|folder| {
            let name = folder
                .strip_prefix(&root)
                .unwrap()
                .to_str()
                .expect("a name of letters");
            Case {
                name: name.replace('\\', "/"),
                folder,
            }
        })
        .collect();
    assert!(!cases.is_empty(), "{} holds no case", root.display());
    cases.sort_by(|one, other| one.name.cmp(&other.name));
    cases
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect()
}

impl Case {
    /// The name of the package that is made of it.
    pub(crate) fn package(&self) -> String {
        format!("case-{}", self.name.replace(['/', '_'], "-"))
    }

    pub(crate) fn generate(&self) -> Result<Outcome, String> {
        let config = match fs::read_to_string(self.folder.join("codegen.toml")) {
            Ok(text) => Config::parse(&text).map_err(|error| format!("codegen.toml: {error}"))?,
            Err(_) => Config::default(),
        };
        let mut config = config;
        config.package.name.get_or_insert_with(|| self.package());
        Ok(repository::generate(&self.folder, "input.yaml", &config))
    }
}
