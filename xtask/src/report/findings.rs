//! Findings as the Rust compiler shows them: those of one text once, and on a terminal a few of each kind.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use annotate_snippets::{Group, Level, Renderer};
use truespec::diagnostic::{Code, Diagnostic, Diagnostics, Severity};

use super::snippet::snippet;
use super::{Detail, Locate, Place, plain};

/// How many findings of one kind are read before the next one is like the last.
const FEW: usize = 3;

pub(super) fn write(
    to: &mut impl Write,
    all: &Diagnostics,
    locate: Locate<'_, '_>,
    detail: Detail,
) -> io::Result<()> {
    let mut shown: BTreeMap<(Severity, Code), usize> = BTreeMap::new();
    let mut more: BTreeMap<(Severity, Code), usize> = BTreeMap::new();
    for Told { finding, places } in told(all, detail) {
        let kind = (finding.severity, finding.code);
        let shown = shown.entry(kind).or_default();
        if detail == Detail::FewOfAKind && *shown == FEW {
            *more.entry(kind).or_default() += places;
            continue;
        }
        *shown += 1;
        let place = locate(&finding.pointer);
        writeln!(to, "{}\n", text(finding, places, place.as_ref()))?;
    }
    for ((severity, code), count) in &more {
        let title = format!("{count} more like this; `--verbose` shows them");
        let title = level(*severity).primary_title(title).id(code.as_str());
        writeln!(to, "{}", renderer().render(&[Group::with_title(title)]))?;
    }
    Ok(())
}

/// A finding, and of how many places it tells.
struct Told<'d> {
    finding: &'d Diagnostic,
    places: usize,
}

/// What is told one after the other.
fn told(all: &Diagnostics, detail: Detail) -> Vec<Told<'_>> {
    let mut told: Vec<Told<'_>> = Vec::new();
    let mut first = HashMap::new();
    for finding in worst_first(all) {
        let text = (
            finding.severity,
            finding.code,
            &finding.message,
            &finding.help,
        );
        let is_told_once = detail != Detail::All && finding.severity != Severity::Error;
        let known = first.get(&text).filter(|_| is_told_once);
        if let Some(told) = known.and_then(|index: &usize| told.get_mut(*index)) {
            told.places += 1;
            continue;
        }
        first.insert(text, told.len());
        told.push(Told { finding, places: 1 });
    }
    told
}

/// The order in which findings are shown.
pub(super) fn worst_first(all: &Diagnostics) -> Vec<&Diagnostic> {
    let mut sorted: Vec<_> = all.iter().collect();
    sorted.sort_by_key(|finding| finding.severity);
    sorted
}

fn renderer() -> Renderer {
    Renderer::styled()
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn text(finding: &Diagnostic, places: usize, place: Option<&Place<'_>>) -> String {
    let title = level(finding.severity)
        .primary_title(plain(&finding.message))
        .id(finding.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(place) = place {
        group = group.element(snippet(place));
    }
    let pointer = finding.pointer.as_str();
    if !pointer.is_empty() {
        let at = Level::NOTE.with_name("at").message(plain(pointer));
        group = group.element(at);
    }
    if places > 1 {
        let note = format!("{places} places, of which this is the first; `--verbose` shows all");
        group = group.element(Level::NOTE.message(note));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(plain(help)));
    }
    let text = renderer().render(&[group]);
    match place {
        Some(place) => with_column(&text, place),
        None => text,
    }
}

/// The column that was counted in the window is told as that in the whole line.
fn with_column(text: &str, place: &Place<'_>) -> String {
    let Some((title, rest)) = text.split_once('\n') else {
        return text.to_owned();
    };
    let start = format!("{}:{}:", plain(&place.path), place.excerpt.position.line);
    let Some((before, after)) = rest.split_once(&start) else {
        return text.to_owned();
    };
    let after = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let column = place.excerpt.position.column;
    format!("{title}\n{before}{start}{column}{after}")
}
