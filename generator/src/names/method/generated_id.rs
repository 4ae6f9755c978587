//! operationIds that nobody chose: made from the path by a tool, or from code by a framework.

use std::collections::HashSet;

use crate::ir::{Api, Operation};
use crate::method::Method;
use crate::names::stems::stem;
use crate::names::verbs::VERBS;
use crate::names::versions::behind_version;
use crate::names::words::{parts, snake};
use crate::path_template::without_query;

/// Fewer operationIds than these may be spelled like their paths by chance.
const ENOUGH: usize = 5;

/// A word of letters up to `f` may be shorter.
const SHORTEST_NUMBER: usize = 16;

/// So many digits are added to operationIds of OData.
const HASH: usize = 4;

/// Whether most operationIds are what is sent, once more: `GET_users_userId`.
pub(super) fn repeat_paths(api: &Api) -> bool {
    let operations = api.operations.iter();
    let ids = operations.filter_map(|operation| Some((operation.id.as_deref()?, operation)));
    let (repeating, others): (Vec<_>, Vec<_>) =
        ids.partition(|(id, operation)| repeats(id, operation));
    // `getPets` may well be what somebody called it.
    let names_parameter = repeating
        .iter()
        .any(|(_, operation)| operation.path.contains('{'));
    names_parameter && repeating.len() >= ENOUGH && repeating.len() > others.len()
}

/// Whether an operationId is what is sent, once more, with the version of the path or without: `GetCharges` for
/// `/v1/charges`.
pub(super) fn repeats(id: &str, operation: &Operation) -> bool {
    let path = without_query(&operation.path);
    let paths = [Some(path), behind_version(path)];
    let mut paths = paths.into_iter().flatten();
    paths.any(|path| spells(id, operation.method.as_str(), path))
}

/// Whether an operationId is a method and a path.
fn spells(id: &str, method: &str, path: &str) -> bool {
    let (method, words) = (letters(method), letters(path));
    letters(id).eq(method.clone().chain(words.clone()))
        || letters(id).eq(words.chain(method.clone()))
        || letters(id).eq(method.clone().chain(by_parameters(path)))
        || letters(id).eq(method.chain(letters(&with_ids(path))))
}

/// A path where each parameter is called `id`: Box has `get_files_id_content` for `/files/{file_id}/content`.
fn with_ids(path: &str) -> String {
    let mut pieces = path.split('{');
    let before = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(before, |path, piece| {
        path + "id" + piece.split_once('}').map_or("", |(_, rest)| rest)
    })
}

/// The letters of a path, with `by` before each parameter.
fn by_parameters(path: &str) -> impl Iterator<Item = u8> + Clone {
    let pieces = path.split('{').enumerate();
    pieces.flat_map(|(index, piece)| {
        let by = if index > 0 { "by" } else { "" };
        letters(by).chain(letters(piece))
    })
}

/// Huma: whether it is `get-things-by-thing-id` for `GET /things/{thing-id}`, which is made for each operation that
/// has no operationId of its own.
pub(super) fn names_parameters(id: &str, operation: &Operation) -> bool {
    let method = operation.method.as_str().to_lowercase();
    is_verb_and_path(id, &method, without_query(&operation.path))
}

/// Huma: `list-things-parts` of `list-things-by-thing-id-parts` for `GET /things/{thing-id}/parts`.
pub(super) fn list_without_parameters(id: &str, operation: &Operation) -> Option<String> {
    let path = without_query(&operation.path);
    let is_list = operation.method == Method::Get && is_verb_and_path(id, "list", path);
    let words = path.split('/').filter(|segment| !segment.contains('{'));
    is_list.then(|| format!("list{}", words.collect::<Vec<_>>().join("-")))
}

/// Whether it is a verb and a path with its parameters, in small words.
fn is_verb_and_path(id: &str, verb: &str, path: &str) -> bool {
    let words = id.strip_prefix(verb).filter(|it| it.starts_with('-'));
    let is_small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let is_path =
        |words: &str| words.chars().all(is_small) && letters(words).eq(by_parameters(path));
    path.contains('{') && words.is_some_and(is_path)
}

fn letters(text: &str) -> impl Iterator<Item = u8> + Clone {
    let letters = text.bytes().filter(u8::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase())
}

