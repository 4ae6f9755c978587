//! The only place where an identifier is chosen.

mod accessors;
mod answers;
mod arguments;
mod asked;
mod builder;
mod component_words;
mod enumeration;
mod examples;
mod features;
mod grouped_id;
mod letters;
mod lock;
mod members;
mod method;
mod namespace;
mod object;
mod operations;
mod parameters;
mod payloads;
mod programs;
mod requests;
mod reserved;
mod resource;
mod scope;
mod stems;
#[cfg(test)]
mod tests;
mod tree;
mod type_words;
mod types;
mod union;
mod untyped;
mod verbs;
mod versions;
mod words;

use std::collections::BTreeMap;

use crate::config::{Config, ResourceFeatures};
use crate::ir::{Api, TypeId};
use crate::keywords::is_keyword;
pub(crate) use answers::AnswerSymbol;
pub(crate) use asked::check;
pub use lock::Lock;
pub(crate) use lock::{Standing, of_component};
use members::{Before, Members};
pub(crate) use programs::LOOPBACK;
pub(crate) use reserved::types::{ADDITIONAL_PROPERTIES, UNKNOWN, UNKNOWN_FIELDS};
pub(crate) use type_words::CommonNames;
pub(crate) use untyped::untyped;

/// Every name that is emitted.
#[derive(Debug, Default)]
pub(crate) struct Symbols {
    /// Name of the crate on the registry and in code.
    pub(crate) package: String,
    pub(crate) library: String,
    /// Name of the crate with its support code, on the registry and in code.
    pub(crate) runtime_package: String,
    pub(crate) runtime_library: String,
    pub(crate) types: BTreeMap<TypeId, TypeSymbol>,
    /// What types are known by.
    places: lock::Places,
    /// By index of the operation.
    pub(crate) operations: Vec<OperationSymbol>,
    pub(crate) resources: Resource,
    /// What resources and methods leave out.
    versions: versions::Versions,
    /// Whether the resources of the client are features.
    pub(crate) resource_features: ResourceFeatures,
    /// Files of the examples without their ending, by index of the example.
    pub(crate) examples: Vec<String>,
    /// Files of programs that call an operation, without their ending, by index of the operation.
    pub(crate) programs: BTreeMap<usize, String>,
    /// Setters of the client builder, by id of the security scheme.
    pub(crate) credentials: BTreeMap<String, String>,
    /// The environment variables that the client reads: of security schemes by id, and that of the URL.
    pub(crate) environment: BTreeMap<String, String>,
    /// Credentials that had not their first choice to themselves.
    told_apart: Members,
    /// Setters of the client builder for the variables of the first server, in its order.
    pub(crate) server_variables: Vec<String>,
}

/// The names of a type.
#[derive(Clone, Debug, Default)]
pub(crate) struct TypeSymbol {
    pub(crate) name: String,
    /// The file that it stands in, without an ending.
    pub(crate) module: String,
    /// Fields of an object or variants of the others, in the order of the IR.
    pub(crate) members: Vec<String>,
    /// Fields that the constructor of an object takes in this order, by their indices.
    pub(crate) arguments: Vec<usize>,
    /// Setters of fields, or accessors of what all members of a union share.
    pub(crate) methods: Vec<String>,
    /// Associated constants for the constants of an object.
    pub(crate) constants: Vec<String>,
    /// Members that had not their first choice to themselves.
    told_apart: Members,
}

/// The names of an operation.
#[derive(Clone, Debug, Default)]
pub(crate) struct OperationSymbol {
    /// The method on its resource.
    pub(crate) method: String,
    /// The struct that gathers its parameters.
    pub(crate) request: String,
    /// Arguments or setters, in the order of the IR.
    pub(crate) parameters: Vec<String>,
    /// Parameters that the method takes in this order, before the body, by their indices.
    pub(crate) arguments: Vec<usize>,
    /// Parameters and bodies that had not their first choice to themselves.
    told_apart: Members,
    pub(crate) body: String,
    /// The enumeration of the bodies that it takes, if there are several.
    pub(crate) payload: String,
    /// The variants of that enumeration, in the order of the IR.
    pub(crate) payloads: Vec<String>,
    /// The enumeration of its answers, if there are several.
    pub(crate) response: String,
    /// The variants of that enumeration, in the order of the ways to succeed.
    pub(crate) answers: Vec<AnswerSymbol>,
    /// Module path of its resource.
    pub(crate) resource: Vec<String>,
    /// The same in the words that it comes from.
    pub(crate) words: Vec<String>,
}

/// A node of the tree of resources; the root is the client.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resource {
    /// The method that leads to it, which is its module as well.
    pub(crate) module: String,
    /// The struct that has its methods.
    pub(crate) handle: String,
    /// As the document names it.
    pub(crate) title: String,
    /// The feature without which it is not there, if there is one.
    pub(crate) feature: Option<String>,
    pub(crate) children: Vec<Resource>,
    /// Indices of operations.
    pub(crate) operations: Vec<usize>,
}

/// A package's name from the title of the document; `last` is the one that it had.
fn package(title: &str, last: Option<&String>) -> String {
    let name = words::kebab(title);
    let is_taken = reserved::packages::is_taken(&name) || is_keyword(&name);
    if is_taken && last != Some(&name) {
        format!("{name}-client")
    } else {
        name
    }
}

/// Chooses all names.
pub(crate) fn name(api: &Api, config: &Config) -> Symbols {
    let mut symbols = Symbols::default();
    symbols.package = match &config.package.name {
        Some(name) => name.clone(),
        None => {
            let last = config.last.as_ref();
            package(&api.info.title, last.and_then(|it| it.package.as_ref()))
        }
    };
    symbols.library = symbols.package.replace('-', "_");
    symbols.runtime_package = format!("{}-runtime", symbols.package);
    symbols.runtime_library = format!("{}_runtime", symbols.library);
    let mut taken = builder::scope();
    (symbols.credentials, symbols.told_apart) =
        builder::credentials(api, Before::of_client(config), &mut taken);
    symbols.server_variables = builder::server_variables(api, &mut taken);
    symbols.environment = builder::environment(api, &symbols);
    operations::name(api, config, &mut symbols);
    features::name(api, config, &mut symbols);
    types::name(api, config, &mut symbols);
    symbols.examples = examples::name(&api.examples);
    symbols.programs = programs::name(api, config, &symbols);
    symbols
}

/// The names that were chosen, to be kept.
pub(crate) fn lock(api: &Api, config: &Config, symbols: &Symbols) -> Lock {
    Lock::of(api, symbols, &config.lock)
}
