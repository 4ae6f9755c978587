//! Cargo, as it was called for this program, and where it builds what is in this repository.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::paths;

/// The Cargo that runs this program, or else the one that is installed.
pub(crate) fn command() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Where Cargo builds what is in this repository.
pub(crate) fn target() -> PathBuf {
    let built = env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    paths::workspace().join(built)
}
