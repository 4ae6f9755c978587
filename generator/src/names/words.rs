//! From words of a document to words of Rust.

use std::borrow::Cow;

use deunicode::deunicode_with_tofu_cow;
use heck::{ToKebabCase, ToPascalCase, ToShoutySnakeCase, ToSnakeCase};

/// Longest identifier that is made of a document's words.
const LONGEST: usize = 80;

/// Words that cannot name a value, strict and reserved ones alike.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "union", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names of files that mean something else to Rust or to Windows.
pub(super) const TAKEN_FILES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lib",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "main", "mod", "nul",
    "prn",
];

/// Signs that stand for themselves where there is nothing else.
const SIGNS: &[(char, &str)] = &[
    ('+', "plus"),
    ('-', "minus"),
    ('*', "any"),
    ('=', "equal"),
    ('<', "less"),
    ('>', "greater"),
    ('!', "not"),
    ('~', "tilde"),
    ('%', "percent"),
    ('&', "and"),
    ('|', "or"),
    ('/', "slash"),
    ('.', "dot"),
    (',', "comma"),
    (';', "semicolon"),
    (':', "colon"),
    ('_', "underscore"),
    ('$', "dollar"),
    ('@', "at"),
    ('#', "hash"),
    ('^', "caret"),
    ('?', "question"),
    (' ', "space"),
];

/// Only what identifiers are made of, words apart.
fn clean(text: &str) -> String {
    let spelled = spell_signs(&latin(text));
    let letters: String = spelled
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    match letters.trim() {
        "" => "value".to_owned(),
        words => together(&apart(bounded(words))),
    }
}

/// Words that are written like two.
const ONE_WORD: [(&str, &str); 2] = [("OAuth", "Oauth"), ("iOS", "Ios")];

/// With what is one word in small letters after the first: `OAuth`, and abbreviations in the plural, such
/// as `IPs`.
fn together(words: &str) -> String {
    let mut words = words.to_owned();
    let mut pairs = words.as_bytes().windows(2);
    if !pairs.any(|pair| pair.iter().all(u8::is_ascii_uppercase)) {
        return words;
    }
    for (written, word) in ONE_WORD {
        words = words.replace(written, word);
    }
    let mut letters: Vec<char> = words.chars().collect();
    let mut start = 0;
    for end in 0..letters.len() {
        let is = |at: usize, of: fn(&char) -> bool| letters.get(at).is_some_and(of);
        if is(end, char::is_ascii_uppercase) {
            continue;
        }
        let is_plural = end >= start + 2
            && letters.get(end) == Some(&'s')
            && !is(end + 1, char::is_ascii_lowercase);
        if is_plural && let Some(run) = letters.get_mut(start + 1..end) {
            run.iter_mut()
                .for_each(|letter| letter.make_ascii_lowercase());
        }
        start = end + 1;
    }
    letters.into_iter().collect()
}

fn latin(text: &str) -> Cow<'_, str> {
    match deunicode_with_tofu_cow(text, "\u{fffd}") {
        // Some letters, such as the soft sign, have only a mark that goes with another letter.
        Cow::Owned(text) => text.replace('\'', "").into(),
        borrowed => borrowed,
    }
}

/// As many words as a name may have; a word that is longer by itself is cut.
fn bounded(words: &str) -> &str {
    let Some((first, rest)) = words.split_at_checked(LONGEST) else {
        return words;
    };
    let begins = |text: &str| text.starts_with(|c: char| c == ' ' || c.is_ascii_uppercase());
    if begins(rest) {
        return first;
    }
    let end = first.rfind(|c: char| c == ' ' || c.is_ascii_uppercase());
    match end.and_then(|end| first.get(..end)) {
        Some(whole) if !whole.trim().is_empty() => whole,
        _ => first,
    }
}

/// With a space after digits at the beginning, if a word follows there and no abbreviation.
fn apart(words: &str) -> String {
    let word = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut letters = word.chars();
    let is_word = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && letters.next().is_some_and(|c| c.is_ascii_lowercase());
    match words.strip_suffix(word) {
        Some(digits) if is_word && !digits.is_empty() => format!("{digits} {word}"),
        _ => words.to_owned(),
    }
}

/// Signs as words: all of them where there is nothing else, and one before a digit or a letter.
fn spell_signs(text: &str) -> String {
    let word = |c: char| {
        SIGNS
            .iter()
            .find(|(sign, _)| *sign == c)
            .map(|(_, word)| *word)
    };
    if text.is_empty() {
        return "empty".to_owned();
    }
    if !text.chars().any(|c| c.is_ascii_alphanumeric()) {
        return text.chars().filter_map(word).collect::<Vec<_>>().join(" ");
    }
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(sign @ ('+' | '-' | '<' | '>' | '!' | '*')), Some(next))
            if next.is_ascii_alphanumeric() || !matches!(sign, '+' | '-') =>
        {
            format!(
                "{} {}",
                word(sign).unwrap_or_default(),
                text.get(1..).unwrap_or_default()
            )
        }
        _ => text.to_owned(),
    }
}

