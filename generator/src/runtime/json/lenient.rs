//! The second reading: what does not fit its optional field is kept raw, the rest arrives.

use std::cell::{Cell, RefCell};
use std::mem;

use serde_json::Value;

use super::{Buffered, BufferedError, DecodeError, DecodeOwned, Decoded, Drift};

/// Reads a value from JSON text: strictly, and where that fails once more with tolerance.
///
/// # Errors
/// The text is no JSON, or a value that cannot be left empty is missing or of another type.
pub fn from_slice<T: DecodeOwned>(text: &[u8]) -> Result<Decoded<T>, DecodeError> {
    NULL_WAS_KEPT.set(false);
    if let Ok(value) = strictly(text)
        && !NULL_WAS_KEPT.get()
    {
        return Ok(Decoded {
            value,
            drifts: Vec::new(),
        });
    }
    let held: Buffered<'_> = strictly(text).map_err(|syntax| DecodeError {
        pointer: String::new(),
        reason: explained(&syntax),
    })?;
    leniently(|| T::decode(&held))
        .map(|(value, drifts)| Decoded { value, drifts })
        .map_err(|error| DecodeError {
            reason: error.to_string(),
            pointer: error.pointer,
        })
}

fn strictly<'de, T: super::Decode<'de>>(text: &'de [u8]) -> Result<T, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let value = T::decode(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// What is wrong with a text that is no JSON; that a text may not hold half a character is not obvious
/// from what serde_json says.
#[cold]
fn explained(syntax: &serde_json::Error) -> String {
    let reason = syntax.to_string();
    let is_half = ["lone leading surrogate", "unexpected end of hex escape"]
        .iter()
        .any(|start| reason.starts_with(start));
    if is_half {
        format!("{reason}: a surrogate without the other is half a character")
    } else {
        reason
    }
}

#[derive(Default)]
struct Reading {
    path: Vec<String>,
    drifts: Vec<Drift>,
    failed: Option<(Value, Drift)>,
    salvage: bool,
}

thread_local! {
    /// Whether there is a `READING`, which costs more to look at.
    static IS_SECOND: Cell<bool> = const { Cell::new(false) };
    static READING: RefCell<Option<Reading>> = const { RefCell::new(None) };
    static NULL_WAS_KEPT: Cell<bool> = const { Cell::new(false) };
    /// Trials of union members under way, each within the one before.
    static TRIALS: Cell<usize> = const { Cell::new(0) };
    /// Those that failed since the outermost began.
    static FAILED_TRIALS: Cell<usize> = const { Cell::new(0) };
}

fn with<R>(act: impl FnOnce(&mut Reading) -> R) -> Option<R> {
    if !IS_SECOND.get() {
        return None;
    }
    READING.with_borrow_mut(|reading| reading.as_mut().map(act))
}

fn leniently<T, E>(read: impl FnOnce() -> Result<T, E>) -> Result<(T, Vec<Drift>), E> {
    struct Restore(Option<Reading>);
    impl Drop for Restore {
        fn drop(&mut self) {
            IS_SECOND.set(self.0.is_some());
            READING.set(self.0.take());
        }
    }
    let fresh = Reading {
        salvage: true,
        ..Reading::default()
    };
    let _restore = Restore(READING.replace(Some(fresh)));
    IS_SECOND.set(true);
    let value = read()?;
    Ok((
        value,
        with(|reading| mem::take(&mut reading.drifts)).unwrap_or_default(),
    ))
}

/// Whether this is the second reading.
pub fn is_lenient() -> bool {
    with(|reading| reading.salvage).unwrap_or(false)
}

/// Whether the path is kept and drifts are noted, which the first reading does not.
#[inline]
pub fn is_second_reading() -> bool {
    IS_SECOND.get()
}

/// Unions within unions multiply their trials: past this many failures no other member is tried.
const MOST_FAILED_TRIALS: usize = 10_000;

/// Whether so many members were tried for one value that the rest are not.
pub fn trials_are_spent() -> bool {
    FAILED_TRIALS.get() > MOST_FAILED_TRIALS
}

#[inline]
fn count_trial<T, E>(read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let depth = TRIALS.get();
    if depth == 0 {
        FAILED_TRIALS.set(0);
    }
    TRIALS.set(depth + 1);
    let outcome = read();
    TRIALS.set(depth);
    if outcome.is_err() {
        FAILED_TRIALS.set(FAILED_TRIALS.get() + 1);
    }
    outcome
}

/// Runs a trial within the second reading that salvages nothing and leaves no trace if it fails.
#[inline]
pub fn on_trial<T, E>(read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    if !is_second_reading() {
        return count_trial(read);
    }
    let before = with(|reading| {
        (
            mem::replace(&mut reading.salvage, false),
            reading.drifts.len(),
        )
    });
    let outcome = count_trial(read);
    if let Some((salvage, drifts)) = before {
        with(|reading| {
            reading.salvage = salvage;
            if outcome.is_err() {
                reading.drifts.truncate(drifts);
            }
        });
    }
    outcome
}

/// Where the reading stands; empty in the first, which keeps no path.
pub fn pointer() -> String {
    with(|reading| reading.path.iter().map(|step| format!("/{step}")).collect()).unwrap_or_default()
}

/// The path is one step longer for as long as this lives.
pub struct Step(bool);

impl Drop for Step {
    fn drop(&mut self) {
        if self.0 {
            with(|reading| reading.path.pop());
        }
    }
}

/// A key as a JSON pointer writes it.
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Goes one step deeper.
pub fn step(name: impl FnOnce() -> String) -> Step {
    Step(with(|reading| reading.path.push(escaped(&name()))).is_some())
}

/// How many drifts there are before a value is read.
pub fn mark() -> usize {
    with(|reading| reading.drifts.len()).unwrap_or(0)
}

/// Holds a value that could not be read, for the field that may [`salvage`] it.
pub fn failed(mark: usize, error: &BufferedError, value: &Buffered<'_>) {
    with(|reading| {
        if reading.salvage {
            reading.drifts.truncate(mark);
            reading.failed = Some((value.to_value(), Drift::from(error)));
        }
    });
}

impl From<&BufferedError> for Drift {
    fn from(error: &BufferedError) -> Self {
        Self {
            pointer: error.pointer.clone(),
            expected: error.expected.clone(),
            found: error.found.clone(),
        }
    }
}

/// The value that just failed, if it is to be kept raw.
#[cold]
pub fn salvage() -> Option<Value> {
    with(|reading| {
        let (value, drift) = reading.failed.take()?;
        reading.drifts.push(drift);
        Some(value)
    })
    .flatten()
}

/// Notes that a value is kept whole since no type took it; what was noted on the way is forgotten.
#[cold]
pub fn kept_whole(mark: usize, error: &BufferedError) {
    with(|reading| {
        reading.drifts.truncate(mark);
        reading.drifts.push(Drift::from(error));
    });
}

/// Notes that null stood where the document does not allow it.
#[cold]
pub fn null_kept(key: &str) {
    NULL_WAS_KEPT.set(true);
    let _step = step(|| key.to_owned());
    let pointer = pointer();
    with(|reading| {
        reading.drifts.push(Drift {
            pointer,
            expected: "a value".to_owned(),
            found: "null".to_owned(),
        });
    });
}

/// The error for a required field without a value: what stood there, if it was salvaged.
#[cold]
pub fn missing(field: &'static str) -> BufferedError {
    let _step = step(|| field.to_owned());
    let pointer = pointer();
    let within = format!("{pointer}/");
    let salvaged = with(|reading| {
        let mut drifts = reading.drifts.iter().rev();
        drifts
            .find(|drift| drift.pointer == pointer || drift.pointer.starts_with(&within))
            .cloned()
    });
    match salvaged.flatten() {
        Some(Drift {
            pointer,
            expected,
            found,
        }) => BufferedError {
            pointer,
            expected,
            found,
        },
        None => BufferedError {
            pointer,
            expected: format!("the required field `{field}`"),
            found: "nothing".to_owned(),
        },
    }
}
