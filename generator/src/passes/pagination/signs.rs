//! What in an answer may say how far it goes.

use super::counting::{self, Counted};
use super::items::object;
use super::names::{
    ABOUT, ABOUT_PAGES, AROUND, DONE, HAS_MORE, NEXT_CURSOR, NEXT_OBJECT, NEXT_URL, PAGE_FIELD,
    PAGE_SIZE, TOTAL, TOTAL_PAGES, is_one, next_names, plain,
};
use crate::ir::{Docs, Kind, Path, Shape, Signs, Type, Types};

/// As deep as is looked.
const DEPTH: usize = 3;

/// A field that is no object, near the top of an answer.
#[derive(Clone, Debug)]
pub(super) struct Leaf<'a> {
    pub(super) path: Path,
    pub(super) ty: &'a Type,
    pub(super) docs: &'a Docs,
    /// Whether an answer may leave it out, or have null in its place.
    pub(super) may_be_missing: bool,
    /// Whether it can be sent as it is.
    is_token: bool,
}

impl Leaf<'_> {
    /// Its own name, without case and signs.
    pub(super) fn name(&self) -> String {
        self.path.last().map(|key| plain(key)).unwrap_or_default()
    }

    /// Whether it stands in an object of this name.
    pub(super) fn is_in(&self, name: &str) -> bool {
        let outer = self.path.split_last().map_or(&[][..], |(_, outer)| outer);
        outer.iter().any(|key| plain(key) == name)
    }

    /// Whether the object that it stands in has one of these names.
    fn is_right_in(&self, names: &[&str]) -> bool {
        match &self.path[..] {
            [.., object, _] => is_one(object, names),
            _ => false,
        }
    }

    fn is_at_top(&self) -> bool {
        self.path.len() == 1
    }

    pub(super) fn is_text(&self) -> bool {
        self.ty.kind == Kind::String
    }

    pub(super) fn is_token(&self) -> bool {
        self.is_token
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self.ty.kind, Kind::Integer(_) | Kind::Number)
    }
}

/// All that may be meant, the outermost first.
pub(super) fn leaves<'a>(types: &'a Types, ty: &'a Type) -> Vec<Leaf<'a>> {
    let mut leaves = Vec::new();
    let mut level = vec![(Path::new(), ty)];
    for _ in 0..=DEPTH {
        let mut inner = Vec::new();
        for (path, ty) in level {
            let fields = object(types, ty)
                .into_iter()
                .flat_map(|object| &object.fields);
            for field in fields {
                let mut path = path.clone();
                path.push(field.key.clone());
                if object(types, &field.ty).is_none() {
                    leaves.push(Leaf {
                        path,
                        ty: &field.ty,
                        docs: &field.docs,
                        may_be_missing: !field.required || field.ty.nullable,
                        is_token: is_token(types, &field.ty),
                    });
                } else if is_one(&field.key, ABOUT) || is_one(&field.key, AROUND) {
                    inner.push((path, &field.ty));
                }
            }
        }
        level = inner;
    }
    leaves
}

/// Whether it is a text or an integer, or one of both.
fn is_token(types: &Types, ty: &Type) -> bool {
    let is_plain = |ty: &Type| matches!(ty.kind, Kind::String | Kind::Integer(_));
    match ty.kind {
        Kind::Named(id) => match &types.get(id).shape {
            Shape::Union(union) => union.members.iter().all(|member| is_plain(&member.ty)),
            _ => false,
        },
        _ => is_plain(ty),
    }
}

/// The first leaf of the first name that has one.
pub(super) fn named(
    leaves: &[Leaf<'_>],
    names: &[&str],
    fits: impl Fn(&Leaf<'_>) -> bool,
) -> Option<Path> {
    names.iter().find_map(|name| {
        let mut leaves = leaves.iter();
        let found = leaves.find(|leaf| leaf.name() == *name && fits(leaf))?;
        Some(found.path.clone())
    })
}

pub(super) fn signs(leaves: &[Leaf<'_>]) -> Signs {
    // The number of the next page may be told in an object of its own.
    let is_of_this =
        |leaf: &Leaf<'_>| leaf.is_number() && !NEXT_OBJECT.iter().any(|name| leaf.is_in(name));
    // Elsewhere, what is current may be a balance.
    let is_current = |leaf: &Leaf<'_>| {
        leaf.is_number() && (leaf.is_right_in(ABOUT_PAGES) || leaf.is_right_in(&["page", "pages"]))
    };
    let total = |counted| {
        named(leaves, TOTAL, |leaf| {
            leaf.is_number() && counting::counted(leaf.docs) == counted
        })
    };
    let number = |names| named(leaves, names, |leaf| leaf.is_number());
    let flag = |names| named(leaves, names, |leaf| leaf.ty.kind == Kind::Boolean);
    let has_more = flag(HAS_MORE);
    Signs {
        done: has_more.is_none().then(|| flag(DONE)).flatten(),
        has_more,
        page: named(leaves, PAGE_FIELD, is_of_this)
            .or_else(|| named(leaves, &["current"], is_current)),
        page_size: number(PAGE_SIZE),
        total: total(Counted::Results),
        total_pages: number(TOTAL_PAGES).or_else(|| total(Counted::Pages)),
    }
}

/// Whether a number is called a total, whatever it counts.
pub(super) fn has_total(leaves: &[Leaf<'_>]) -> bool {
    named(leaves, TOTAL, |leaf| leaf.is_number()).is_some()
}

/// Where the cursor is that goes into a parameter.
pub(super) fn next_cursor(leaves: &[Leaf<'_>], parameter: &str) -> Option<Path> {
    let name = plain(parameter);
    let token = |names: &[&str]| named(leaves, names, |leaf| leaf.is_token());
    token(NEXT_CURSOR)
        .or_else(|| token(next_names(&name)))
        // A `start_cursor` of an answer is where this page begins.
        .or_else(|| (name != "startcursor").then(|| token(&[&name]))?)
        .or_else(|| (name == "pagetoken").then(|| token(&["nextpage"]))?)
        .or_else(|| {
            let is_within = |leaf: &Leaf<'_>| leaf.is_token() && !leaf.is_at_top();
            named(leaves, &["after"], is_within)
        })
}

/// Where the URL of the next page is.
pub(super) fn next_url(leaves: &[Leaf<'_>]) -> Option<Path> {
    let is_link = |leaf: &Leaf<'_>| leaf.is_text() && leaf.is_in("links");
    named(leaves, NEXT_URL, |leaf| leaf.is_text())
        .or_else(|| named(leaves, &["next"], is_link))
        .or_else(|| {
            named(leaves, &["href"], |leaf| {
                is_link(leaf) && leaf.is_in("next")
            })
        })
        .or_else(|| {
            let at_top = |leaf: &Leaf<'_>| leaf.is_text() && leaf.is_at_top();
            named(leaves, &["previous", "prev"], at_top)?;
            named(leaves, &["next"], at_top)
        })
}

/// Whether the URL of the next page is at the top: below, it may be that of what is next to one thing.
pub(super) fn has_next_url_at_top(leaves: &[Leaf<'_>]) -> bool {
    let top = leaves.iter().filter(|leaf| leaf.is_at_top());
    let top: Vec<Leaf<'_>> = top.cloned().collect();
    next_url(&top).is_some()
}
