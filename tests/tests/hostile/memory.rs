//! Documents that are generated from within this process.

use std::io;
use std::thread;

use truespec::diagnostic::Diagnostics;
use truespec::document::{Document, Files};
use truespec::{Config, Generated};

/// A document without a disk.
pub(crate) struct Memory<'a>(pub(crate) &'a str);

impl Files for Memory<'_> {
    fn read(&self, path: &str) -> io::Result<String> {
        match path {
            "document" => Ok(self.0.to_owned()),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }
}

/// Reads a document.
pub(crate) fn load(text: &str) -> (Option<Document>, Diagnostics) {
    match Document::load("document", &Memory(text)) {
        Ok((document, found)) => (Some(document), found),
        Err(error) => (None, error.diagnostics),
    }
}

/// Generates a crate, if nothing in the document is an error.
pub(crate) fn generate(text: &str, config: &Config) -> Result<Generated, Diagnostics> {
    let (document, mut found) = load(text);
    let Some(document) = document else {
        return Err(found);
    };
    match truespec::generate(&document, config) {
        Ok(mut generated) => {
            found.extend(std::mem::take(&mut generated.diagnostics));
            match found.has_errors() {
                true => Err(found),
                false => {
                    generated.diagnostics = found;
                    Ok(generated)
                }
            }
        }
        Err(more) => {
            found.extend(more);
            Err(found)
        }
    }
}

pub(crate) fn named(name: &str) -> Config {
    let mut config = Config::default();
    config.package.name = Some(name.to_owned());
    config
}

/// The findings, one a line.
pub(crate) fn said(found: &Diagnostics) -> String {
    found.iter().map(|finding| format!("{finding}\n")).collect()
}

/// Runs on a stack as deep as the one of `cargo xtask codegen`.
pub(crate) fn deep<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, String> + Send + 'static,
) -> Result<T, String> {
    let worker = thread::Builder::new().stack_size(256 << 20).spawn(work);
    let ended = worker.map_err(|error| error.to_string())?.join();
    ended.unwrap_or_else(|_| Err("it panicked; the message is above".to_owned()))
}
