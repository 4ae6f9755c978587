//! Where the API is.

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

/// The one that only this operation or its path has.
pub(super) fn own(one: &PathOperation<'_>) -> Option<Server> {
    let own = one.operation.servers.first();
    let own = own.or(one.item.servers.first())?;
    Some(server(own))
}
