//! What is said on the way, in the manner of Cargo.

mod findings;
pub(crate) mod json;
mod snippet;
#[cfg(test)]
mod tests;

use std::fmt::Display;
use std::io::{self, IsTerminal, Stderr, Write};

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use truespec::diagnostic::{Diagnostics, Pointer};
use truespec::document::Excerpt;

use crate::exit::{Exit, Failure};

const GOOD: Style = AnsiColor::BrightGreen.on_default().bold();
const BAD: Style = AnsiColor::BrightRed.on_default().bold();
const ODD: Style = AnsiColor::BrightYellow.on_default().bold();
const FRAME: Style = AnsiColor::BrightBlue.on_default().bold();

/// How many characters of a text are read by anybody.
const LONGEST: usize = 1_000;

/// Where everything is said. What cannot be written is not: nobody is there to hear it.
pub(crate) struct Report<W: Write> {
    to: W,
    detail: Detail,
}

/// How much is shown of findings that are like others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// All of them.
    All,
    /// Those of one text once, but errors all: each has to be mended.
    OncePerText,
    /// The same, and a few of each kind: what is read on a terminal.
    FewOfAKind,
}

/// A place in a file, and the path to show for the file.
#[derive(Debug)]
pub(crate) struct Place<'d> {
    pub(crate) path: String,
    pub(crate) excerpt: Excerpt<'d>,
}

/// Where a pointer leads.
pub(crate) type Locate<'d, 'f> = &'f dyn Fn(&Pointer) -> Option<Place<'d>>;

impl Report<AutoStream<Stderr>> {
    /// In colour and brief on a terminal, unless `NO_COLOR` or `CLICOLOR` say otherwise.
    pub(crate) fn stderr() -> Self {
        Self {
            to: anstream::stderr(),
            detail: match io::stderr().is_terminal() {
                true => Detail::FewOfAKind,
                false => Detail::OncePerText,
            },
        }
    }
}

impl<W: Write> Report<W> {
    #[cfg(test)]
    pub(crate) fn to(to: W) -> Self {
        let detail = Detail::All;
        Self { to, detail }
    }

    /// The same report, showing as much of findings that are alike.
    #[must_use]
    pub(crate) fn showing(mut self, detail: Detail) -> Self {
        self.detail = detail;
        self
    }

    /// The same report, with all findings if that is asked for.
    #[must_use]
    pub(crate) fn verbose(self, is_verbose: bool) -> Self {
        match is_verbose {
            true => self.showing(Detail::All),
            false => self,
        }
    }

    /// What is being done now, or has been.
    pub(crate) fn stage(&mut self, verb: &str, what: impl Display) {
        let what = plain(&what.to_string());
        self.line(&format!("{GOOD}{verb:>12}{GOOD:#} {what}\n"));
    }

    /// A line of a list.
    pub(crate) fn item(&mut self, what: &str, path: &str) {
        let path = plain(path);
        self.line(&format!("{ODD}{what:>12}{ODD:#} {path}\n"));
    }

    /// What is odd, though the command goes on.
    pub(crate) fn warning(&mut self, message: &str) {
        let message = plain(message);
        self.line(&format!("{ODD}warning{ODD:#}: {message}\n"));
    }

    /// Why the command fails, and what to do about it.
    pub(crate) fn failure(&mut self, failure: &Failure) {
        let message: Vec<String> = failure.message.trim_end().lines().map(plain).collect();
        let message = message.join("\n");
        self.line(&format!("{BAD}error{BAD:#}: {message}\n"));
        if let Some(help) = &failure.help {
            let help = plain(help);
            self.line(&format!("  {FRAME}={FRAME:#} help: {help}\n"));
        }
    }

    /// Writes a line at once, not each of its colours.
    fn line(&mut self, line: &str) {
        let _ = self.to.write_all(line.as_bytes());
    }

    /// The findings, the worst first.
    pub(crate) fn findings(&mut self, all: &Diagnostics, locate: Locate<'_, '_>) {
        let _ = findings::write(&mut self.to, all, locate, self.detail);
    }
}

/// Writes the result of a command to stdout. A pager that was closed has seen enough.
pub(crate) fn result(text: &str) -> Result<(), Failure> {
    let mut to = anstream::stdout();
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let message = format!("stdout cannot be written: {error}");
            Err(Failure::new(Exit::Files, message))
        }
        _ => Ok(()),
    }
}

/// A number with its noun.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Text of a document, unable to command the terminal or to rearrange the line.
pub(crate) fn plain(text: &str) -> String {
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

/// Whether a terminal may take a character for more than something to show.
fn is_odd(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
