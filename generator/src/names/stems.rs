//! Words that are the same but for one or many.

/// Whether they are the same but for one or many.
pub(super) fn are_alike(words: &[&str], others: &[&str]) -> bool {
    let mut pairs = words.iter().zip(others);
    words.len() == others.len() && pairs.all(|(word, other)| stem(word) == stem(other))
}

/// What `movie` and `movies`, `box` and `boxes`, `policy` and `policies` have in common.
pub(super) fn stem(word: &str) -> String {
    let is_one = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let one = match word.strip_suffix("es").or_else(|| word.strip_suffix('s')) {
        Some(one) if !is_one => one,
        _ => word,
    };
    let stem = one.strip_suffix('e').unwrap_or(one);
    match stem.strip_suffix('i') {
        Some(stem) => format!("{stem}y"),
        None => stem.to_owned(),
    }
}
