//! Where the API is.

use super::Lowerer;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::PathOperation;
use crate::ir::{Server, ServerVariable};

pub(super) fn servers(servers: &[openapiv3::Server]) -> Vec<Server> {
    servers.iter().map(server).collect()
}

fn server(server: &openapiv3::Server) -> Server {
    let variables = server.variables.iter().flatten();
    let named = |name: &str| server.url.contains(&format!("{{{name}}}"));
    // Where the document itself is, which would say the scheme, is not known.
    let without_scheme = server.url.starts_with("//");
    let scheme = if without_scheme { "https:" } else { "" };
    Server {
        url: format!("{scheme}{}", server.url),
        description: server.description.clone(),
        variables: variables
            .filter(|(name, _)| named(name))
            .map(|(name, variable)| ServerVariable {
                name: name.clone(),
                default: variable.default.clone(),
                values: variable.enumeration.clone(),
                description: variable.description.clone(),
            })
            .collect(),
    }
}

impl Lowerer<'_> {
    /// The one that only this operation or its path has: the first, for a client has one place for each.
    pub(super) fn own_server(&mut self, one: &PathOperation<'_>) -> Option<Server> {
        let (servers, at) = match one.operation.servers.as_slice() {
            [] => (one.item.servers.as_slice(), &one.item_at),
            own => (own, &one.at),
        };
        let [first, others @ ..] = servers else {
            return None;
        };
        let at = at.child("servers").index(1);
        if let [other, ..] = others
            && self.unused_servers.insert(at.clone())
        {
            let message = format!(
                "`{}` is not used: the operation is sent to the first of its servers",
                other.url
            );
            let finding = Diagnostic::new(Severity::Note, Code::UnsupportedKeyword, &at, message);
            let help = "to send to another, put that first, or set the base URL of the client";
            self.diagnostics.push(finding.with_help(help));
        }
        Some(server(first))
    }
}
