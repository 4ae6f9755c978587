//! Where benchmarks keep what they install, generate and build.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cargo;
use crate::exit::Failure;
use crate::paths::unusable;

/// Where what is not needed any more is until the end of a run.
const ASIDE: &str = "aside";

/// A folder of the benchmarks, made where it is missing.
pub(super) fn kept(name: &str) -> Result<PathBuf, Failure> {
    let folder = cargo::target().join("bench").join(name);
    fs::create_dir_all(&folder).map_err(|error| unusable(&folder, &error))?;
    Ok(folder)
}

/// A folder of the benchmarks with nothing in it.
pub(super) fn empty(name: &str) -> Result<PathBuf, Failure> {
    let folder = kept(name)?;
    fs::remove_dir_all(&folder)
        .and_then(|()| fs::create_dir(&folder))
        .map_err(|error| unusable(&folder, &error))?;
    Ok(folder)
}

/// The same, where what was in it is only set aside: for some seconds after files are removed, new ones
/// take file systems such as ext4 several times as long.
pub(super) fn fresh(name: &str) -> Result<PathBuf, Failure> {
    let folder = kept(name)?;
    let aside = kept(ASIDE)?;
    let number = fs::read_dir(&aside).map_or(0, Iterator::count);
    fs::rename(&folder, aside.join(number.to_string()))
        .and_then(|()| fs::create_dir(&folder))
        .map_err(|error| unusable(&folder, &error))?;
    Ok(folder)
}

/// Removes all that was set aside.
pub(super) fn remove_aside() -> Result<(), Failure> {
    empty(ASIDE).map(drop)
}

/// How many lines of Rust a folder holds; what cannot be read has none.
pub(super) fn lines(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let lines = |path: PathBuf| match path.is_dir() {
        true => lines(&path),
        false if path.extension().is_some_and(|it| it == "rs") => {
            fs::read_to_string(path).map_or(0, |text| text.lines().count())
        }
        false => 0,
    };
    entries.map(|entry| lines(entry.path())).sum()
}
