//! ploidy.

use std::process::Command;

use super::{Peer, Source};

pub(super) const PEER: Peer = Peer {
    name: "ploidy",
    version: "0.15.0",
    source: Source::Cargo { program: "ploidy" },
    command: |program, job| {
        let mut command = Command::new(program);
        command.args(["generate", "rust"]).arg(job.document);
        command.arg("-o").arg(job.folder);
        command.args(["--name", job.name]);
        Ok(command)
    },
    complete: super::is_complete,
};
