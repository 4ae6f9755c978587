//! What a run of `codegen` changes for callers: said, written into a changelog, made a version.

mod before;
mod changelog;
mod section;
#[cfg(test)]
mod tests;
mod version;

use std::io;

use truespec::diff::{Changes, Verdict};
use truespec::{Summary, conflict};

use crate::diff;
use crate::edit::Edit;
use crate::exit::{Exit, Failure};
use crate::paths::{Paths, shown, unreadable};
use crate::report::Report;
use before::{Before, Needs, Released, Seen};

/// How many changes are read by anybody on the way.
const LINES: usize = 10;

/// What to do with changes.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Options {
    /// Write what changed since the last version into the CHANGELOG.md of the crate
    #[arg(long, conflicts_with_all = ["check", "report_untyped"])]
    pub(crate) changelog: bool,
    /// Raise `crate.version` in the configuration as the changes since the last version ask for
    #[arg(long, conflicts_with_all = ["check", "report_untyped"])]
    pub(crate) bump: bool,
}

/// What a run means for callers, and what it writes of that.
pub(crate) struct Plan {
    /// None where nothing was generated before.
    pub(crate) changed: Option<Changed>,
    /// The version that the configuration gives.
    configured: String,
    /// The version that the configuration gets; none if it keeps its own.
    pub(crate) version: Option<String>,
    /// Whether the changes ask for a later version than there is.
    is_waiting: bool,
    /// Keeps the last version until everything is written: a run that is stopped can be repeated.
    pub(crate) hold: Option<Edit>,
    /// What is written once the crate is.
    pub(crate) edits: Vec<Edit>,
}

/// What callers see of the last version: what there is to go by where the crate itself does not tell.
pub(crate) fn last_version(paths: &Paths) -> Option<Summary> {
    before::last_version(paths)
}

/// What changed.
pub(crate) struct Changed {
    /// The last version.
    pub(crate) since: String,
    /// Since then.
    pub(crate) all: Changes,
    /// Since the last run.
    last_run: Changes,
}

impl Plan {
    /// Finds out all that is to be known before anything is written; none where the last version cannot be
    /// read and need not be.
    pub(crate) fn new(
        options: &Options,
        is_check: bool,
        paths: &Paths,
        now: &Summary,
        report: &mut Report<impl io::Write>,
    ) -> Result<Option<Self>, Failure> {
        let is_asked = options.bump || options.changelog;
        let needs = Needs {
            released: is_asked || is_check,
            last_run: is_asked,
        };
        let before = Before::read(paths, needs, |failure, so| {
            report.warning(&format!("{}: {so}", failure.message));
        })?;
        let plan = before.map(|before| Self::from(before, options, paths, now));
        plan.transpose()
    }

    fn from(
        before: Before,
        options: &Options,
        paths: &Paths,
        now: &Summary,
    ) -> Result<Self, Failure> {
        let configured = paths.config.package.version();
        let mut plan = Self {
            changed: None,
            configured: configured.to_owned(),
            version: None,
            is_waiting: false,
            hold: None,
            edits: Vec::new(),
        };
        if let Some(Seen { last_run, released }) = &before.seen {
            let changed = Changed {
                since: released.version.clone(),
                all: truespec::diff(&released.api, now),
                last_run: truespec::diff(last_run, now),
            };
            let verdict = changed.all.verdict;
            let least = verdict.bump(before.base(released, configured));
            let is_high = |least: &String| version::reaches(configured, least);
            let is_enough = verdict == Verdict::None || least.as_ref().is_some_and(is_high);
            plan.is_waiting = !is_enough && !options.bump;
            let raised = match options.bump && !is_enough {
                true => Some(plan.raise(least, paths)?),
                false => None,
            };
            if options.changelog {
                let ours = truespec::diff(&released.api, last_run);
                plan.log(paths, &changed.all, &ours)?;
            }
            // A run that is stopped before this is repeated as if it had not been.
            plan.edits.extend(raised);
            plan.changed = Some(changed);
        }
        plan.keep(before, now);
        Ok(plan)
    }

    /// The configuration with the version that the changes ask for.
    fn raise(&mut self, least: Option<String>, paths: &Paths) -> Result<Edit, Failure> {
        let Some(file) = &paths.config_file else {
            let message = "there is no configuration whose version could go up";
            return Err(Failure::new(Exit::Usage, message).with_help("add `--config FILE`"));
        };
        let version = least.ok_or_else(|| {
            let message = format!("the version `{}` is not three numbers", self.configured);
            Failure::new(Exit::Usage, message).with_help(format!(
                "write `crate.version` in `{}` as `1.0.0`",
                shown(file)
            ))
        })?;
        let edit = Edit::of(file.clone())?;
        let text = version::put(&edit.text().unwrap_or_default(), &version)
            .map_err(|error| Failure::new(Exit::Usage, format!("`{}`: {error}", shown(file))))?;
        self.version = Some(version);
        Ok(edit.to(Some(text)))
    }

