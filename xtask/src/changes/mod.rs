//! What a run of `codegen` changes for callers: said, written into a changelog, made a version.

mod before;
mod changelog;
#[cfg(test)]
mod tests;
mod version;

use std::io;

use truespec::Summary;
use truespec::diff::{Changes, Verdict};

use crate::diff;
use crate::edit::Edit;
use crate::exit::{Exit, Failure};
use crate::paths::{Paths, shown};
use crate::report::Report;
use before::Before;

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
    /// The last version.
    pub(crate) since: String,
    /// What changed since then.
    pub(crate) changes: Changes,
    /// What changed since the last run.
    last_run: Changes,
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

impl Plan {
    /// Finds out all that is to be known before anything is written; none where nothing was generated before.
    pub(crate) fn new(
        options: &Options,
        paths: &Paths,
        now: &Summary,
        report: &mut Report<impl io::Write>,
    ) -> Result<Option<Self>, Failure> {
        let before = Before::read(paths, |failure| match options.bump || options.changelog {
            true => Err(failure),
            false => {
                report.warning(&format!("{}: what changed is not told", failure.message));
                Ok(())
            }
        })?;
        before
            .map(|before| Self::since(before, options, paths, now))
            .transpose()
    }

    fn since(
        before: Before,
        options: &Options,
        paths: &Paths,
        now: &Summary,
    ) -> Result<Self, Failure> {
        let configured = version::of(&paths.config);
        let released = &before.released;
        let changes = truespec::diff(&released.api, now);
        let least = changes.verdict.bump(before.base(configured));
        let is_high = |least: &String| version::reaches(configured, least);
        let is_enough = changes.verdict == Verdict::None || least.as_ref().is_some_and(is_high);
        let mut plan = Self {
            since: released.version.clone(),
            last_run: truespec::diff(&before.last_run, now),
            changes,
            configured: configured.to_owned(),
            version: None,
            is_waiting: !is_enough && !options.bump,
            hold: None,
            edits: Vec::new(),
        };
        let raised = match options.bump && !is_enough {
            true => Some(plan.raise(least, paths)?),
            false => None,
        };
        if options.changelog && plan.changes.verdict != Verdict::None {
            let ours = truespec::diff(&released.api, &before.last_run).markdown();
            plan.log(paths, &ours)?;
        }
        // A run that is stopped before this is repeated as if it had not been.
        plan.edits.extend(raised);
        plan.keep(before);
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

    /// Puts a section into the changelog of the crate.
    fn log(&mut self, paths: &Paths, ours: &str) -> Result<(), Failure> {
        let heading = match (&self.version, self.is_waiting) {
            (Some(version), _) => version,
            (None, true) => changelog::UNRELEASED,
            (None, false) => &self.configured,
        };
        let edit = Edit::of(paths.output.join("CHANGELOG.md"))?;
        let before = edit.text();
        let section = self.changes.markdown();
        let Some(text) = changelog::with(before.as_deref(), heading, &section, ours) else {
            let message = format!("`{}` does not say where sections go", shown(edit.path()));
            let help = format!("put the line `{}` where they should", changelog::MARK);
            return Err(Failure::new(Exit::Files, message).with_help(help));
        };
        self.edits.push(edit.to(Some(text)));
        Ok(())
    }

    /// Keeps what callers see of the last version for as long as changes wait for the next one.
    fn keep(&mut self, before: Before) {
        let Some(file) = before.file else {
            return;
        };
        let kept = before.released.text();
        if self.changes.verdict != Verdict::None && file.text().is_none() {
            self.hold = Some(file.clone().to(Some(kept.clone())));
        }
        self.edits.push(file.to(self.is_waiting.then_some(kept)));
    }

    /// Writes what is to be written beside the crate, once that is written.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        self.edits.iter().try_for_each(Edit::write)?;
        match &self.hold {
            Some(hold) if !self.is_waiting => hold.undo(),
            _ => Ok(()),
        }
    }

    /// The verdict, and the changes: of the last run, or all since the last version if those are asked for.
    pub(crate) fn say(&self, options: &Options, is_dry: bool, report: &mut Report<impl io::Write>) {
        let is_asked = options.bump || options.changelog || is_dry;
        let since = &self.since;
        if is_asked {
            let lines = if is_dry { usize::MAX } else { LINES };
            list(&self.changes, &format!(" since {since}"), lines, report);
        } else {
            list(&self.last_run, "", LINES, report);
        }
        if let Some(version) = &self.version {
            let was = if is_dry { "would be raised" } else { "raised" };
            report.stage(
                "Version",
                format!("{version}, {was} from {}", self.configured),
            );
        } else if self.is_waiting && !is_asked && self.changes != self.last_run {
            let all = diff::in_short(&self.changes);
            report.stage(
                "Waiting",
                format!("{all} since {since}; `--bump` raises it"),
            );
        }
    }
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
