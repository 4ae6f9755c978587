//! Findings as the Rust compiler shows them; on a terminal a few of each kind.

use std::collections::BTreeMap;
use std::io::{self, Write};

use annotate_snippets::{Group, Level, Renderer};
use truespec::diagnostic::{Code, Diagnostic, Diagnostics, Severity};

use super::snippet::snippet;
use super::{Locate, Place, plain};

/// How many findings of one kind are read before the next one is like the last.
const FEW: usize = 3;

pub(super) fn write(
    to: &mut impl Write,
    all: &Diagnostics,
    locate: Locate<'_, '_>,
    brief: bool,
) -> io::Result<()> {
    let mut counts: BTreeMap<(Severity, Code), usize> = BTreeMap::new();
    for finding in worst_first(all) {
        let count = counts.entry((finding.severity, finding.code)).or_default();
        *count += 1;
        if !brief || *count <= FEW {
            writeln!(to, "{}\n", text(finding, locate(&finding.pointer).as_ref()))?;
        }
    }
    let more = counts.iter().filter(|(_, count)| brief && **count > FEW);
    for ((severity, code), count) in more {
        let title = format!("{} more like this; `--verbose` shows them", count - FEW);
        let title = level(*severity).primary_title(title).id(code.as_str());
        writeln!(to, "{}", renderer().render(&[Group::with_title(title)]))?;
    }
    Ok(())
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

fn text(finding: &Diagnostic, place: Option<&Place<'_>>) -> String {
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
