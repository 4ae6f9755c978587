//! Reads a description into blocks.

use pulldown_cmark::{Alignment, Event, LinkType, Parser, Tag, TagEnd};

use super::clean::visible;
use super::survey;
use super::tree::{Block, Builder, Holder, Inline, Mark, Table};

/// The blocks of a description that has been cleaned.
pub(super) fn blocks(source: String) -> Vec<Block> {
    if let Some(sentence) = plain(&source) {
        return vec![Block::Para(vec![Inline::Text(sentence.to_owned())])];
    }
    let (source, options) = survey::settled(source);
    let mut reader = Reader::new();
    for (event, range) in Parser::new_ext(&source, options).into_offset_iter() {
        reader.underscore = source.get(range).is_some_and(|s| s.starts_with('_'));
        reader.event(event);
    }
    reader.finish()
}

/// A description of one line that has nothing to be read but letters, as most have.
fn plain(source: &str) -> Option<&str> {
    let line = source.trim_end();
    let is_read = |byte: u8| match byte {
        b' ' | b',' | b'.' | b'\'' | b'(' | b')' | b';' | b'/' | b'%' | b'?' => false,
        byte => !byte.is_ascii_alphanumeric(),
    };
    let is_plain = line.starts_with(|first: char| first.is_ascii_alphabetic());
    (is_plain && !line.bytes().any(is_read)).then_some(line)
}

/// Turns events into blocks.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) builder: Builder,
    pub(super) line: Vec<Inline>,
    pub(super) heading: Option<u8>,
    table: Option<Table>,
    /// The text of the block of code or HTML that is being read.
    raw: Option<String>,
    /// Whether the source of the event begins with an underscore, not a star.
    underscore: bool,
    /// Within `<host:port>`, which has the form of a link but is none.
    placeholder: bool,
}

impl Reader {
    fn new() -> Self {
        Self {
            builder: Builder::new(),
            line: Vec::new(),
            heading: None,
            table: None,
            raw: None,
            underscore: false,
            placeholder: false,
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.flush();
        self.builder.finish()
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) => match &mut self.raw {
                Some(raw) => raw.push_str(&text),
                None if std::mem::take(&mut self.placeholder) => self.text(&format!("<{text}>")),
                None => self.text(&text),
            },
            Event::InlineHtml(html) => self.inline_html(&html),
            Event::Code(code) | Event::InlineMath(code) | Event::DisplayMath(code) => {
                self.line.push(Inline::Code(seen(&code)));
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.line.push(Inline::Break),
            Event::Rule => {
                self.flush();
                self.builder.push(Block::Rule);
            }
            Event::FootnoteReference(label) => self.text(&format!("[^{label}]")),
            Event::TaskListMarker(done) => self.text(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.builder.loosen(),
            Tag::Emphasis => self
                .line
                .push(Inline::Open(Mark::Emphasis, self.sign("*", "_"))),
            Tag::Strong => self
                .line
                .push(Inline::Open(Mark::Strong, self.sign("**", "__"))),
            Tag::Strikethrough => self.line.push(Inline::Open(Mark::Strike, "~~")),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => self.link(link_type, &dest_url),
            Tag::Image { dest_url, .. } => self.line.push(Inline::Link(seen(&dest_url))),
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::TableCell => {}
            block => {
                self.flush();
                self.start_block(block);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(level as u8),
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::BlockQuote(_) => self.builder.open(Holder::Quote, false),
            Tag::List(start) => self.builder.open(Holder::List(start), false),
            Tag::Item => self.builder.open(Holder::Item, false),
            Tag::FootnoteDefinition(label) => {
                self.builder.open(Holder::Plain, false);
                self.text(&format!("[^{label}]: "));
            }
            Tag::Table(columns) => {
                self.table = Some(Table {
                    rules: columns.iter().map(rule).collect(),
                    rows: Vec::new(),
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self
                .line
                .push(Inline::Close(Mark::Emphasis, self.sign("*", "_"))),
            TagEnd::Strong => self
                .line
                .push(Inline::Close(Mark::Strong, self.sign("**", "__"))),
            TagEnd::Strikethrough => self.line.push(Inline::Close(Mark::Strike, "~~")),
            TagEnd::Link | TagEnd::Image => self.line.push(Inline::EndLink),
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::CodeBlock => {
                let code = self.raw.take().unwrap_or_default();
                self.code_block(&code);
            }
            TagEnd::HtmlBlock => {
                let html = self.raw.take().unwrap_or_default();
                self.html(&html);
                self.flush();
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.flush();
                self.builder.close();
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.builder.push(Block::Table(table));
                }
            }
            _ => {}
        }
    }

    fn sign(&self, star: &'static str, underscore: &'static str) -> &'static str {
        match self.underscore {
            true => underscore,
            false => star,
        }
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.line);
        if let Some(row) = self.table.as_mut().and_then(|t| t.rows.last_mut()) {
            row.push(cell);
        }
    }

    fn link(&mut self, kind: LinkType, target: &str) {
        let url = match kind {
            LinkType::Email => format!("mailto:{target}"),
            _ => seen(target),
        };
        self.placeholder = kind == LinkType::Autolink && !is_link(&url);
        self.line.push(Inline::Link(url));
    }

    pub(super) fn code_block(&mut self, code: &str) {
        self.flush();
        let lines: Vec<String> = code
            .lines()
            .map(|l| seen(l).trim_end().to_owned())
            .collect();
        let code = lines.join("\n");
        let code = code.trim_end().trim_start_matches('\n');
        if !code.is_empty() {
            self.builder.push(Block::Code(code.to_owned()));
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        let text = seen(text);
        match self.line.last_mut() {
            Some(Inline::Text(last)) => last.push_str(&text),
            _ => self.line.push(Inline::Text(text)),
        }
    }

    pub(super) fn in_table(&self) -> bool {
        self.table.is_some()
    }

    /// Ends the paragraph or heading that is being read.
    pub(super) fn flush(&mut self) {
        if self.in_table() {
            return;
        }
        let line = std::mem::take(&mut self.line);
        let is_seen = |i: &Inline| match i {
            Inline::Text(text) | Inline::Code(text) => !text.trim().is_empty(),
            Inline::Link(_) => true,
            _ => false,
        };
        if line.iter().any(is_seen) {
            self.builder.push(match self.heading {
                Some(level) => Block::Heading(level, line),
                None => Block::Para(line),
            });
        }
    }
}

fn rule(column: &Alignment) -> &'static str {
    match column {
        Alignment::None => "---",
        Alignment::Left => ":--",
        Alignment::Center => ":-:",
        Alignment::Right => "--:",
    }
}

/// Text as it is seen: entities may have put in what was cleaned away before.
fn seen(text: &str) -> String {
    text.chars().filter_map(visible).collect()
}

/// Whether a link leads somewhere from a page of rustdoc.
pub(super) fn is_link(url: &str) -> bool {
    let starts = |scheme: &str| {
        let head = url.get(..scheme.len());
        head.is_some_and(|h| h.eq_ignore_ascii_case(scheme)) && url.len() > scheme.len()
    };
    // Rustdoc takes `a@b` for the name of an item, unless there is a dot in it.
    let is_mail = || {
        url.split_once('@')
            .is_some_and(|(_, host)| host.contains('.'))
    };
    starts("http://") || starts("https://") || (starts("mailto:") && is_mail())
}
