//! The whole generator from an xtask of one's own: `generate api.yaml codegen.toml crates/api`.

use std::path::{Path, PathBuf};
use std::{env, error::Error, fs, io};

use truespec::document::{Document, Files};
use truespec::{Config, generate};

/// The folder of the document; what it refers to is read from there.
struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> io::Result<String> {
        fs::read_to_string(self.0.join(path))
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [document, config, output] = arguments.as_slice() else {
        return Err("usage: generate DOCUMENT CONFIGURATION FOLDER".into());
    };
    let (document, config) = (Path::new(document), fs::read_to_string(config)?);
    let folder = Folder(document.parent().unwrap_or(Path::new("")).to_owned());
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let (document, mut found) = Document::load(&name, &folder)?;
    let generated =
        generate(&document, &Config::parse(&config)?).map_err(|found| format!("{found:?}"))?;
    found.extend(generated.diagnostics);
    found.iter().for_each(|finding| eprintln!("{finding}"));
    generated.package.write(Path::new(output))?;
    Ok(())
}