/// `snake_case`, for fields, methods and modules.
pub(super) fn snake(text: &str) -> String {
    value_word(clean(text).to_snake_case())
}

/// Whether the word cannot name a value.
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

fn value_word(word: String) -> String {
    if word.chars().all(|c| c.is_ascii_digit() || c == '_') {
        return format!("n{word}");
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return format!("_{word}");
    }
    if KEYWORDS.contains(&word.as_str()) {
        format!("{word}_")
    } else {
        word
    }
}

/// `PascalCase`, for types and variants.
pub(super) fn pascal(text: &str) -> String {
    let word = clean(text).to_pascal_case();
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        format!("V{word}")
    } else {
        word
    }
}

/// `SHOUTY_SNAKE_CASE`, for constants.
pub(super) fn shouty(text: &str) -> String {
    let word = clean(text).to_shouty_snake_case();
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        format!("_{word}")
    } else {
        word
    }
}

/// `kebab-case`, for packages.
pub(super) fn kebab(text: &str) -> String {
    let word = clean(text).to_kebab_case();
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        format!("api-{word}")
    } else {
        word
    }
}

/// One of many: `targets` is a list of `target`.
pub(super) fn singular(word: &str) -> Option<String> {
    let stem = |end: &str| word.strip_suffix(end);
    let kept = ["ss", "us", "is", "news", "series"];
    if word.len() < 4 || kept.iter().any(|end| word.to_lowercase().ends_with(end)) {
        return None;
    }
    if let Some(stem) = stem("ies") {
        return Some(format!("{stem}y"));
    }
    for end in ["sses", "xes", "ches", "shes", "zes"] {
        if let Some(stem) = stem(end) {
            return Some(format!(
                "{stem}{}",
                end.strip_suffix("es").unwrap_or_default()
            ));
        }
    }
    stem("s").map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{pascal, snake};

    #[test]
    fn words_of_other_scripts_are_written_in_latin_letters() {
        for (text, name) in [
            ("straße", "strasse"),
            ("Über", "uber"),
            ("état", "etat"),
            ("élevé", "eleve"),
            ("年齢", "nian_ling"),
            ("ユーザー", "yuza"),
            ("Пользователь", "polzovatel"),
            ("größteÄnderung", "grosste_anderung"),
            ("🦄", "unicorn"),
            ("\u{e000}", "value"),
        ] {
            assert_eq!(snake(text), name, "{text}");
        }
    }

    #[test]
    fn a_sign_before_a_word_tells_it_from_the_word() {
        for (text, name) in [
            ("-createdAt", "MinusCreatedAt"),
            ("+createdAt", "PlusCreatedAt"),
            ("createdAt", "CreatedAt"),
            ("-1", "Minus1"),
            ("--verbose", "Verbose"),
        ] {
            assert_eq!(pascal(text), name, "{text}");
        }
    }

    #[test]
    fn abbreviations_are_one_word_in_the_plural_as_well() {
        for (text, name) in [
            ("podIPs", "pod_ips"),
            ("IDs", "ids"),
            ("templateURLs", "template_urls"),
            ("DBRPs", "dbrps"),
            ("IPsAndURLs", "ips_and_urls"),
            ("HTTPServer", "http_server"),
            ("Is", "is"),
            ("AsIs", "as_is"),
            ("DNSsec", "dn_ssec"),
            ("OAuth2", "oauth2"),
            ("useOAuth", "use_oauth"),
            ("iOS", "ios"),
        ] {
            assert_eq!(snake(text), name, "{text}");
        }
        assert_eq!(pascal("OAuth2Client"), "Oauth2Client");
    }

    #[test]
    fn digits_do_not_swallow_the_word_after_them() {
        assert_eq!(pascal("200Result"), "V200Result");
        assert_eq!(snake("200Result"), "_200_result");
        assert_eq!(pascal("2fa"), "V2fa");
        assert_eq!(pascal("3DPrinters"), "V3dPrinters");
    }

    #[test]
    fn a_name_ends_with_a_whole_word() {
        let words = "list the documents of an organization that were shared with one of the groups by documents";
        assert_eq!(
            snake(words),
            "list_the_documents_of_an_organization_that_were_shared_with_one_of_the_groups_by"
        );
        let camel = "listTheDocumentsOfAnOrganizationThatWereSharedWithOneOfTheGroupsOfPeopleByDocumentNames";
        assert!(
            snake(camel).ends_with("_groups_of_people_by"),
            "{}",
            snake(camel)
        );
        assert_eq!(snake(&"x".repeat(100)).len(), 80);
    }
}
