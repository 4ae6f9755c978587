//! What operationIds begin with for the sake of the API, not of the operation: `drive.` of
//! `drive.files.list`.

use std::collections::{BTreeMap, BTreeSet};

use super::stems::stem;
use super::verbs::VERBS;
use super::versions::Versions;
use super::words::{parts, snake};
use crate::ir::Operation;

/// Fewer names than these may begin alike by chance, unless dots divide them.
const ENOUGH: usize = 5;

/// A name of an API has no more words than this, each followed by a sign.
const MOST_WORDS: usize = 8;

/// The namespace of all operationIds. Where not all operations have tags, what many paths name as well may be the
/// resource; one that does makes none of the others.
pub(super) fn of<'o>(operations: &'o [Operation], versions: &Versions) -> Option<&'o str> {
    let ids = operations.iter().filter_map(|it| it.id.as_deref());
    let ids: Vec<&str> = ids.collect();
    let tags = operations.iter().filter_map(|it| it.tags.first());
    let tags: BTreeSet<&String> = tags.collect();
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    for word in operations.iter().flat_map(|it| resources(it, versions)) {
        *named.entry(word).or_default() += 1;
    }
    let is_resource = |word: &str| {
        let count = named.get(&stem(word)).copied().unwrap_or_default();
        count > 0 && count * 2 >= operations.len()
    };
    let shared = shared(&ids, is_resource)?;
    let is_namespace = match operations.iter().all(|it| !it.tags.is_empty()) {
        true => tags.len() > 1 || shared.ends_with('.'),
        false => !words(shared).iter().any(|word| is_resource(word)),
    };
    is_namespace.then_some(shared)
}

/// The stems of the words of what may be a resource: of the tag and of what the path names.
fn resources(operation: &Operation, versions: &Versions) -> BTreeSet<String> {
    let segments = versions.segments(&operation.path).into_iter();
    let nouns = segments.filter(|segment| !segment.contains('{'));
    let names = nouns.chain(operation.tags.first().cloned());
    let words = names.flat_map(|name| words(&name));
    words.map(|word| stem(&word)).collect()
}

fn words(name: &str) -> Vec<String> {
    let name = snake(name);
    parts(&name).into_iter().map(str::to_owned).collect()
}

/// What nearly all names begin with up to a sign, if they are told apart without it.
fn shared<'n>(names: &[&'n str], is_resource: impl Fn(&str) -> bool) -> Option<&'n str> {
    let is_dotted = !names.is_empty() && names.iter().all(|name| signs(name).starts_with('.'));
    if names.len() < ENOUGH && !is_dotted {
        return None;
    }
    let mut shared = "";
    for _ in 0..MOST_WORDS {
        shared = longer(names, shared)?;
        if reads_on(names, shared) {
            break;
        }
    }
    if !reads_on(names, shared) {
        return None;
    }
    let is_deep = is_dotted && names.iter().all(|name| name.matches('.').count() > 1);
    let says_what = !is_deep && has_verb(shared);
    let is_shared = !says_what && are_told_apart(names, shared);
    is_shared.then(|| further(names, shared, is_resource))
}

/// With the inner namespaces that all are in: `shop.routes.` of `shop.routes.list_users`. What names a resource
/// ends it.
fn further<'n>(names: &[&'n str], from: &'n str, is_resource: impl Fn(&str) -> bool) -> &'n str {
    let mut shared = from;
    let sign = from.chars().next_back();
    let is_namespace = |whole: &str, word: &str| {
        let names_resource = words(word).iter().any(|word| is_resource(word));
        let is_alike = whole.chars().next_back() == sign && reads_on(names, whole);
        is_alike && !names_resource && !has_verb(word) && are_told_apart(names, whole)
    };
    for _ in 0..MOST_WORDS {
        let next = longer(names, shared).filter(|_| names.len() >= ENOUGH);
        let next = next.filter(|next| {
            let word = next.strip_prefix(shared);
            word.is_some_and(|word| is_namespace(next, word))
        });
        match next {
            Some(next) => shared = next,
            None => break,
        }
    }
    shared
}

