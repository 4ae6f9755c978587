//! What `codegen.toml` says: the crate's name, and what a document cannot tell.

mod called;
mod manifest;
mod pagination;
mod publish;
mod resource_features;
mod runtime;

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::document::{Selection, hex};
use crate::names::Lock;
use crate::summary::Summary;
pub use pagination::{Pagination, PaginationKind};
pub use publish::Publish;
pub use resource_features::{ALL_RESOURCES, ResourceFeatures};
pub use runtime::Runtime;

/// The key in [`Config::environment`] that is no security scheme: another place where the API is.
pub(crate) const BASE_URL: &str = "base_url";

/// The configuration of one generated crate.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The document, relative to the configuration.
    pub document: Option<String>,
    /// The folder out of which no reference is followed, relative to the configuration: that of the
    /// document, or one above it; that of the document if absent.
    pub references: Option<String>,
    /// Overlays of the document, applied in order; relative to the configuration.
    pub overlays: Vec<String>,
    /// The folder of the generated crate, relative to the configuration.
    pub output: Option<String>,
    /// The operations that are wanted; all of them if nothing is named.
    pub select: Selection,
    /// What Cargo is told of the generated crate.
    #[serde(rename = "crate")]
    pub package: Package,
    /// Environment variables by security scheme, and one for `base_url`.
    pub environment: BTreeMap<String, String>,
    /// What all responses have in common.
    pub response: Response,
    /// Where more documentation is to be found.
    pub docs: Docs,
    /// The Rust type of a `format`, where it is not the usual one.
    pub formats: BTreeMap<String, Format>,
    /// How further results are asked for, where an operation does not say and has what it takes.
    pub pagination: Option<Pagination>,
    /// Operations by operationId, or as `GET /path`.
    pub operations: BTreeMap<String, Operation>,
    /// The names that were given before; from a file of its own.
    #[serde(skip)]
    pub lock: Lock,
    /// The API of the crate that was made last, from its `api.json`: of members that come to one name, the
    /// one that had it keeps it. From then on the lock tells.
    #[serde(skip)]
    pub last: Option<Summary>,
}

/// What Cargo is told of the generated crate.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Package {
    /// The name; from the document's title if absent.
    #[serde(deserialize_with = "manifest::name")]
    pub name: Option<String>,
    /// The version; `0.1.0` if absent.
    #[serde(deserialize_with = "manifest::version")]
    pub version: Option<String>,
    /// The licence, as an SPDX expression.
    #[serde(deserialize_with = "manifest::license")]
    pub license: Option<String>,
    /// One sentence; the document's title if absent.
    pub description: Option<String>,
    /// Who answers for it.
    pub authors: Vec<String>,
    /// Where its source is.
    pub repository: Option<String>,
    /// Where it is at home, if that is not where its source is.
    pub homepage: Option<String>,
    /// Where its documentation is, if that is not docs.rs.
    pub documentation: Option<String>,
    /// What a registry finds it by.
    pub keywords: Vec<String>,
    /// Where a registry lists it.
    pub categories: Vec<String>,
    /// Where it may be published; anywhere if absent.
    pub publish: Option<Publish>,
    /// Whether each resource is a feature; what suits the size of the API if absent.
    pub resource_features: Option<ResourceFeatures>,
    /// Whether the support code is a crate of its own.
    pub runtime: Runtime,
}

/// The version of a crate whose configuration gives none.
const FIRST_VERSION: &str = "0.1.0";

impl Package {
    /// The version of the crate.
    #[must_use]
    pub fn version(&self) -> &str {
        self.version.as_deref().unwrap_or(FIRST_VERSION)
    }
}

/// What all responses have in common.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Response {
    /// Headers that carry the id of a request, the best first.
    pub request_id_headers: Vec<String>,
    /// The object around every result.
    pub envelope: Option<Envelope>,
}

/// Keys of the object around every result.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// Whether the call succeeded; without it the status decides alone.
    pub success: Option<String>,
    /// The errors.
    pub errors: Option<String>,
    /// Further messages.
    pub messages: Option<String>,
    /// The result.
    pub result: String,
}

/// Where more documentation is to be found.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Docs {
    /// Vendor extension of an operation that lists the permissions it accepts.
    pub permissions: Option<String>,
}

/// The Rust type of a string with a `format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// `String`
    String,
    /// `time::OffsetDateTime`
    DateTime,
    /// `time::Date`
    Date,
    /// Bytes, as Base64 on the wire.
    Base64,
}

/// What the document does not tell of an operation.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Operation {
    /// The resource it belongs to: words with dots between.
    #[serde(deserialize_with = "called::resource")]
    pub resource: Option<String>,
    /// The name of its method.
    #[serde(deserialize_with = "called::method")]
    pub method: Option<String>,
    /// How further results are asked for.
    pub pagination: Option<Pagination>,
}

/// Whether a key names the operation that sends `GET /path`; the case of the method does not matter.
pub(crate) fn is_request(key: &str, http: &str) -> bool {
    let parts = key.split_once(' ').zip(http.split_once(' '));
    parts.is_some_and(|((method, path), (own_method, own_path))| {
        method.eq_ignore_ascii_case(own_method) && path == own_path
    })
}

impl Config {
    /// SHA-256 of what it says of the crate: not where that is, nor the version that it has.
    pub(crate) fn hash(&self) -> String {
        // The lock and the last API may be large, and are not copied to be left out.
        let said = Self {
            document: None,
            references: None,
            overlays: Vec::new(),
            output: None,
            select: self.select.clone(),
            package: Package {
                version: None,
                ..self.package.clone()
            },
            environment: self.environment.clone(),
            response: self.response.clone(),
            docs: self.docs.clone(),
            formats: self.formats.clone(),
            pagination: self.pagination.clone(),
            operations: self.operations.clone(),
            lock: Lock::default(),
            last: None,
        };
        hex(&Sha256::digest(format!("{said:?}")))
    }

    /// Reads a configuration.
    ///
    /// # Errors
    /// The text is no TOML, or says something that is not known; the message has line and column.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// What it says of an operation of the document, by its id or as `GET /path`.
    pub(crate) fn operation(&self, id: Option<&String>, http: &str) -> Option<&Operation> {
        let by_id = id.and_then(|id| self.operations.get(id));
        let mut operations = self.operations.iter();
        let mut by_http = || operations.find(|(key, _)| is_request(key, http));
        by_id.or_else(|| Some(by_http()?.1))
    }

    /// The type of a string with this format.
    pub(crate) fn format(&self, name: &str) -> Format {
        self.formats.get(name).copied().unwrap_or(match name {
            "date-time" => Format::DateTime,
            "date" => Format::Date,
            "byte" => Format::Base64,
            _ => Format::String,
        })
    }
}
