//! The name that was probably meant.

/// The name nearest to `wanted`, if one is near at all.
pub(crate) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = wanted
        .chars()
        .take(64)
        .flat_map(char::to_lowercase)
        .collect();
    let limit = (wanted.len() / 3).clamp(1, 4);
    let near = names.filter(|name| name.chars().count().abs_diff(wanted.len()) <= limit);
    let rated = near.map(|name| (distance(&wanted, name), name));
    rated
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(d, _)| *d)
        .map(|(_, name)| name)
}

/// The number of characters to change to come from one to the other.
fn distance(wanted: &[char], name: &str) -> usize {
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    for (i, c) in name.chars().flat_map(char::to_lowercase).enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (above, w) in row.iter_mut().skip(1).zip(wanted) {
            let cost = (diagonal + usize::from(c != *w))
                .min(left + 1)
                .min(*above + 1);
            diagonal = *above;
            *above = cost;
            left = cost;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_is_found() {
        let names = ["Worker", "Workers", "Zone"];
        assert_eq!(nearest("Wroker", names.into_iter()), Some("Worker"));
        assert_eq!(nearest("Account", names.into_iter()), None);
    }
}
