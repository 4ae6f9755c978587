//! Names of the answers that one operation gives.

use super::Lock;
use crate::ir::{Operation, Response, Status, Success};

/// The names of a way to succeed, if there are several.
#[derive(Clone, Debug)]
pub(crate) struct AnswerSymbol {
    /// The status that it is called after.
    pub(crate) status: Status,
    pub(crate) variant: String,
}

/// In the order of the ways to succeed: each after the first of its statuses, unless another was before.
pub(super) fn name(operation: &Operation, lock: &Lock) -> Vec<AnswerSymbol> {
    let outcomes = operation.outcomes();
    if outcomes.len() < 2 {
        return Vec::new();
    }
    let named_after = |status: Status| AnswerSymbol {
        status,
        variant: variant(status),
    };
    let named = |success: &Success<'_>| {
        let mut responses = success.responses.iter();
        let kept = responses.find(|it| lock.has_answer(operation, it.status));
        kept.or_else(|| success.responses.first())
            .map(|response: &&Response| named_after(response.status))
    };
    outcomes.iter().filter_map(named).collect()
}

fn variant(status: Status) -> String {
    match status {
        Status::Code(200) => "Ok".to_owned(),
        Status::Code(201) => "Created".to_owned(),
        Status::Code(202) => "Accepted".to_owned(),
        Status::Code(203) => "NonAuthoritativeInformation".to_owned(),
        Status::Code(204) => "NoContent".to_owned(),
        Status::Code(205) => "ResetContent".to_owned(),
        Status::Code(206) => "PartialContent".to_owned(),
        Status::Code(code) => format!("Status{code}"),
        Status::Range(_) => "Success".to_owned(),
        Status::Default => "Default".to_owned(),
    }
}
