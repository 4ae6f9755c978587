//! A name of a method without the words of its resource.

use crate::keywords::is_reserved;
use crate::names::stems::are_alike;
use crate::names::verbs::{DEPENDENT, VERBS};
use crate::names::versions::is_version;
use crate::names::words::{parts, snake};
use crate::path_template::without_query;

/// A name without that of the resource, if what is left can stand alone.
pub(super) fn short(name: &str, resource: &str) -> Option<String> {
    let whole = parts(name);
    let resource = parts(resource);
    let says_what = whole.first().is_some_and(|word| VERBS.contains(word));
    // `key_phrases` of `key_phrases` does nothing with phrases.
    if are_alike(&whole, &resource) && !says_what {
        return None;
    }
    let mut words = whole.clone();
    if let Some(rest) = after(&words, &resource) {
        let rest = rest.to_vec();
        if can_lead(&rest) && says_enough(&words, &rest, &resource) && !is_done(&words, &resource) {
            words = rest;
        }
    }
    if let Some((verb, object)) = words.split_first() {
        let rest = match after(object, &resource) {
            None if is_end(object, &resource) => Some(&[][..]),
            rest => rest,
        };
        // What a resource leads is not always done: `pet_owner_pets`.
        let may_be_verb = words.len() == whole.len() || VERBS.contains(verb);
        if let Some(rest) = rest.filter(|rest| may_be_verb && follows(rest, verb)) {
            words = [&[*verb], rest].concat();
        }
    }
    let short = words.join("_");
    let is_name = words.first().is_some_and(|first| is_word(first)) && !is_reserved(&short);
    (words.len() < whole.len() && is_name).then_some(short)
}

/// A name that is a resource and what its path names below that: `usage` for `key_usage` at `/keys/{id}/usage`.
pub(super) fn below(name: &str, resource: &str, path: &str) -> Option<String> {
    let (words, resource) = (parts(name), parts(resource));
    let rest =
        after(&words, &resource).filter(|rest| can_lead(rest) && !is_done(&words, &resource))?;
    let segments = without_query(path).split('/').rev();
    let nouns = segments.filter(|it| it.contains(char::is_alphanumeric) && !it.contains('{'));
    let mut nouns = nouns.map(snake);
    let (last, outer) = (nouns.next()?, nouns.next()?);
    let is_named = parts(&last) == rest && are_alike(&parts(&outer), &resource);
    let short = rest.join("_");
    (is_named && !is_reserved(&short)).then_some(short)
}

/// Whether what follows a resource says what is done, or the resource stands before it just as it is
/// called: `tag_things` of `tags` tags things, and `add_password_v1` of `add_password` adds one.
fn says_enough(words: &[&str], rest: &[&str], resource: &[&str]) -> bool {
    let ends = [rest.first(), rest.last()];
    let says_what = ends.into_iter().flatten().any(|word| VERBS.contains(word));
    let is_verb = resource.first().is_some_and(|word| VERBS.contains(word));
    let is_only_version = rest.iter().all(|word| is_version(word));
    let stands_before = resource.len() > 1 || words.starts_with(resource);
    says_what || (stands_before && !is_verb && !is_only_version)
}

/// Whether a name may begin so.
pub(super) fn can_lead(rest: &[&str]) -> bool {
    rest.first()
        .is_some_and(|first| is_word(first) && !is_id(first))
}

/// Whether a name says by the word of its resource what is done: `test_delete_webhook` of `tests` deletes nothing,
/// but `tests_recent` are some of them.
fn is_done(words: &[&str], resource: &[&str]) -> bool {
    let verb = words.first().filter(|_| resource.len() == 1);
    verb.is_some_and(|verb| VERBS.contains(verb))
}

/// Whether a name may go on so after a verb.
fn follows(rest: &[&str], verb: &str) -> bool {
    let is_letters = verb.chars().all(|c| c.is_ascii_lowercase());
    match rest.first() {
        Some(first) => is_letters && *first != verb && !is_id(first),
        None => is_letters,
    }
}

