//! Which configuration, document and output folder a command line means.

use std::env;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use truespec::{Config, Summary, conflict, summary};

use crate::codegen::Args;
use crate::exit::{Exit, Failure};

/// What to read and where to write.
#[derive(Debug)]
pub(crate) struct Paths {
    pub(crate) config: Config,
    /// The file that the configuration was read from, if there is one.
    pub(crate) config_file: Option<PathBuf>,
    pub(crate) document: PathBuf,
    /// The folder out of which no reference is followed, where it is not that of the document.
    pub(crate) references: Option<PathBuf>,
    /// What changes the document, in order.
    pub(crate) overlays: Vec<PathBuf>,
    pub(crate) output: PathBuf,
    /// Whether the crate goes elsewhere than the configuration says, and is not the one it is about.
    pub(crate) is_elsewhere: bool,
    /// Whether the last crate that the configuration knows of is the one in the output folder.
    is_last_in_output: bool,
}

impl Paths {
    /// An option of the command line takes the place of what the configuration says.
    pub(crate) fn find(args: &Args) -> Result<Self, Failure> {
        let file = config_file(args);
        let mut config = file
            .as_deref()
            .map_or_else(|| Ok(Config::default()), read_locked)?;
        let folder = file
            .as_deref()
            .and_then(Path::parent)
            .unwrap_or(Path::new(""));
        let chosen = |option: &Option<PathBuf>, key: &Option<String>| {
            option
                .clone()
                .or_else(|| key.as_ref().map(|path| normal(&folder.join(path))))
        };
        let document = chosen(&args.spec, &config.document)
            .ok_or_else(|| missing("which document to read", "--spec FILE", "document"))?;
        let output = match chosen(&args.out, &config.output) {
            Some(output) => output,
            // Nothing is written.
            None if args.report_untyped => PathBuf::new(),
            None => return Err(missing("where to write", "--out DIR", "output")),
        };
        let in_folder = config.output.as_ref();
        let made = in_folder.map(|path| normal(&folder.join(path)));
        let made = made.or_else(|| args.out.clone());
        let made = made.filter(|_| file.is_some());
        let is_made_here = made.as_ref() == Some(&output);
        let last = made.and_then(|it| last(&it));
        let mut overlays = overlays(&config, file.as_deref());
        overlays.extend(args.overlays.iter().cloned());
        config.last = last;
        Ok(Self {
            overlays,
            references: chosen(&args.references, &config.references),
            is_elsewhere: args.out.is_some() && config.output.is_some(),
            is_last_in_output: is_made_here && config.last.is_some(),
            config,
            config_file: file,
            document,
            output,
        })
    }

    /// The API of the crate in the output folder, if it was found there.
    pub(crate) fn last_in_output(&self) -> Option<&Summary> {
        self.config.last.as_ref().filter(|_| self.is_last_in_output)
    }
}

/// The API of the crate in a folder. That it cannot be read is told where changes count.
fn last(output: &Path) -> Option<Summary> {
    let text = fs::read_to_string(output.join(summary::FILE)).ok()?;
    Summary::parse(&text).ok()
}

/// The API of the crate that a configuration is about.
pub(crate) fn made(config: &Config, file: &Path) -> Option<Summary> {
    let folder = file.parent().unwrap_or(Path::new(""));
    last(&normal(&folder.join(config.output.as_ref()?)))
}

/// The configuration that a command line means.
pub(crate) fn config_file(args: &Args) -> Option<PathBuf> {
    match (&args.config, &args.spec) {
        (Some(file), _) => Some(file.clone()),
        // A document of one's own has nothing to do with the configuration of ours.
        (None, Some(_)) => None,
        (None, None) => Some(workspace().join("spec").join("codegen.toml")),
    }
}

/// A configuration with the names that were given before.
pub(crate) fn read_locked(file: &Path) -> Result<Config, Failure> {
    let mut config = read(file)?;
    config.lock = crate::lock::read(file)?;
    Ok(config)
}

fn read(file: &Path) -> Result<Config, Failure> {
    let shown = shown(file);
    let text = fs::read_to_string(file).map_err(|error| unreadable(file, &error))?;
    Config::parse(&text).map_err(|error| {
        let why = conflict::or(&text, &error);
        let failure = Failure::new(Exit::Usage, format!("`{shown}` is wrong: {why}"));
        match conflict::is_in(&text) {
            true => failure
                .with_help("keep what both sides want, and remove the lines that git put there"),
            false => failure,
        }
    })
}

/// Why a command that needs to read a file fails.
pub(crate) fn unreadable(file: &Path, why: &dyn Display) -> Failure {
    let message = format!("`{}` cannot be read: {why}", shown(file));
    Failure::new(Exit::Files, message)
}

/// Why a command that keeps a file up to date fails.
pub(crate) fn unusable(file: &Path, why: &dyn Display) -> Failure {
    let message = format!("`{}` cannot be read or written: {why}", shown(file));
    Failure::new(Exit::Files, message)
}

/// The overlays that a configuration names.
pub(crate) fn overlays(config: &Config, file: Option<&Path>) -> Vec<PathBuf> {
    let folder = file.and_then(Path::parent).unwrap_or(Path::new(""));
    let paths = config.overlays.iter();
    paths.map(|path| normal(&folder.join(path))).collect()
}

/// The folder of references that a configuration names.
pub(crate) fn references(config: &Config, file: Option<&Path>) -> Option<PathBuf> {
    let folder = file.and_then(Path::parent).unwrap_or(Path::new(""));
    let path = config.references.as_ref()?;
    Some(normal(&folder.join(path)))
}

/// The document that the configuration of this workspace names.
pub(crate) fn configured_document() -> Result<PathBuf, Failure> {
    let config = workspace().join("spec").join("codegen.toml");
    let document = read(&config)?
        .document
        .ok_or_else(|| missing("which file to write", "--out FILE", "document"))?;
    Ok(normal(&workspace().join("spec").join(document)))
}

fn missing(what: &str, option: &str, key: &str) -> Failure {
    Failure::new(Exit::Usage, format!("nothing says {what}")).with_help(format!(
        "add `{option}`, or the key `{key}` to the file given with `--config`"
    ))
}

/// The root of this workspace. Cargo names it at run time, also after the folder has been moved.
pub(crate) fn workspace() -> PathBuf {
    let package =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&package)
        .parent()
        .map_or_else(PathBuf::new, Path::to_owned)
}

/// `a/b/../c` as `a/c`, for people to read; only where `a/b` is no link is that the same.
fn normal(path: &Path) -> PathBuf {
    let mut result = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir
                if result.file_name().is_some() && !result.is_symlink() =>
            {
                result.pop();
            }
            part => result.push(part),
        }
    }
    result
}

/// A path as a user would write it here.
pub(crate) fn shown(path: &Path) -> String {
    let here = env::current_dir().ok();
    let relative = here.and_then(|here| path.strip_prefix(here).ok());
    match relative.unwrap_or(path) {
        path if path.as_os_str().is_empty() => ".".to_owned(),
        path => path.display().to_string(),
    }
}

/// The same of paths within a folder.
pub(crate) fn shown_within(folder: &Path) -> impl Fn(&str) -> String {
    let folder = match shown(folder).as_str() {
        "." => String::new(),
        folder => format!("{}/", folder.trim_end_matches('/')),
    };
    move |path| [&folder, path].concat()
}
