//! The readme of a crate.

use askama::Template;

use super::described::Described;
use super::features::Features;
use super::files::{needed_credentials, one_line, setters, shown_alternative, shown_program};
use super::manifest::toml_text;
use super::program::{call, is_read_whole, walk};
use super::shown::shown_operation;
use super::{Context, environment};
use crate::config::BASE_URL;
use crate::docs::doc_lines;
use crate::ir::Operation;

#[derive(Template)]
#[template(path = "README.md", escape = "none")]
pub(super) struct Readme {
    name: String,
    title: String,
    version: String,
    description: String,
    /// What of the description stands below everything else.
    described_below: String,
    /// The package in code; empty where there is no client.
    library: String,
    example: Option<String>,
    /// The call of that example, its method and path, and whether the answer is read as a whole.
    call: Option<String>,
    method: String,
    path: String,
    whole: bool,
    walk: Option<String>,
    credentials: Vec<String>,
    /// Whether operations have a header `Authorization` that none of these is for.
    leaves_out_authorization: bool,
    sends_authorization: bool,
    /// Those that the call of the example needs.
    needed: Vec<String>,
    /// The one that the example takes, else any.
    credential: Option<String>,
    variables: Vec<String>,
    /// What the variable of the base URL is for.
    base_url: Option<String>,
    /// Whether requests have an idempotency key of their own.
    keyed: bool,
    /// Whether failures have a place for messages of the API.
    has_messages: bool,
    documented: bool,
    /// Whether there is a program that needs no account.
    loopback: bool,
    crate_version: String,
    features: Option<Features>,
}

impl Readme {
    pub(super) fn of(
        context: Context<'_>,
        documented: bool,
        loopback: bool,
        features: Option<Features>,
    ) -> Self {
        let info = &context.api.info;
        let description = context
            .config
            .package
            .description
            .clone()
            .or_else(|| info.description.clone());
        let example = shown_program(context);
        let Described { above, below } =
            Described::of(&description.unwrap_or_default(), example.is_some());
        let shown = shown_operation(context);
        let operation = context.api.operations.get(shown);
        let variables = &context.symbols.environment;
        Self {
            library: operation.map_or_else(String::new, |_| context.symbols.library.clone()),
            call: call(context, shown),
            method: operation.map_or_else(String::new, method_in_code),
            path: operation.map_or_else(String::new, |operation| operation.path.clone()),
            whole: operation.is_some_and(is_read_whole),
            name: context.symbols.package.clone(),
            title: doc_lines(&one_line(&info.title), usize::MAX).join(" "),
            version: doc_lines(&one_line(&info.version), usize::MAX).join(" "),
            description: above.join("\n"),
            described_below: below.join("\n"),
            example,
            documented,
            loopback,
            crate_version: toml_text(context.config.package.version()),
            features,
            walk: walk(context).and_then(|walk| walk.render().ok()),
            credential: operation
                .and_then(|operation| shown_alternative(context, operation)?.first())
                .and_then(|scheme| context.symbols.credentials.get(scheme))
                .or_else(|| context.symbols.credentials.values().next())
                .cloned(),
            credentials: context.symbols.credentials.values().cloned().collect(),
            leaves_out_authorization: context.api.leaves_out_authorization,
            sends_authorization: sends_authorization(context),
            needed: setters(needed_credentials(context, shown)),
            variables: variables
                .iter()
                .filter(|(key, _)| *key != BASE_URL)
                .map(|(_, name)| name.clone())
                .collect(),
            base_url: environment::base_url(context),
            keyed: context.api.operations.iter().any(Operation::takes_key),
            has_messages: context
                .config
                .response
                .envelope
                .as_ref()
                .is_some_and(|envelope| envelope.errors.is_some() || envelope.messages.is_some()),
        }
    }
}

/// The method as code that may fail writes it.
fn method_in_code(operation: &Operation) -> String {
    let method = operation.method.as_str();
    match operation.method.is_constant() {
        true => format!("Method::{method}"),
        false => format!("Method::from_bytes(b\"{method}\")?"),
    }
}

/// Whether the credential of some operations is sent in the header `Authorization`.
fn sends_authorization(context: Context<'_>) -> bool {
    let headers = context.api.schemes.iter();
    let mut headers = headers.filter_map(|scheme| scheme.place.header());
    headers.any(|header| header.eq_ignore_ascii_case("authorization"))
}
