//! The words of components: without their namespaces, where these tell none from another.

use std::borrow::Cow;
use std::collections::HashMap;
use std::iter;

use super::words::pascal;
use crate::ir::TypeId;

/// A component and what it is called after.
pub(super) type Component<'a> = (Cow<'a, str>, TypeId);

/// How many digits a hash has in a name, at least.
const SHORTEST_HASH: usize = 7;

/// Leaves hashes and namespaces out of names, where no other component is called so without, and the end of type
/// arguments.
pub(super) fn shorten<'a>(components: &[(&'a str, TypeId)]) -> Vec<Component<'a>> {
    let names = || components.iter().map(|(name, _)| unclosed(name));
    let unhashed = told_apart(
        names().map(|name| (Cow::Borrowed(name), without_hashes(name))),
        |name| name.starts_with(|c: char| c.is_ascii_alphabetic()),
    );
    let alone = told_apart(
        unhashed.into_iter().map(|name| {
            let short = without_namespace(&name).into_owned();
            (name, short.into())
        }),
        is_word,
    );
    let pairs = names().zip(&alone);
    let shortened: HashMap<&str, &str> = pairs.map(|(name, short)| (name, &**short)).collect();
    let called = alone.iter().map(|name| {
        let of_arguments = with_short_arguments(name, &shortened);
        (name.clone(), of_arguments.into())
    });
    let names = told_apart(called, is_word).into_iter();
    names
        .zip(components)
        .map(|(name, (_, id))| (name, *id))
        .collect()
}

/// The second of each pair of names where it is a name and no other comes to it, else the first.
fn told_apart<'a>(
    names: impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)>,
    is_name: fn(&str) -> bool,
) -> Vec<Cow<'a, str>> {
    let names: Vec<_> = names.collect();
    let called: Vec<String> = names.iter().map(|(_, short)| pascal(short)).collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for called in &called {
        *count.entry(called).or_default() += 1;
    }
    let names = names
        .into_iter()
        .zip(&called)
        .map(|((name, short), called)| {
            let is_alone = count.get(called.as_str()) == Some(&1);
            if is_name(&short) && is_alone {
                short
            } else {
                name
            }
        });
    names.collect()
}

/// Whether a name says something: `v1`, `ID` and hashes do not, and `Un` does.
fn is_word(name: &str) -> bool {
    match name.as_bytes() {
        _ if is_hash(name) => false,
        [first, second] => first.is_ascii_uppercase() && second.is_ascii_lowercase(),
        [first, _, _, ..] => first.is_ascii_alphabetic(),
        _ => false,
    }
}

/// Without what a program counts of a namespace: `User` of `User.3a64a9f`.
fn without_hashes(name: &str) -> Cow<'_, str> {
    let mut words = name.split('.');
    let first = words.next().unwrap_or_default();
    if !words.clone().any(is_hash) {
        return name.into();
    }
    let others = words.filter(|word| !is_hash(word));
    let words: Vec<&str> = iter::once(first).chain(others).collect();
    words.join(".").into()
}

fn is_hash(word: &str) -> bool {
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    word.len() >= SHORTEST_HASH
        && word.bytes().all(is_digit)
        && word.bytes().any(|byte| byte.is_ascii_digit())
        && word.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// What comes after the last dot; `User.password` in `Omit<User.password>` are two types, not one in another.
fn without_namespace(name: &str) -> Cow<'_, str> {
    let arguments = type_arguments(name);
    if let Some(types) = arguments.is_none().then(|| types(name)).flatten() {
        return types.into();
    }
    let (head, _) = name.split_at(arguments.unwrap_or(name.len()));
    let (_, short) = name.split_at(head.rfind('.').map_or(0, |dot| dot + 1));
    short.into()
}

/// The types of `Page_api.models.User`, as utoipa joins them: namespaces are in small letters there, and a type
/// is not, so that `my_api.User` has one namespace.
fn types(name: &str) -> Option<String> {
    let is_small = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase());
    let last = |word: &'_ str| word.rfind('.').map_or(0, |dot| dot + 1);
    let words: Vec<&str> = name.split('_').collect();
    let mut pairs = words.windows(2);
    let is_argument = |pair: &[&str]| match pair {
        [outer, argument] => {
            let (_, outer) = outer.split_at(last(outer));
            let is_type = outer.starts_with(|c: char| c.is_ascii_uppercase());
            is_type && is_small(argument) && argument.contains('.')
        }
        _ => false,
    };
    let without = |word: &&str| match is_small(word) {
        true => word.split_at(last(word)).1.to_owned(),
        false => (*word).to_owned(),
    };
    let has_arguments = pairs.any(is_argument);
    has_arguments.then(|| words.iter().map(without).collect::<Vec<_>>().join("_"))
}

/// With type arguments called as the components are that they name: `Page<Pet>` for `Page<shop.Pet>`.
fn with_short_arguments(name: &str, shortened: &HashMap<&str, &str>) -> String {
    let (head, mut rest) = name.split_at(type_arguments(name).unwrap_or(name.len()));
    let mut short = head.to_owned();
    let has_brackets = !rest.starts_with('_');
    let is_of_name = |c: char| c.is_alphanumeric() || c == '.' || (c == '_' && has_brackets);
    while !rest.is_empty() {
        let start = rest.find(is_of_name).unwrap_or(rest.len());
        let (signs, words) = rest.split_at(start);
        let end = words.find(|c: char| !is_of_name(c));
        let (argument, after) = words.split_at(end.unwrap_or(words.len()));
        short.push_str(signs);
        short.push_str(shortened.get(argument).unwrap_or(&argument));
        rest = after;
    }
    short
}

/// Without the brackets that end type arguments, which would be spelled as those that compare.
fn unclosed(name: &str) -> &str {
    match type_arguments(name) {
        Some(_) => name.trim_end_matches(['>', '\u{bb}']),
        None => name,
    }
}

/// Where the type arguments of a name begin; `Page_User_` has underscores for brackets.
fn type_arguments(name: &str) -> Option<usize> {
    let has_underscores = name.ends_with('_');
    name.find(|c| match c {
        '_' => has_underscores,
        c => matches!(c, '<' | '[' | '(' | '{' | '\u{ab}'),
    })
}
