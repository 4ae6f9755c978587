//! What a place is known by, now and in the lock.

use std::collections::BTreeMap;

use crate::ir::quoted_name;

/// A place in words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    pub(super) whole: String,
    /// By what it was known before something was told from it, if nothing else is known by that.
    pub(super) short: Option<String>,
}

/// What a place is known by.
#[derive(Clone, Debug)]
pub(super) struct Key {
    now: Words,
    former: Former,
}

/// What a place was known by before.
#[derive(Clone, Debug)]
enum Former {
    /// By what it is known now.
    Same,
    /// It was not there.
    Nothing,
    Other(Box<Words>),
}

impl Key {
    /// The key of a place; `former` is what it was known by, the outer nothing for what it is now.
    pub(super) fn of(now: Words, former: Option<Option<Words>>) -> Self {
        let former = match former {
            None => Former::Same,
            Some(None) => Former::Nothing,
            Some(Some(words)) if words == now => Former::Same,
            Some(Some(words)) => Former::Other(Box::new(words)),
        };
        Self { now, former }
    }

    pub(super) fn words(&self) -> &str {
        &self.now.whole
    }

    /// What a table of the lock says of it.
    pub(super) fn find<'t, T>(&self, table: &'t BTreeMap<String, T>) -> Option<&'t T> {
        let words = self.former()?;
        let short = || table.get(words.short.as_ref()?);
        table.get(&words.whole).or_else(short)
    }

    fn former(&self) -> Option<&Words> {
        match &self.former {
            Former::Same => Some(&self.now),
            Former::Nothing => None,
            Former::Other(words) => Some(words),
        }
    }

    /// The key of a property of what this is the key of.
    pub(super) fn property(&self, name: &str) -> Self {
        let end = format!("/{}", quoted_name(name));
        self.with(&end, Some(&end))
    }

    /// The key of a member of what this is the key of, by what it is and was known by.
    pub(super) fn member(&self, word: &str, former: Option<&str>) -> Self {
        let former = former.map(|word| format!("|{word}"));
        self.with(&format!("|{word}"), former.as_deref())
    }

    fn with(&self, end: &str, former: Option<&str>) -> Self {
        let now = self.now.with(end);
        match (&self.former, former) {
            (Former::Same, Some(former)) if former == end => Self::of(now, None),
            _ => {
                let words = self.former().zip(former);
                Self::of(now, Some(words.map(|(words, end)| words.with(end))))
            }
        }
    }
}

impl Words {
    fn with(&self, end: &str) -> Self {
        let within = |around: &String| format!("{around}{end}");
        Self {
            whole: within(&self.whole),
            short: self.short.as_ref().map(within),
        }
    }
}
