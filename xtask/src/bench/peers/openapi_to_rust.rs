//! openapi-to-rust, which takes a configuration and writes modules.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use super::{CRATE, Job, Peer, Source};

pub(super) const PEER: Peer = Peer {
    name: "openapi-to-rust",
    version: "0.23.0",
    source: Source::Cargo {
        program: "openapi-to-rust",
    },
    command: |program, job| {
        let file = job.folder.join("openapi-to-rust.toml");
        fs::write(&file, configuration(job))?;
        let mut command = Command::new(program);
        command.args(["generate", "--config"]).arg(file);
        Ok(command)
    },
    complete,
};

/// Types and an asynchronous client.
fn configuration(job: &Job<'_>) -> String {
    let text = |text: String| toml::Value::String(text).to_string();
    format!(
        "[generator]\nspec_path = {}\noutput_dir = {}\nmodule_name = \"api\"\n\n\
         [features]\nenable_async_client = true\n",
        text(job.document.display().to_string()),
        text(job.folder.join("src").display().to_string()),
    )
}

/// It writes modules, and what they depend on as a part of a manifest.
fn complete(folder: &Path) -> io::Result<()> {
    let sources = folder.join("src");
    let dependencies = fs::read_to_string(sources.join("REQUIRED_DEPS.toml"))?;
    let manifest = format!(
        "[package]\nname = \"{CRATE}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n{dependencies}"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::rename(sources.join("mod.rs"), sources.join("lib.rs"))
}
