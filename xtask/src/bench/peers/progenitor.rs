//! progenitor, by Oxide.

use std::process::Command;

use super::{Peer, Source};

pub(super) const PEER: Peer = Peer {
    name: "cargo-progenitor",
    version: "0.15.1",
    source: Source::Cargo {
        program: "cargo-progenitor",
    },
    command: |program, job| {
        let mut command = Command::new(program);
        command.args(["progenitor", "--input"]).arg(job.document);
        command.arg("--output").arg(job.folder);
        command.args(["--name", job.name, "--version", "0.1.0"]);
        Ok(command)
    },
    complete: super::is_complete,
};
