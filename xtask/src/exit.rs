//! How a command ends: its exit codes, and what is said when it fails.

use std::process::ExitCode;

/// The exit codes, for `--help`.
pub(crate) const HELP: &str = "\
Exit codes:
  0  done; with --check, nothing differs
  1  with --check, files differ; for diff --fail-on, a change is as grave as
     that; for bless, a test failed; for corpus, a document falls short; for
     fuzz, a target failed; for bench, instructions differ from what is
     checked in; for prism, a request or an answer is not as documented
  2  the command line or the configuration is wrong
  3  the document has errors, and nothing was written
  4  a file cannot be read or written
  101  truespec failed: a defect of its own, to be reported";

/// An exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    Done = 0,
    Differs = 1,
    Usage = 2,
    Document = 3,
    Files = 4,
    /// A panic of ours, with the code that Rust gives one.
    Bug = 101,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command did not do what it was asked to.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
}

impl Failure {
    pub(crate) fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self {
            exit,
            message: message.into(),
            help: None,
        }
    }

    /// The same failure, saying what to do about it.
    #[must_use]
    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
