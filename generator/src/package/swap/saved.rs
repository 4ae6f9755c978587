//! What somebody saved in the folder of a crate while another one was in its place.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

use super::super::disk;
use super::super::staging::{create_parent, named};
use super::ASIDE;
use super::mirror::{Identity, Known, identity};

/// The list of what may be removed; it is there before folders change places.
const NOTE: &str = "known";
const UNFINISHED_NOTE: &str = "known-unfinished";

pub(super) fn note(staging: &Path, known: &Known) -> io::Result<()> {
    let lines = known
        .iter()
        .map(|(number, seconds, nanos)| format!("{number} {seconds} {nanos}\n"));
    let (note, unfinished) = (staging.join(NOTE), staging.join(UNFINISHED_NOTE));
    // Of half a list, what is missing would be taken for saved.
    fs::write(&unfinished, lines.collect::<String>())
        .and_then(|()| fs::rename(&unfinished, &note))
        .map_err(|error| named(&note, &error))
}

/// Brings what was saved in the folder that is aside into the crate.
///
/// # Errors
/// Something cannot be brought there; it is still where it was.
pub(in super::super) fn carry_over(staging: &Path, root: &Path) -> io::Result<()> {
    match fs::read_to_string(staging.join(NOTE)) {
        Ok(text) => carry(
            &staging.join(ASIDE),
            root,
            &text.lines().filter_map(read).collect(),
        ),
        // Folders have not changed places.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(named(staging, &error)),
    }
}

fn read(line: &str) -> Option<Identity> {
    let mut numbers = line.split(' ');
    Some((
        numbers.next()?.parse().ok()?,
        numbers.next()?.parse().ok()?,
        numbers.next()?.parse().ok()?,
    ))
}

fn carry(from: &Path, to: &Path, known: &Known) -> io::Result<()> {
    let entries = match fs::read_dir(from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other.map_err(|error| named(from, &error))?,
    };
    for entry in entries {
        let entry = entry?;
        let (path, place) = (entry.path(), to.join(entry.file_name()));
        let metadata = entry.metadata()?;
        if metadata.is_dir() {
            carry(&path, &place, known)?;
        } else if !known.contains(&identity(&metadata)) && is_newest(&path, &metadata, &place)? {
            let moved = create_parent(&place).and_then(|()| fs::rename(&path, &place));
            moved.map_err(|error| named(&path, &error))?;
        }
    }
    Ok(())
}

/// Whether a file was not generated, and is newer than what is in its place.
fn is_newest(path: &Path, saved: &Metadata, place: &Path) -> io::Result<bool> {
    let time = |of: Identity| (of.1, of.2);
    let is_newer = match fs::symlink_metadata(place) {
        Ok(there) => time(identity(&there)) < time(identity(saved)),
        Err(_) => true,
    };
    Ok(is_newer && !(saved.is_file() && disk::begins_with_mark(path)?))
}
