//! Words that are the same but for one or many.

/// One and many where an ending does not tell.
const IRREGULAR: &[(&str, &str)] = &[
    ("child", "children"),
    ("criterion", "criteria"),
    ("index", "indices"),
    ("leaf", "leaves"),
    ("matrix", "matrices"),
    ("person", "people"),
    ("shelf", "shelves"),
    ("vertex", "vertices"),
];

/// Whether they are the same but for one or many.
pub(super) fn are_alike(words: &[&str], others: &[&str]) -> bool {
    let mut pairs = words.iter().zip(others);
    words.len() == others.len() && pairs.all(|(word, other)| stem(word) == stem(other))
}

/// What `movie` and `movies`, `box` and `boxes`, `policy` and `policies` have in common. Endings do not tell what is
/// one of `cases` and `aliases`, so all of an ending goes: what is left is no word, and only compared. A double s is
/// of the word: `process` is no `proc`.
pub(super) fn stem(word: &str) -> String {
    let irregular = IRREGULAR.iter().find(|(_, many)| *many == word);
    let one = irregular.map_or(word, |(one, _)| one);
    let root = match one.strip_suffix("is") {
        Some(root) if root.ends_with(['s', 'x']) => root,
        _ => one,
    };
    let (_, ending) = root.split_at(root.trim_end_matches(['e', 's']).len());
    let lost = ending.rsplit_once("ss").map_or(ending, |(_, lost)| lost);
    let root = match root.strip_suffix(lost) {
        Some("") | None => one,
        Some(root) => root,
    };
    match (root.strip_suffix('i'), root.strip_suffix("zz")) {
        (Some(root), _) => format!("{root}y"),
        (_, Some(root)) => format!("{root}z"),
        _ => root.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn one_and_many_have_a_stem_in_common() {
        for pair in [
            "address addresses",
            "alias aliases",
            "analysis analyses",
            "attendee attendees",
            "axis axes",
            "base bases",
            "basis bases",
            "box boxes",
            "bus buses",
            "class classes",
            "canvas canvases",
            "case cases",
            "child children",
            "cookie cookies",
            "criterion criteria",
            "employee employees",
            "fee fees",
            "index indexes",
            "index indices",
            "leaf leaves",
            "lens lenses",
            "license licenses",
            "matrix matrices",
            "movie movies",
            "person people",
            "policy policies",
            "quiz quizzes",
            "shoe shoes",
            "status statuses",
            "tax taxes",
            "tree trees",
            "vertex vertices",
        ] {
            let (one, many) = pair.split_once(' ').unwrap_or_default();
            assert_eq!(stem(one), stem(many), "{pair}");
        }
    }

    #[test]
    fn other_words_have_other_stems() {
        for pair in [
            "access acc",
            "box book",
            "process proc",
            "person child",
            "see ease",
            "key kit",
            "tree trip",
        ] {
            let (one, other) = pair.split_once(' ').unwrap_or_default();
            assert_ne!(stem(one), stem(other), "{pair}");
        }
    }
}
