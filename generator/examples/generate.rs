//! The whole generator from an xtask of one's own.

use std::path::Path;
use std::{error::Error, fs, io};

use truespec::document::{Document, Files};
use truespec::{Config, Lock, generate};

/// The folder of the document; what the document refers to is read from there.
struct Folder;

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<String> {
        fs::read_to_string(Path::new("spec").join(path))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut config = Config::parse(&fs::read_to_string("spec/codegen.toml")?)?;
    config.lock = Lock::parse(&fs::read_to_string("spec/codegen.lock").unwrap_or_default())?;
    let (document, mut found) = Document::load("list_workers.yaml", &Folder)?;
    let generated = generate(&document, &config).map_err(|found| format!("{found:?}"))?;
    found.extend(generated.diagnostics);
    found.iter().for_each(|finding| eprintln!("{finding}"));
    if found.has_errors() {
        return Err("nothing is written".into());
    }
    generated.package.write(Path::new("generated"))?;
    fs::write("spec/codegen.lock", generated.lock.text())?;
    Ok(())
}
