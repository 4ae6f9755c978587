//! Generators to compare with: how each is installed and run. What is not installed is told.

mod install;
mod oas3_gen;
mod openapi_generator;
mod openapi_to_rust;
mod ploidy;
mod progenitor;
mod truespec;

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::folders;
use crate::exit::Failure;
use crate::paths::unusable;

/// A generator of Rust clients.
pub(super) struct Peer {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    source: Source,
    /// The command that generates, and the files that it needs.
    command: fn(&Path, &Job<'_>) -> io::Result<Command>,
    /// Makes a crate of what was generated into a folder, where that is not one yet.
    complete: fn(&Path) -> io::Result<()>,
}

/// Where a generator comes from.
enum Source {
    /// This repository.
    Here,
    /// The registry of Cargo; the program has this name.
    Cargo { program: &'static str },
    /// The registry of Python; the program has the name of the package.
    Python,
}

/// What a generator is asked for.
pub(super) struct Job<'a> {
    pub(super) document: &'a Path,
    /// What the crate shall be called.
    pub(super) name: &'a str,
    /// Where it goes; the folder is there, and empty.
    pub(super) folder: &'a Path,
}

/// What the crates that are measured are called.
pub(super) const CRATE: &str = "bench-crate";

/// All of them, our own first.
pub(super) const ALL: [&Peer; 6] = [
    &truespec::PEER,
    &progenitor::PEER,
    &openapi_to_rust::PEER,
    &ploidy::PEER,
    &oas3_gen::PEER,
    &openapi_generator::PEER,
];

impl Peer {
    /// Whether others are compared with it.
    pub(super) fn is_ours(&self) -> bool {
        self.name == truespec::PEER.name
    }

    /// The program, installed if it is not there.
    pub(super) fn install(&self) -> Result<PathBuf, Failure> {
        match self.source {
            Source::Here => install::here(),
            Source::Cargo { program } => install::cargo(self.name, self.version, program),
            Source::Python => install::python(self.name, self.version),
        }
    }

    /// Where its crates to be measured go, one after another.
    fn generated(&self) -> Result<PathBuf, Failure> {
        folders::kept(&format!("generated/{}", self.name))
    }

    /// The same, with nothing in it.
    pub(super) fn emptied(&self) -> Result<PathBuf, Failure> {
        folders::fresh(&format!("generated/{}", self.name))
    }

    /// The folder of the crate that was generated last.
    pub(super) fn completed(&self) -> Result<PathBuf, Failure> {
        let folder = self.generated()?;
        (self.complete)(&folder).map_err(|error| unusable(&folder, &error))?;
        Ok(folder)
    }

    /// The command for a job.
    pub(super) fn command(&self, program: &Path, job: &Job<'_>) -> io::Result<Command> {
        (self.command)(program, job)
    }
}

/// For a generator that writes a whole crate.
fn is_complete(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The one that others are compared with.
pub(super) fn ours() -> &'static Peer {
    &truespec::PEER
}

/// The best known one, whose types are compared as well.
pub(super) fn progenitor() -> &'static Peer {
    &progenitor::PEER
}

/// Those that are asked for by name; none asks for all. Ours is always the first.
pub(super) fn chosen(names: &[String]) -> Vec<&'static Peer> {
    let is_meant =
        |peer: &&Peer| names.is_empty() || peer.is_ours() || names.iter().any(|it| it == peer.name);
    ALL.into_iter().filter(is_meant).collect()
}

/// Their names, for the command line.
pub(super) fn names() -> Vec<&'static str> {
    ALL.iter().map(|peer| peer.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_is_there_whoever_is_asked_for() {
        let names = |asked: &[&str]| {
            let asked: Vec<_> = asked.iter().map(|&name| name.to_owned()).collect();
            chosen(&asked)
                .iter()
                .map(|peer| peer.name)
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&["ploidy"]), ["truespec", "ploidy"]);
        assert_eq!(names(&[]).len(), ALL.len());
    }
}
