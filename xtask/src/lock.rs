//! The lock file beside a configuration: the names that were given and are kept.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use truespec::{Lock, conflict};

use crate::edit::Edit;
use crate::exit::{Exit, Failure};
use crate::paths::{shown, unusable};

/// `codegen.toml` has `codegen.lock`; without a configuration there is no place for a lock.
pub(crate) fn path(config: &Path) -> PathBuf {
    config.with_extension("lock")
}

/// The names that were given before.
pub(crate) fn read(config: &Path) -> Result<Lock, Failure> {
    let file = path(config);
    match fs::read_to_string(&file) {
        Ok(text) => Lock::parse(&text).map_err(|error| {
            let why = conflict::or(&text, &error);
            let message = format!("`{}` is wrong: {why}", shown(&file));
            Failure::new(Exit::Usage, message).with_help(match conflict::is_in(&text) {
                true => "keep the lines of both sides: names stay that were given in either",
                false => "correct it, or delete it, and all names are given anew",
            })
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Lock::default()),
        Err(error) => Err(unusable(&file, &error)),
    }
}

/// Keeps the names for the next time.
pub(crate) fn edit(config: &Path, lock: &Lock) -> Result<Edit, Failure> {
    Ok(Edit::of(path(config))?.to(Some(lock.text())))
}
