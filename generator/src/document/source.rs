//! The texts a document was read from, and which part of it came from where.

use std::sync::OnceLock;

use super::excerpt::{Excerpt, excerpt};
use super::locate::Marks;
use super::moves::Moves;
use super::parse::{self, Parsed, SyntaxError};

/// The number of the file that is read first.
const ENTRY: usize = 0;

/// A file that was read.
#[derive(Debug)]
struct Source {
    name: String,
    text: String,
    marks: OnceLock<Marks>,
}

impl Source {
    fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| Marks::new(&self.text))
    }
}

/// The texts, the entry first, and the moves made since.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    files: Vec<Source>,
    moves: Moves,
    /// Files that are no tree, and where reading them stopped.
    stopped: Vec<(usize, (usize, usize))>,
}

impl Sources {
    /// Keeps a text and reads it; its number is that of the file.
    pub(crate) fn add(&mut self, name: &str, text: String) -> (usize, Result<Parsed, SyntaxError>) {
        let parsed = parse::parse(&text);
        let text = text
            .strip_prefix('\u{feff}')
            .map(str::to_owned)
            .unwrap_or(text);
        self.files.push(Source {
            name: name.to_owned(),
            text,
            marks: OnceLock::new(),
        });
        (self.files.len() - 1, parsed)
    }

    /// The text of a file as it was read.
    pub(crate) fn text(&self, file: usize) -> &str {
        self.files
            .get(file)
            .map_or("", |source| source.text.as_str())
    }

    /// The number of files.
    pub(crate) fn count(&self) -> usize {
        self.files.len()
    }

    pub(crate) fn name(&self, file: usize) -> &str {
        self.files
            .get(file)
            .map_or("", |source| source.name.as_str())
    }

    /// Notes that what is at `now` was at `then` in a file.
    pub(crate) fn came_from(&mut self, now: &str, file: usize, then: &str) {
        self.moves.add(now, Some(file), then);
    }

    /// Notes that what is at `now` was at `then` in the document.
    pub(crate) fn moved(&mut self, now: &str, then: &str) {
        self.moves.add(now, None, then);
    }

    /// What stands elsewhere now than where it was.
    pub(super) fn moves(&self) -> &Moves {
        &self.moves
    }

    /// Notes where reading a file stopped, if that is known.
    pub(crate) fn stopped_at(&mut self, file: usize, place: Option<(usize, usize)>) {
        self.stopped.extend(place.map(|place| (file, place)));
    }

    /// Where something of a file is in the document now, if it was taken in.
    pub(crate) fn now(&self, file: usize, then: &str) -> Option<String> {
        if file == ENTRY {
            return Some(then.to_owned());
        }
        let mut taken_in = self.moves.iter().filter(|it| it.file == Some(file));
        taken_in.find_map(|moved| {
            let rest = below(then, &moved.then)?;
            Some(format!("{}{rest}", moved.now))
        })
    }

    /// The text that a pointer comes from, as far as it exists.
    pub(crate) fn excerpt(&self, pointer: &str) -> Option<Excerpt<'_>> {
        let (file, pointer) = self.moves.origin(pointer);
        let file = file.unwrap_or(ENTRY);
        let source = self.files.get(file)?;
        let marks = source.marks();
        let text = source.text.as_str();
        let stopped = self.stopped.iter().find(|(stopped, _)| *stopped == file);
        let span = match stopped {
            Some((_, place)) => {
                let at = end_of_text(text, marks.lines().offset(text, *place));
                at..at
            }
            None => marks.span(text, &pointer),
        };
        Some(excerpt(&source.name, text, marks.lines(), span))
    }
}

/// Where nothing but blanks follows, the place is where the text ended.
fn end_of_text(text: &str, at: usize) -> usize {
    match text.split_at_checked(at) {
        Some((before, after)) if after.trim().is_empty() => before.trim_end().len(),
        _ => at,
    }
}

/// What is left of `pointer` below `prefix`.
fn below<'a>(pointer: &'a str, prefix: &str) -> Option<&'a str> {
    pointer
        .strip_prefix(prefix)
        .filter(|rest| rest.is_empty() || rest.starts_with('/'))
}
