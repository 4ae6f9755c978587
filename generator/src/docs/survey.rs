//! Finds what would swallow text or time before a description is read.

use std::collections::HashSet;

use pulldown_cmark::{Event, Options, Parser, Tag};

/// Tables wider than this are read as text: each of their rows is padded to the full width.
const MAX_COLUMNS: usize = 64;

/// Definitions of links that nothing refers to are text; making one text may uncover another.
const MAX_ROUNDS: usize = 4;

/// The source in which every definition is used, and the options to read it with.
pub(super) fn settled(mut source: String) -> (String, Options) {
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    if !source.contains('|') && !source.contains("]:") {
        return (source, options);
    }
    for _ in 0..MAX_ROUNDS {
        let (wide, unused) = survey(&source, options);
        if wide {
            options.remove(Options::ENABLE_TABLES);
        }
        if unused.is_empty() && !wide {
            break;
        }
        source = escaped_at(&source, unused);
    }
    (source, options)
}

/// Whether a table is too wide, and where definitions are that no link uses.
fn survey(source: &str, options: Options) -> (bool, Vec<usize>) {
    let mut wide = false;
    let mut used = HashSet::new();
    let mut parser = Parser::new_ext(source, options);
    for event in parser.by_ref() {
        match event {
            Event::Start(Tag::Table(columns)) => wide |= columns.len() > MAX_COLUMNS,
            Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) => {
                used.insert(id.to_lowercase());
            }
            _ => {}
        }
    }
    let definitions = parser.reference_definitions().iter();
    let unused = definitions.filter(|(label, _)| !used.contains(&label.to_lowercase()));
    let mut places: Vec<usize> = unused
        .map(|(_, definition)| definition.span.start)
        .collect();
    places.sort_unstable();
    (wide, places)
}

fn escaped_at(source: &str, places: Vec<usize>) -> String {
    let mut out = String::with_capacity(source.len() + places.len());
    let mut done = 0;
    for place in places {
        out.push_str(source.get(done..place).unwrap_or_default());
        out.push('\\');
        done = place;
    }
    out.push_str(source.get(done..).unwrap_or_default());
    out
}
