//! The generator of this repository, as its own process like any other.

use std::process::Command;

use super::{Peer, Source};

pub(super) const PEER: Peer = Peer {
    name: "truespec",
    version: env!("CARGO_PKG_VERSION"),
    source: Source::Here,
    command: |program, job| {
        let mut command = Command::new(program);
        command.args(["codegen", "--format", "json", "--spec"]);
        command.arg(job.document).arg("--out").arg(job.folder);
        Ok(command)
    },
    complete: super::is_complete,
};
