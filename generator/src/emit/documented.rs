//! The answers that the document gives as examples, ready for a mock.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Literal;
use quote::quote;

use super::examples::Filed;
use super::{Context, documentation, reach};
use crate::ir::{Content, ContentKind, Operation, Response, Server, Status, path_of};
use crate::print;

/// An answer that the document spells out.
pub(super) struct Answer<'a> {
    /// Of the operation.
    pub(super) index: usize,
    operation: &'a Operation,
    pub(super) status: u16,
    pub(super) media_type: &'a str,
    name: &'a str,
    pub(super) body: AnswerBody<'a>,
}

/// Where the body of an answer is.
#[derive(Clone, Copy)]
pub(super) enum AnswerBody<'a> {
    /// In a file within `tests/`.
    File(&'a str),
    /// Here.
    Text(&'a str),
}

/// All that are tried by the tests too, and the texts of answers that are none else, in the order of the
/// document.
pub(super) fn answers<'a>(context: Context<'a>, filed: &'a [Filed<'_>]) -> Vec<Answer<'a>> {
    let mut files: BTreeMap<&str, &str> = BTreeMap::new();
    for example in filed {
        files.entry(example.place).or_insert(&example.file);
    }
    let mut answers = Vec::new();
    for (index, operation) in context.api.operations.iter().enumerate() {
        for response in &operation.responses {
            let status = status(operation, response);
            let is_json = |content: &Content| matches!(content.kind, ContentKind::Json(_));
            let is_read = response.content.iter().any(is_json);
            for content in &response.content {
                let examples = content.examples.iter().filter_map(|example| {
                    let text = example.text.as_deref().filter(|_| !is_read);
                    let file = || files.get(example.place.as_str()).copied();
                    let body = text.map(AnswerBody::Text);
                    Some(Answer {
                        index,
                        operation,
                        status,
                        media_type: &content.media_type,
                        name: example.name.as_deref().unwrap_or_default(),
                        body: body.or_else(|| file().map(AnswerBody::File))?,
                    })
                });
                answers.extend(examples);
            }
        }
    }
    answers
}

/// A status that the response is for.
fn status(operation: &Operation, response: &Response) -> u16 {
    match response.status {
        Status::Code(code) => code,
        Status::Range(digit) => digit * 100,
        Status::Default => match operation.successes().first() {
            Some(success) if success.status != Status::Default => 500,
            _ => 200,
        },
    }
}

/// Each path once, without variables that could be anything.
fn base_paths(context: Context<'_>) -> BTreeSet<String> {
    let servers = context.api.servers.iter().map(Server::default_url);
    let own = context
        .api
        .operations
        .iter()
        .filter_map(|operation| Some(operation.server.as_ref()?.default_url()));
    servers
        .chain(own)
        .map(|url| path_of(&url).to_owned())
        .collect()
}

/// The module with the answers, if there are any.
pub(super) fn file(
    context: Context<'_>,
    answers: &[Answer<'_>],
) -> Result<Option<String>, syn::Error> {
    if answers.is_empty() {
        return Ok(None);
    }
    let title =
        documentation::module("What the API's document gives as examples, as answers of a mock.");
    let bases = base_paths(context);
    let rows = answers.iter().map(|answer| {
        let Answer {
            index,
            operation,
            status,
            media_type,
            name,
            body,
        } = answer;
        let (method, path) = (operation.method.as_str(), &operation.path);
        let body = match body {
            AnswerBody::File(file) => {
                let file = format!("../tests/{file}");
                quote!(include_str!(#file))
            }
            AnswerBody::Text(text) => quote!(#text),
        };
        let status = Literal::u16_unsuffixed(*status);
        let gate = reach::resource_of(context, *index).map(reach::gate);
        quote!(#gate Documented {
            method: #method,
            path: #path,
            status: #status,
            media_type: #media_type,
            name: #name,
            body: #body,
        })
    });
    print::file(quote! {
        #title
        use crate::runtime::http::mock::{Documented, Mock};

        /// The paths of the servers that the document names.
        const BASE_PATHS: &[&str] = &[#(#bases),*];

        /// Each example of an answer, in the order of the document.
        pub const ANSWERS: &[Documented] = &[#(#rows),*];

        /// A mock that answers each operation with the first example of its success.
        #[must_use]
        pub fn mock() -> Mock {
            Mock::documented(BASE_PATHS, ANSWERS)
        }
    })
    .map(Some)
}
