//! The emitted crate as texts by path, and the one module of this library that touches the disk.

mod disk;
mod listing;
#[cfg_attr(
    not(any(target_os = "linux", target_os = "android", target_vendor = "apple")),
    path = "lock/absent.rs"
)]
mod lock;
mod path;
mod place;
mod staging;
#[cfg_attr(
    not(any(target_os = "linux", target_os = "android", target_vendor = "apple")),
    path = "swap/absent.rs"
)]
mod swap;
#[cfg(test)]
mod tests;
mod update;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::Path;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use disk::{Disk, State};
use listing::LIST;
use staging::Staging;
use update::Update;

pub use crate::mark::MARK;

/// All files of a crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Package {
    /// The text of each file by its path within the crate, with `/` between folders.
    pub files: BTreeMap<String, String>,
}

/// A file that is not on disk as it should be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The path within the crate, with `/` between folders.
    pub path: String,
    /// What is wrong with it.
    pub kind: DifferenceKind,
}

/// What is wrong with a file on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// It is not there.
    Missing,
    /// It says something else.
    Changed,
    /// It was generated before, and is not any more.
    Orphan,
    /// Something that was not generated is in its place.
    Blocked,
}

impl DifferenceKind {
    /// The word shown to a user.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Changed => "changed",
            Self::Orphan => "orphan",
            Self::Blocked => "in the way",
        }
    }
}

/// What writing did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// What was not on disk as it should be, and now is, as [`Package::compare`] would have told before.
    pub changes: Vec<Difference>,
    /// How many files were as they should be already; these are not touched.
    pub unchanged: usize,
}

impl Written {
    /// How many files are new or changed.
    pub fn written(&self) -> usize {
        self.changes.len() - self.removed()
    }

    /// How many files were generated before, and are not any more.
    pub fn removed(&self) -> usize {
        let changes = self.changes.iter();
        let is_removed = |change: &&Difference| change.kind == DifferenceKind::Orphan;
        changes.filter(is_removed).count()
    }
}

/// The files that must be on disk, the list of examples among them.
type Wanted<'p> = BTreeMap<&'p str, Cow<'p, str>>;

impl Package {
    /// What is not on disk as it should be, by path; changes nothing.
    ///
    /// # Errors
    /// A path of the package is refused, or the disk cannot be read.
    pub fn compare(&self, root: &Path) -> io::Result<Vec<Difference>> {
        let wanted = self.wanted()?;
        let disk = Disk::open(root)?;
        Ok(differences(
            &states(&disk, &wanted)?,
            &disk.orphans(&wanted)?,
        ))
    }

    /// Brings the disk to this state in one step: killed at any point, this leaves the old crate or
    /// the new one. Files that are right already are not touched, and hand-written ones survive.
    ///
    /// Where the system cannot exchange two folders, as on Windows and some network drives, where
    /// `root` or something in it is a mount, or where it holds what the user may not read, files are
    /// moved into place one after the other, once all of them are on disk near `root`: in the `target` of
    /// its workspace, where Cargo looks for no member, or else beside it.
    ///
    /// # Errors
    /// A path of the package is refused, a file that is not generated is in the way of one that is,
    /// or the disk cannot be read or written.
    pub fn write(&self, root: &Path) -> io::Result<Written> {
        let wanted = self.wanted()?;
        let root = path::resolve(root)?;
        staging::remove_stale(&root)?;
        let disk = Disk::open(&root)?;
        let states = states(&disk, &wanted)?;
        refuse_obstacles(&states, &disk)?;
        let update = Update {
            changed: texts(&states, &wanted),
            orphans: disk.orphans(&wanted)?,
        };
        if update.len() > 0 {
            put(&update, &disk)?;
        }
        Ok(Written {
            changes: differences(&states, &update.orphans),
            unchanged: wanted.len() - update.changed.len(),
        })
    }

    /// How many files there are on disk after [`Package::write`].
    pub fn count(&self) -> usize {
        self.files.len() + usize::from(self.files.keys().any(|path| listing::covers(path)))
    }

