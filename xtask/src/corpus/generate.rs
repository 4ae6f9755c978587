//! One document in, one crate out, whatever goes wrong.

use std::path::Path;
use std::time::Instant;

use truespec::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use truespec::document::Document;
use truespec::{Config, Generated};

use super::caught::caught;
use super::examples;
use super::find::Found;
use super::outcome::{Findings, Made, Outcome, Part, Parts};
use super::workspace::package;
use crate::files::Folder;

/// Writes the crate of a document.
pub(super) fn generate(document: &Found, folder: &Path) -> Outcome {
    let mut outcome = Outcome {
        name: document.name.clone(),
        ..Outcome::default()
    };
    let start = Instant::now();
    let mut found = Diagnostics::new();
    let generated = caught(|| generated(document, &mut found));
    outcome.seconds = start.elapsed().as_secs_f64();
    outcome.findings = findings(&found);
    match generated.and_then(|generated| generated) {
        Ok(generated) => match generated.package.write(folder) {
            Ok(_) => outcome.made = Some(made(&generated)),
            Err(error) => outcome.problems.push(format!("not written: {error}")),
        },
        Err(why) => outcome.problems.push(why),
    }
    outcome
}

/// The crate; else why there is none.
fn generated(document: &Found, found: &mut Diagnostics) -> Result<Generated, String> {
    let folder = Folder::around(&document.path).map_err(|error| error.to_string())?;
    let why = |found: &Diagnostics| findings(found).first.unwrap_or_default();
    let (read, more) = Document::load(folder.entry(), &folder).map_err(|error| {
        found.extend(error.diagnostics);
        why(found)
    })?;
    found.extend(more);
    let mut config = Config::default();
    config.package.name = Some(package(&document.name));
    let mut generated = truespec::generate(&read, &config).map_err(|more| {
        found.extend(more);
        why(found)
    })?;
    found.extend(std::mem::take(&mut generated.diagnostics));
    Ok(generated)
}

fn findings(found: &Diagnostics) -> Findings {
    let of = |severity| found.iter().filter(move |it| it.severity == severity);
    Findings {
        errors: of(Severity::Error).count(),
        warnings: of(Severity::Warning).count(),
        contradicting: found
            .iter()
            .filter(|it| it.code == Code::InvalidExample)
            .count(),
        first: of(Severity::Error).next().map(said),
        parts: parts(found),
    }
}

fn parts(found: &Diagnostics) -> Parts {
    let mut parts = Parts::new();
    for finding in found {
        let part = parts
            .entry((finding.severity, finding.code))
            .or_insert_with(|| Part {
                count: 0,
                first: finding.pointer.to_string(),
            });
        part.count += 1;
    }
    parts
}

fn said(finding: &Diagnostic) -> String {
    let Diagnostic {
        severity,
        code,
        message,
        pointer,
        ..
    } = finding;
    format!("{severity}[{code}]: {message} (at `{}`)", pointer.as_str())
}

fn made(generated: &Generated) -> Made {
    let files = &generated.package.files;
    let rust = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    Made {
        operations: generated.operations,
        types: generated.types,
        lines: rust.map(|(_, text)| text.lines().count()).sum(),
        examples: files
            .get(examples::FILE)
            .map_or(0, |text| examples::tried(text)),
    }
}
