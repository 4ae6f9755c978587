//! All files of a crate change in one step: a copy that is new changes places with the folder.
//!
//! The copy holds everything that the folder holds, as hard links: so the crate is whole before the
//! step and after it, what was written by hand and what Git keeps included. Then the old folder, which
//! is aside now, is brought to the same state and takes its place again. So whoever stands in it or
//! watches it still does so, its owner and its rights are what they were, and what anyone saved in it
//! while it was copied is still there.

mod mirror;
mod saved;

use std::io;
use std::path::Path;

use rustix::fs::{CWD, RenameFlags, renameat_with};

pub(super) use saved::carry_over;

use super::staging::{Staging, named};
use super::{Disk, Update};

/// The name of what is not in the place of the crate, within the staging folder.
pub(super) const ASIDE: &str = "crate";

/// Whether it is done: nothing has changed where it cannot be.
pub(super) fn swap(update: &Update<'_>, disk: &Disk, staging: &Staging) -> io::Result<bool> {
    let (root, aside) = (disk.root(), staging.folder().join(ASIDE));
    match replace(update, disk, staging, &aside) {
        Err(error) if is_impossible(&error) => return Ok(false),
        other => other?,
    }
    // The crate is new, and stays so if its folder does not come back.
    let _ = update
        .apply(disk, &staging.texts(), &aside)
        .and_then(|()| exchange(&aside, root));
    Ok(true)
}

/// Makes the crate new, all at once; its folder is aside afterwards.
pub(super) fn replace(
    update: &Update<'_>,
    disk: &Disk,
    staging: &Staging,
    aside: &Path,
) -> io::Result<()> {
    let texts = staging.folder().join("texts-of-copy");
    let mut known = mirror::mirror(disk.root(), aside)?;
    known.extend(mirror::mirror(&staging.texts(), &texts)?);
    update.apply(disk, &texts, aside)?;
    saved::note(staging.folder(), &known)?;
    exchange(aside, disk.root())
}

fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    let done = renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE);
    done.map_err(|error| named(other, &error.into()))
}

/// Whether the folder is a mount or holds one, the file system or the kernel cannot exchange, or
/// something in the folder is not ours to copy.
fn is_impossible(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::CrossesDevices
            | Kind::ResourceBusy
            | Kind::Unsupported
            | Kind::InvalidInput
            | Kind::PermissionDenied
    )
}
