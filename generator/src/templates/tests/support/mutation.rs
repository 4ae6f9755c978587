//! Changes one value of a JSON document: what a server may send that its document does not foresee.

use std::fmt;

use serde_json::{Value, json};

use super::compare::step;

/// What is done at one place of a document.
#[derive(Clone, Copy)]
pub(super) struct Mutation<'a> {
    /// JSON pointer to the value; where one is added, to the new one.
    pub(super) pointer: &'a str,
    change: Change,
}

#[derive(Clone, Copy)]
enum Change {
    /// The value becomes this one of [`others`].
    Replaced(usize),
    Removed,
    Added,
}

/// The name of a field that no document has.
pub(super) const NEW: &str = "truespec-new";

/// A value of each type; the text is a value that no enumeration lists.
fn others() -> [Value; 7] {
    [
        Value::Null,
        json!(true),
        json!(7),
        json!(1.5),
        json!("x"),
        json!([]),
        json!({}),
    ]
}

/// JSON pointers to all values, and to a field that could be added to each object.
pub(super) fn pointers(document: &Value) -> Vec<String> {
    let mut pointers = vec![String::new()];
    collect(document, "", &mut pointers);
    pointers
}

fn collect(value: &Value, at: &str, pointers: &mut Vec<String>) {
    let mut go = |name: &str, value: &Value| {
        let pointer = format!("{at}/{name}");
        pointers.push(pointer.clone());
        collect(value, &pointer, pointers);
    };
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                go(&index.to_string(), item);
            }
        }
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| go(&step(key), value));
            pointers.push(format!("{at}/{NEW}"));
        }
        _ => {}
    }
}

/// Everything that can be changed at these places.
pub(super) fn all<'a>(document: &Value, pointers: &'a [String]) -> Vec<Mutation<'a>> {
    let others = others();
    let mut mutations = Vec::new();
    for pointer in pointers {
        let mut add = |change| mutations.push(Mutation { pointer, change });
        let Some(value) = document.pointer(pointer) else {
            add(Change::Added);
            continue;
        };
        for (index, other) in others.iter().enumerate() {
            if value != other {
                add(Change::Replaced(index));
            }
        }
        if !pointer.is_empty() {
            add(Change::Removed);
        }
    }
    mutations
}

impl Mutation<'_> {
    /// The document after the change.
    pub(super) fn of(&self, document: &Value) -> Value {
        match self.change {
            Change::Removed => removed(document, self.pointer),
            Change::Added => with(document, self.pointer, json!({ "a": [null] })),
            Change::Replaced(index) => {
                let other = others().into_iter().nth(index).unwrap_or_default();
                with(document, self.pointer, other)
            }
        }
    }
}

/// The document with a value in its place, or as a field of its own.
pub(super) fn with(document: &Value, pointer: &str, value: Value) -> Value {
    let mut document = document.clone();
    if let Some(place) = document.pointer_mut(pointer) {
        *place = value;
    } else if let Some((parent, key)) = pointer.rsplit_once('/')
        && let Some(Value::Object(fields)) = document.pointer_mut(parent)
    {
        fields.insert(name(key), value);
    }
    document
}

/// The document without a value.
pub(super) fn removed(document: &Value, pointer: &str) -> Value {
    let mut document = document.clone();
    if let Some((parent, key)) = pointer.rsplit_once('/') {
        match document.pointer_mut(parent) {
            Some(Value::Object(fields)) => {
                fields.remove(&name(key));
            }
            Some(Value::Array(items)) => {
                if let Ok(index) = key.parse::<usize>() {
                    items.remove(index);
                }
            }
            _ => {}
        }
    }
    document
}

/// The key that a step of a JSON pointer stands for.
fn name(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

impl fmt::Display for Mutation<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = self.pointer;
        match self.change {
            Change::Removed => write!(formatter, "without `{pointer}`"),
            Change::Added => write!(formatter, "with a new `{pointer}`"),
            Change::Replaced(index) => {
                let other = others().into_iter().nth(index).unwrap_or_default();
                write!(formatter, "with {other} at `{pointer}`")
            }
        }
    }
}
