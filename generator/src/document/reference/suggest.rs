//! What was probably meant by a reference to nothing, and by a name that nothing has.

use super::plan::Miss;
use super::shared_reference;
use super::target::find;
use crate::diagnostic::push_token;
use crate::document::node::{Node, tokens};

/// What is said of a pointer that leads to nothing.
pub(super) fn miss(root: &Node, section: Option<&str>, pointer: &str) -> Miss {
    let Some(broken) = Broken::of(root, pointer) else {
        let name = tokens(pointer).last();
        let help = name.and_then(|name| component(root, section?, &name));
        return Miss {
            help,
            ..Miss::default()
        };
    };
    let last = broken.rest.last().unwrap_or(&broken.token);
    let is_in_components = section.is_some_and(|it| pointer.starts_with(&shared_pointer(it)));
    let elsewhere = || component(root, section.filter(|_| !is_in_components)?, last);
    // That the last or the first is not there is told by the reference.
    let leads = !broken.rest.is_empty() && !broken.around.is_empty();
    let leads = leads.then(|| {
        let Broken { around, token, .. } = &broken;
        format!("to nothing: there is no `{token}` in `#{around}`")
    });
    Miss {
        leads,
        help: broken.meant(root).or_else(elsewhere),
        is_other: false,
    }
}

/// Where a pointer begins to lead to nothing.
struct Broken {
    around: String,
    token: String,
    rest: Vec<String>,
}

impl Broken {
    fn of(root: &Node, pointer: &str) -> Option<Self> {
        let mut around = String::new();
        let mut tokens = pointer.starts_with('/').then(|| tokens(pointer))?;
        loop {
            let token = tokens.next()?;
            let length = around.len();
            push_token(&mut around, &token);
            if find(root, &around).is_none() {
                around.truncate(length);
                let rest = tokens.collect();
                return Some(Self {
                    around,
                    token,
                    rest,
                });
            }
        }
    }

    /// The same with the name that is nearest to what is not there, if that leads on.
    fn meant(&self, root: &Node) -> Option<String> {
        let around = find(root, &self.around)?.as_map()?;
        let name = nearest(&self.token, around.keys().map(String::as_str))?;
        let mut pointer = self.around.clone();
        push_token(&mut pointer, name);
        for token in &self.rest {
            push_token(&mut pointer, token);
        }
        find(root, &pointer)?;
        Some(format!("is `#{pointer}` meant?"))
    }
}

fn shared_pointer(section: &str) -> String {
    format!("/components/{section}/")
}

/// A component whose name is near.
fn component(root: &Node, section: &str, name: &str) -> Option<String> {
    let members = root.get("components")?.get(section)?.as_map()?;
    let name = nearest(name, members.keys().map(String::as_str))?;
    Some(format!("is `{}` meant?", shared_reference(section, name)))
}

/// The name nearest to `wanted`, if one is near at all.
pub(crate) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = wanted
        .chars()
        .take(64)
        .flat_map(char::to_lowercase)
        .collect();
    // Of one letter or two, any other is as near as the next.
    let limit = (wanted.len() / 3).min(4);
    let near = names.filter(|name| name.chars().count().abs_diff(wanted.len()) <= limit);
    let rated = near.map(|name| (distance(&wanted, name), name));
    rated
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(d, _)| *d)
        .map(|(_, name)| name)
}

/// The number of characters to change to come from one to the other.
fn distance(wanted: &[char], name: &str) -> usize {
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    for (i, c) in name.chars().flat_map(char::to_lowercase).enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (above, w) in row.iter_mut().skip(1).zip(wanted) {
            let cost = (diagonal + usize::from(c != *w))
                .min(left + 1)
                .min(*above + 1);
            diagonal = *above;
            *above = cost;
            left = cost;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_is_found() {
        let names = ["Worker", "Workers", "Zone"];
        assert_eq!(nearest("Wroker", names.into_iter()), Some("Worker"));
        assert_eq!(nearest("Account", names.into_iter()), None);
    }
}
