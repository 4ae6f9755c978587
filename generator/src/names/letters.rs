//! What a name of the document leaves of itself: words of Latin letters and digits.

use std::borrow::Cow;

use deunicode::deunicode_with_tofu_cow;

/// Longest identifier that is made of a document's words.
pub(super) const LONGEST: usize = 80;

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
pub(super) fn clean(text: &str) -> String {
    let latin = latin(text);
    let mut spelled = spell_signs(&latin);
    if spelled.contains('\'') {
        spelled = spelled.replace("'s ", " ").into();
    }
    let letters: String = spelled
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    match letters.trim() {
        "" => "value".to_owned(),
        words => together(apart(bounded(words))),
    }
}

/// Words that are written like several.
const ONE_WORD: &[(&str, &str)] = &[
    ("GitHub", "Github"),
    ("GitLab", "Gitlab"),
    ("GraphQL", "Graphql"),
    ("IPsec", "Ipsec"),
    ("IoT", "Iot"),
    ("LoRaWAN", "Lorawan"),
    ("MySQL", "Mysql"),
    ("OAuth", "Oauth"),
    ("OPNsense", "Opnsense"),
    ("OpenAI", "Openai"),
    ("OpenAPI", "Openapi"),
    ("PoP", "Pop"),
    ("PostgreSQL", "Postgresql"),
    ("eBPF", "Ebpf"),
    ("eBay", "Ebay"),
    ("gRPC", "Grpc"),
    ("iOS", "Ios"),
    ("iSCSI", "Iscsi"),
    ("oAuth", "Oauth"),
    ("mTLS", "Mtls"),
    ("macOS", "Macos"),
    ("vCPU", "Vcpu"),
];

/// With what is one word in small letters after the first: `OAuth`, and abbreviations with what ends them, such
/// as `IPs`, `TLSv1` and `DBaaS`.
fn together(words: Cow<'_, str>) -> String {
    if !words.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return words.into_owned();
    }
    let mut letters = joined(&words).into_bytes();
    let mut start = 0;
    while start < letters.len() {
        let rest = letters.get(start..).unwrap_or_default();
        let capitals = rest.iter().take_while(|it| it.is_ascii_uppercase()).count();
        let word = word_of(capitals, rest);
        if let Some(word) = letters.get_mut(start..start + word) {
            word.iter_mut().skip(1).for_each(u8::make_ascii_lowercase);
        }
        start += capitals.max(1);
    }
    String::from_utf8_lossy(&letters).into_owned()
}

/// How long the word is that so many capitals and their ending make, if they make one.
fn word_of(capitals: usize, text: &[u8]) -> usize {
    let end = text.get(capitals..).unwrap_or_default();
    let is_over = |end: &[u8]| !end.first().is_some_and(u8::is_ascii_lowercase);
    match end {
        [b's', rest @ ..] if capitals > 1 && is_over(rest) => capitals,
        [b'v', digit, ..] if capitals > 1 && digit.is_ascii_digit() => capitals,
        // As a service.
        [b'a', b'a', b'S', b's', rest @ ..] if capitals > 0 && is_over(rest) => capitals + 3,
        [b'a', b'a', b'S', rest @ ..] if capitals > 0 && is_over(rest) => capitals + 3,
        _ => 0,
    }
}

/// With [`ONE_WORD`]s as one where they are no part of a longer one.
fn joined(words: &str) -> String {
    let mut joined = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let (word, length) = match one_word(joined.ends_with(is_small), rest) {
            Some((written, word)) => (*word, written.len()),
            None => (
                rest.get(..first.len_utf8()).unwrap_or_default(),
                first.len_utf8(),
            ),
        };
        joined.push_str(word);
        rest = rest.get(length..).unwrap_or_default();
    }
    joined
}

/// The letters that [`ONE_WORD`]s begin with, a bit each.
const FIRST_LETTERS: u128 = {
    let (mut letters, mut at) = (0, 0);
    while at < ONE_WORD.len() {
        letters |= 1 << ONE_WORD[at].0.as_bytes()[0];
        at += 1;
    }
    letters
};

/// The word that a text begins with, where a letter before it is small or not.
fn one_word(is_within: bool, text: &str) -> Option<&'static (&'static str, &'static str)> {
    let first = text.bytes().next().filter(u8::is_ascii)?;
    if FIRST_LETTERS >> first & 1 == 0 {
        return None;
    }
    ONE_WORD.iter().find(|(written, _)| {
        let Some(after) = text.strip_prefix(written) else {
            return false;
        };
        let goes_on = after.starts_with(is_small) && !after.starts_with('s');
        let begins_within = is_within && written.starts_with(is_small);
        !goes_on && !begins_within
    })
}

fn is_small(letter: char) -> bool {
    letter.is_ascii_lowercase()
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
    if words.len() <= LONGEST {
        return words;
    }
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
fn apart(words: &str) -> Cow<'_, str> {
    let word = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut letters = word.chars();
    let is_word = letters.next().is_some_and(|c| c.is_ascii_uppercase())
        && letters.next().is_some_and(|c| c.is_ascii_lowercase());
    match words.strip_suffix(word) {
        Some(digits) if is_word && !digits.is_empty() => format!("{digits} {word}").into(),
        _ => words.into(),
    }
}

/// Signs as words: all of them where there is nothing else, one before a digit or a letter, and those that
/// compare at the end.
fn spell_signs(text: &str) -> Cow<'_, str> {
    if text.is_empty() {
        return "empty".into();
    }
    if !text.chars().any(|c| c.is_ascii_alphanumeric()) {
        return signs(text).into();
    }
    if let Some(enclosed) = enclosed(text) {
        return enclosed.into();
    }
    let compared = text.trim_end_matches(['<', '>', '=', '!']);
    if let Some(comparison) = text.strip_prefix(compared)
        && comparison.contains(['<', '>'])
    {
        return format!("{compared} {}", signs(comparison)).into();
    }
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(sign @ ('+' | '-' | '<' | '>' | '!' | '*')), Some(next))
            if next.is_ascii_alphanumeric() || !matches!(sign, '+' | '-') =>
        {
            let (sign, rest) = (sign_word(sign).unwrap_or_default(), text.get(1..));
            format!("{sign} {}", rest.unwrap_or_default()).into()
        }
        _ => text.into(),
    }
}

/// What stands between signs that compare nothing there: `<location>`.
fn enclosed(text: &str) -> Option<&str> {
    let enclosed = text.strip_prefix('<')?.strip_suffix('>')?;
    (!enclosed.contains(['<', '>'])).then_some(enclosed)
}

fn signs(text: &str) -> String {
    let words: Vec<_> = text.chars().filter_map(sign_word).collect();
    words.join(" ")
}

fn sign_word(sign: char) -> Option<&'static str> {
    let mut signs = SIGNS.iter();
    signs
        .find(|(known, _)| *known == sign)
        .map(|(_, word)| *word)
}
