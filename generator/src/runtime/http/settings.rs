//! Collects what a client is made of, checks it, and makes the client.

use std::collections::BTreeMap;
use std::time::Duration;

use super::api::Api;
use super::base_url::BaseUrl;
use super::credentials::{Credentials, describe};
use super::{Error, Http, Secret, base_url, transport};

/// How long a request may take when nothing else is said.
const TIMEOUT: Duration = Duration::from_secs(60);

/// What a client is made of; its `Debug` shows no credential.
#[derive(Clone, Debug)]
pub struct Settings {
    api: &'static Api,
    base_url: Option<String>,
    user_agent: Option<String>,
    server_variables: BTreeMap<&'static str, String>,
    credentials: BTreeMap<&'static str, Secret>,
    timeout: Option<Duration>,
    client: Option<reqwest::Client>,
}

impl Settings {
    /// The API's own base URL, no credential, 60 seconds for each request.
    #[must_use]
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            base_url: None,
            user_agent: None,
            server_variables: BTreeMap::new(),
            credentials: BTreeMap::new(),
            timeout: None,
            client: None,
        }
    }

    /// Sets a credential by the id of its scheme.
    pub fn credential(&mut self, id: &'static str, value: impl Into<Secret>) {
        self.credentials.insert(id, value.into());
    }

    /// Sets where requests go: https, or http on this machine.
    pub fn base_url(&mut self, url: impl Into<String>) {
        self.base_url = Some(url.into());
    }

    /// Sets a variable of the API's own base URL.
    pub fn server_variable(&mut self, name: &'static str, value: String) {
        self.server_variables.insert(name, value);
    }

    /// Sets the `User-Agent` of every request.
    pub fn user_agent(&mut self, user_agent: impl Into<String>) {
        self.user_agent = Some(user_agent.into());
    }

    /// Sets how long a request may take, from its start to the end of its answer.
    pub fn timeout(&mut self, timeout: Duration) {
        self.timeout = Some(timeout);
    }

    /// Sends through this client.
    ///
    /// What it does about redirects, proxies, connections and timeouts is then its own affair: have
    /// it follow no redirect to another origin, because credentials may be taken along. A timeout
    /// set here still holds.
    pub fn http_client(&mut self, client: reqwest::Client) {
        self.client = Some(client);
    }

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
            self.base_url = read(name)?;
        }
        for scheme in self.api.schemes {
            let unset = !self.credentials.contains_key(scheme.id);
            if let (true, Some(name)) = (unset, scheme.variable) {
                let value = read(name)?.map(|value| (scheme.id, Secret::new(value)));
                self.credentials.extend(value);
            }
        }
        self.refuse_none()
    }

    /// Checks everything that can be checked before a request, and makes the client.
    ///
    /// # Errors
    /// The base URL, a credential or the user agent cannot be used, half a credential is set, or
    /// TLS cannot be set up.
    pub fn build(self) -> Result<Http, Error> {
        let base_url = match &self.base_url {
            Some(url) => BaseUrl {
                is_chosen: true,
                ..base_url::parse(url)?
            },
            None => match base_url::of_server(self.api, &self.server_variables)? {
                Some(url) => base_url::parse(&url)?,
                None => return Err(self.no_base_url()),
            },
        };
        let credentials = Credentials::new(self.api, self.credentials)?;
        let user_agent = self.user_agent.as_deref().unwrap_or(self.api.user_agent);
        let user_agent = user_agent
            .parse()
            .map_err(|_| Error::configuration("the user agent cannot be sent in a header"))?;
        // A client brought along has a timeout of its own, which a default must not replace.
        let default = if self.client.is_some() {
            None
        } else {
            Some(TIMEOUT)
        };
        let client = match self.client {
            Some(client) => client,
            None => transport::client(base_url.loopback).map_err(|error| {
                Error::configuration(format!("cannot set up HTTP: {error}")).with_source(error)
            })?,
        };
        let timeout = self.timeout.or(default);
        Ok(Http::new(
            self.api,
            base_url,
            credentials,
            user_agent,
            timeout,
            client,
        ))
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

    fn no_base_url(&self) -> Error {
        let variable = self.api.base_url_variable;
        let how = variable.map_or_else(String::new, |name| format!(" or the variable {name}"));
        Error::configuration(format!("the document names no host: set the base URL{how}"))
    }
}
