//! Tells where the configuration names what the document does not have, or not any more.

mod settings;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::config::{BASE_URL, Config, is_request};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer, Severity};
use crate::document::Document;
use crate::ir::Api;

pub(crate) fn check(
    document: &Document,
    api: &Api,
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    settings::check(document, api, config, diagnostics);
    operations(api, config, diagnostics);
    environment(api, config, diagnostics);
}

fn operations(api: &Api, config: &Config, diagnostics: &mut Diagnostics) {
    let ids = api
        .operations
        .iter()
        .filter_map(|operation| operation.id.as_ref());
    let known: HashSet<&String> = ids.collect();
    let is_sent = |key: &str| {
        let mut operations = api.operations.iter();
        key.contains(' ') && operations.any(|operation| is_request(key, &operation.http()))
    };
    let names = config.operations.keys();
    for name in names.filter(|name| !known.contains(name) && !is_sent(name)) {
        let message =
            format!("the configuration names the operation `{name}`, which the document lacks");
        let at = Pointer::root().child("paths");
        let finding = Diagnostic::new(Severity::Warning, Code::UnknownOperation, &at, message);
        let help =
            "correct the name, which is an operationId or as in `GET /path`, or leave it out";
        diagnostics.push(finding.with_help(help));
    }
}

fn environment(api: &Api, config: &Config, diagnostics: &mut Diagnostics) {
    let is_known = |key: &str| key == BASE_URL || api.schemes.iter().any(|scheme| scheme.id == key);
    for (key, variable) in config.environment.iter().filter(|(key, _)| !is_known(key)) {
        let message = format!(
            "`{variable}` is not read: the configuration has it for the security scheme `{key}`, \
             of which the client sends nothing"
        );
        let at = Pointer::root().child("components").child("securitySchemes");
        let known: Vec<String> = api
            .schemes
            .iter()
            .map(|it| format!("`{}`", it.id))
            .collect();
        let help = match known.as_slice() {
            [] => "leave it out".to_owned(),
            known => format!("name one of {}", known.join(", ")),
        };
        let finding = Diagnostic::new(Severity::Warning, Code::UnknownScheme, &at, message);
        diagnostics.push(finding.with_help(help));
    }
}
