//! openapi-to-rust, which takes a configuration and writes modules.

use std::fs;
use std::process::Command;

use super::{Job, Peer, Source};

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