fn reads_on(names: &[&str], shared: &str) -> bool {
    let mut rests = names.iter().filter_map(|name| name.strip_prefix(shared));
    rests.all(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn has_verb(name: &str) -> bool {
    words(name)
        .iter()
        .any(|word| VERBS.contains(&word.as_str()))
}

/// The signs behind the first word; what a dot ends is one, however it is written: `my_app.list`.
fn signs(name: &str) -> &str {
    let dotted = name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    match dotted.starts_with('.') {
        true => dotted,
        false => name.trim_start_matches(|c: char| c.is_alphanumeric()),
    }
}

/// What is shared by nine of ten names, with one more word and the signs behind it.
fn longer<'n>(names: &[&'n str], shared: &str) -> Option<&'n str> {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        let Some(rest) = name.strip_prefix(shared) else {
            continue;
        };
        let rest = signs(rest).trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = name.len() - rest.len();
        if let Some(start) = name.get(..end).filter(|_| !rest.is_empty()) {
            *counted.entry(start).or_default() += 1;
        }
    }
    let (start, count) = counted.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 10 >= names.len() * 9).then_some(start)
}

fn are_told_apart(names: &[&str], shared: &str) -> bool {
    let rests = names
        .iter()
        .map(|name| name.strip_prefix(shared).unwrap_or(name));
    let rests: BTreeSet<String> = rests.map(snake).collect();
    let wholes: BTreeSet<String> = names.iter().map(|name| snake(name)).collect();
    rests.len() == wholes.len()
}

#[cfg(test)]
mod tests {
    use super::shared;

    fn is_resource(word: &str) -> bool {
        ["pets", "files"].contains(&word)
    }

    #[test]
    fn the_name_of_the_api_is_what_operations_share() {
        for (names, expected) in [
            (vec!["drive.files.list", "drive.drives.hide"], "drive."),
            (vec!["search.cse.list"], "search."),
            (vec!["my_app.list_pets", "my_app.login"], "my_app."),
            (
                vec!["app_list", "app_get", "app_a", "app_b", "app_c"],
                "app_",
            ),
            (
                vec!["a.b.pets.c", "a.b.pets.d", "a.b.e", "a.b.f", "a.b.g"],
                "a.b.",
            ),
            (
                vec!["a.pets.c", "a.pets.d", "a.pets.e", "a.pets.f", "a.pets.g"],
                "a.",
            ),
            (
                vec!["Halo-5-A", "Halo-5-B", "Halo-5-C", "Halo-5-D", "Halo-5-E"],
                "Halo-5-",
            ),
        ] {
            assert_eq!(shared(&names, is_resource), Some(expected), "{names:?}");
        }
    }

    #[test]
    fn what_tells_operations_apart_stays() {
        for names in [
            vec![],
            vec!["ping"],
            vec!["pets.list", "owners.list"],
            vec!["app_list", "app_get"],
            vec!["get_a", "get_b", "get_c", "get_d", "get_e"],
            vec![
                "RouteFilters_A",
                "RouteFilters_B",
                "RouteFilterRules_A",
                "RouteFilterRules_B",
                "RouteTables_A",
            ],
            vec![
                "app_a", "a", "app_b", "app_c", "app_d", "app_e", "app_f", "app_g", "app_h",
                "app_i",
            ],
            vec!["n_1", "n_2", "n_3", "n_4", "n_5"],
        ] {
            assert_eq!(shared(&names, is_resource), None, "{names:?}");
        }
    }

    #[test]
    fn more_operations_that_are_named_alike_change_nothing() {
        let mut names = vec!["drive.files.list"];
        for more in ["drive.files.get", "drive.drives.hide", "drive.about.get"] {
            names.push(more);
            assert_eq!(shared(&names, is_resource), Some("drive."), "{names:?}");
        }
    }
}
