//! Tells where an operation is not called what the configuration says, and why.

use super::words::snake;
use super::{OperationSymbol, Symbols};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::ir::{Api, DEEPEST_RESOURCE, Operation};

const OTHER_NAME: &str = "choose another name, or give that of the other up";

/// An entry of the configuration is found by the operationId, so that both would have any other name.
const OWN_ID: &str = "give each operation an operationId of its own";

/// Tells of each operation that is called otherwise than the configuration asks for.
pub(crate) fn check(api: &Api, config: &Config, symbols: &Symbols, found: &mut Diagnostics) {
    for (operation, symbol) in api.operations.iter().zip(&symbols.operations) {
        let Some(asked) = config.operation(operation.id.as_ref(), &operation.http()) else {
            continue;
        };
        let http = operation.http();
        let id = operation.id.as_deref().unwrap_or(&http);
        if let Some(method) = asked.method.as_deref().map(snake)
            && method != symbol.method
        {
            let (why, help) = why(api, symbols, operation, symbol, &method);
            let is = &symbol.method;
            let message =
                format!("the method of `{id}` is `{is}`, not `{method}` as configured: {why}");
            found.push(finding(operation, message, help));
        }
        if let Some(resource) = asked.resource.as_deref().and_then(modules)
            && resource != symbol.resource
        {
            let (is, asked) = (symbol.resource.join("."), resource.join("."));
            let message = format!(
                "the resource of `{id}` is `{is}`, not `{asked}` as configured: a name in it means something else"
            );
            found.push(finding(operation, message, OTHER_NAME));
        }
    }
}

/// The modules of a resource that is asked for; none where there are too many, of which more is said.
fn modules(resource: &str) -> Option<Vec<String>> {
    let modules: Vec<String> = resource.split('.').map(snake).collect();
    (!resource.is_empty() && modules.len() <= DEEPEST_RESOURCE).then_some(modules)
}

/// What has the name of a method, and what helps.
fn why(
    api: &Api,
    symbols: &Symbols,
    operation: &Operation,
    symbol: &OperationSymbol,
    method: &str,
) -> (String, &'static str) {
    let mut operations = api.operations.iter().zip(&symbols.operations);
    let other = operations.find(|(_, it)| it.resource == symbol.resource && it.method == method);
    if let Some((other, _)) = other {
        let http = other.http();
        return match other.id == operation.id {
            true => (format!("the entry stands for `{http}` as well"), OWN_ID),
            false => (format!("`{http}` is called that"), OTHER_NAME),
        };
    }
    let inner = [symbol.resource.as_slice(), &[method.to_owned()]].concat();
    let mut resources = symbols.operations.iter().map(|it| &it.resource);
    let why = match resources.any(|resource| resource.starts_with(&inner)) {
        true => "a resource in it is called that",
        false => "every resource has that name for something else",
    };
    (why.to_owned(), OTHER_NAME)
}

fn finding(operation: &Operation, message: String, help: &str) -> Diagnostic {
    let finding = Diagnostic::new(Severity::Warning, Code::TakenName, &operation.at, message);
    finding.with_help(help)
}
