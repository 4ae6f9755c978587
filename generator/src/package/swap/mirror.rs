//! A second folder that holds the same files.

use std::collections::BTreeSet;
use std::fs::{self, FileType, Metadata, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use super::super::staging::named;

/// What tells a file from one saved later in its place: its number, which may be used again, and when
/// it was changed.
pub(super) type Identity = (u64, i64, i64);

/// Files that are no one else's.
pub(super) type Known = BTreeSet<Identity>;

pub(super) fn identity(metadata: &Metadata) -> Identity {
    (metadata.ino(), metadata.mtime(), metadata.mtime_nsec())
}

/// Fills the new folder `to` with what `from` holds; the files in both.
pub(super) fn mirror(from: &Path, to: &Path) -> io::Result<Known> {
    let mut known = Known::new();
    fill(from, to, &mut known)?;
    Ok(known)
}

fn fill(from: &Path, to: &Path, known: &mut Known) -> io::Result<()> {
    fs::create_dir(to).map_err(|error| named(to, &error))?;
    for entry in fs::read_dir(from).map_err(|error| named(from, &error))? {
        let entry = entry?;
        let (path, twin, kind) = (entry.path(), to.join(entry.file_name()), entry.file_type()?);
        let done = match kind.is_dir() {
            true => fill(&path, &twin, known),
            false => double(&path, &twin, kind, known).map_err(|error| named(&path, &error)),
        };
        match done {
            // Somebody else has removed it meanwhile.
            Err(error) if error.kind() == io::ErrorKind::NotFound && !path.exists() => {}
            other => other?,
        }
    }
    // It must be possible to remove it again.
    let mode = fs::metadata(from)?.mode() & 0o7777 | 0o700;
    fs::set_permissions(to, Permissions::from_mode(mode))
}

fn double(path: &Path, twin: &Path, kind: FileType, known: &mut Known) -> io::Result<()> {
    known.insert(identity(&fs::symlink_metadata(path)?));
    if kind.is_symlink() {
        symlink(fs::read_link(path)?, twin)?;
    } else if let Err(error) = fs::hard_link(path, twin) {
        // Some file systems have no links, and some files may not be linked by everyone.
        if !kind.is_file() || error.kind() == io::ErrorKind::CrossesDevices {
            return Err(error);
        }
        fs::copy(path, twin)?;
    } else {
        return Ok(());
    }
    known.insert(identity(&fs::symlink_metadata(twin)?));
    Ok(())
}
