//! The same as JSON on stdout, one object a line, for editors and for scripts.

use std::io::Write;

use serde::Serialize;
use truespec::diagnostic::Diagnostics;
use truespec::diff::Changes;

use super::findings::worst_first;
use super::{Locate, Place};

/// What the lines are, for `--help`.
pub(crate) const HELP: &str = "\
With --format json, stdout has one JSON object a line. `kind` tells what it is:
  diagnostic  severity, code, message, help, file, line, column, end, pointer
  file        path, change (created, changed, removed, blocked), and with
              --dry-run the numbers of lines added and removed; also of the
              lock, the configuration and the changelog
  changes     verdict (none, patch, minor, major), since (the last version),
              version (the one that --bump gives), and changes: of each action,
              item, text, and what it means in rust and on the wire
  untyped     type, why, file, line, column, end, pointer
  result      the last line: ok, exit, message, help, operations, types, files
Lines and columns count from 1, columns in characters; `end` is the first line
and column after the place. A field that does not apply is null.";

/// One line.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Line<'a> {
    Diagnostic {
        severity: &'a str,
        code: &'a str,
        message: &'a str,
        help: Option<&'a str>,
        #[serde(flatten)]
        place: Location<'a>,
        pointer: &'a str,
    },
    File {
        path: &'a str,
        change: &'a str,
        added: Option<usize>,
        removed: Option<usize>,
    },
    Changes {
        since: &'a str,
        version: Option<&'a str>,
        #[serde(flatten)]
        changes: &'a Changes,
    },
    Untyped {
        #[serde(rename = "type")]
        path: &'a str,
        why: &'a str,
        #[serde(flatten)]
        place: Location<'a>,
        pointer: &'a str,
    },
    Result {
        ok: bool,
        exit: u8,
        message: Option<&'a str>,
        help: Option<&'a str>,
        operations: Option<usize>,
        types: Option<usize>,
        files: Option<usize>,
    },
}

/// Where something is, as far as it is known.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Location<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end: Option<End>,
}

#[derive(Debug, Serialize)]
struct End {
    line: usize,
    column: usize,
}

impl<'a> From<Option<&'a Place<'_>>> for Location<'a> {
    fn from(place: Option<&'a Place<'_>>) -> Self {
        let Some(Place { path, excerpt }) = place else {
            return Self::default();
        };
        let line = excerpt.position.line;
        Self {
            file: Some(path),
            line: Some(line),
            column: Some(excerpt.position.column),
            end: Some(End {
                line,
                column: excerpt.end,
            }),
        }
    }
}

/// Writes a line. What cannot be written is not: nobody is there to read it.
pub(crate) fn write(to: &mut dyn Write, line: &Line<'_>) {
    if let Ok(text) = serde_json::to_string(line) {
        let _ = writeln!(to, "{text}");
    }
}

/// Writes all findings, the worst first.
pub(crate) fn findings(to: &mut dyn Write, all: &Diagnostics, locate: Locate<'_, '_>) {
    for finding in worst_first(all) {
        let place = locate(&finding.pointer);
        let line = Line::Diagnostic {
            severity: finding.severity.as_str(),
            code: finding.code.as_str(),
            message: &finding.message,
            help: finding.help.as_deref(),
            place: place.as_ref().into(),
            pointer: finding.pointer.as_str(),
        };
        write(to, &line);
    }
}
