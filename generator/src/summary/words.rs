//! Names in one line of the file, for they are many.

use serde::{Deserialize, Deserializer, Serializer};

pub(super) fn serialize<'a, S, T>(names: &'a T, serializer: S) -> Result<S::Ok, S::Error>
where
    S: Serializer,
    &'a T: IntoIterator<Item = &'a String>,
{
    let names: Vec<&str> = names.into_iter().map(String::as_str).collect();
    serializer.serialize_str(&names.join(" "))
}

pub(super) fn deserialize<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromIterator<String>,
{
    let text = String::deserialize(deserializer)?;
    Ok(text.split_whitespace().map(str::to_owned).collect())
}
