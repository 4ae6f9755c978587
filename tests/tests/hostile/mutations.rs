//! Each value of a complete document in turn is replaced by one of another type, and left out.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic;
use std::sync::{LazyLock, Mutex, PoisonError};

use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::texts::EVERYTHING;
use crate::{Outcome, memory, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("mutations/null", || replace(|| Some(Value::Null))),
        trial("mutations/true", || replace(|| Some(json!(true)))),
        trial("mutations/number", || replace(|| Some(json!(7)))),
        trial("mutations/text", || replace(|| Some(json!("x")))),
        trial("mutations/list", || replace(|| Some(json!([])))),
        trial("mutations/object", || replace(|| Some(json!({})))),
        trial("mutations/nested", || {
            replace(|| Some(json!([{ "x": [null] }])))
        }),
        trial("mutations/reference", || {
            replace(|| Some(json!({ "$ref": "#/components/schemas/Thing" })))
        }),
        trial("mutations/root", || {
            replace(|| Some(json!({ "$ref": "#" })))
        }),
        trial("mutations/removed", || replace(|| None)),
    ]
}

fn replace(by: impl Fn() -> Option<Value>) -> Outcome {
    let whole: Value = serde_json::from_str(EVERYTHING).unwrap();
    let mut pointers = Vec::new();
    collect(&whole, String::new(), &mut pointers);
    for pointer in &pointers {
        let mut document = whole.clone();
        set(&mut document, pointer, by());
        let text = document.to_string();
        match panic::catch_unwind(|| test(&text)) {
            Ok(Ok(())) => {}
            Ok(Err(error)) => return Err(format!("{pointer}: {error}")),
            Err(_) => return Err(format!("{pointer} makes it panic")),
        }
    }
    Ok(())
}

/// Reads and generates, unless the same was read and generated before: most of what is replaced is
/// left out, whatever it is replaced by.
fn test(text: &str) -> Outcome {
    static SEEN: LazyLock<Mutex<HashSet<u64>>> = LazyLock::new(Mutex::default);
    let (document, found) = memory::load(text);
    let Some(document) = document else {
        return match found.has_errors() {
            true => Ok(()),
            false => Err("nothing is left, and no error says why".to_owned()),
        };
    };
    let (model, simplified) = document.model();
    let model = serde_json::to_string(&model).map_err(|error| error.to_string())?;
    let mut hasher = DefaultHasher::new();
    model.hash(&mut hasher);
    if !SEEN
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .insert(hasher.finish())
    {
        return Ok(());
    }
    let (again, found_again) = memory::load(text);
    let simplified_again = again.map(|document| document.model().1);
    if (found, Some(simplified)) != (found_again, simplified_again) {
        return Err("what is found is not the same each time".to_owned());
    }
    let generated = truespec::generate(&document, &memory::named("hostile"));
    generated.map(|_| ()).map_err(|found| memory::said(&found))
}

fn collect(value: &Value, at: String, pointers: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        let key = key.replace('~', "~0").replace('/', "~1");
        let at = format!("{at}/{key}");
        collect(child, at.clone(), pointers);
        pointers.push(at);
    }
}

fn set(document: &mut Value, pointer: &str, by: Option<Value>) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    match (document.pointer_mut(parent).unwrap(), by) {
        (Value::Object(map), Some(value)) => _ = map.insert(key, value),
        (Value::Object(map), None) => _ = map.remove(&key),
        (Value::Array(list), Some(value)) => list[key.parse::<usize>().unwrap()] = value,
        (Value::Array(list), None) => _ = list.remove(key.parse().unwrap()),
        _ => unreachable!("a parent holds something"),
    }
}
