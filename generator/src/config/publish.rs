//! Where a crate may be published: as in a manifest, a boolean or a list of registries.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

/// Where a crate may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Publish {
    /// Anywhere.
    Anywhere,
    /// Only in these registries; nowhere if there is none.
    Registries(Vec<String>),
}

impl Publish {
    /// The one registry that the crate is in.
    pub(crate) fn registry(&self) -> Option<&str> {
        match self {
            Self::Registries(names) => match names.as_slice() {
                [name] => Some(name),
                _ => None,
            },
            Self::Anywhere => None,
        }
    }
}

impl<'de> Deserialize<'de> for Publish {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(PublishVisitor)
    }
}

struct PublishVisitor;

impl<'de> Visitor<'de> for PublishVisitor {
    type Value = Publish;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`true`, `false` or a list of registries such as `[\"internal\"]`")
    }

    fn visit_bool<E: Error>(self, is_published: bool) -> Result<Publish, E> {
        Ok(match is_published {
            true => Publish::Anywhere,
            false => Publish::Registries(Vec::new()),
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Publish, A::Error> {
        let mut names = Vec::new();
        while let Some(name) = from.next_element::<String>()? {
            if !is_registry(&name) {
                return Err(A::Error::custom(format!(
                    "{name:?} is no registry that Cargo knows: write the name it has in the configuration \
                     of Cargo, such as `internal`"
                )));
            }
            names.push(name);
        }
        Ok(Publish::Registries(names))
    }
}

fn is_registry(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;

    fn publish(value: &str) -> Result<Option<Publish>, toml::de::Error> {
        let config = Config::parse(&format!("[crate]\npublish = {value}\n"))?;
        Ok(config.package.publish)
    }

    #[test]
    fn it_is_a_boolean_or_a_list_of_registries() {
        let registries = |names: &[&str]| {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            Some(Publish::Registries(names))
        };
        assert_eq!(publish("true").unwrap(), Some(Publish::Anywhere));
        assert_eq!(publish("false").unwrap(), registries(&[]));
        assert_eq!(publish("[]").unwrap(), registries(&[]));
        let two = "['internal', 'crates-io']";
        assert_eq!(
            publish(two).unwrap(),
            registries(&["internal", "crates-io"])
        );
    }

    #[test]
    fn what_is_neither_is_refused_with_what_is_meant() {
        for value in ["'internal'", "1", "['a b']", "['']", "[1]"] {
            let error = publish(value).unwrap_err().to_string();
            assert!(error.contains("line 2"), "{error}");
        }
        let error = publish("'internal'").unwrap_err().to_string();
        assert!(error.contains("`[\"internal\"]`"), "{error}");
    }
}
