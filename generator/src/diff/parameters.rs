//! What operations take before and after.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::{Found, Impact, bodies, code, media_types};
use crate::path_template;
use crate::summary::{Argument, Operation, Variants, wire};

/// A new argument changes the signature, and so does one that goes; where it is sent tells which is
/// which.
pub(super) fn compare(item: &str, old: &Operation, new: &Operation, found: &mut Found) {
    let pairs = Pairs::of(old, new);
    let bodies = new.bodies.as_ref();
    let place = |argument: &Argument| format!("{item}(.., {})", argument.name);
    let option = |argument: &Argument| format!("{}::{}", new.request, argument.name);
    for now in &new.arguments {
        match pairs.was(now) {
            Some((before, Taken::AsArgument)) => {
                argument(&place(now), [before, now], bodies, false, found)
            }
            Some((_, Taken::BySetter)) => {
                let text = "an argument, was optional";
                found.changed(place(now), text, Impact::Breaking, Impact::Breaking);
            }
            None => {
                let text = format!("an argument of type {}", code(&now.ty));
                found.added(place(now), text, Impact::Breaking, Impact::Breaking);
            }
        }
    }
    for now in &new.options {
        match pairs.was(now) {
            Some((before, Taken::BySetter)) => {
                argument(&option(now), [before, now], bodies, true, found)
            }
            Some((_, Taken::AsArgument)) => {
                let text = "optional, was an argument";
                found.changed(option(now), text, Impact::Breaking, Impact::Compatible);
            }
            None => {
                let text = format!("optional, of type {}", code(&now.ty));
                found.added(option(now), text, Impact::Compatible, Impact::Compatible);
            }
        }
    }
    for gone in old.arguments.iter().filter(|it| !pairs.is_kept(it)) {
        found.removed(place(gone), Impact::Breaking, Impact::Breaking);
    }
    for gone in old.options.iter().filter(|it| !pairs.is_kept(it)) {
        found.removed(option(gone), Impact::Breaking, Impact::Breaking);
    }
    order(item, &pairs, [old, new], found);
}

/// The same arguments in another order compile where their types are the same, and mean another thing.
fn order(item: &str, pairs: &Pairs<'_>, [old, new]: [&Operation; 2], found: &mut Found) {
    let names = old.arguments.iter().map(|it| it.name.as_str());
    let positions: HashMap<&str, usize> = names.zip(0..).collect();
    let kept = new.arguments.iter().filter_map(|now| pairs.was(now));
    let before = kept.filter_map(|(before, _)| positions.get(before.name.as_str()));
    if !before.is_sorted() {
        let text = "the arguments are in another order";
        found.changed(item.to_owned(), text, Impact::Breaking, Impact::Internal);
    }
}

/// How a caller gives an argument.
#[derive(Clone, Copy)]
enum Taken {
    AsArgument,
    BySetter,
}

/// What the arguments and options of one operation were before.
struct Pairs<'a> {
    /// By the name that they have now.
    was: HashMap<&'a str, (&'a Argument, Taken)>,
    /// The names that these had.
    kept: HashSet<&'a str>,
}

impl<'a> Pairs<'a> {
    /// Those that are sent at the same place are the same, and so are those that are called the same where
    /// nothing else is at either place.
    fn of(old: &'a Operation, new: &'a Operation) -> Self {
        let (before, now) = (by_place(old), by_place(new));
        let gone = before.iter().filter(|(place, _)| !now.contains_key(*place));
        let gone: HashMap<&str, _> = gone.map(|(_, it)| (it.0.name.as_str(), *it)).collect();
        let was = now.iter().filter_map(|(place, (now, _))| {
            let name = now.name.as_str();
            let was = before.get(place).or_else(|| gone.get(name))?;
            Some((name, *was))
        });
        let was: HashMap<&str, _> = was.collect();
        let kept = was.values().map(|(was, _)| was.name.as_str()).collect();
        Self { was, kept }
    }

    fn was(&self, now: &Argument) -> Option<(&'a Argument, Taken)> {
        self.was.get(now.name.as_str()).copied()
    }

    fn is_kept(&self, before: &Argument) -> bool {
        self.kept.contains(before.name.as_str())
    }
}

