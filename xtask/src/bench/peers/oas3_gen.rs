//! oas3-gen, which writes a module.

use std::process::Command;

use super::{Peer, Source};

pub(super) const PEER: Peer = Peer {
    name: "oas3-gen",
    version: "0.29.0",
    source: Source::Cargo {
        program: "oas3-gen",
    },
    command: |program, job| {
        let mut command = Command::new(program);
        command.args(["generate", "client-mod", "--input"]);
        command.arg(job.document).arg("--output");
        command.arg(job.folder.join("src"));
        Ok(command)
    },
    complete: super::is_complete,
};
