//! Pairs the marks of a line, so that each one left has its end and none is within another.

use super::read::is_link;
use super::tree::{Inline, Mark};

/// How far back the beginning of a mark is looked for: stray ends are not to cost much.
const MAX_OPEN: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Mark(Mark),
    Link,
    /// A link within a link: its text only.
    Inner,
}

#[derive(Debug, Default)]
struct Pairs {
    out: Vec<Inline>,
    /// What is open, and where it began.
    open: Vec<(Kind, usize)>,
}

/// The line with its marks paired. Code and links are whole; hidden text is gone.
pub(super) fn paired(line: &[Inline]) -> Vec<Inline> {
    let mut pairs = Pairs::default();
    for inline in line {
        match inline {
            Inline::Open(mark, _) => pairs.begin(Kind::Mark(*mark), inline.clone()),
            Inline::Link(url) => pairs.begin_link(url),
            Inline::Close(mark, source) => pairs.end(Kind::Mark(*mark), source),
            Inline::EndLink => pairs.end_link(),
            other => pairs.push(other.clone()),
        }
    }
    while let Some((kind, at)) = pairs.open.pop() {
        pairs.forget(kind, at);
    }
    pairs.out
}

/// The line without marks other than code and links.
pub(super) fn unmarked(line: Vec<Inline>) -> Vec<Inline> {
    let is_mark = |i: &Inline| matches!(i, Inline::Open(..) | Inline::Close(..));
    line.into_iter().filter(|i| !is_mark(i)).collect()
}

fn nothing() -> Inline {
    Inline::Text(String::new())
}

impl Pairs {
    fn push(&mut self, inline: Inline) {
        match (self.out.last_mut(), inline) {
            // Two code spans side by side would read as one.
            (Some(Inline::Code(last)), Inline::Code(code)) => last.push_str(&code),
            (_, inline) => self.out.push(inline),
        }
    }

    fn begin(&mut self, kind: Kind, inline: Inline) {
        self.open.push((kind, self.out.len()));
        self.out.push(inline);
    }

    fn begin_link(&mut self, url: &str) {
        if self.is_within(|k| k == Kind::Link) || !is_link(url) {
            self.begin(Kind::Inner, nothing());
        } else {
            self.begin(Kind::Link, Inline::Link(url.to_owned()));
        }
    }

    fn forget(&mut self, kind: Kind, at: usize) {
        if let Some(inline) = self.out.get_mut(at)
            && kind != Kind::Inner
        {
            *inline = nothing();
        }
    }

    /// Takes the nearest one that is open and of a kind, and forgets what was opened within.
    fn take(&mut self, is: impl Fn(Kind) -> bool) -> Option<(Kind, usize)> {
        let back = self
            .open
            .iter()
            .rev()
            .take(MAX_OPEN)
            .position(|(k, _)| is(*k))?;
        for _ in 0..back {
            let (kind, at) = self.open.pop()?;
            self.forget(kind, at);
        }
        self.open.pop()
    }

    fn end_link(&mut self) {
        let Some((kind, at)) = self.take(|k| matches!(k, Kind::Link | Kind::Inner)) else {
            return;
        };
        if kind == Kind::Link {
            self.out.push(Inline::EndLink);
            self.name_link(at);
        }
    }

    /// A link without text is called by its address.
    fn name_link(&mut self, at: usize) {
        let seen =
            |i: &Inline| matches!(i, Inline::Text(t) | Inline::Code(t) if !t.trim().is_empty());
        let inner = self.out.get(at..).unwrap_or_default();
        if let Some(Inline::Link(url)) = inner.first()
            && !inner.iter().any(seen)
        {
            let text = Inline::Text(url.clone());
            self.out.insert(at + 1, text);
        }
    }

    fn end(&mut self, kind: Kind, source: &'static str) {
        if kind == Kind::Mark(Mark::Code) {
            self.end_code();
            return;
        }
        let Some((Kind::Mark(mark), at)) = self.take(|k| k == kind) else {
            return;
        };
        match mark {
            Mark::Hidden => self.out.truncate(at),
            // Code shows the marks within it, should it have an end.
            _ if self.is_within(|k| k == Kind::Mark(Mark::Code)) => {
                self.out.push(Inline::Close(mark, source))
            }
            // Marks within marks or links are more than the text needs, and easily misread.
            _ if self.is_within(|k| !is_inert(k)) => self.forget(kind, at),
            _ => self.out.push(Inline::Close(mark, source)),
        }
    }

    fn is_within(&self, is: impl Fn(Kind) -> bool) -> bool {
        self.open.iter().rev().take(MAX_OPEN).any(|(k, _)| is(*k))
    }

    /// Marks that end beyond the code were none to its author, so they are kept as written.
    fn end_code(&mut self) {
        let begins = |(k, _): &(Kind, usize)| *k == Kind::Mark(Mark::Code);
        let back = self.open.iter().rev().take(MAX_OPEN).position(begins);
        let Some(depth) = back.map(|b| self.open.len() - b - 1) else {
            return;
        };
        let Some((_, at)) = self.open.drain(depth..).next() else {
            return;
        };
        let inner: Vec<Inline> = self.out.drain(at..).skip(1).collect();
        let link = match (inner.first(), inner.last()) {
            (Some(Inline::Link(url)), Some(Inline::EndLink)) => Some(url.clone()),
            _ => None,
        };
        let code = Inline::Code(inner.iter().map(source_of).collect());
        match link {
            Some(url) => self.out.extend([Inline::Link(url), code, Inline::EndLink]),
            None => self.push(code),
        }
    }
}

/// Within hidden text or code marks are gone anyway.
fn is_inert(kind: Kind) -> bool {
    matches!(kind, Kind::Inner | Kind::Mark(Mark::Hidden))
}

fn source_of(inline: &Inline) -> &str {
    match inline {
        Inline::Text(text) | Inline::Code(text) => text,
        Inline::Open(_, source) | Inline::Close(_, source) => source,
        Inline::Break => " ",
        Inline::Link(_) | Inline::EndLink => "",
    }
}