    /// Puts a section into the changelog of the crate, or takes out what was put there for changes that
    /// were taken back.
    fn log(&mut self, paths: &Paths, changes: &Changes, ours: &Changes) -> Result<(), Failure> {
        let is_none = changes.verdict == Verdict::None;
        let heading = match (&self.version, self.is_waiting || is_none) {
            (Some(version), _) => version,
            (None, true) => changelog::UNRELEASED,
            (None, false) => &self.configured,
        };
        let edit = Edit::of(paths.output.join("CHANGELOG.md"))?;
        let before = edit.text();
        if let Some(why) = before.as_deref().and_then(conflict::found) {
            return Err(in_conflict(&edit, &why));
        }
        let section = match is_none {
            true => String::new(),
            false => changes.markdown(),
        };
        let text = match changelog::with(before.as_deref(), heading, &section, &ours.markdown()) {
            Some(text) => text,
            None if is_none => return Ok(()),
            None => return Err(without_mark(&edit)),
        };
        self.edits.push(edit.to(Some(text)));
        Ok(())
    }

    /// Keeps what callers see of the last version: of the one before for as long as changes wait for the next.
    fn keep(&mut self, before: Before, now: &Summary) {
        let Some(file) = before.file else {
            return;
        };
        if !before.is_versioned && self.version.is_none() {
            self.edits.push(file.to(None));
            return;
        }
        let is_kept = before.is_versioned && file.text().is_some();
        let kept = before.seen.map(|seen| seen.released);
        if self.has_changes() && !is_kept {
            self.hold = Some(file.clone().to(kept.as_ref().map(Released::text)));
        }
        let text = match kept.filter(|_| self.is_waiting) {
            Some(_) if is_kept => return,
            Some(kept) => kept.text(),
            None => {
                let version = self.version.as_ref().unwrap_or(&self.configured);
                Released::new(version, now.clone()).text()
            }
        };
        self.edits.push(file.to(Some(text)));
    }

    fn has_changes(&self) -> bool {
        let changed = self.changed.as_ref();
        changed.is_some_and(|changed| changed.all.verdict != Verdict::None)
    }

    /// Writes what is to be written beside the crate, once that is written.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        self.edits.iter().try_for_each(Edit::write)
    }

    /// The verdict, and the changes: of the last run, or all since the last version if those are asked for.
    pub(crate) fn say(&self, options: &Options, is_dry: bool, report: &mut Report<impl io::Write>) {
        let Some(Changed {
            since,
            all,
            last_run,
        }) = &self.changed
        else {
            return;
        };
        let is_asked = options.bump || options.changelog || is_dry;
        if is_asked {
            let lines = if is_dry { usize::MAX } else { LINES };
            list(all, &format!(" since {since}"), lines, report);
        } else {
            list(last_run, "", LINES, report);
        }
        if let Some(version) = &self.version {
            let was = if is_dry { "would be raised" } else { "raised" };
            report.stage(
                "Version",
                format!("{version}, {was} from {}", self.configured),
            );
        } else if self.is_waiting && !is_asked && all != last_run {
            let all = diff::in_short(all);
            report.stage(
                "Waiting",
                format!("{all} since {since}; `--bump` raises it"),
            );
        }
    }
}

fn in_conflict(changelog: &Edit, why: &str) -> Failure {
    unreadable(changelog.path(), &why).with_help(
        "keep the sections of both sides: what waits becomes one section, each line once",
    )
}

fn without_mark(changelog: &Edit) -> Failure {
    let message = format!(
        "`{}` does not say where sections go",
        shown(changelog.path())
    );
    let help = format!("put the line `{}` where they should", changelog::MARK);
    Failure::new(Exit::Files, message).with_help(help)
}

fn list(changes: &Changes, since: &str, most: usize, report: &mut Report<impl io::Write>) {
    if changes.verdict == Verdict::None {
        return;
    }
    report.stage("Changed", format!("{}{since}", diff::in_short(changes)));
    let text = changes.text();
    let lines: Vec<&str> = text.lines().collect();
    for line in lines.iter().take(most) {
        let (impact, what) = line.trim_start().split_once("  ").unwrap_or(("", line));
        report.item(impact, what);
    }
    if let Some(rest) = lines.len().checked_sub(most).filter(|rest| *rest > 0) {
        report.item("", &format!("and {rest} more; `cargo xtask diff` says all"));
    }
}
