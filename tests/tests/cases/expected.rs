//! What must come of a case, compared with what does.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use truespec::Package;
use truespec::diagnostic::Diagnostics;

use crate::case::Case;

/// What is not worth reading again in each case: it is the same in every crate, or the example that
/// stands in the document.
const LEFT_OUT: &[&str] = &[
    "Cargo.toml",
    "clippy.toml",
    "rustfmt.toml",
    "api.json",
    "runtime/",
    "src/runtime/",
    "tests/examples/",
    "tests/support/",
];

/// Texts by path within the folder of the case.
type Texts = BTreeMap<String, String>;

/// Compares.
pub(crate) fn test(case: &Case) -> Result<(), String> {
    let (expected, found) = both(case)?;
    let mut report = String::new();
    for path in expected
        .keys()
        .chain(found.keys().filter(|path| !expected.contains_key(*path)))
    {
        report += &difference(path, expected.get(path), found.get(path));
    }
    if report.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{report}if that is as it should be: `cargo xtask bless {}`",
        case.name
    ))
}

/// Writes what is compared with from now on; gives back how many files changed.
pub(crate) fn bless(case: &Case) -> Result<usize, String> {
    let (expected, found) = both(case)?;
    write(&case.folder, &expected, &found).map_err(|error| error.to_string())
}

/// What is on disk, and what comes out.
fn both(case: &Case) -> Result<(Texts, Texts), String> {
    let outcome = case.generate()?;
    let package = outcome.generated.map(|generated| generated.package);
    if package.is_none() && !outcome.diagnostics.has_errors() {
        return Err("nothing came out, and no error says why".to_owned());
    }
    Ok((
        read(&case.folder),
        texts(package.as_ref(), &outcome.diagnostics),
    ))
}

/// `expected/`, and `expected.err` where there is anything to report.
fn texts(package: Option<&Package>, diagnostics: &Diagnostics) -> Texts {
    let files = package.map(|package| &package.files).into_iter().flatten();
    let mut texts: Texts = files
        .filter(|(path, _)| !LEFT_OUT.iter().any(|left_out| path.starts_with(left_out)))
        .map(|(path, text)| (format!("expected/{path}"), text.clone()))
        .collect();
    let mut lines = String::new();
    for found in diagnostics {
        let (severity, code) = (found.severity, found.code);
        let _ = writeln!(
            lines,
            "{severity}[{code}] at {}: {}",
            found.pointer, found.message
        );
    }
    if !lines.is_empty() {
        texts.insert("expected.err".to_owned(), lines);
    }
    texts
}

fn read(folder: &Path) -> Texts {
    let mut texts = Texts::new();
    let mut open = vec!["expected.err".to_owned(), "expected".to_owned()];
    while let Some(path) = open.pop() {
        let on_disk = folder.join(&path);
        if on_disk.is_dir() {
            for entry in fs::read_dir(&on_disk).unwrap() {
                let name = entry
                    .unwrap()
                    .file_name()
                    .into_string()
                    .expect("a name of letters");
                open.push(format!("{path}/{name}"));
            }
        } else if on_disk.exists() {
            let text = fs::read_to_string(&on_disk).unwrap();
            texts.insert(path, text.replace("\r\n", "\n"));
        }
    }
    texts
}

fn write(folder: &Path, old: &Texts, new: &Texts) -> std::io::Result<usize> {
    let mut changed = 0;
    for path in old.keys().filter(|path| !new.contains_key(*path)) {
        let path = folder.join(path);
        fs::remove_file(&path)?;
        changed += 1;
        // As far as they are empty now.
        for parent in path
            .ancestors()
            .skip(1)
            .take_while(|parent| *parent != folder)
        {
            if fs::remove_dir(parent).is_err() {
                break;
            }
        }
    }
    for (path, text) in new
        .iter()
        .filter(|(path, text)| old.get(*path) != Some(text))
    {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, text)?;
        changed += 1;
    }
    Ok(changed)
}

/// How a file differs: what is there no longer or not yet, or the first line that changed.
fn difference(path: &str, expected: Option<&String>, found: Option<&String>) -> String {
    match (expected, found) {
        (None, None) => String::new(),
        (Some(_), None) => format!("{path} does not come out any more\n"),
        (None, Some(text)) => format!("{path} was not expected:\n{text}\n"),
        (Some(expected), Some(found)) if expected == found => String::new(),
        (Some(expected), Some(found)) => {
            let same = expected
                .lines()
                .zip(found.lines())
                .take_while(|(one, other)| one == other);
            let line = same.count();
            let at = |text: &str| text.lines().nth(line).unwrap_or("the end").to_owned();
            let (expected, found) = (at(expected), at(found));
            format!(
                "{path}:{}\n  expected: {expected}\n  found:    {found}\n",
                line + 1
            )
        }
    }
}
