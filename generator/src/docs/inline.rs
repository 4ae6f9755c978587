//! Writes the text of a paragraph as chunks that no line may break.

use super::escape::{self, Around, Word};
use super::tree::{Inline, Mark};

/// A stretch without a place to break.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    pub(super) text: String,
    /// It has to begin a line.
    pub(super) breaks: bool,
}

/// What is between what has been written and what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Break,
}

#[derive(Debug)]
struct Writer {
    done: Vec<Chunk>,
    chunk: Chunk,
    gap: Gap,
    /// A mark waits for what it marks: it must not stand before a space.
    mark: Option<&'static str>,
    link: Option<Link>,
    after_code: bool,
    in_table: bool,
}

#[derive(Debug, Default)]
struct Link {
    url: String,
    /// As it is written, and as it is read.
    text: String,
    plain: String,
}

/// The chunks of a line whose marks are paired.
pub(super) fn chunks(line: &[Inline], in_table: bool) -> Vec<Chunk> {
    let mut writer = Writer {
        done: Vec::new(),
        chunk: Chunk::default(),
        gap: Gap::None,
        mark: None,
        link: None,
        after_code: false,
        in_table,
    };
    line.iter().for_each(|inline| writer.inline(inline));
    writer.done.push(writer.chunk);
    writer.done.retain(|c| !c.text.is_empty());
    writer.done
}

/// The text of a line as it is read, without any space.
pub(super) fn plain(line: &[Inline]) -> String {
    let text = line.iter().filter_map(|i| match i {
        Inline::Text(text) | Inline::Code(text) => Some(text.as_str()),
        _ => None,
    });
    text.flat_map(str::chars).filter(|c| *c != ' ').collect()
}

impl Writer {
    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Code(code) if code.trim().is_empty() => self.space(Gap::Space),
            Inline::Code(code) => self.code(code),
            Inline::Break => self.space(Gap::Break),
            Inline::Open(mark, _) => self.mark = Some(sign(*mark)),
            Inline::Close(mark, _) => {
                if self.mark.take().is_none() {
                    self.chunk.text.push_str(sign(*mark));
                }
            }
            Inline::Link(url) => {
                self.link = Some(Link {
                    url: url.clone(),
                    ..Link::default()
                });
            }
            Inline::EndLink => self.end_link(),
        }
    }

    fn space(&mut self, gap: Gap) {
        match &mut self.link {
            Some(link) if !link.text.ends_with(' ') => {
                link.text.push(' ');
                link.plain.push(' ');
            }
            Some(_) => {}
            None => self.gap = self.gap.max(gap),
        }
    }

    fn text(&mut self, text: &str) {
        let mut words = text.split(' ').peekable();
        while let Some(word) = words.next() {
            let after = words.peek().map(|_| ' ');
            if let Some(link) = &mut self.link {
                link.plain.push_str(word);
                let around = Around {
                    before: link.text.chars().next_back(),
                    after,
                    in_table: self.in_table,
                };
                link.text.push_str(&escape::text(word, around));
            } else {
                escape::words(word).for_each(|word| self.word(&word, after));
            }
            if after.is_some() {
                self.space(Gap::Space);
            }
        }
    }

    fn word(&mut self, word: &Word<'_>, after: Option<char>) {
        match word {
            Word::Text(text) => {
                let glued = self.gap == Gap::None && self.mark.is_none();
                let before = self.chunk.text.chars().next_back();
                let around = Around {
                    before: before.filter(|_| glued),
                    after,
                    in_table: self.in_table,
                };
                self.push(&escape::text(text, around));
            }
            Word::Url(url) => self.push(&format!("<{url}>")),
            Word::Template(url) => self.push(&escape::code(url, self.in_table)),
        }
    }

    fn code(&mut self, code: &str) {
        let written = escape::code(code, self.in_table);
        match &mut self.link {
            Some(link) => {
                link.text.push_str(&written);
                // A link that looks like code is not its own address.
                link.plain.push('`');
            }
            None => self.push(&written),
        }
    }

    fn end_link(&mut self) {
        let Some(link) = self.link.take() else {
            return;
        };
        let url = escape::url(&link.url);
        let plain = link.plain.trim();
        let is_own = plain == url || url.strip_prefix("mailto:") == Some(plain);
        if is_own {
            self.push(&format!("<{plain}>"));
            return;
        }
        // Entities are decoded in an address, too.
        let url = url.replace('&', "&amp;");
        let glued = self.gap == Gap::None && self.mark.is_none();
        if glued && self.chunk.text.ends_with('!') {
            self.chunk.text.pop();
            self.chunk.text.push_str("\\!");
        }
        if link.text.starts_with(' ') {
            self.space(Gap::Space);
        }
        self.push(&format!("[{}]({url})", link.text.trim()));
        if link.text.ends_with(' ') {
            self.space(Gap::Space);
        }
    }

    fn push(&mut self, text: &str) {
        let is_code = text.starts_with('`');
        // Two code spans side by side would read as one.
        if is_code && self.after_code {
            self.gap = self.gap.max(Gap::Space);
        }
        self.after_code = is_code;
        if self.gap != Gap::None {
            let chunk = std::mem::take(&mut self.chunk);
            self.chunk.breaks = self.gap == Gap::Break;
            self.done.push(chunk);
            self.gap = Gap::None;
        }
        if let Some(mark) = self.mark.take() {
            self.chunk.text.push_str(mark);
        }
        self.chunk.text.push_str(text);
    }
}

fn sign(mark: Mark) -> &'static str {
    match mark {
        Mark::Strong => "**",
        Mark::Emphasis => "*",
        Mark::Strike => "~~",
        Mark::Code | Mark::Hidden => "",
    }
}
