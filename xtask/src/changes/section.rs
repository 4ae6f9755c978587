//! A section of a changelog: what we wrote there is brought up to date, and what people wrote stays.

use std::collections::{HashMap, HashSet};

/// What a line of ours ends with while its change waits: a check of its text, which who changes that need not
/// keep.
const OURS: [&str; 2] = [" <!-- truespec ", " -->"];

/// The lines below one heading; those at the start of a section have none.
struct Block<'t> {
    heading: Option<&'t str>,
    lines: Vec<Line<'t>>,
}

#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    is_ours: bool,
}

/// Whether a section has lines of ours: with a mark, or known to be.
pub(super) fn has_ours(section: &str, is_ours: impl Fn(&str) -> bool) -> bool {
    section
        .lines()
        .any(|line| Line::read(line, &is_ours).is_ours)
}

/// A section in which our lines say what changed. Those that did before keep their places, and what is
/// written below them.
pub(super) fn updated(
    section: &str,
    changes: &str,
    is_ours: impl Fn(&str) -> bool,
    is_marked: bool,
) -> String {
    let told: HashSet<&str> = changes.lines().collect();
    let mut blocks = blocks(section, |line| is_ours(line) || told.contains(line));
    let new = self::blocks(changes, |_| true);
    for block in &mut blocks {
        let told = new.iter().find(|told| told.heading == block.heading);
        block.forget(told.map(|told| told.lines.as_slice()).unwrap_or_default());
    }
    let mut place = 0;
    for told in &new {
        let found = blocks
            .iter()
            .position(|block| block.heading == told.heading);
        let at = found.unwrap_or_else(|| {
            let start = blocks.iter().take_while(|block| block.heading.is_none());
            let at = place.max(if told.heading.is_some() {
                start.count()
            } else {
                0
            });
            let heading = told.heading;
            blocks.insert(
                at,
                Block {
                    heading,
                    lines: Vec::new(),
                },
            );
            at
        });
        if let Some(block) = blocks.get_mut(at) {
            block.tell(&told.lines);
        }
        place = at + 1;
    }
    let texts = blocks.iter().filter_map(|block| block.text(is_marked));
    texts.collect::<Vec<_>>().join("\n\n")
}

/// The parts of a section, those of one heading as one.
fn blocks<'t>(section: &'t str, is_ours: impl Fn(&str) -> bool) -> Vec<Block<'t>> {
    let mut blocks: Vec<Block<'t>> = Vec::new();
    let mut heading = None;
    for line in section.lines() {
        if line.starts_with("### ") {
            heading = Some(line.trim_end());
            continue;
        }
        let line = Line::read(line, &is_ours);
        match blocks.iter_mut().find(|block| block.heading == heading) {
            Some(block) => block.lines.push(line),
            None if line.is_blank() => {}
            None => blocks.push(Block {
                heading,
                lines: vec![line],
            }),
        }
    }
    blocks
}

impl<'t> Block<'t> {
    /// Drops lines of ours that are not told any more, and those that are there twice.
    fn forget(&mut self, told: &[Line<'_>]) {
        let told: HashSet<&str> = told.iter().map(|line| line.text).collect();
        let mut seen = HashSet::new();
        self.lines.retain(|line| {
            let is_first = seen.insert(line.text);
            !line.is_ours || (is_first && told.contains(line.text))
        });
    }

    /// Puts lines where they are not yet, each below the one that it follows.
    fn tell(&mut self, told: &[Line<'t>]) {
        let mut places = HashMap::new();
        for (place, line) in self.lines.iter().enumerate() {
            places.entry(line.text).or_insert(place);
        }
        let mut new = Vec::new();
        let mut at = 0;
        for line in told.iter().filter(|line| !line.is_blank()) {
            match places.get(line.text) {
                Some(found) => {
                    let below = self.lines.iter().skip(found + 1);
                    at = found + 1 + below.take_while(|line| line.is_indented()).count();
                }
                None => new.push((at, *line)),
            }
        }
        new.sort_by_key(|(at, _)| *at);
        let mut new = new.into_iter().peekable();
        let mut lines = Vec::new();
        for (place, line) in std::mem::take(&mut self.lines).into_iter().enumerate() {
            while let Some((_, told)) = new.next_if(|(at, _)| *at <= place) {
                lines.push(told);
            }
            lines.push(line);
        }
        lines.extend(new.map(|(_, told)| told));
        self.lines = lines;
    }

    /// The block as it is written; none if it says nothing.
    fn text(&self, is_marked: bool) -> Option<String> {
        let mut text = String::new();
        let mut last: Option<&Line<'_>> = None;
        let mut has_gap = false;
        for line in &self.lines {
            if line.is_blank() {
                has_gap = true;
                continue;
            }
            // What is ours stands together, and what is not ours does not run into it.
            if last.is_some_and(|last| match last.is_ours {
                true => !line.is_ours && (has_gap || !line.continues()),
                false => has_gap,
            }) {
                text.push('\n');
            }
            text += &line.text(is_marked);
            text.push('\n');
            last = Some(line);
            has_gap = false;
        }
        let text = text.trim_end();
        let heading = self.heading.map(|heading| format!("{heading}\n\n"));
        (!text.is_empty()).then(|| format!("{}{text}", heading.unwrap_or_default()))
    }
}

impl<'t> Line<'t> {
    fn read(line: &'t str, is_ours: impl Fn(&str) -> bool) -> Self {
        let [start, end] = OURS;
        let marked = line.rsplit_once(start);
        let marked = marked.and_then(|(text, mark)| Some((text, mark.strip_suffix(end)?)));
        let (text, is_marked) = match marked {
            Some((text, mark)) => (text, mark == check(text)),
            None => (line, false),
        };
        let is_ours = is_marked || (marked.is_none() && is_ours(text));
        Self {
            text,
            is_ours: is_ours && !text.is_empty() && !text.starts_with('#'),
        }
    }

    fn text(&self, is_marked: bool) -> String {
        let [start, end] = OURS;
        match self.is_ours && is_marked {
            true => format!("{}{start}{}{end}", self.text, check(self.text)),
            false => self.text.to_owned(),
        }
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn is_indented(&self) -> bool {
        !self.is_blank() && self.text.starts_with([' ', '\t'])
    }

    /// Whether it may stand right below a line of ours.
    fn continues(&self) -> bool {
        self.is_indented() || self.text.starts_with("- ")
    }
}

/// A check of a text: FNV-1a of 32 bits.
fn check(text: &str) -> String {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    format!("{:08x}", text.bytes().fold(0x811c_9dc5, mix))
}
