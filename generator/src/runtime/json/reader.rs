//! Reads a JSON text from its beginning to its end, as the types ask for what stands there.

mod mark;
mod trials;

use std::borrow::Cow;

use serde_json::Value;

use super::cursor::Cursor;
use super::misfit::{Misfit, shown};
use super::notes::Notes;
use super::{Drift, integer};

pub use mark::Mark;
pub use trials::{Asked, Found, MISFIT, Outcome, Reading, Trials, UNLISTED_KEY};

/// A JSON text that is being read.
pub struct Reader<'a> {
    pub(super) cursor: Cursor<'a>,
    /// How many arrays and objects are open.
    depth: usize,
    /// Whether what drifts is an error.
    pub(super) is_strict: bool,
    /// Whether something was kept that a second reading has to tell of.
    pub(super) drift_was_kept: bool,
    /// Members of unions that were tried.
    pub trials: Trials,
    /// Whether null is refused where there may be no value, to find out what the value is.
    refuses_null: bool,
    /// What the second reading notes.
    pub(super) notes: Option<Box<Notes>>,
}

/// How many arrays and objects may be open, one in the other: as many as serde_json allows.
const DEEPEST: usize = 127;

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, is_strict: bool, notes: Option<Box<Notes>>) -> Self {
        Self {
            cursor: Cursor::new(text),
            depth: 0,
            is_strict,
            drift_was_kept: false,
            trials: Trials::of(text.len()),
            refuses_null: false,
            notes,
        }
    }

    /// Whether all of the text is read.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.cursor.peek().is_none()
    }

    /// The value that comes next, as it is.
    ///
    /// # Errors
    /// The text is no JSON, or nests too deep.
    pub fn value(&mut self) -> Result<Value, Misfit> {
        let start = self.cursor;
        let value = self.cursor.value();
        // serde_json counts from where the value begins.
        let within = DEEPEST.saturating_sub(self.depth);
        value
            .filter(|_| !start.nests_deeper(self.cursor, within))
            .ok_or_else(|| self.syntax())
    }

    /// Moves past null if it comes next.
    #[inline]
    pub fn null(&mut self) -> bool {
        self.cursor.peek() == Some(b'n') && self.cursor.take_word("null")
    }

    /// Moves past null if it comes next, and says that there is no value.
    #[inline]
    pub(super) fn no_value(&mut self) -> bool {
        self.cursor.peek() == Some(b'n') && !self.refuses_null && self.null()
    }

    /// Hands a string over, which tells whether the document lists it.
    ///
    /// # Errors
    /// It is something else, or no listed value where it has to be one.
    #[inline(never)]
    pub fn listed_string(&mut self, to: &mut dyn FnMut(&str) -> bool) -> Result<(), Misfit> {
        let start = self.cursor;
        let is_listed = to(&self.string("a string")?);
        self.exactly(|| is_listed, start, "a listed value")
    }

    /// Passes what the document says, and anything else where another member of a union is not meant.
    ///
    /// # Errors
    /// It is something else, and another member may be meant.
    #[inline]
    pub fn exactly(
        &mut self,
        is_said: impl FnOnce() -> bool,
        place: Cursor<'_>,
        expected: &'static str,
    ) -> Result<(), Misfit> {
        if is_said() {
            return Ok(());
        }
        self.inexactly(place, expected)
    }

    #[cold]
    fn inexactly(&mut self, place: Cursor<'_>, expected: &'static str) -> Result<(), Misfit> {
        if !self.trials.exact {
            self.trials.misfits += MISFIT;
            return Ok(());
        }
        self.trials.inexact += 1;
        Err(self.misfit_at(place, expected))
    }

    /// Where the reading stands in the text.
    pub fn place(&self) -> Cursor<'a> {
        self.cursor
    }

    /// A string.
    ///
    /// # Errors
    /// It is something else.
    #[inline]
    pub fn string(&mut self, expected: &'static str) -> Result<Cow<'a, str>, Misfit> {
        self.cursor.string().ok_or_else(|| self.misfit(expected))
    }

    /// Reads a string and makes something of it.
    ///
    /// # Errors
    /// It is something else, or not of that form.
    #[inline]
    pub fn parsed<T>(
        &mut self,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, Misfit> {
        let start = self.cursor;
        let text = self.string(expected)?;
        parse(&text).ok_or_else(|| self.misfit_at(start, expected))
    }

    /// Opens an array or object.
    #[inline]
    pub(super) fn open(&mut self, bracket: u8, expected: &'static str) -> Result<(), Misfit> {
        if !self.cursor.take(bracket) {
            return Err(self.misfit(expected));
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.syntax());
        }
        Ok(())
    }

    /// Whether another item follows in an array; if not, the array is closed.
    #[inline(never)]
    pub(super) fn next_item(&mut self, is_first: bool) -> Result<bool, Misfit> {
        let is_over = self.cursor.take(b']');
        if is_over {
            self.depth -= 1;
        } else if !is_first && !self.cursor.take(b',') {
            return Err(self.syntax());
        }
        Ok(!is_over)
    }

    /// Whether another entry follows in an object; if not, the object is closed.
    #[inline]
    pub(super) fn next_entry(&mut self, is_first: bool) -> Result<bool, Misfit> {
        let is_over = self.cursor.take(b'}');
        if is_over {
            self.depth -= 1;
        } else if !is_first && !self.cursor.take(b',') {
            return Err(self.syntax());
        }
        Ok(!is_over)
    }

    /// The key of the entry that comes next, and the colon after it.
    #[inline(never)]
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, Misfit> {
        let key = self.string("a key")?;
        if self.cursor.take(b':') {
            Ok(key)
        } else {
            Err(self.syntax())
        }
    }

    /// The error for what comes next.
    #[cold]
    pub fn misfit(&self, expected: &str) -> Misfit {
        self.misfit_at(self.cursor, expected)
    }

    /// The error for what stands somewhere.
    #[cold]
    pub fn misfit_at(&self, mut place: Cursor<'_>, expected: &str) -> Misfit {
        // Arrays and objects are not read for a word: they may be large, and trials many.
        self.reason(expected, || match place.peek() {
            Some(b'[') => "an array".to_owned(),
            Some(b'{') => "an object".to_owned(),
            _ => shown_at(place),
        })
    }

    /// The error for a text that is no JSON, or nests too deep.
    #[cold]
    pub fn syntax(&self) -> Misfit {
        self.reason("JSON that is not nested too deep", String::new)
    }

    /// An error that says more than what was expected and found.
    #[cold]
    pub(super) fn reason(&self, expected: &str, found: impl FnOnce() -> String) -> Misfit {
        Misfit(self.notes.as_ref().map(|notes| {
            Box::new(Drift {
                pointer: notes.pointer(),
                expected: expected.to_owned(),
                found: found(),
            })
        }))
    }

    /// The error for a required field that is not there.
    #[cold]
    pub fn missing(&self, field: &'static str) -> Misfit {
        Misfit(
            self.notes
                .as_ref()
                .map(|notes| Box::new(notes.missing(field))),
        )
    }
}

/// The scalar that stands somewhere, as errors show it: a number with all its digits.
fn shown_at(mut place: Cursor<'_>) -> String {
    let mut ahead = place;
    let text = ahead.number_text();
    match (place.value(), text) {
        (Some(Value::Number(number)), Some(text)) if number.is_f64() => {
            let sort = match integer::is_integer(text) {
                true => "integer",
                false => "floating point",
            };
            format!("{sort} `{text}`")
        }
        (value, _) => value.as_ref().map_or_else(String::new, shown),
    }
}
