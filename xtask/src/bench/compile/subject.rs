//! What is compiled: a generated crate on its own, and the features that it is compiled with.

use std::fs;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Table};
use truespec::config::ALL_RESOURCES;

use super::twin;
use crate::bench::peers::Peer;
use crate::exit::Failure;
use crate::paths::{unusable, workspace};

/// A crate, and a choice of its features.
pub(super) struct Subject {
    pub(super) folder: PathBuf,
    /// What the compiler calls it.
    pub(super) library: String,
    /// What stands behind the name of the generator.
    pub(super) said: String,
    pub(super) features: Vec<String>,
}

impl Subject {
    /// The crate that a generator has just made: as a whole, and with one resource where resources
    /// are features.
    ///
    /// # Errors
    /// It made something else.
    pub(super) fn all(peer: &Peer, resource: Option<&str>) -> Result<Vec<Self>, Failure> {
        let folder = peer.completed()?;
        let manifest = on_its_own(&folder)?;
        if peer.is_ours() {
            locked(&folder)?;
        }
        let package = manifest.get("package").and_then(|it| it.get("name"));
        let package = package.and_then(|it| it.as_str()).unwrap_or_default();
        let subject = |(said, features)| Self {
            folder: folder.clone(),
            library: package.replace('-', "_"),
            said,
            features,
        };
        let choices = choices(&manifest, resource);
        Ok(choices.into_iter().map(subject).collect())
    }

    /// The support code of our crate, which is a crate of its own.
    pub(super) fn runtime(&self) -> Self {
        Self {
            folder: self.folder.join("runtime"),
            library: format!("{}_runtime", self.library),
            said: ", its runtime".to_owned(),
            features: Vec::new(),
        }
    }

    /// The types of our crate and their JSON alone, with the same features: as they are, and with
    /// serde derived.
    ///
    /// # Errors
    /// The crate is not as its twin takes it to be.
    pub(super) fn types_alone(&self) -> Result<Vec<Self>, Failure> {
        let twins = twin::all(&self.folder)?.into_iter();
        let subject = |twin: twin::Twin| Self {
            folder: twin.folder,
            library: self.library.clone(),
            said: twin.said.to_owned(),
            features: self.features.clone(),
        };
        Ok(twins.map(subject).collect())
    }
}

/// Gives our crate what it depends on at the versions that this repository has it at.
fn locked(folder: &Path) -> Result<(), Failure> {
    let lock = folder.join("Cargo.lock");
    fs::copy(workspace().join("Cargo.lock"), &lock).map_err(|error| unusable(&lock, &error))?;
    Ok(())
}

/// Makes a crate a workspace, for it stands below the folder of another; gives back its manifest.
fn on_its_own(folder: &Path) -> Result<DocumentMut, Failure> {
    let file = folder.join("Cargo.toml");
    let text = fs::read_to_string(&file).map_err(|error| unusable(&file, &error))?;
    let mut manifest: DocumentMut = text.parse().map_err(|error| unusable(&file, &error))?;
    manifest
        .entry("workspace")
        .or_insert_with(|| Table::new().into());
    fs::write(&file, manifest.to_string()).map_err(|error| unusable(&file, &error))?;
    Ok(manifest)
}

/// All there is; and one resource, where resources are features.
fn choices(manifest: &DocumentMut, resource: Option<&str>) -> Vec<(String, Vec<String>)> {
    let all = manifest
        .get("features")
        .and_then(|it| it.get(ALL_RESOURCES));
    let Some(all) = all.and_then(|it| it.as_array()) else {
        return vec![(String::new(), Vec::new())];
    };
    let features = |name: &str| {
        vec![
            "--no-default-features".to_owned(),
            format!("--features={name}"),
        ]
    };
    let one = resource.or_else(|| all.iter().find_map(|name| name.as_str()));
    let one = one.map(|name| (format!(", `{name}` alone"), features(name)));
    let whole = (String::new(), features(ALL_RESOURCES));
    [whole].into_iter().chain(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(manifest: &str, resource: Option<&str>) -> Vec<String> {
        let choices = choices(&manifest.parse().unwrap(), resource);
        choices.into_iter().map(|(said, _)| said).collect()
    }

    #[test]
    fn one_resource_is_compiled_beside_all_of_them() {
        let manifest = "[features]\nall-resources = [\"pets\", \"shops\"]\n";
        assert_eq!(said(manifest, None), ["", ", `pets` alone"]);
        assert_eq!(said(manifest, Some("shops")), ["", ", `shops` alone"]);
        assert_eq!(said("[features]\npets = []\n", None), [""]);
    }
}
