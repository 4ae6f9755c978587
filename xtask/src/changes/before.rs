//! What callers saw before: of the crate that is in the folder, and of its last version.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use truespec::{Summary, conflict, summary};

use crate::edit::Edit;
use crate::exit::{Exit, Failure};
use crate::paths::{Paths, shown, unreadable};

const COMMENT: &str = "What callers see of the last version, which changes are counted from: \
                       written by `cargo xtask codegen`. Check it in.";

const NOT_TOLD: &str = "what changed is not told";
const SINCE_VERSION: &str = "names and changes go on from the last version";

/// A version, and what its callers see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Released {
    #[serde(rename = "//")]
    comment: String,
    pub(super) version: String,
    pub(super) api: Summary,
}

impl Released {
    pub(super) fn new(version: &str, api: Summary) -> Self {
        Self {
            comment: COMMENT.to_owned(),
            version: version.to_owned(),
            api,
        }
    }

    /// The text of the file. The API is one line: of two that were made in branches nobody merges parts.
    pub(super) fn text(&self) -> String {
        // All keys are strings, so that nothing can fail.
        let string = |text| serde_json::to_string(text).unwrap_or_default();
        let (comment, version) = (string(&self.comment), string(&self.version));
        let api = serde_json::to_string(&self.api).unwrap_or_default();
        format!("{{\n  \"//\": {comment},\n  \"version\": {version},\n  \"api\": {api}\n}}\n")
    }
}

/// What there was before a run.
pub(super) struct Before {
    /// What callers saw; none where nothing was generated before.
    pub(super) seen: Option<Seen>,
    /// The version that the crate in the folder has; the one in the configuration may be raised since.
    pub(super) written: Option<String>,
    /// The file that keeps the last version; none without a configuration.
    pub(super) file: Option<Edit>,
    /// Whether the configuration gives the crate a version: one without has none that changes could wait for.
    pub(super) is_versioned: bool,
}

/// What callers saw before a run.
pub(super) struct Seen {
    /// Of the crate that is in the folder.
    pub(super) last_run: Summary,
    /// Of the last version: the same, unless changes have waited since.
    pub(super) released: Released,
}

/// What a run cannot do without; of the rest it is told if it cannot be read.
#[derive(Clone, Copy)]
pub(super) struct Needs {
    pub(super) released: bool,
    pub(super) last_run: bool,
}

impl Before {
    /// The version that changes go on from. A crate of a later one, with changes that wait since an earlier
    /// one, was merged of two: that its version has them is not said.
    pub(super) fn base<'a>(&self, released: &'a Released, configured: &'a str) -> &'a str {
        match self.written.as_deref() == Some(configured) {
            true => configured,
            false => &released.version,
        }
    }

    /// None where what keeps the last version cannot be read.
    pub(super) fn read(
        paths: &Paths,
        needs: Needs,
        mut odd: impl FnMut(&Failure, &str),
    ) -> Result<Option<Self>, Failure> {
        let file = file(paths).map(Edit::of).transpose()?;
        let is_versioned = is_versioned(paths);
        let kept = file.as_ref().filter(|_| is_versioned);
        let released = match kept.map_or(Ok(None), released) {
            Ok(released) => released,
            Err(failure) if needs.released => return Err(failure),
            Err(failure) => {
                odd(&failure, NOT_TOLD);
                return Ok(None);
            }
        };
        let last_run = match in_output(paths) {
            Ok(summary) => summary,
            // Only what the last version was has to be known.
            Err(failure) if released.is_some() => {
                odd(&failure, SINCE_VERSION);
                None
            }
            Err(failure) if needs.last_run => return Err(failure),
            Err(failure) => {
                odd(&failure, NOT_TOLD);
                None
            }
        };
        let written = manifest_version(&paths.output);
        let released = released.or_else(|| {
            let version = written.as_deref();
            let version = version.unwrap_or(paths.config.package.version());
            Some(Released::new(version, last_run.clone()?))
        });
        let seen = released.map(|released| Seen {
            last_run: last_run.unwrap_or_else(|| released.api.clone()),
            released,
        });
        Ok(Some(Self {
            seen,
            written,
            file,
            is_versioned,
        }))
    }
}

/// What callers see of the last version, if that is kept.
pub(super) fn last_version(paths: &Paths) -> Option<Summary> {
    let file = file(paths).filter(|_| is_versioned(paths))?;
    let kept = released(&Edit::of(file).ok()?).ok()?;
    Some(kept?.api)
}

fn is_versioned(paths: &Paths) -> bool {
    paths.config.package.version.is_some()
}

/// `codegen.toml` has `codegen.released.json`, which is about the crate that it names.
fn file(paths: &Paths) -> Option<PathBuf> {
    let config = paths.config_file.as_deref()?;
    (!paths.is_elsewhere).then(|| config.with_extension("released.json"))
}

fn released(file: &Edit) -> Result<Option<Released>, Failure> {
    let Some(text) = file.text() else {
        return Ok(None);
    };
    serde_json::from_str(&text).map(Some).map_err(|error| {
        let why = conflict::or(&text, &error);
        let message = format!("`{}` is wrong: {why}", shown(file.path()));
        Failure::new(Exit::Usage, message).with_help(match conflict::is_in(&text) {
            true => {
                "keep the side whose version is released, with `git checkout --ours` or `--theirs`"
            }
            false => {
                "restore it, such as with `git checkout`; or delete it, and changes count from the \
                 crate as it is"
            }
        })
    })
}

fn in_output(paths: &Paths) -> Result<Option<Summary>, Failure> {
    if let Some(found) = paths.last_in_output() {
        return Ok(Some(found.clone()));
    }
    let file = paths.output.join(summary::FILE);
    match fs::read_to_string(&file) {
        Ok(text) => Summary::parse(&text).map(Some).map_err(|error| {
            let command = match conflict::is_in(&text) {
                true => "git checkout --ours",
                false => "git checkout",
            };
            unreadable(&file, &conflict::or(&text, &error)).with_help(format!(
                "restore it, such as with `{command}`; or run this without `--bump` and \
                 `--changelog`, which writes it anew, and changes count from then on"
            ))
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(&file, &error)),
    }
}

/// The version in the manifest of a crate.
fn manifest_version(output: &Path) -> Option<String> {
    let text = fs::read_to_string(output.join("Cargo.toml")).ok()?;
    let manifest: toml::Table = text.parse().ok()?;
    let version = manifest.get("package")?.get("version")?.as_str()?;
    Some(version.to_owned())
}
