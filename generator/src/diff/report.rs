//! Changes for people: a section of a changelog, or lines.

use super::{Action, Change, Changes, Impact, code};

/// The headings of a changelog, in the order that is usual.
const HEADINGS: [(Action, &str); 4] = [
    (Action::Added, "Added"),
    (Action::Changed, "Changed"),
    (Action::Deprecated, "Deprecated"),
    (Action::Removed, "Removed"),
];

impl Changes {
    /// Sections of a changelog in Markdown, headings of the third level; what breaks comes first.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        for (action, heading) in HEADINGS {
            let mut these: Vec<&Change> = self
                .changes
                .iter()
                .filter(|change| change.action == action)
                .collect();
            these.sort_by_key(|change| change.impact() != Impact::Breaking);
            if these.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push('\n');
            }
            text += &format!("### {heading}\n\n");
            these.into_iter().for_each(|change| text += &line(change));
        }
        if text.is_empty() {
            text += match self.verdict {
                super::Verdict::None => "Nothing changed.\n",
                _ => "Only documentation and internals changed.\n",
            };
        }
        text
    }

    /// One line a change, what breaks first.
    pub fn text(&self) -> String {
        let mut all: Vec<&Change> = self.changes.iter().collect();
        all.sort_by_key(|change| change.impact() != Impact::Breaking);
        let mut text = String::new();
        for change in all {
            let word = match change.impact() {
                Impact::Breaking => "breaking",
                Impact::Compatible => "compatible",
                Impact::Internal => "internal",
            };
            let happened = HEADINGS.iter().find(|(action, _)| *action == change.action);
            let happened = happened.map_or("", |(_, word)| word).to_lowercase();
            let what = if change.text.is_empty() { "" } else { ": " };
            text += &format!(
                "{word:>10}  {happened} {}{what}{}\n",
                change.item,
                change.text.replace('`', "")
            );
        }
        text
    }

    /// How many changes there are of each impact: breaking, compatible, internal.
    pub fn tally(&self) -> [usize; 3] {
        [Impact::Breaking, Impact::Compatible, Impact::Internal].map(|impact| {
            let these = self
                .changes
                .iter()
                .filter(|change| change.impact() == impact);
            these.count()
        })
    }
}

fn line(change: &Change) -> String {
    let mark = match (change.rust, change.wire) {
        (Impact::Breaking, _) => "**Breaking:** ",
        (_, Impact::Breaking) => "**Breaking on the wire:** ",
        _ => "",
    };
    let text = match change.text.as_str() {
        "" => String::new(),
        text => format!(": {text}"),
    };
    format!("- {mark}{}{text}\n", code(&change.item))
}
