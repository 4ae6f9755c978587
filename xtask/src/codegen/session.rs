//! What a run says: to people on stderr, or to programs as JSON on stdout.

use std::io::{self, BufWriter};

use anstream::AutoStream;
use truespec::Generated;
use truespec::diagnostic::Diagnostics;

use super::{Args, Format};
use crate::exit::{Exit, Failure};
use crate::reads::Reads;
use crate::report::json::{self, Line};
use crate::report::{Locate, Report};

pub(super) struct Session<'o> {
    pub(super) report: Report<AutoStream<io::Stderr>>,
    /// Where lines of JSON go, if they are asked for.
    json: Option<Box<dyn io::Write + 'o>>,
    /// What the result depends on.
    pub(super) reads: Reads,
}

impl Session<'_> {
    pub(super) fn new(args: &Args) -> Self {
        let report = Report::stderr().verbose(args.verbose);
        let json =
            (args.format == Format::Json).then(|| Box::new(BufWriter::new(io::stdout())) as _);
        Self {
            report,
            json,
            reads: Reads::default(),
        }
    }

    pub(super) fn findings(&mut self, all: &Diagnostics, locate: Locate<'_, '_>) {
        match &mut self.json {
            Some(to) => json::findings(to, all, locate),
            None => self.report.findings(all, locate),
        }
    }

    /// Writes a line for programs; whether there are any, or people are to be told.
    pub(super) fn line(&mut self, line: &Line<'_>) -> bool {
        if let Some(to) = &mut self.json {
            json::write(to, line);
        }
        self.is_json()
    }

    pub(super) fn is_json(&self) -> bool {
        self.json.is_some()
    }

    /// Tells programs how it ended.
    pub(super) fn result(&mut self, done: Result<&Generated, &Failure>) {
        let generated = done.ok();
        let failure = done.err();
        self.line(&Line::Result {
            ok: failure.is_none(),
            exit: failure.map_or(Exit::Done, |failure| failure.exit) as u8,
            message: failure.map(|failure| failure.message.as_str()),
            help: failure.and_then(|failure| failure.help.as_deref()),
            operations: generated.map(|generated| generated.operations),
            types: generated.map(|generated| generated.types),
            files: generated.map(|generated| generated.package.count()),
        });
        if let Some(to) = &mut self.json {
            // What cannot be written is not: nobody is there to read it.
            let _ = to.flush();
        }
    }
}
