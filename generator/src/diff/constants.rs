//! What operations send by themselves before and after: no caller sees it, and the server does.

use std::collections::BTreeMap;

use super::{Found, Impact, code};
use crate::path_template;
use crate::summary::{Operation, wire};

pub(super) fn compare(item: &str, old: &Operation, new: &Operation, found: &mut Found) {
    let mut changed = |text| {
        found.changed(item.to_owned(), text, Impact::Internal, Impact::Breaking);
    };
    let (before, now) = (by_place(old), by_place(new));
    for (place, (wire, value)) in &now {
        let text = format!("always sends {} in {}", code(value), code(wire));
        match before.get(place) {
            None => changed(text),
            Some((_, was)) if was != value => changed(format!("{text}, sent {}", code(was))),
            Some(_) => {}
        }
    }
    for (place, (wire, value)) in &before {
        if !now.contains_key(place) {
            let (value, wire) = (code(value), code(wire));
            changed(format!("does not send {value} in {wire} any more"));
        }
    }
}

/// Constants by where they are sent: names in paths are not sent, so that there it is the position that counts.
fn by_place(operation: &Operation) -> BTreeMap<String, (&String, &String)> {
    let positions = path_template::positions(&operation.http);
    let place = |wire: &String| {
        let position = wire::in_path(wire).and_then(|name| positions.get(name));
        position.map_or_else(
            || wire::place(wire).into_owned(),
            |position| format!("path {position}"),
        )
    };
    let constants = operation.constants.iter();
    constants
        .map(|(wire, value)| (place(wire), (wire, value)))
        .collect()
}
