//! The credentials that operations accept, before and after.

use std::collections::BTreeSet;

use super::{Found, Impact, code};

/// Credentials that do together.
type Set<'a> = BTreeSet<&'a str>;

/// What was sent before must do, and is to be sent still: of the sets that are there the first is.
pub(super) fn compare(item: &str, old: &[Vec<String>], new: &[Vec<String>], found: &mut Found) {
    if old == new {
        return;
    }
    let wire = match is_sent_otherwise(old, new) {
        true => Impact::Breaking,
        false => Impact::Compatible,
    };
    let text = format!("accepts {}, accepted {}", shown(new), shown(old));
    found.changed(item.to_owned(), text, Impact::Internal, wire);
}

/// Whether somebody's credentials do no more, or others of theirs are sent. To send fewer is nothing new.
fn is_sent_otherwise(old: &[Vec<String>], new: &[Vec<String>]) -> bool {
    let (was, now) = (sets(old), sets(new));
    was.iter().any(|before| {
        now.iter().any(|after| {
            // Who has no more than these two sets is the first to notice.
            let has: Set<'_> = before.union(after).copied().collect();
            let sent = [&was, &now].map(|sets| chosen(sets, &has));
            match sent {
                [Some(was), Some(now)] => !now.is_subset(was),
                _ => false,
            }
        }) || chosen(&now, before).is_none()
    })
}

/// The sets as they are tried: none are one that is empty, and what is empty comes last.
fn sets(sets: &[Vec<String>]) -> Vec<Set<'_>> {
    let tried = sets.iter();
    let tried = tried.map(|set| set.iter().map(String::as_str).collect());
    let mut tried: Vec<Set<'_>> = tried.collect();
    if tried.is_empty() {
        tried.push(Set::new());
    }
    tried.sort_by_key(Set::is_empty);
    tried
}

/// The first of which all is there.
fn chosen<'s, 'a>(sets: &'s [Set<'a>], has: &Set<'a>) -> Option<&'s Set<'a>> {
    sets.iter().find(|set| set.is_subset(has))
}

fn shown(sets: &[Vec<String>]) -> String {
    let words = sets.iter().map(|set| match set.as_slice() {
        [] => "no credentials".to_owned(),
        set => code(&set.join(" + ")),
    });
    let words: Vec<String> = words.collect();
    match words.is_empty() {
        true => "no credentials".to_owned(),
        false => words.join(" or "),
    }
}
