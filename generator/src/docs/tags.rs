//! What the tags of HTML do to the block that is being read.

use super::html::{self, Piece, Tag};
use super::read::Reader;
use super::tree::{Block, Holder, Inline, Mark};

impl Reader {
    pub(super) fn html(&mut self, html: &str) {
        for piece in html::pieces(html) {
            match piece {
                Piece::Text(text) => self.text(&html::decode(text)),
                Piece::Code(code) => self.code_block(&html::plain(code)),
                Piece::Tag(tag) => self.tag(&tag),
            }
        }
    }

    /// A tag or comment within a paragraph; what follows is read by itself.
    pub(super) fn inline_html(&mut self, html: &str) {
        match Tag::read(html) {
            Some(tag) => self.tag(&tag),
            None if html.starts_with("<!--") => {}
            None => self.text(html),
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "b" | "strong" => self.mark(Mark::Strong, tag.close),
            "i" | "em" | "cite" => self.mark(Mark::Emphasis, tag.close),
            "s" | "strike" | "del" => self.mark(Mark::Strike, tag.close),
            "code" | "kbd" | "samp" | "tt" => self.mark(Mark::Code, tag.close),
            "script" | "style" => self.mark(Mark::Hidden, tag.close),
            "br" => self.line_break(),
            "a" => self.anchor(tag),
            "img" => self.image(tag),
            // Without a sign of it, 10 to the 6th reads as 106.
            "sup" if !tag.close => self.text("^"),
            "q" => self.text("\""),
            name if !(html::is_known(name) || tag.is_component() && self.begins()) => {
                self.text(tag.raw);
            }
            name if html::is_block(name) => self.block_tag(tag),
            _ => {}
        }
    }

    /// Whether nothing that is seen stands in the paragraph yet.
    fn begins(&self) -> bool {
        let is_seen = |c: char| !c.is_whitespace() && !c.is_control();
        let mut line = self.line.iter();
        line.all(|it| matches!(it, Inline::Text(text) if !text.contains(is_seen)))
    }

    fn mark(&mut self, mark: Mark, close: bool) {
        self.line.push(match close {
            true => Inline::Close(mark, ""),
            false => Inline::Open(mark, ""),
        });
    }

    /// One break ends a line, two end a paragraph.
    fn line_break(&mut self) {
        let blank = |i: &Inline| matches!(i, Inline::Text(t) if t.trim().is_empty());
        let mut back = self.line.iter().rev().skip_while(|i| blank(i));
        if !self.in_table() && back.next() == Some(&Inline::Break) {
            self.flush();
        } else {
            self.line.push(Inline::Break);
        }
    }

    fn anchor(&mut self, tag: &Tag<'_>) {
        self.line.push(match tag.close {
            true => Inline::EndLink,
            false => Inline::Link(tag.attribute("href").unwrap_or_default()),
        });
    }

    fn image(&mut self, tag: &Tag<'_>) {
        let url = tag.attribute("src").unwrap_or_default();
        self.line.push(Inline::Link(url));
        self.text(&tag.attribute("alt").unwrap_or_default());
        self.line.push(Inline::EndLink);
    }

    fn block_tag(&mut self, tag: &Tag<'_>) {
        if self.in_table() {
            // A block of its own cannot be within a cell.
            self.line.push(Inline::Break);
            return;
        }
        if matches!(tag.name.as_str(), "td" | "th") {
            if !tag.close && !self.line.is_empty() {
                self.text(" | ");
            }
            return;
        }
        self.flush();
        match tag.name.as_str() {
            "ul" => self.holder(Holder::List(None), tag.close),
            "ol" => self.holder(Holder::List(Some(1)), tag.close),
            "blockquote" => self.holder(Holder::Quote, tag.close),
            "li" => self.list_item(tag.close),
            "hr" => self.builder.push(Block::Rule),
            name => {
                let level = name.strip_prefix('h').and_then(|n| n.parse().ok());
                self.heading = level.filter(|_| !tag.close);
            }
        }
    }

    fn holder(&mut self, holder: Holder, close: bool) {
        if close {
            let same = std::mem::discriminant(&holder);
            let is_same = |h: Holder| std::mem::discriminant(&h) == same;
            self.builder.close_html(is_same);
        } else {
            self.builder.open(holder, true);
        }
    }

    /// An item ends the one before it, and needs no list around it.
    fn list_item(&mut self, close: bool) {
        if self.builder.innermost_html() == Some(Holder::Item) {
            self.builder.close_html(|h| h == Holder::Item);
        }
        if close {
            return;
        }
        if !matches!(self.builder.innermost_html(), Some(Holder::List(_))) {
            self.builder.open(Holder::List(None), true);
        }
        self.builder.open(Holder::Item, true);
    }
}
