//! The resource and the method that the configuration or a vendor extension gives an operation.

use serde_json::Value;

use super::Lowerer;
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::ir::DEEPEST_RESOURCE;

/// What names a resource, by words with dots between or one after the other.
const RESOURCES: [&str; 2] = ["x-fern-sdk-group-name", "x-speakeasy-group"];

/// What names a method.
const METHODS: [&str; 2] = ["x-fern-sdk-method-name", "x-speakeasy-name-override"];

impl Lowerer<'_> {
    /// The words of the resource, unless there are too many.
    pub(super) fn resource(
        &mut self,
        operation: &openapiv3::Operation,
        http: &str,
        at: &Pointer,
    ) -> Option<Vec<String>> {
        let settings = (self.config).operation(operation.operation_id.as_ref(), http);
        let configured = settings.and_then(|settings| settings.resource.as_deref());
        let (words, at) = match configured {
            Some(words) => (parts(words), at.clone()),
            None => RESOURCES.iter().find_map(|key| {
                let words = listed(operation.extensions.get(*key)?)?;
                Some((words, at.child(key)))
            })?,
        };
        if words.len() > DEEPEST_RESOURCE {
            let message =
                format!("a resource lies in no more than {DEEPEST_RESOURCE} others: it is ignored");
            let finding = Diagnostic::new(Severity::Warning, Code::LimitExceeded, &at, message);
            self.diagnostics
                .push(finding.with_help("name it by fewer words"));
            return None;
        }
        Some(words)
    }

    /// The name of the method.
    pub(super) fn method(&self, operation: &openapiv3::Operation, http: &str) -> Option<String> {
        let settings = (self.config).operation(operation.operation_id.as_ref(), http);
        let configured = settings.and_then(|settings| settings.method.clone());
        let extension = |key: &&str| operation.extensions.get(*key)?.as_str();
        configured.or_else(|| METHODS.iter().find_map(extension).map(str::to_owned))
    }
}

fn parts(words: &str) -> Vec<String> {
    words.split('.').map(str::to_owned).collect()
}

fn listed(words: &Value) -> Option<Vec<String>> {
    match words {
        Value::String(words) => Some(parts(words)),
        Value::Array(words) => {
            let words = words.iter().map(|word| word.as_str().map(str::to_owned));
            words.collect()
        }
        _ => None,
    }
}
