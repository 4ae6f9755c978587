//! The whole generator from an xtask of one's own.

use std::path::Path;
use std::{error::Error, fs, io};

use truespec::Project;
use truespec::document::Files;

/// The folder of the configuration; what it names, and what the document refers to, is read from there.
struct Folder;

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<String> {
        fs::read_to_string(Path::new("spec").join(path))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let project = Project::read("codegen.toml", &Folder).map_err(|error| error.to_string())?;
    let generated = project.generate().map_err(|found| format!("{found:?}"))?;
    let found = &generated.diagnostics;
    found.iter().for_each(|finding| eprintln!("{finding}"));
    if found.has_errors() {
        return Err("nothing is written".into());
    }
    generated.package.write(Path::new("generated"))?;
    fs::write("spec/codegen.lock", generated.lock.text())?;
    Ok(())
}
