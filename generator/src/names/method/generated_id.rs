//! operationIds that nobody chose: made from the path by a tool, or from code by a framework.

use crate::ir::{Api, Operation};

/// Fewer operationIds than these may be spelled like their paths by chance.
const ENOUGH: usize = 5;

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

/// Whether an operationId is what is sent, once more.
pub(super) fn repeats(id: &str, operation: &Operation) -> bool {
    let method = operation.method.as_str();
    let path = &operation.path;
    let by = path.replace('{', "by");
    let id = letters(id);
    let made = [
        format!("{method}{path}"),
        format!("{method}{by}"),
        format!("{path}{method}"),
    ];
    made.iter().any(|made| letters(made) == id)
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The function that a framework made an operationId of, which tells none from others of its resource
/// by the rest.
pub(super) fn function<'i>(id: &'i str, operation: &Operation) -> Option<&'i str> {
    behind_controller(id).or_else(|| before_path(id, operation))
}

/// NestJS: `findAll` of `UsersController_findAll`.
fn behind_controller(id: &str) -> Option<&str> {
    let (class, function) = id.split_once("Controller_")?;
    let is_class = !class.is_empty() && class.chars().all(|c| c.is_ascii_alphanumeric());
    (is_class && !function.is_empty()).then_some(function)
}

/// FastAPI: `read_items` of `read_items_api_v1_items__get` for `/api/v1/items/`.
fn before_path<'i>(id: &'i str, operation: &Operation) -> Option<&'i str> {
    let is_of_words = |c: char| c.is_alphanumeric() || c == '_';
    let word = |c: char| if is_of_words(c) { c } else { '_' };
    let path: String = operation.path.chars().map(word).collect();
    let method = operation.method.as_str().to_lowercase();
    let function = id.strip_suffix(&format!("{path}_{method}"))?;
    Some(function).filter(|function| function.contains(char::is_alphanumeric))
}
