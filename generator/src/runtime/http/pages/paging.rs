//! How an operation continues where its answer ends: data that is emitted, no behaviour.

use super::switch::Switch;

/// Keys that lead to a value in an answer; `-1` is the last item of an array, `0` the first.
pub(super) type Path = &'static [&'static str];

/// How to get from one page to the next, and where an answer says what is needed for it.
#[derive(Clone, Copy, Debug)]
pub struct Paging {
    pub(super) way: Way,
    /// Of a request that has this query parameter, the page before takes what stands there.
    pub(super) back: Option<(&'static str, Path)>,
    pub(super) items: Path,
    /// What a request has to say for its answers to have a cursor.
    pub(super) switch: Option<Switch>,
    pub(super) has_more: Option<Path>,
    pub(super) done: Option<Path>,
    pub(super) page: Option<Path>,
    pub(super) page_size: Option<Path>,
    pub(super) total: Option<Path>,
    pub(super) total_pages: Option<Path>,
}

/// What the next page is asked for by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way {
    /// There is one page.
    Single,
    /// A query parameter that counts pages, and its value for the first.
    Number(&'static str, u64),
    /// A query parameter that counts items.
    Offset(&'static str),
    /// What the answer holds there is sent.
    Cursor(Input, Path),
    /// A URL that the answer holds there.
    Url(Path),
    /// A URL in the header `Link`.
    Link,
}

/// Where a request takes a cursor.
#[derive(Clone, Copy, Debug)]
pub(super) enum Input {
    Query(&'static str),
    /// A member of its body.
    Member(Path),
}

impl Paging {
    /// One page has all items, which stand at this path.
    #[must_use]
    pub const fn single(items: Path) -> Self {
        Self::new(Way::Single, items)
    }

    /// A query parameter counts pages, from this number on.
    #[must_use]
    pub const fn page_number(parameter: &'static str, first: u64, items: Path) -> Self {
        Self::new(Way::Number(parameter, first), items)
    }

    /// A query parameter counts the items to leave out.
    #[must_use]
    pub const fn offset(parameter: &'static str, items: Path) -> Self {
        Self::new(Way::Offset(parameter), items)
    }

    /// A query parameter takes what stands at `next` in the answer before.
    #[must_use]
    pub const fn cursor(parameter: &'static str, next: Path, items: Path) -> Self {
        Self::new(Way::Cursor(Input::Query(parameter), next), items)
    }

    /// A member of the body takes what stands at `next` in the answer before.
    #[must_use]
    pub const fn body_cursor(member: Path, next: Path, items: Path) -> Self {
        Self::new(Way::Cursor(Input::Member(member), next), items)
    }

    /// Answers have a cursor where this query parameter is true.
    #[must_use]
    pub const fn switched_on_by(mut self, parameter: &'static str) -> Self {
        self.switch = Some(Switch {
            parameter,
            offset: None,
        });
        self
    }

    /// Where answers have none, this query parameter counts the items to leave out.
    #[must_use]
    pub const fn or_offset(mut self, parameter: &'static str) -> Self {
        if let Some(switch) = &mut self.switch {
            switch.offset = Some(parameter);
        }
        self
    }

    /// The URL of the next page stands at `next`.
    #[must_use]
    pub const fn next_url(next: Path, items: Path) -> Self {
        Self::new(Way::Url(next), items)
    }

    /// The URL of the next page is in the header `Link`.
    #[must_use]
    pub const fn link_header(items: Path) -> Self {
        Self::new(Way::Link, items)
    }

    /// A request with this query parameter goes back: it takes what stands at `previous` in the answer
    /// before.
    #[must_use]
    pub const fn back(mut self, parameter: &'static str, previous: Path) -> Self {
        self.back = Some((parameter, previous));
        self
    }

    /// Where an answer says whether more follows.
    #[must_use]
    pub const fn has_more(mut self, path: Path) -> Self {
        self.has_more = Some(path);
        self
    }

    /// Where an answer says whether it is the last.
    #[must_use]
    pub const fn done(mut self, path: Path) -> Self {
        self.done = Some(path);
        self
    }

    /// Where an answer says which page it is.
    #[must_use]
    pub const fn page(mut self, path: Path) -> Self {
        self.page = Some(path);
        self
    }

    /// Where an answer says how many items a full page has.
    #[must_use]
    pub const fn page_size(mut self, path: Path) -> Self {
        self.page_size = Some(path);
        self
    }

    /// Where an answer says how many items there are on all pages.
    #[must_use]
    pub const fn total(mut self, path: Path) -> Self {
        self.total = Some(path);
        self
    }

    /// Where an answer says how many pages there are.
    #[must_use]
    pub const fn total_pages(mut self, path: Path) -> Self {
        self.total_pages = Some(path);
        self
    }

    const fn new(way: Way, items: Path) -> Self {
        Self {
            way,
            back: None,
            items,
            switch: None,
            has_more: None,
            done: None,
            page: None,
            page_size: None,
            total: None,
            total_pages: None,
        }
    }
}
