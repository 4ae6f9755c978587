//! A program that calls the operation shown first on a server of its own, for `examples/`.

use askama::Template;

use super::Context;
use super::documented::{Answer, answers};
use super::examples::Filed;
use super::program::{Program, program};
use crate::ir::Operation;

/// The program's text.
#[derive(Template)]
#[template(path = "examples/loopback.rs", escape = "none")]
pub(super) struct Loopback {
    summary: String,
    library: String,
    call: String,
    shown: String,
    credentials: Vec<String>,
    status: u16,
    file: String,
}

/// The program, if the document says what to call the operation with and what it answers.
pub(super) fn loopback(
    context: Context<'_>,
    filed: &[Filed<'_>],
    index: usize,
) -> Option<Loopback> {
    let operation = context.api.operations.get(index)?;
    // Its own server would be asked in place of the one on this machine.
    if operation.server.is_some() {
        return None;
    }
    let Answer { status, file, .. } = answers(context, filed)
        .into_iter()
        .find(|answer| is_success(answer, operation))?;
    let Program {
        summary,
        library,
        call,
        shown,
        ..
    } = program(context, index)?;
    Some(Loopback {
        summary,
        library,
        call,
        shown,
        credentials: context.symbols.credentials.values().cloned().collect(),
        status,
        file: file.to_owned(),
    })
}

fn is_success(answer: &Answer<'_>, operation: &Operation) -> bool {
    std::ptr::eq(answer.operation, operation)
        && (200..300).contains(&answer.status)
        && answer.media_type == "application/json"
}
