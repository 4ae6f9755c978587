//! Servers: where the API is.

/// A place where the API is.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    /// The URL, its variables in braces.
    pub(crate) url: String,
    pub(crate) description: Option<String>,
    /// In the order of the document.
    pub(crate) variables: Vec<ServerVariable>,
}

/// A part of a server's URL that a user chooses.
#[derive(Clone, Debug)]
pub(crate) struct ServerVariable {
    pub(crate) name: String,
    pub(crate) default: String,
    /// What it may be; anything where nothing is listed.
    pub(crate) values: Vec<String>,
    pub(crate) description: Option<String>,
}

impl Server {
    /// The URL with the defaults of its variables.
    pub(crate) fn default_url(&self) -> String {
        let mut url = self.url.clone();
        for variable in &self.variables {
            url = url.replace(&format!("{{{}}}", variable.name), &variable.default);
        }
        url
    }
}

/// The path of a URL or of what stands for one, without a slash at its end.
pub(crate) fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| {
        rest.find('/')
            .and_then(|slash| rest.get(slash..))
            .unwrap_or_default()
    });
    rest.trim_end_matches('/')
}