/// The path and the operationId of operations where several methods of the path have it, so that it tells none
/// from the others.
pub(super) fn of_several_methods(api: &Api) -> HashSet<(&str, &str)> {
    let mut seen = HashSet::new();
    let named = api.operations.iter();
    let named = named.filter_map(|it| Some((it.path.as_str(), it.id.as_deref()?)));
    named.filter(|named| !seen.insert(*named)).collect()
}

/// Whether an operationId is a number of the program that wrote the document.
pub(super) fn is_number(id: &str) -> bool {
    let is_number = |c: char| c.is_ascii_hexdigit() || c == '-';
    let digits = id.chars().filter(char::is_ascii_digit).count();
    id.len() >= SHORTEST_NUMBER && id.chars().all(is_number) && digits > 1
}

/// Whether operationIds end with a hash where they would be alike: `Get.Count.teams-30f6`, of OData.
pub(super) fn end_with_hash(api: &Api) -> bool {
    let ids = api.operations.iter().filter_map(|it| it.id.as_deref());
    let hashes = ids.filter_map(hash);
    let is_mixed = |hash: &&str| {
        let mut letters = hash.chars();
        letters.any(|c| c.is_ascii_digit()) && hash.contains(|c: char| c.is_ascii_lowercase())
    };
    let (mixed, others): (Vec<_>, Vec<_>) = hashes.partition(is_mixed);
    mixed.len() >= ENOUGH && mixed.len() > others.len()
}

/// The hash that an operationId ends with.
pub(super) fn hash(id: &str) -> Option<&str> {
    let (_, hash) = id.rsplit_once('-')?;
    let is_hash = |c: char| c.is_ascii_digit() || matches!(c, 'a'..='f');
    (hash.len() == HASH && hash.chars().all(is_hash)).then_some(hash)
}

/// The function that a framework made an operationId of, which tells none from others of its resource
/// by the rest.
pub(super) fn function<'i>(id: &'i str, operation: &Operation) -> Option<&'i str> {
    let method = operation.method.as_str();
    let (small, path) = (method.to_lowercase(), without_query(&operation.path));
    let function = behind_controller(id)
        .or_else(|| before_path(id, &small, path))
        .or_else(|| behind_path(id, &small, path))
        .or_else(|| before_method(id, method))
        .or_else(|| behind_words_of_path(id, operation))?;
    Some(function).filter(|function| function.contains(char::is_alphanumeric))
}

/// NestJS and Phoenix: `findAll` of `UsersController_findAll`, `index` of `Web.UserController.index`.
fn behind_controller(id: &str) -> Option<&str> {
    let ends = ["Controller_", "Controller."].iter();
    let (class, function) = ends.filter_map(|end| id.split_once(end)).next()?;
    let is_class = |c: char| c.is_ascii_alphanumeric() || c == '.';
    (!class.is_empty() && class.chars().all(is_class)).then_some(function)
}

/// FastAPI: `read_items` of `read_items_api_v1_items__get` for `/api/v1/items/`.
fn before_path<'i>(id: &'i str, method: &str, path: &str) -> Option<&'i str> {
    let start = id.strip_suffix(method)?.strip_suffix('_')?;
    start.strip_suffix(words_of_path(path).as_str())
}

fn words_of_path(path: &str) -> String {
    let is_of_words = |c: char| c.is_alphanumeric() || c == '_';
    let word = |c: char| if is_of_words(c) { c } else { '_' };
    path.chars().map(word).collect()
}

/// Micronaut: `getById` of `get-/domains/{id}_getById`.
fn behind_path<'i>(id: &'i str, method: &str, path: &str) -> Option<&'i str> {
    id.strip_prefix(method)?
        .strip_prefix('-')?
        .strip_prefix(path)?
        .strip_prefix('_')
}

/// Springfox: `getPets` of `getPetsUsingGET_1`.
fn before_method<'i>(id: &'i str, method: &str) -> Option<&'i str> {
    let is_count = |c: char| c.is_ascii_digit() || c == '_';
    id.trim_end_matches(is_count)
        .strip_suffix(method)?
        .strip_suffix("Using")
}