/// Where something is sent.
#[derive(PartialEq, Eq, Hash)]
enum Place<'a> {
    /// What names in paths are is not sent: it is the position that counts.
    Path(Option<usize>),
    /// There is one body, whatever its media type.
    Body,
    Other(Cow<'a, str>),
}

fn by_place(operation: &Operation) -> HashMap<Place<'_>, (&Argument, Taken)> {
    let positions = path_template::positions(&operation.http);
    let arguments = operation.arguments.iter().map(|it| (it, Taken::AsArgument));
    let options = operation.options.iter().map(|it| (it, Taken::BySetter));
    let placed = arguments.chain(options).map(|(argument, taken)| {
        let place = match wire::in_path(&argument.wire) {
            Some(name) => Place::Path(positions.get(name).copied()),
            None if wire::in_body(&argument.wire).is_some() => Place::Body,
            None => Place::Other(wire::place(&argument.wire)),
        };
        (place, (argument, taken))
    });
    placed.collect()
}

fn argument(
    item: &str,
    [old, new]: [&Argument; 2],
    bodies: Option<&Variants>,
    has_method: bool,
    found: &mut Found,
) {
    if old.ty != new.ty {
        let text = format!("takes {}, took {}", code(&new.ty), code(&old.ty));
        let wire = bodies::retyped(old, new, bodies);
        found.changed(item.to_owned(), text, Impact::Breaking, wire);
    }
    if old.name != new.name && has_method {
        let text = format!("was {}", code(&old.name));
        found.changed(item.to_owned(), text, Impact::Breaking, Impact::Internal);
    }
    if let (Some(was), Some(now)) = (wire::in_body(&old.wire), wire::in_body(&new.wire))
        && was != now
    {
        let text = format!("sent as {}, was {}", code(now), code(was));
        let wire = media_types::replaced(was, now);
        found.changed(item.to_owned(), text, Impact::Internal, wire);
    }
    if has_moved(old, new) {
        let text = format!("sent as {}, was {}", code(&new.wire), code(&old.wire));
        found.changed(item.to_owned(), text, Impact::Internal, Impact::Breaking);
    }
    if old.style != new.style {
        let shown = |style: &Option<String>| code(style.as_deref().unwrap_or("usual"));
        let text = format!(
            "written as {}, was {}",
            shown(&new.style),
            shown(&old.style)
        );
        found.changed(item.to_owned(), text, Impact::Internal, Impact::Breaking);
    }
    lengths(item, old, new, found);
    if old.reserved != new.reserved {
        let text = match new.reserved {
            true => "reserved characters are sent as they are, were escaped",
            false => "reserved characters are escaped, were sent as they are",
        };
        found.changed(item.to_owned(), text, Impact::Internal, Impact::Breaking);
    }
    found.deprecation(item, old.deprecated, new.deprecated);
}

/// What has another length is refused before it is sent.
fn lengths(item: &str, old: &Argument, new: &Argument, found: &mut Found) {
    let range = |it: &Argument| {
        (
            it.min_length.unwrap_or(0),
            it.max_length.unwrap_or(usize::MAX),
        )
    };
    let ((was_least, was_most), (least, most)) = (range(old), range(new));
    let impact = match least > was_least || most < was_most {
        true => Impact::Breaking,
        false if least < was_least || most > was_most => Impact::Compatible,
        false => return,
    };
    let shown = |it: &Argument| match (it.min_length, it.max_length) {
        (None, None) => "any".to_owned(),
        (Some(least), None) => code(&format!("{least}..")),
        (None, Some(most)) => code(&format!("..={most}")),
        (Some(least), Some(most)) => code(&format!("{least}..={most}")),
    };
    let text = format!("may have a length of {}, had {}", shown(new), shown(old));
    found.changed(item.to_owned(), text, Impact::Internal, impact);
}

/// Whether it is sent elsewhere: names in paths are not sent, and of bodies more is said.
fn has_moved(old: &Argument, new: &Argument) -> bool {
    let both = |within: fn(&str) -> Option<&str>| {
        within(&old.wire).is_some() && within(&new.wire).is_some()
    };
    wire::place(&old.wire) != wire::place(&new.wire) && !both(wire::in_path) && !both(wire::in_body)
}
