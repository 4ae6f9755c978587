//! A program that calls the operation shown first on a server of its own, for `examples/`.

use askama::Template;

use super::Context;
use super::documented::{Answer, AnswerBody};
use super::files::{needed_credentials, setters};
use super::program::{Program, is_exemplified, program};
use crate::media_type::PLAIN_JSON;

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
    answers: &[Answer<'_>],
    index: usize,
) -> Option<Loopback> {
    let operation = context.api.operations.get(index)?;
    // Its own server would be asked in place of the one on this machine.
    if operation.server.is_some() || !is_exemplified(operation) {
        return None;
    }
    let mut own = answers.iter().filter(|answer| answer.index == index);
    let (answer, file) = own.find_map(|answer| Some((answer, success_file(answer)?)))?;
    let Program {
        summary,
        call,
        shown,
        ..
    } = program(context, index)?;
    Some(Loopback {
        summary,
        library: context.symbols.library.clone(),
        call,
        shown,
        credentials: setters(needed_credentials(context, index)),
        status: answer.status,
        file: file.to_owned(),
    })
}

fn success_file<'a>(answer: &Answer<'a>) -> Option<&'a str> {
    let is_success = (200..300).contains(&answer.status) && answer.media_type == PLAIN_JSON;
    match answer.body {
        AnswerBody::File(file) => Some(file).filter(|_| is_success),
        AnswerBody::Text(_) => None,
    }
}
