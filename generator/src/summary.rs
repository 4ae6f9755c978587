//! What a caller of a generated crate can see of it, in short: what two versions are compared by.

mod format;
mod operation;
pub(crate) mod wire;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize};

use crate::config::ResourceFeatures;
use crate::conflict;
use crate::mark::MARK;
pub use operation::{Argument, Operation, Stream, Variants};

/// The file of a crate that its summary is kept in.
pub const FILE: &str = "api.json";

/// Whether a text is that of such a file, whatever it is called, and whole or not.
pub fn is_one(text: &str) -> bool {
    let mut text = text.trim_start();
    for token in ["{", "\"//\"", ":", "\""] {
        let Some(rest) = text.strip_prefix(token) else {
            return false;
        };
        text = rest.trim_start();
    }
    text.starts_with(MARK)
}

/// The public API of a generated crate. All members are in the order of their names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Says that the file was generated.
    #[serde(rename = "//")]
    mark: String,
    /// The version of the generator.
    pub truespec: String,
    /// The version of the format: what a file of an earlier one lacks may have been there.
    #[serde(default, skip_serializing_if = "is_first")]
    pub format: u32,
    /// The name of the package; none in files that were written before it was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub package: Option<String>,
    /// SHA-256 of what the document says, whatever the order of its keys and its format.
    pub document: String,
    /// SHA-256 of what the configuration says of the crate, but for its version.
    pub configuration: String,
    /// The URL that requests go to unless a client is given another.
    pub base_url: Option<String>,
    /// The same with the defaults of the variables in it, if there are some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_url: Option<String>,
    /// Where credentials are sent, by the methods of the client's builder that take them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub credentials: BTreeMap<String, String>,
    /// The variables that `from_env` reads, by what they are for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub environment: BTreeMap<String, String>,
    /// The defaults of the variables in the base URL, by the methods of the client's builder that set them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub server_variables: BTreeMap<String, String>,
    /// What these variables may be, where that is listed, by the same methods.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub server_values: BTreeMap<String, BTreeSet<String>>,
    /// Whether resources are features.
    #[serde(default)]
    pub resource_features: ResourceFeatures,
    /// The features that stand for resources.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub features: BTreeSet<String>,
    /// Operations by how they are called: `workers.scripts.list`.
    pub operations: BTreeMap<String, Operation>,
    /// Types by name.
    pub types: BTreeMap<String, Type>,
}

impl Summary {
    pub(crate) fn new(document: &str, configuration: &str) -> Self {
        Self {
            mark: format!("{MARK} from the OpenAPI document. Changes are lost."),
            truespec: env!("CARGO_PKG_VERSION").to_owned(),
            format: format::LATEST,
            package: None,
            document: document.to_owned(),
            configuration: configuration.to_owned(),
            base_url: None,
            default_url: None,
            credentials: BTreeMap::new(),
            environment: BTreeMap::new(),
            server_variables: BTreeMap::new(),
            server_values: BTreeMap::new(),
            resource_features: ResourceFeatures::None,
            features: BTreeSet::new(),
            operations: BTreeMap::new(),
            types: BTreeMap::new(),
        }
    }

    /// The variants of the union of that name, with what they hold.
    pub(crate) fn variants(&self, name: &str) -> Option<&BTreeMap<String, String>> {
        match &self.types.get(name)?.shape {
            Shape::Union(variants) => Some(variants),
            _ => None,
        }
    }

    /// Reads the text of the file; of merge conflicts our side, since the next run writes all of it anew.
    ///
    /// # Errors
    /// The text is no summary, or one of another version of the generator.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text).or_else(|error| match conflict::ours(text) {
            Some(ours) => serde_json::from_str(&ours),
            None => Err(error),
        })
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        // All keys are strings, so that nothing can fail.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// A type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Type {
    /// Whether requests hold it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sent: bool,
    /// Whether answers hold it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub received: bool,
    /// Whether it is not to be used any more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// The variants of a union that one value may be, where the first of them is what it is read as.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "order"
    )]
    pub order: Vec<Vec<String>>,
    /// The variants of a union by the values of its discriminator that mean them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, String>,
    /// The variants of an enumeration in their order, where that is not the one of their values.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "words")]
    pub sorted: Vec<String>,
    /// The variants of a union that are not made by `From` of what they hold.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty", with = "words")]
    pub without_from: BTreeSet<String>,
    /// What a union is made of by `From` that its members hold, and the variant that it comes to.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub made_of: BTreeMap<String, String>,
    /// What a union is made of by `From` where it may be null as well, if it is made of several lists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_of_list: Option<String>,
    /// What methods read that all members of a union have in common, by their names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub accessors: BTreeMap<String, String>,
    /// The features of which one is needed for it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty", with = "words")]
    pub features: BTreeSet<String>,
    /// Those whose operations use it, where they are others: what lies in the same file may be used by more.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty", with = "words")]
    pub used_by: BTreeSet<String>,
    /// What it is made of.
    #[serde(flatten)]
    pub shape: Shape,
}

impl Type {
    /// The features that promise it; none where it is always there.
    pub(crate) fn promised_by(&self) -> &BTreeSet<String> {
        match self.used_by.is_empty() {
            true => &self.features,
            false => &self.used_by,
        }
    }
}

/// What a type is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// An object.
    Struct(Struct),
    /// Listed strings, with the names of their variants.
    Values(BTreeMap<String, String>),
    /// Listed integers, with the names of their variants.
    Integers(BTreeMap<String, String>),
    /// The types of a union by variant.
    Union(BTreeMap<String, String>),
}

/// An object.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Struct {
    /// The fields that `new` takes, in order; without any there is a default instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<String>,
    /// Fields by key on the wire.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Field>,
    /// Values of the properties that are the same in all objects, by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<String, String>,
    /// The names of these constants, by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub constant_names: BTreeMap<String, String>,
    /// What `new` writes into required fields by itself, by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub presets: BTreeMap<String, String>,
    /// The type of further properties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub additional: Option<String>,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The name in Rust.
    pub name: String,
    /// The type in Rust.
    #[serde(rename = "type")]
    pub ty: String,
    /// The media type that is said of it in a body in parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// Whether it must be there on the wire.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// Whether it is not to be used any more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
}

/// Reads the order of variants, which were one list before.
fn order<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Vec<String>>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Order {
        OfEach(Vec<Vec<String>>),
        OfAll(Vec<String>),
    }
    Ok(match Order::deserialize(deserializer)? {
        Order::OfEach(groups) => groups,
        Order::OfAll(variants) => vec![variants],
    })
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_first(format: &u32) -> bool {
    *format == 0
}
