//! OpenAPI Generator, which runs on Java.

use std::process::Command;

use super::{Peer, Source};

pub(super) const PEER: Peer = Peer {
    name: "openapi-generator-cli",
    version: "7.26.0",
    source: Source::Python,
    command: |program, job| {
        let mut command = Command::new(program);
        // Documents that it does not think valid are generated from nevertheless, as by the others.
        command.args([
            "generate",
            "--generator-name",
            "rust",
            "--skip-validate-spec",
        ]);
        command.arg("--input-spec").arg(job.document);
        command.arg("--output").arg(job.folder);
        command.arg(format!("--package-name={}", job.name));
        Ok(command)
    },
    complete: super::is_complete,
};
