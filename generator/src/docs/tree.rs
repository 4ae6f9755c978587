//! The blocks of a description, and how they are put together.

/// Quotes and lists nested deeper than this become plain blocks.
const MAX_DEPTH: usize = 12;

/// A block of a description.
#[derive(Debug)]
pub(super) enum Block {
    Para(Vec<Inline>),
    Heading(u8, Vec<Inline>),
    Code(String),
    Rule,
    Quote(Vec<Block>),
    List(List),
    Table(Table),
}

/// A list; `start` is the number of an ordered one.
#[derive(Debug)]
pub(super) struct List {
    pub(super) start: Option<u64>,
    pub(super) tight: bool,
    pub(super) items: Vec<Vec<Block>>,
}

/// A table: the first row is the head.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rules: Vec<&'static str>,
    pub(super) rows: Vec<Vec<Vec<Inline>>>,
}

/// A piece of a line. Text is as the reader sees it, without escapes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Inline {
    Text(String),
    Code(String),
    /// The source of a mark is shown where it turns out to be within code.
    Open(Mark, &'static str),
    Close(Mark, &'static str),
    Link(String),
    EndLink,
    Break,
}

/// What a stretch of a line is marked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Strike,
    Code,
    Hidden,
}

/// What holds blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// The document, a footnote, or a quote or list that is nested too deep.
    Plain,
    Quote,
    List(Option<u64>),
    Item,
}

#[derive(Debug)]
struct Frame {
    holder: Holder,
    /// Opened by a tag, which may never be closed.
    html: bool,
    tight: bool,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
}

/// Puts blocks together from the beginnings and ends of what holds them.
#[derive(Debug)]
pub(super) struct Builder {
    root: Vec<Block>,
    stack: Vec<Frame>,
}

impl Builder {
    pub(super) fn new() -> Self {
        Self {
            root: Vec::new(),
            stack: Vec::new(),
        }
    }

    pub(super) fn open(&mut self, holder: Holder, html: bool) {
        let deep = self.stack.len() >= MAX_DEPTH;
        if deep && html {
            return;
        }
        self.stack.push(Frame {
            holder: if deep { Holder::Plain } else { holder },
            html,
            tight: true,
            blocks: Vec::new(),
            items: Vec::new(),
        });
    }

    /// Closes what Markdown opened last, and the tags left open within.
    pub(super) fn close(&mut self) {
        while let Some(frame) = self.stack.pop() {
            let html = frame.html;
            self.settle(frame);
            if !html {
                break;
            }
        }
    }

    /// Closes the nearest holder opened by a tag, if Markdown has opened none since.
    pub(super) fn close_html(&mut self, same: impl Fn(Holder) -> bool) {
        let open = self.stack.iter().rev().take_while(|f| f.html);
        let Some(depth) = open.map(|f| f.holder).position(same) else {
            return;
        };
        for _ in 0..=depth {
            if let Some(frame) = self.stack.pop() {
                self.settle(frame);
            }
        }
    }

    pub(super) fn innermost_html(&self) -> Option<Holder> {
        self.stack.last().filter(|f| f.html).map(|f| f.holder)
    }

    /// Marks the innermost list as one with room between its items.
    pub(super) fn loosen(&mut self) {
        let mut frames = self.stack.iter_mut().rev();
        if frames
            .next()
            .is_some_and(|f| f.holder == Holder::Item && !f.html)
            && let Some(list) = frames.next()
        {
            list.tight = false;
        }
    }

    pub(super) fn push(&mut self, block: Block) {
        match self.stack.last_mut() {
            Some(frame) if matches!(frame.holder, Holder::List(_)) => frame.items.push(vec![block]),
            Some(frame) => frame.blocks.push(block),
            None => self.root.push(block),
        }
    }

    pub(super) fn finish(mut self) -> Vec<Block> {
        while let Some(frame) = self.stack.pop() {
            self.settle(frame);
        }
        self.root
    }

    fn settle(&mut self, frame: Frame) {
        if frame.blocks.is_empty() && frame.items.is_empty() {
            return;
        }
        match frame.holder {
            Holder::Plain => frame.blocks.into_iter().for_each(|b| self.push(b)),
            Holder::Quote => self.push(Block::Quote(frame.blocks)),
            Holder::List(start) => self.push(Block::List(List {
                start,
                tight: frame.tight,
                items: frame.items,
            })),
            Holder::Item => match self.stack.last_mut() {
                Some(list) if matches!(list.holder, Holder::List(_)) => {
                    list.items.push(frame.blocks);
                }
                _ => frame.blocks.into_iter().for_each(|b| self.push(b)),
            },
        }
    }
}
