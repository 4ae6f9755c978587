//! The whole of an API.

use std::collections::BTreeMap;

use super::{Direction, Operation, Origin, SecurityScheme, Server, ServerVariable, Type, Types};
use crate::diagnostic::Pointer;
use crate::untyped::Why;

/// Everything that is generated.
#[derive(Debug, Default)]
pub(crate) struct Api {
    pub(crate) info: Info,
    /// In the order of the document; the first is the one that is meant.
    pub(crate) servers: Vec<Server>,
    pub(crate) schemes: Vec<SecurityScheme>,
    /// The environment variables that are named: of security schemes by id, and that of the URL.
    pub(crate) environment: BTreeMap<String, String>,
    /// What an operation needs that says nothing else: sets of security schemes by id.
    pub(crate) security: Vec<Vec<String>>,
    /// Whether operations have a header `Authorization` that no scheme is for.
    pub(crate) leaves_out_authorization: bool,
    pub(crate) types: Types,
    /// What is said of tags, by name.
    pub(crate) tags: BTreeMap<String, String>,
    /// In the order of the document.
    pub(crate) operations: Vec<Operation>,
    /// In the order of the document.
    pub(crate) examples: Vec<Example>,
    /// The components that are written out again, by the place where they are.
    pub(crate) written_out: BTreeMap<String, String>,
    /// Where a type is any, in the order it was decided.
    pub(crate) untyped: Vec<Untyped>,
}

impl Api {
    /// What users choose of URLs: the variables of the first server, then those that only the
    /// servers of operations have.
    pub(crate) fn server_variables(&self) -> Vec<&ServerVariable> {
        let own = self
            .operations
            .iter()
            .filter_map(|operation| operation.server.as_ref());
        let servers = self.servers.first().into_iter().chain(own);
        let mut variables: Vec<&ServerVariable> = Vec::new();
        for variable in servers.flat_map(|server| &server.variables) {
            if !variables.iter().any(|known| known.name == variable.name) {
                variables.push(variable);
            }
        }
        variables
    }

    /// Whether a type stands there as the body of a failure that is no component.
    pub(crate) fn is_unnamed_failure(&self, origin: &Origin) -> bool {
        match origin {
            Origin::ResponseBody {
                operation,
                status,
                component: None,
                ..
            } => self.is_failure(*operation, status),
            _ => false,
        }
    }

    /// Whether what an operation answers with that status is a failure.
    pub(crate) fn is_failure(&self, operation: usize, status: &str) -> bool {
        let successes = self.operations.get(operation).map(Operation::successes);
        let mut successes = successes.into_iter().flatten();
        !successes.any(|success| success.status.to_string() == status)
    }
}

/// A decision that a type is any.
#[derive(Clone, Debug)]
pub(crate) struct Untyped {
    pub(crate) origin: Origin,
    pub(crate) place: Pointer,
    pub(crate) why: Why,
}

/// What the document says of itself.
#[derive(Debug, Default)]
pub(crate) struct Info {
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) description: Option<String>,
}

/// A value that the document gives for a type.
#[derive(Debug)]
pub(crate) struct Example {
    pub(crate) place: Pointer,
    pub(crate) ty: Type,
    /// The place of the schema that it is an example of.
    pub(crate) schema: Pointer,
    /// The ways it travels; those of its type where the document does not say.
    pub(crate) direction: Option<Direction>,
    pub(crate) value: serde_json::Value,
}
