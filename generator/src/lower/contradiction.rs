//! Schemas that no value fits, for what is put together in them excludes each other.

use serde_json::Value;

use super::Lowerer;
use super::merge::{Contradiction, JsonType, Merged};
use crate::diagnostic::{Code, Diagnostic, Severity};

/// How many values are told of a list.
const MOST_TOLD: usize = 4;

impl<'d> Lowerer<'d> {
    pub(super) fn contradiction(&mut self, merged: &Merged<'d>) {
        let (message, what) = match &merged.contradiction {
            None => return,
            Some(Contradiction::Type(also)) => {
                let (also, ty) = (also.as_str(), merged.ty.map_or("any", JsonType::as_str));
                let message = format!("no value is of type {also} and of type {ty}: read as {ty}");
                (message, "types")
            }
            Some(Contradiction::Values(before)) => {
                let before = told(before);
                let values = told(merged.enumeration.as_deref().unwrap_or_default());
                let message = format!("no value is {before} and is {values}: read as {values}");
                (message, "lists of values")
            }
        };
        let code = Code::ContradictoryKeyword;
        let finding = Diagnostic::new(Severity::Warning, code, &merged.place, message);
        let help = format!("correct one of the {what} that are put together here");
        self.diagnostics.push(finding.with_help(help));
    }
}

fn told(values: &[Value]) -> String {
    let told = values.iter().take(MOST_TOLD);
    let mut told: Vec<String> = told.map(|value| format!("`{value}`")).collect();
    if values.len() > MOST_TOLD {
        told.push("another".to_owned());
    }
    told.join(" or ")
}