fn is_word(word: &str) -> bool {
    !DEPENDENT.contains(&word) && word.starts_with(|c: char| c.is_ascii_lowercase())
}

pub(super) fn is_id(word: &str) -> bool {
    matches!(word, "id" | "ids" | "uuid")
}

/// What follows the resource.
fn after<'w, 'n>(words: &'w [&'n str], resource: &[&str]) -> Option<&'w [&'n str]> {
    let (start, rest) = words.split_at_checked(resource.len())?;
    let is_resource = !resource.is_empty() && are_alike(start, resource);
    is_resource.then_some(rest)
}

/// Whether a resource ends with the words: `logs` of `audit_logs`.
fn is_end(words: &[&str], resource: &[&str]) -> bool {
    let start = resource.len().checked_sub(words.len());
    let end = start.and_then(|start| resource.get(start..));
    !words.is_empty() && end.is_some_and(|end| are_alike(words, end))
}

#[cfg(test)]
mod tests {
    use super::{below, short};

    #[test]
    fn a_method_does_not_repeat_its_resource() {
        for (name, resource, expected) in [
            ("list_pets", "pets", "list"),
            ("get_pet", "pets", "get"),
            ("list_pet_owners", "pets", "list_owners"),
            ("pet_find_by_status", "pets", "find_by_status"),
            ("disk_metrics_list", "disks", "metrics_list"),
            ("access_apps_list_access_apps", "access_apps", "list"),
            ("create_completion", "chat_completions", "create"),
            ("get_by_pet_name", "pets", "get_by_pet_name"),
            ("movie_get", "movies", "get"),
            ("delete_cookie", "cookies", "delete"),
            ("purge_caches", "cache", "purge"),
            ("image_push", "image", "push"),
            ("image_history", "image", "history"),
            ("admin_app_blocked", "admin_apps", "blocked"),
            ("drives_hide", "drives", "hide"),
            ("list_policies", "policy", "list"),
            ("get_status", "statuses", "get"),
            ("create_employee", "employees", "create"),
            ("get_alias", "aliases", "get"),
            ("delete_person", "people", "delete"),
            ("posts_recent", "posts", "recent"),
            ("checks_publish", "checks", "publish"),
            ("planet_union", "planet", "union"),
            ("detect_language", "detect_language", "detect"),
        ] {
            let name_then = short(name, resource).unwrap_or_else(|| name.to_owned());
            assert_eq!(name_then, expected, "{name} of {resource}");
        }
    }

    #[test]
    fn a_method_may_be_what_its_path_ends_with() {
        for (name, resource, path, expected) in [
            (
                "webhook_replay",
                "webhooks",
                "/webhooks/{id}/replay",
                "replay",
            ),
            ("key_usage", "keys", "/v1/keys/{id}/usage", "usage"),
            ("key_usage", "keys", "/v1/usage", "key_usage"),
            ("tag_things", "tags", "/things/tag", "tag_things"),
            (
                "return_type",
                "returns",
                "/returns/{id}/type",
                "return_type",
            ),
        ] {
            let short = below(name, resource, path);
            assert_eq!(short.as_deref().unwrap_or(name), expected, "{path}");
        }
    }

    #[test]
    fn what_is_left_of_a_method_can_stand_alone() {
        for (name, resource) in [
            ("pets", "pets"),
            ("key_phrases", "key_phrases"),
            ("pets_by_status", "pets"),
            ("delete_pets_id", "pets"),
            ("pets_id", "pets"),
            ("tag_things", "tags"),
            ("analyze_image", "analyze"),
            ("update_pets_update_settings", "pets"),
            ("move_pet", "pets"),
            ("post3d_secure", "_3d_secure"),
            ("list_people", ""),
            ("test_delete_webhook", "tests"),
            ("list_delete_requests", "lists"),
            ("add_password_v1", "add_password"),
            ("add_password_rules", "add_password"),
            ("image_tags_v1", "image_tags"),
            ("untag_resource", "untag"),
            ("recognize_file", "recognize"),
        ] {
            assert_eq!(short(name, resource), None, "{name} of {resource}");
        }
    }
}
