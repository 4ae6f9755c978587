//! What is said on the way, in the manner of Cargo.

use std::fmt::Display;
use std::io::{Stderr, Write};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use truespec::diagnostic::{Diagnostic, Diagnostics, Severity};

use crate::exit::Failure;

const GOOD: Style = AnsiColor::BrightGreen.on_default().bold();
const BAD: Style = AnsiColor::BrightRed.on_default().bold();
const ODD: Style = AnsiColor::BrightYellow.on_default().bold();
const INFO: Style = AnsiColor::BrightCyan.on_default().bold();
const FRAME: Style = AnsiColor::BrightBlue.on_default().bold();

/// How many findings are read by anybody.
const LIMIT: usize = 50;

/// How many characters of a text are read by anybody.
const LONGEST: usize = 1_000;

/// Where everything is said. What cannot be written is not: nobody is there to hear it.
pub(crate) struct Report<W: Write> {
    to: W,
}

impl Report<AutoStream<Stderr>> {
    /// In colour on a terminal, unless `NO_COLOR` or `CLICOLOR` say otherwise.
    pub(crate) fn stderr() -> Self {
        Self {
            to: anstream::stderr(),
        }
    }
}

impl<W: Write> Report<W> {
    #[cfg(test)]
    pub(crate) fn to(to: W) -> Self {
        Self { to }
    }

    /// What is being done now, or has been.
    pub(crate) fn stage(&mut self, verb: &str, what: impl Display) {
        let _ = writeln!(
            self.to,
            "{GOOD}{verb:>12}{GOOD:#} {}",
            plain(&what.to_string())
        );
    }

    /// A line of a list.
    pub(crate) fn item(&mut self, what: &str, path: &str) {
        let _ = writeln!(self.to, "{ODD}{what:>12}{ODD:#} {}", plain(path));
    }

    /// Why the command fails, and what to do about it.
    pub(crate) fn failure(&mut self, failure: &Failure) {
        let message: Vec<String> = failure.message.trim_end().lines().map(plain).collect();
        let _ = writeln!(self.to, "{BAD}error{BAD:#}: {}", message.join("\n"));
        if let Some(help) = &failure.help {
            let _ = writeln!(self.to, "  {FRAME}={FRAME:#} help: {}", plain(help));
        }
    }

    /// The findings, the worst first; `place` gives file, line and column.
    pub(crate) fn findings(
        &mut self,
        all: &Diagnostics,
        place: &dyn Fn(&Diagnostic) -> Option<String>,
    ) {
        let mut sorted: Vec<_> = all.iter().collect();
        sorted.sort_by_key(|finding| finding.severity);
        for finding in sorted.iter().take(LIMIT) {
            self.finding(finding, place(finding));
        }
        if let Some(rest) = sorted.get(LIMIT..).filter(|rest| !rest.is_empty()) {
            let _ = writeln!(self.to, "... and {} more: {}", rest.len(), tally(rest));
        }
    }

    fn finding(&mut self, finding: &Diagnostic, place: Option<String>) {
        let style = match finding.severity {
            Severity::Error => BAD,
            Severity::Warning => ODD,
            Severity::Note => INFO,
        };
        let Diagnostic {
            severity,
            code,
            message,
            ..
        } = finding;
        let _ = writeln!(
            self.to,
            "{style}{severity}[{code}]{style:#}: {}",
            plain(message)
        );
        if let Some(place) = place {
            let _ = writeln!(self.to, "  {FRAME}-->{FRAME:#} {}", plain(&place));
        }
        let pointer = finding.pointer.as_str();
        if !pointer.is_empty() {
            let _ = writeln!(self.to, "  {FRAME}={FRAME:#} at {}", plain(pointer));
        }
        if let Some(help) = &finding.help {
            let _ = writeln!(self.to, "  {FRAME}={FRAME:#} help: {}", plain(help));
        }
    }
}

/// How many there are of each severity.
fn tally(findings: &[&Diagnostic]) -> String {
    let all = [Severity::Error, Severity::Warning, Severity::Note];
    let of = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let parts = all.map(|severity| (of(severity), severity.as_str()));
    let parts: Vec<_> = parts
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| count(*n, word))
        .collect();
    parts.join(", ")
}

/// A number with its noun.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Text of a document, unable to command the terminal or to rearrange the line.
pub(crate) fn plain(text: &str) -> String {
    let is_odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut result = String::with_capacity(text.len().min(LONGEST));
    for (index, c) in text.chars().enumerate() {
        if index == LONGEST {
            result.push('…');
            break;
        }
        if is_odd(c) {
            result.extend(c.escape_default())
        } else {
            result.push(c)
        }
    }
    result
}