    /// The text of a file as it is written.
    pub fn text(&self, path: &str) -> Option<Cow<'_, str>> {
        match path {
            LIST => listing::write(self.files.keys().map(String::as_str)).map(Cow::Owned),
            path => self.files.get(path).map(|text| line_feeds(text)),
        }
    }

    fn wanted(&self) -> io::Result<Wanted<'_>> {
        let mut folded = HashSet::with_capacity(self.files.len());
        let files = self.files.iter().map(|(path, text)| {
            path::check(path)?;
            if !folded.insert(path.to_lowercase()) {
                return Err(refused(format!(
                    "`{path}` is the name of another file where case does not count"
                )));
            }
            if !is_marked(text.as_bytes()) && !listing::covers(path) {
                return Err(refused(format!(
                    "`{path}` does not say \"{MARK}\" in its first three lines"
                )));
            }
            Ok((path.as_str(), line_feeds(text)))
        });
        let mut wanted = files.collect::<io::Result<Wanted<'_>>>()?;
        if let Some(list) = listing::write(self.files.keys().map(String::as_str)) {
            wanted.insert(LIST, Cow::Owned(list));
        }
        Ok(wanted)
    }
}

/// What is in the place of each file that is not as it should be.
fn states<'w>(disk: &Disk, wanted: &'w Wanted<'_>) -> io::Result<Vec<(&'w str, State)>> {
    let states = wanted
        .iter()
        .map(|(path, text)| Ok((*path, disk.state(path, text)?)));
    let differs = |found: &io::Result<(_, State)>| !matches!(found, Ok((_, State::Same)));
    states.filter(differs).collect()
}

/// The files to write.
fn texts<'w>(states: &[(&'w str, State)], wanted: &'w Wanted<'_>) -> BTreeMap<&'w str, &'w str> {
    let paths = states.iter().map(|(path, _)| *path);
    let texts = paths.filter_map(|path| Some((path, wanted.get(path)?.as_ref())));
    texts.collect()
}

fn differences(states: &[(&str, State)], orphans: &[String]) -> Vec<Difference> {
    let kept = states.iter().filter_map(|(path, state)| {
        let kind = match state {
            State::Same => return None,
            State::Absent => DifferenceKind::Missing,
            State::Ours => DifferenceKind::Changed,
            State::InTheWay(_) => DifferenceKind::Blocked,
        };
        Some(((*path).to_owned(), kind))
    });
    let orphans = orphans
        .iter()
        .map(|path| (path.clone(), DifferenceKind::Orphan));
    let found = kept.chain(orphans);
    let mut found: Vec<_> = found
        .map(|(path, kind)| Difference { path, kind })
        .collect();
    found.sort();
    found
}

/// An error if something that is not generated is in the way.
fn refuse_obstacles(states: &[(&str, State)], disk: &Disk) -> io::Result<()> {
    let obstacles = states.iter().filter_map(|(_, state)| match state {
        State::InTheWay(what) => Some(what),
        _ => None,
    });
    let mut obstacles: Vec<_> = obstacles.collect();
    obstacles.dedup();
    let Some(first) = obstacles.first() else {
        return Ok(());
    };
    let others = match obstacles.len() - 1 {
        0 => String::new(),
        n => format!(" (and {n} more)"),
    };
    let message = format!(
        "`{}`{others} is in the way: it was not generated, so it is not overwritten; \
         move it elsewhere or delete it, then run this again",
        disk.root().join(first).display(),
    );
    Err(io::Error::new(io::ErrorKind::AlreadyExists, message))
}

/// Writes the new texts near the crate, and then to their places.
fn put(update: &Update<'_>, disk: &Disk) -> io::Result<()> {
    let staging = Staging::create(disk.root())?;
    staging.add(&update.changed)?;
    if !disk.exists() {
        staging.become_root()?;
    // One file alone is moved in one step as it is.
    } else if update.len() == 1 || !swap::swap(update, disk, &staging)? {
        update.apply(disk, &staging.texts(), disk.root())?;
    }
    staging.close()
}

static MARKED: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(MARK));

/// Whether one of the first three lines says that the file was generated.
fn is_marked(text: &[u8]) -> bool {
    let end = memchr::memchr_iter(b'\n', text).nth(2);
    let head = end.and_then(|end| text.get(..end)).unwrap_or(text);
    MARKED.find(head).is_some()
}

fn line_feeds(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text.replace("\r\n", "\n").into()
    } else {
        text.into()
    }
}

fn refused(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}
