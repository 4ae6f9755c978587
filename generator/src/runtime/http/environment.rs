//! Reads what a client is made of from environment variables.

use super::base_url::GivenUrl;
use super::credential::Source;
use super::credentials::describe;
use super::{Error, Secret, Settings};

impl Settings {
    /// Reads what is not set yet from the environment; an empty variable counts as unset.
    ///
    /// # Errors
    /// No credential at all is set, or a variable is not Unicode.
    pub fn read_env(&mut self) -> Result<(), Error> {
        self.read_variables(|name| match std::env::var(name) {
            Ok(value) => Ok(Some(value)),
            Err(std::env::VarError::NotPresent) => Ok(None),
            Err(std::env::VarError::NotUnicode(_)) => Err(Error::configuration(format!(
                "the environment variable {name} is not Unicode"
            ))),
        })
    }

    /// As [`read_env`](Self::read_env), from another place than the environment.
    ///
    /// # Errors
    /// No credential at all is set, or `read` fails.
    pub fn read_variables(
        &mut self,
        read: impl Fn(&'static str) -> Result<Option<String>, Error>,
    ) -> Result<(), Error> {
        let read = |name| Ok(read(name)?.filter(|value| !value.is_empty()));
        if let (None, Some(name)) = (&self.base_url, self.api.base_url_variable) {
            self.base_url = read(name)?.map(GivenUrl);
        }
        for scheme in self.api.schemes {
            if let (None, Some(name)) = (self.credentials.get(scheme.id), scheme.variable)
                && let Some(value) = read(name)?
            {
                let secret = Source::Fixed(Secret::new(value));
                self.credentials.insert(scheme.id, secret);
            }
        }
        self.refuse_none()
    }

    fn refuse_none(&self) -> Result<(), Error> {
        let variables: Vec<_> = self
            .api
            .schemes
            .iter()
            .filter_map(|scheme| scheme.variable)
            .collect();
        if !self.credentials.is_empty() || variables.is_empty() {
            return Ok(());
        }
        if self
            .api
            .alternatives
            .iter()
            .any(|alternative| alternative.is_empty())
        {
            return Ok(());
        }
        Err(Error::configuration(format!(
            "no credential is set: {}",
            self.choices()
        )))
    }

    fn choices(&self) -> String {
        let named = |ids: &&[&str]| {
            let names: Vec<_> = ids.iter().map(|id| describe(self.api, id)).collect();
            names.join(" and ")
        };
        let choices: Vec<_> = self.api.alternatives.iter().map(named).collect();
        choices.join(", or ")
    }

    pub(super) fn no_base_url(&self) -> Error {
        let variable = self.api.base_url_variable;
        let how = variable.map_or_else(String::new, |name| format!(" or the variable {name}"));
        Error::configuration(format!("the document names no host: set the base URL{how}"))
    }
}
