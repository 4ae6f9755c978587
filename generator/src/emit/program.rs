//! A program that calls one operation, for `examples/` and the readme.

use askama::Template;
use serde_json::{Number, Value};

use super::Context;
use super::files::one_line;
use crate::docs::doc_lines;
use crate::ir::{ContentKind, Integer, Kind, Operation, Parameter, Shape, TypeId, Values};

/// The program's text.
#[derive(Template)]
#[template(path = "examples/operation.rs", escape = "none")]
pub(super) struct Program {
    pub(super) summary: String,
    library: String,
    pub(super) call: String,
    pub(super) shown: String,
}

/// A program that walks through pages.
#[derive(Template)]
#[template(path = "examples/items.rs", escape = "none")]
pub(super) struct Walk {
    library: String,
    call: String,
}

/// A program that walks through the pages of the first operation that has some and can be called
/// with what the document gives.
pub(super) fn walk(context: Context<'_>) -> Option<Walk> {
    let operations = context.api.operations.iter().enumerate();
    let mut paged = operations.filter(|(_, operation)| operation.pagination.is_some());
    let call = paged.find_map(|(index, _)| call(context, index))?;
    Some(Walk {
        library: context.symbols.library.clone(),
        call,
    })
}

/// A program that calls one operation, if the document says what to call it with.
pub(super) fn program(context: Context<'_>, index: usize) -> Option<Program> {
    let operation = context.api.operations.get(index)?;
    let symbol = context.symbols.operations.get(index)?;
    let summary = operation
        .docs
        .title
        .clone()
        .unwrap_or_else(|| symbol.method.clone());
    Some(Program {
        summary: doc_lines(&one_line(&summary), usize::MAX).join(" "),
        library: context.symbols.library.clone(),
        call: call(context, index)?,
        shown: shown(context, index),
    })
}

/// Whether all that an operation answers is JSON, and so read as one value.
pub(super) fn is_read_whole(operation: &Operation) -> bool {
    let successes = operation.successes().into_iter();
    let mut content = successes.flat_map(|response| &response.content);
    content.all(|content| matches!(content.kind, ContentKind::Json(_)))
}

/// The call of an operation, if the document says what to call it with.
pub(super) fn call(context: Context<'_>, index: usize) -> Option<String> {
    let operation = context.api.operations.get(index)?;
    let symbol = context.symbols.operations.get(index)?;
    if operation.body.as_ref().is_some_and(|body| body.required) {
        return None;
    }
    let taken = symbol.arguments.iter();
    let arguments = taken.map(|index| argument(context, operation.parameters.get(*index)?));
    let arguments: Option<Vec<String>> = arguments.collect();
    Some(format!(
        "client.{}().{}({})",
        symbol.resource.join("()."),
        symbol.method,
        arguments?.join(", ")
    ))
}

/// What a required parameter is called with: its example, or its name for a text without one.
fn argument(context: Context<'_>, parameter: &Parameter) -> Option<String> {
    if parameter.ty.nullable {
        return None;
    }
    let is_listed_text = |id: &TypeId| {
        let shape = &context.api.types.get(*id).shape;
        matches!(shape, Shape::Enumeration(listed) if matches!(listed.values, Values::Strings(_)))
    };
    match (&parameter.ty.kind, &parameter.example) {
        (Kind::String, None) => Some(format!("{:?}", parameter.name)),
        (Kind::String, Some(Value::String(text))) => Some(format!("{text:?}")),
        (Kind::Named(id), Some(Value::String(text))) if is_listed_text(id) => {
            Some(format!("{text:?}"))
        }
        (Kind::Integer(integer), Some(Value::Number(number))) if fits(number, *integer) => {
            Some(number.to_string())
        }
        (Kind::Number, Some(Value::Number(number))) => Some(format!("{:?}", number.as_f64()?)),
        (Kind::Boolean, Some(Value::Bool(boolean))) => Some(boolean.to_string()),
        _ => None,
    }
}

fn fits(number: &Number, integer: Integer) -> bool {
    match integer {
        Integer::Signed32 => number.as_i64().is_some_and(|it| i32::try_from(it).is_ok()),
        Integer::Signed64 => number.is_i64(),
        Integer::Unsigned64 => number.is_u64(),
    }
}

/// Whether the document has a value for each parameter that is required.
pub(super) fn is_exemplified(operation: &Operation) -> bool {
    let mut required = operation
        .parameters
        .iter()
        .filter(|parameter| parameter.required);
    required.all(|parameter| parameter.example.is_some())
}

/// What the program prints: the ids of the results where the answer is a list of them.
fn shown(context: Context<'_>, index: usize) -> String {
    id_of_results(context, index).map_or_else(
        || "    println!(\"{answer:#?}\");".to_owned(),
        |(result, id)| format!("    for item in &answer.{result} {{\n        println!(\"{{:?}}\", item.{id});\n    }}"),
    )
}

fn id_of_results(context: Context<'_>, index: usize) -> Option<(String, String)> {
    let key = &context.config.response.envelope.as_ref()?.result;
    let operation = context.api.operations.get(index)?;
    let response = operation
        .responses
        .iter()
        .find(|response| response.status.is_success())?;
    let ContentKind::Json(ty) = &response.content.first()?.kind else {
        return None;
    };
    let (id, Shape::Object(page)) = (ty.named()?, &context.api.types.get(ty.named()?).shape) else {
        return None;
    };
    let position = page
        .fields
        .iter()
        .position(|field| field.key == *key && field.required)?;
    let result = context.symbols.types.get(&id)?.members.get(position)?;
    let Kind::Array(item) = &page.fields.get(position)?.ty.kind else {
        return None;
    };
    let item = item.named()?;
    let Shape::Object(object) = &context.api.types.get(item).shape else {
        return None;
    };
    let position = object.fields.iter().position(|field| field.key == "id")?;
    let member = context.symbols.types.get(&item)?.members.get(position)?;
    Some((result.clone(), member.clone()))
}
