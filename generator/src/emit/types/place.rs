//! Where a type stands, for those of which the document says nothing else.

use super::union;
use crate::emit::{Context, documentation};
use crate::ir::{Definition, Origin, Shape, TypeId};
use crate::names::TypeSymbol;

/// The type around this one, and where this one stands in it, in a sentence.
pub(super) fn described<'a>(
    context: Context<'a>,
    definition: &Definition,
    symbol: &TypeSymbol,
) -> (Option<&'a str>, String) {
    let origin = definition.origins.first();
    match origin {
        Some(Origin::Member { of, index }) => {
            let described = match &context.api.types.get(*of).shape {
                Shape::Union(union) => union.members.get(*index).map(union::describe),
                _ => None,
            };
            let (around, described) = (name(context, *of), described.unwrap_or_default());
            (Some(around), format!("One of `{around}`. {described}"))
        }
        Some(Origin::Property { of, name: key }) => {
            let (around, key) = (name(context, *of), plain(key));
            let others = match definition.origins.len() {
                0 | 1 => "",
                _ => ", and others as well",
            };
            let sentence = format!("In `{around}`, what `{key}` holds{others}.");
            (Some(around), sentence)
        }
        _ => {
            let sentence = origin.and_then(|origin| in_operation(context, origin));
            let otherwise = || format!("`{}` of the API.", symbol.name);
            (None, sentence.unwrap_or_else(otherwise))
        }
    }
}

/// What a type is to an operation, or to all that share it.
fn in_operation(context: Context<'_>, origin: &Origin) -> Option<String> {
    Some(match origin {
        Origin::RequestBody {
            component: Some(name),
            ..
        } => format!("The body `{}`.", plain(name)),
        Origin::ResponseBody {
            operation,
            status,
            component: Some(name),
            ..
        } => response_description(context, *operation, status)
            .unwrap_or_else(|| format!("The answer `{}`.", plain(name))),
        Origin::RequestBody { operation, .. } => {
            format!("A body of `{}`.", http(context, *operation))
        }
        Origin::ResponseBody {
            operation, status, ..
        } => {
            let http = http(context, *operation);
            format!("An answer of `{http}`, with the status {status}.")
        }
        Origin::Parameter {
            operation, name, ..
        } => {
            let (name, http) = (plain(name), http(context, *operation));
            format!("What the parameter `{name}` of `{http}` holds.")
        }
        _ => return None,
    })
}

fn name(context: Context<'_>, id: TypeId) -> &str {
    let symbol = context.symbols.types.get(&id);
    symbol.map_or("", |symbol| symbol.name.as_str())
}

/// What an operation sends.
fn http(context: Context<'_>, operation: usize) -> String {
    let operation = context.api.operations.get(operation);
    operation.map_or_else(String::new, |operation| plain(&operation.http()))
}

/// A text as it may stand in backticks.
fn plain(text: &str) -> String {
    text.replace('`', "'")
}

fn response_description(context: Context<'_>, operation: usize, status: &str) -> Option<String> {
    let mut responses = context.api.operations.get(operation)?.responses.iter();
    let response = responses.find(|response| response.status.to_string() == status)?;
    let description = &response.description;
    documentation::is_visible(description).then(|| description.clone())
}
