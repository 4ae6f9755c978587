//! Limits the document sets on parameters, checked before a request is sent.

use super::{Error, Request};

impl Request {
    /// Refuses a text of fewer Unicode characters, with an error that does not show it.
    pub fn min_length(&mut self, parameter: &str, value: &str, limit: u64) {
        self.check_length(parameter, length(value) >= limit, "least", limit);
    }

    /// Refuses a text of more Unicode characters, with an error that does not show it.
    pub fn max_length(&mut self, parameter: &str, value: &str, limit: u64) {
        self.check_length(parameter, length(value) <= limit, "most", limit);
    }

    fn check_length(&mut self, parameter: &str, is_allowed: bool, bound: &str, limit: u64) {
        let outcome = if is_allowed {
            Ok(())
        } else {
            let characters = characters(limit);
            let problem = format!("must be at {bound} {characters} long");
            Err(Error::invalid_argument(parameter, problem))
        };
        self.unless_refused(parameter, outcome);
    }
}

fn length(value: &str) -> u64 {
    u64::try_from(value.chars().count()).unwrap_or(u64::MAX)
}

fn characters(limit: u64) -> String {
    let plural = if limit == 1 { "" } else { "s" };
    format!("{limit} character{plural}")
}
