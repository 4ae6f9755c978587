//! Locks on folders, which a run holds as long as it lives.

use std::fs::File;
use std::io;
use std::path::Path;

use rustix::fs::{FlockOperation, flock};

use super::staging::named;

/// Holds the folder until it is dropped. `None` where somebody else does, or where the file system has
/// no locks.
pub(super) fn hold(folder: &Path) -> io::Result<Option<File>> {
    let file = File::open(folder).map_err(|error| named(folder, &error))?;
    let held = flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok();
    Ok(held.then_some(file))
}

/// Whether a run holds the folder. `None` where that cannot be told.
pub(super) fn is_held(folder: &Path) -> Option<bool> {
    let file = File::open(folder).ok()?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Some(false),
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Some(true),
        Err(_) => None,
    }
}
