//! Reads the overlays of a document: files that the user named, wherever they are.

use std::path::PathBuf;

use truespec::document::Overlay;

use crate::exit::Failure;
use crate::files::{self, Folder};
use crate::paths::unreadable;

/// The texts of `paths`, in order.
pub(crate) fn read(paths: &[PathBuf], folder: &Folder) -> Result<Vec<Overlay>, Failure> {
    let overlays = paths.iter().map(|path| {
        let name = folder.name(path);
        let text = files::read_text(path);
        let overlay = name.and_then(|name| Ok(Overlay { name, text: text? }));
        overlay.map_err(|error| unreadable(path, &error))
    });
    overlays.collect()
}
