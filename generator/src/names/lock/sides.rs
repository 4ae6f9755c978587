//! The names of both sides of a merge: a line may stand in both, which TOML takes for a mistake.

use toml::{Table, Value};

use super::Lock;

/// All that either side has; of a name that differs ours stays.
pub(super) fn united(ours: &str, theirs: &str) -> Result<Lock, toml::de::Error> {
    let mut all: Table = toml::from_str(ours)?;
    add(&mut all, toml::from_str(theirs)?);
    all.try_into()
}

fn add(ours: &mut Table, theirs: Table) {
    for (key, value) in theirs {
        match (ours.get_mut(&key), value) {
            (Some(Value::Table(ours)), Value::Table(theirs)) => add(ours, theirs),
            (Some(_), _) => {}
            (None, value) => _ = ours.insert(key, value),
        }
    }
}
