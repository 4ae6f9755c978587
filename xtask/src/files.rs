//! The files a document may be made of: those in its folder, and no others.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};

use truespec::document::{Files, MAX_BYTES};

use crate::reads::Reads;

/// The folder of a document and of all that it refers to.
#[derive(Debug)]
pub(crate) struct Folder {
    folder: PathBuf,
    entry: String,
    /// What was read of it.
    pub(crate) reads: Reads,
}

impl Folder {
    /// The folder of the document at `path`. A link to it is followed: the user named it.
    pub(crate) fn around(path: &Path) -> io::Result<Self> {
        let file = fs::canonicalize(path).map_err(|error| match is_url(path) {
            true => io::Error::new(error.kind(), "URLs are not read: download it first"),
            false => error,
        })?;
        let name = file.file_name().and_then(|name| name.to_str());
        let (Some(folder), Some(name)) = (file.parent(), name) else {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "its name is no text",
            ));
        };
        if !file.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no file"));
        }
        Ok(Self {
            folder: folder.to_owned(),
            entry: name.to_owned(),
            reads: Reads::default(),
        })
    }

    /// The same document in a folder above its own; none if it is not in there.
    pub(crate) fn widened(self, folder: &Path) -> Option<Self> {
        let file = self.path(&self.entry);
        let below = file.strip_prefix(folder).ok()?.to_str()?;
        Some(Self {
            folder: folder.to_owned(),
            entry: below.replace('\\', "/"),
            reads: self.reads,
        })
    }

    /// The path of the document in its folder.
    pub(crate) fn entry(&self) -> &str {
        &self.entry
    }

    /// What a file that is not part of the document is called beside it.
    pub(crate) fn name(&self, path: &Path) -> io::Result<String> {
        let file = fs::canonicalize(path)?;
        let below = file.strip_prefix(&self.folder).unwrap_or(&file);
        Ok(below.to_string_lossy().replace('\\', "/"))
    }

    /// Where a file of the document is on disk.
    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.join(file)
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<String> {
        let is_plain = |part| matches!(part, Component::Normal(_) | Component::CurDir);
        if !Path::new(path).components().all(is_plain) {
            return Err(refused("it is outside of the folder of references"));
        }
        self.reads.note(&self.folder.join(path));
        // Only the end of all links tells where the file is.
        let file = fs::canonicalize(self.folder.join(path))?;
        if !file.starts_with(&self.folder) {
            return Err(refused("a link leads out of the folder of references"));
        }
        if !file.is_file() {
            return Err(refused("it is no file"));
        }
        read_text(&file)
    }
}

/// Whether somebody has named a document on the web; a path has one slash where a URL has two.
fn is_url(path: &Path) -> bool {
    let names = |scheme: &str| {
        let mut parts = path.components();
        parts.any(|part| part.as_os_str().eq_ignore_ascii_case(scheme))
    };
    names("https:") || names("http:")
}

/// The text of a file of a size that makes sense.
pub(crate) fn read_text(file: &Path) -> io::Result<String> {
    let file = File::open(file)?;
    // The size that a file claims may not be the one it has.
    let claimed = usize::try_from(file.metadata()?.len()).unwrap_or(MAX_BYTES);
    let mut bytes = Vec::with_capacity(claimed.min(MAX_BYTES));
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_BYTES {
        let message = format!("it is larger than {} MiB", MAX_BYTES >> 20);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("it is no UTF-8 text, from byte {at} on"),
        )
    })
}

/// Writes a file beside its place first, so that there is never half of one. A link is followed.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let file = match fs::canonicalize(path) {
        Ok(file) => file,
        // A link to nothing: the system makes the file that it leads to.
        Err(_) if path.is_symlink() => return fs::write(path, text),
        Err(_) => path.to_owned(),
    };
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let new = file.with_file_name(name);
    // What somebody else has there is not ours to write over, nor to remove.
    let mut written = File::create_new(&new).map_err(|error| in_the_way(&new, error))?;
    written
        .write_all(text.as_bytes())
        .and_then(|()| match fs::metadata(&file) {
            Ok(metadata) => fs::set_permissions(&new, metadata.permissions()),
            Err(_) => Ok(()),
        })
        .and_then(|()| fs::rename(&new, &file))
        .inspect_err(|_| _ = fs::remove_file(&new))
}

fn in_the_way(file: &Path, error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::AlreadyExists => {
            let message = format!("`{}` is in the way: remove it", file.display());
            io::Error::new(error.kind(), message)
        }
        _ => error,
    }
}

fn refused(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, why)
}
