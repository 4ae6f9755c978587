//! Where the new files of a crate wait, out of Cargo's sight.

use std::fs::{self, File};
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::process;

use super::refused;

const MANIFEST: &str = "Cargo.toml";

/// The folder of a workspace for what is built: no glob that names members may match it.
pub(super) const TARGET: &str = "target";

/// A folder, and how names in it begin that belong to one crate.
pub(super) struct Place {
    pub(super) parent: PathBuf,
    pub(super) prefix: String,
}

/// In the workspace of the crate, if it has one. What is there may be out of reach.
pub(super) fn in_target(root: &Path) -> Option<Place> {
    let workspace = root.ancestors().skip(1).find(|it| is_workspace(it))?;
    let parent = workspace.join(TARGET);
    let path = root.strip_prefix(workspace).ok()?.to_str()?;
    // A crate of this name in another folder of the workspace has another place.
    let name = path.replace('%', "%25").replace(MAIN_SEPARATOR, "%2F");
    (parent != root).then(|| Place {
        parent,
        prefix: prefix(&name),
    })
}

/// Beside the crate. There Cargo may take a folder for a member of the workspace, and reads no workspace of
/// which a member has no manifest.
pub(super) fn beside(root: &Path) -> io::Result<Place> {
    let names = root
        .parent()
        .zip(root.file_name().and_then(|name| name.to_str()));
    let Some((parent, name)) = names else {
        return Err(refused(format!(
            "`{}` cannot be the folder of a crate",
            root.display()
        )));
    };
    Ok(Place {
        parent: parent.to_owned(),
        prefix: prefix(name),
    })
}

fn prefix(name: &str) -> String {
    format!(".{name}.truespec-")
}

fn is_workspace(folder: &Path) -> bool {
    let manifest = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
    manifest.contains("workspace")
        && toml::from_str::<toml::Table>(&manifest).is_ok_and(|it| it.contains_key("workspace"))
}

/// Whether what is in `folder` can be moved beside the crate in one step. No number of a file system tells
/// of all mounts that are between them, so a file goes that way.
pub(super) fn reaches(folder: &Path, root: &Path) -> bool {
    let from = folder.join("probe");
    let to = root.with_file_name(format!(".truespec-probe-{}", process::id()));
    File::create_new(&from)
        .and_then(|_| fs::rename(&from, &to))
        .and_then(|()| fs::remove_file(&to))
        .is_ok()
}
