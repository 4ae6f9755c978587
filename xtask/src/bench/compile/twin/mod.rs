//! Our types and their JSON alone, as we write it and as serde derives it: a crate of each, made
//! of the one that we generated.

mod copy;
mod derived;
mod package;
mod wire;

use std::path::{Path, PathBuf};

use crate::bench::folders;
use crate::exit::{Exit, Failure};

/// A crate with the types of another, their JSON and nothing else.
pub(super) struct Twin {
    pub(super) folder: PathBuf,
    /// What stands behind the name of the generator.
    pub(super) said: &'static str,
}

/// Both crates of the one in `whole`.
pub(super) fn all(whole: &Path) -> Result<[Twin; 2], Failure> {
    let explicit = folders::empty("generated/types-explicit")?;
    explicit_json(whole, &explicit)?;
    let derived = folders::empty("generated/types-derived")?;
    derived_json(whole, &derived)?;
    Ok([
        Twin {
            folder: explicit,
            said: ", types alone",
        },
        Twin {
            folder: derived,
            said: ", types alone, derived",
        },
    ])
}

/// The types as they are, with what reads and writes them.
fn explicit_json(whole: &Path, into: &Path) -> Result<(), Failure> {
    package::explicit(whole, into)?;
    let as_it_is = |text: &str| Ok(text.to_owned());
    let folder = "src/types";
    copy::files(&whole.join(folder), &into.join(folder), &as_it_is)?;
    let folder = "src/wire";
    copy::files(
        &whole.join(folder),
        &into.join(folder),
        &wire::without_parts,
    )
}

/// The same types, read and written by what serde derives for them.
fn derived_json(whole: &Path, into: &Path) -> Result<(), Failure> {
    package::derived(whole, into)?;
    let keys = wire::keys(&whole.join("src/wire"))?;
    let folder = "src/types";
    let derive = |text: &str| derived::file(text, &keys);
    copy::files(&whole.join(folder), &into.join(folder), &derive)
}

/// What we emit is not as this takes it to be.
fn unexpected(why: &str) -> Failure {
    Failure::new(Exit::Differs, format!("no types alone: {why}"))
}
