//! Parameters that have to be set for answers to have a cursor: `usemarker` for `marker`.

use super::names::plain;
use super::{Answer, recognised};
use crate::ir::{Kind, Location, Parameter, Switch, Way};

/// The parameter that switches the cursor of another on. It has the name of that one after `use`.
pub(super) fn of(answer: &Answer<'_>, cursor: &Parameter) -> Option<Switch> {
    let name = format!("use{}", plain(&cursor.name));
    let mut all = answer.operation.parameters.iter();
    let switch = all.find(|parameter| {
        parameter.location == Location::Query
            && !parameter.required
            && parameter.ty.kind == Kind::Boolean
            && plain(&parameter.name) == name
    })?;
    let offset = match recognised::offset(answer) {
        Some(Way::Offset { parameter }) => Some(parameter),
        _ => None,
    };
    Some(Switch {
        parameter: switch.name.clone(),
        offset,
    })
}
