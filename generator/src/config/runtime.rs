//! Whether the support code is a crate of its own.

use serde::Deserialize;

/// Where the support code of a generated crate stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Runtime {
    /// In a crate of its own, in a folder of the other: it is not compiled again when the document
    /// changes.
    #[default]
    Crate,
    /// In a module of the one crate.
    Module,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;

    #[test]
    fn it_is_a_crate_unless_a_module_is_asked_for() {
        let runtime = |text: &str| Config::parse(text).unwrap().package.runtime;
        assert_eq!(runtime(""), Runtime::Crate);
        assert_eq!(runtime("[crate]\nruntime = \"module\"\n"), Runtime::Module);
    }

    #[test]
    fn another_word_is_refused_with_those_that_are_meant() {
        let error = Config::parse("[crate]\nruntime = \"inside\"\n").unwrap_err();
        let text = error.to_string();
        assert!(text.contains("line 2"), "{text}");
        assert!(text.contains("`crate` or `module`"), "{text}");
    }
}
