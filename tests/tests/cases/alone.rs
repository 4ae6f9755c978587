//! Compiles a crate whose resources are features with none of them, and with each of them alone.

use std::fs;
use std::path::Path;

use toml::{Table, Value};
use truespec::config::ALL_RESOURCES;
use truespec_tests::workspace;

/// Compiles without a warning what a caller gets who does not want everything.
pub(crate) fn test(root: &Path, target: &Path, member: &str) -> Result<(), String> {
    for chosen in choices(&root.join(member))? {
        let arguments = [
            "check",
            "--package",
            member,
            "--no-default-features",
            "--features",
            &chosen,
        ];
        let output = workspace::cargo(root, target, &arguments, &[])?;
        workspace::output(output)
            .map_err(|error| format!("{member} with `{chosen}` alone: {error}"))?;
    }
    Ok(())
}

/// No feature, and each of a resource; nothing where resources are no features.
fn choices(folder: &Path) -> Result<Vec<String>, String> {
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).map_err(|it| it.to_string())?;
    let manifest: Table = manifest.parse().map_err(|it| format!("{it}"))?;
    let all = manifest
        .get("features")
        .and_then(|it| it.get(ALL_RESOURCES));
    let Some(Value::Array(all)) = all else {
        return Ok(Vec::new());
    };
    let features = all.iter().filter_map(Value::as_str).map(str::to_owned);
    Ok([String::new()].into_iter().chain(features).collect())
}
