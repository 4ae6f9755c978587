//! Which operations go on where their answer ends, and how: what the configuration says, else what
//! is usual.

mod body;
mod configured;
mod counting;
mod described;
mod envelope;
mod given_back;
mod items;
mod names;
mod numbering;
mod recognised;
mod signs;
mod switch;
mod target;
#[cfg(test)]
mod tests;
mod times;

use crate::config::{self, Config, PaginationKind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::ir::{Api, Operation, Pagination, Path, Type, Types};

use signs::Leaf;

pub(super) fn run(api: &mut Api, config: &Config, diagnostics: &mut Diagnostics) {
    for operation in &mut api.operations {
        operation.pagination = of(&api.types, operation, config, diagnostics);
    }
}

fn of(
    types: &Types,
    operation: &Operation,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Option<Pagination> {
    let own = config.operation(operation.id.as_ref(), &operation.http());
    let own = own.and_then(|settings| settings.pagination.as_ref());
    let said = own.or(config.pagination.as_ref());
    if said.is_some_and(|said| said.kind == PaginationKind::None) {
        return None;
    }
    let answer = Answer::of(types, operation, config);
    match (own, said) {
        (Some(own), _) => answer
            .and_then(|answer| configured::pagination(&answer, own))
            .map_err(|problem| diagnostics.push(problem.of(operation)))
            .ok(),
        (None, Some(usual)) => {
            let answer = answer.ok()?;
            let usual = configured::pagination(&answer, usual).ok();
            usual.or_else(|| recognised::pagination(&answer))
        }
        (None, None) => recognised::pagination(&answer.ok()?),
    }
}

/// Why what the configuration says cannot be.
#[derive(Debug)]
struct Problem {
    message: String,
    help: Option<String>,
}

impl Problem {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: None,
        }
    }

    fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn of(self, operation: &Operation) -> Diagnostic {
        let name = operation.id.as_deref().unwrap_or_default();
        let message = format!("`{name}` cannot be paged: {}", self.message);
        Diagnostic {
            help: self.help,
            ..Diagnostic::new(
                Severity::Error,
                Code::InvalidPagination,
                &operation.at,
                message,
            )
        }
    }
}

/// What an operation answers when it succeeds.
struct Answer<'a> {
    types: &'a Types,
    operation: &'a Operation,
    ty: &'a Type,
    /// The key of the result in the object around it.
    result: Option<&'a str>,
    /// What may say how far it goes.
    leaves: Vec<Leaf<'a>>,
    /// What may take a cursor in the body that is sent.
    body: Vec<Leaf<'a>>,
}

impl<'a> Answer<'a> {
    fn of(types: &'a Types, operation: &'a Operation, config: &'a Config) -> Result<Self, Problem> {
        let ty = operation
            .page()
            .ok_or_else(|| Problem::new("it does not always answer with JSON of one type"))?;
        let envelope = config.response.envelope.as_ref();
        Ok(Self {
            types,
            operation,
            ty,
            result: envelope.map(|envelope: &config::Envelope| envelope.result.as_str()),
            leaves: signs::leaves(types, ty),
            body: body::ty(operation).map_or_else(Vec::new, |ty| signs::leaves(types, ty)),
        })
    }

    /// Where the results are, and what each is.
    fn items(&self) -> Option<(Path, Type)> {
        let cursors = recognised::cursors(self);
        let cursors: Vec<&str> = cursors.iter().map(String::as_str).collect();
        items::find(self.types, self.ty, self.result, &cursors)
    }
}
