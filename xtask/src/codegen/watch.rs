//! `codegen --watch`: writes the crate anew whenever something that it is made of is saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{Debouncer, new_debouncer};

use super::session::Session;
use super::{Args, once};
use crate::exit::{Exit, Failure};
use crate::paths::shown;
use crate::reads::Reads;
use crate::report::count;

/// How long nothing may happen before something is done: an editor saves in several steps.
const PAUSE: Duration = Duration::from_millis(150);

/// How long nothing need be told before it is looked: no event comes from a folder that stands in the place
/// of another, nor from some networks.
const LONGEST: Duration = Duration::from_secs(1);

/// Ends only where files cannot be watched: whoever is in the middle of an edit wants to go on.
pub(super) fn run(args: &Args) -> Result<(), Failure> {
    let (sender, events) = mpsc::channel();
    let debouncer = new_debouncer(PAUSE, sender).map_err(|error| impossible(&error))?;
    let mut folders = Folders {
        debouncer,
        watched: BTreeSet::new(),
    };
    let known = Reads::default();
    loop {
        let mut session = Session::new(args);
        // What a broken document does not reach counts on: the next save may mend it.
        known.renew();
        let done = once(&mut session, args);
        known.extend(&session.reads);
        match done {
            Err(failure) if known.paths().is_empty() => return Err(failure),
            Err(failure) => session.report.failure(&failure),
            Ok(()) => {}
        }
        folders.watch(&known)?;
        let files = count(known.count(), "file");
        session
            .report
            .stage("Watching", format!("{files}; Ctrl-C ends it"));
        while !known.have_changed() {
            match events.recv_timeout(LONGEST) {
                Ok(event) => drop(event.map_err(|error| impossible(&error))?),
                Err(RecvTimeoutError::Timeout) => {}
                Err(error) => return Err(impossible(&error)),
            }
        }
    }
}

/// The folders of files: an editor that puts another file in the place of one is seen only there.
struct Folders {
    debouncer: Debouncer<RecommendedWatcher>,
    watched: BTreeSet<PathBuf>,
}

impl Folders {
    fn watch(&mut self, reads: &Reads) -> Result<(), Failure> {
        for path in reads.paths() {
            let folder = match path.parent() {
                Some(folder) if !folder.as_os_str().is_empty() => folder,
                _ => Path::new("."),
            };
            if folder.is_dir() && self.watched.insert(folder.to_owned()) {
                let watcher = self.debouncer.watcher();
                watcher
                    .watch(folder, RecursiveMode::NonRecursive)
                    .map_err(|error| {
                        let message = format!("`{}` cannot be watched: {error}", shown(folder));
                        Failure::new(Exit::Files, message)
                    })?;
            }
        }
        Ok(())
    }
}

fn impossible(error: &dyn std::fmt::Display) -> Failure {
    Failure::new(Exit::Files, format!("files cannot be watched: {error}"))
}
