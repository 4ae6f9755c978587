//! Which patterns the validator can take: those of an engine whose time is linear, in bounded memory.

use std::collections::HashMap;

use jsonschema::{Draft, PatternOptions, ValidationOptions};
use serde_json::json;

/// Bytes that a compiled pattern may take.
const LARGEST: usize = 1 << 20;

/// How all validators are built: the formats that they are given are asserted, and nothing is looked
/// up elsewhere.
pub(super) fn options() -> ValidationOptions<'static> {
    let patterns = PatternOptions::regex()
        .size_limit(LARGEST)
        .dfa_size_limit(LARGEST);
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .with_pattern_options(patterns)
}

/// What is known of the patterns met so far.
#[derive(Default)]
pub(super) struct Patterns(HashMap<String, bool>);

impl Patterns {
    /// Whether a pattern can be taken; one that looks around or back cannot.
    pub(super) fn takes(&mut self, pattern: &str) -> bool {
        if let Some(known) = self.0.get(pattern) {
            return *known;
        }
        let takes = options().build(&json!({ "pattern": pattern })).is_ok();
        self.0.insert(pattern.to_owned(), takes);
        takes
    }
}
