//! What a run of `codegen` changed for callers: said, written into a changelog, made a version.

mod changelog;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::Path;

use truespec::diff::{Changes, Verdict};
use truespec::{Config, Summary};

use crate::diff;
use crate::exit::{Exit, Failure};
use crate::paths::{shown, unusable};
use crate::report::Report;

/// How many changes are read by anybody on the way.
const LINES: usize = 10;

/// What to do with changes.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Options {
    /// Write what changed into the CHANGELOG.md of the crate
    #[arg(long, conflicts_with = "check")]
    pub(crate) changelog: bool,
    /// Raise `crate.version` in the configuration as the changes ask for
    #[arg(long, conflicts_with = "check")]
    pub(crate) bump: bool,
}

/// What changed since the crate that is in the folder; none if there is none with a summary.
pub(crate) fn since(output: &Path, now: &Summary) -> Option<Changes> {
    let before = diff::kept(output).ok().flatten()?;
    Some(truespec::diff(&before, now))
}

/// The version that the changes ask for, if it is another, and puts it into the configuration.
pub(crate) fn bump(
    changes: &Changes,
    config: &Config,
    file: Option<&Path>,
) -> Result<Option<String>, Failure> {
    if changes.verdict == Verdict::None {
        return Ok(None);
    }
    let before = config.package.version.as_deref().unwrap_or("0.1.0");
    let Some(file) = file else {
        return Err(Failure::new(
            Exit::Usage,
            "there is no configuration whose version could go up",
        )
        .with_help("add `--config FILE`"));
    };
    let version = changes.verdict.bump(before).ok_or_else(|| {
        Failure::new(
            Exit::Usage,
            format!("the version `{before}` is not three numbers"),
        )
    })?;
    let text = fs::read_to_string(file).map_err(|error| unusable(file, &error))?;
    let text = with_version(&text, &version)
        .map_err(|error| Failure::new(Exit::Usage, format!("`{}`: {error}", shown(file))))?;
    fs::write(file, text).map_err(|error| unusable(file, &error))?;
    Ok(Some(version))
}

/// The configuration with another version, all else as it stands.
fn with_version(text: &str, version: &str) -> Result<String, toml_edit::TomlError> {
    let mut config: toml_edit::DocumentMut = text.parse()?;
    let package = config
        .entry("crate")
        .or_insert_with(|| toml_edit::Item::Table(toml_edit::Table::new()));
    if let Some(package) = package.as_table_like_mut() {
        match package
            .get_mut("version")
            .and_then(toml_edit::Item::as_value_mut)
        {
            Some(value) => {
                let decor = value.decor().clone();
                *value = version.into();
                *value.decor_mut() = decor;
            }
            None => _ = package.insert("version", toml_edit::value(version)),
        }
    }
    Ok(config.to_string())
}

/// Puts a section for `version` into the changelog of the crate.
pub(crate) fn log(changes: &Changes, version: Option<&str>, output: &Path) -> Result<(), Failure> {
    if changes.verdict == Verdict::None {
        return Ok(());
    }
    let file = output.join("CHANGELOG.md");
    let before = match fs::read_to_string(&file) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(unusable(&file, &error)),
    };
    let heading = version.unwrap_or("Unreleased");
    match changelog::with(before.as_deref(), heading, &changes.markdown()) {
        Some(text) => fs::write(&file, text).map_err(|error| unusable(&file, &error)),
        None => {
            let message = format!("`{}` does not say where sections go", shown(&file));
            let help = format!("put the line `{}` where they should", changelog::MARK);
            Err(Failure::new(Exit::Files, message).with_help(help))
        }
    }
}

/// The verdict, and the first of the changes.
pub(crate) fn say(changes: &Changes, report: &mut Report<impl io::Write>) {
    if changes.verdict == Verdict::None {
        return;
    }
    report.stage("Changed", diff::in_short(changes));
    let text = changes.text();
    let lines: Vec<&str> = text.lines().collect();
    for line in lines.iter().take(LINES) {
        let (impact, what) = line.trim_start().split_once("  ").unwrap_or(("", line));
        report.item(impact, what);
    }
    if let Some(rest) = lines.len().checked_sub(LINES).filter(|rest| *rest > 0) {
        report.item("", &format!("and {rest} more; `cargo xtask diff` says all"));
    }
}