/// Litestar: `GetItem` of `ItemsItemIdGetItem` for `/items/{item_id}`. What names no parameter may well be what
/// somebody called it, unless it is summed up as that.
fn behind_words_of_path<'i>(id: &'i str, operation: &Operation) -> Option<&'i str> {
    let path = letters(without_query(&operation.path));
    let (start, function) = id.split_at_checked(path.clone().count())?;
    let begins = |words: &str| words.starts_with(|c: char| c.is_ascii_uppercase());
    let is_summary = |title: &String| letters(title).eq(letters(function));
    let is_made = operation.path.contains('{') || operation.docs.title.iter().any(is_summary);
    let is_path = begins(start) && letters(start).eq(path);
    (is_path && begins(function) && is_made).then_some(function)
}

/// Whether all operationIds begin with the method that is sent, and most go on with what is done.
pub(super) fn have_methods(api: &Api) -> bool {
    let operations = || api.operations.iter().filter(|it| it.id.is_some());
    let have_method = operations().all(|it| behind_method(it).is_some());
    let (all, done) = (operations().count(), operations().filter(goes_on).count());
    all >= ENOUGH && have_method && done * 2 > all
}

/// Whether what is done follows the method: `get_check_list` at `/checks` is of a check, and checks nothing.
fn goes_on(operation: &&Operation) -> bool {
    let function = behind_method(operation).map(snake).unwrap_or_default();
    let verb = parts(&function).into_iter().next();
    verb.is_some_and(|verb| VERBS.contains(&verb) && !has_word(&operation.path, verb))
}

fn has_word(path: &str, word: &str) -> bool {
    let mut words = path.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|it| stem(&it.to_ascii_lowercase()) == stem(word))
}

/// Quart-Schema and Sanic: `list_pets` of `get_list_pets`.
pub(super) fn behind_method(operation: &Operation) -> Option<&str> {
    let method = operation.method.as_str().to_lowercase();
    let function = operation.id.as_deref()?.strip_prefix(method.as_str())?;
    let function = function.strip_prefix(['_', '~'])?;
    Some(function).filter(|it| it.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether most operationIds end with an end of their path and the method that is sent. What names no parameter may
/// well be what somebody called it, and what all begin with is no function: `v1` of `v1_users_get`.
pub(super) fn have_ends_of_paths(api: &Api) -> bool {
    let operations = api.operations.iter().filter(|it| it.id.is_some());
    let count = operations.clone().count();
    let made = operations.filter_map(|it| Some((it, before_end_of_path(it)?)));
    let (made, functions): (Vec<&Operation>, HashSet<&str>) = made.unzip();
    let names_parameter = made.iter().any(|it| it.path.contains('{'));
    let differ = functions.len() > 1 || made.len() == 1;
    names_parameter && differ && made.len() * 2 > count
}

/// flask-openapi3: `list_user` of `list_user_user_get` for `/api/user`, where a blueprint knows no more of the path.
pub(super) fn before_end_of_path(operation: &Operation) -> Option<&str> {
    let method = operation.method.as_str().to_lowercase();
    let id = operation.id.as_deref()?;
    let start = id.strip_suffix(&method)?.strip_suffix('_')?;
    let path = without_query(&operation.path);
    let ends = path.match_indices('/').filter_map(|(at, _)| path.get(at..));
    let mut functions = ends.filter_map(|end| start.strip_suffix(words_of_path(end).as_str()));
    functions
        .next()
        .filter(|it| it.contains(char::is_alphanumeric) && !repeats(id, operation))
}

/// Whether most operationIds have a module before what their operations are summed up as.
pub(super) fn have_modules(api: &Api) -> bool {
    let operations = api.operations.iter().filter(|it| it.id.is_some());
    let (with, without): (Vec<_>, Vec<_>) = operations.partition(|it| behind_module(it).is_some());
    with.len() > without.len()
}

/// django-ninja: `list_pets` of `shop_api_list_pets`, summed up as `List Pets`.
pub(super) fn behind_module(operation: &Operation) -> Option<&str> {
    let (id, title) = (operation.id.as_deref()?, operation.docs.title.as_ref()?);
    let (start, function) = id.split_at_checked(id.len().checked_sub(title.len())?)?;
    let module = start.strip_suffix('_')?;
    let is_of_module = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let is_summary = function.replace('_', " ").eq_ignore_ascii_case(title);
    let is_made = is_summary && !module.is_empty() && module.chars().all(is_of_module);
    is_made.then_some(function)
}
