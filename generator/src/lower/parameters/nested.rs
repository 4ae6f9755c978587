//! What a parameter holds that its style has no way to write.

use super::super::merge::Merged;
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::ir::Style;
use crate::lower::Lowerer;
use crate::lower::classify::Class;

impl<'d> Lowerer<'d> {
    /// Tells of properties that hold lists or objects, which only `deepObject` can write. A parameter may be that of
    /// many operations.
    pub(super) fn tell_nested(&mut self, merged: &Merged<'d>, style: Style, place: &Pointer) {
        if !is_flat(style) || !matches!(self.class(merged), Class::Object) {
            return;
        }
        let properties = merged.properties.iter();
        let nested: Vec<String> = properties
            .filter(|(_, parts)| {
                let merged = self.merge(parts, None);
                let class = self.class(&merged);
                matches!(class, Class::Object | Class::Map(_) | Class::Array(_))
            })
            .map(|(key, _)| format!("`{key}`"))
            .collect();
        if nested.is_empty() || !self.nested_parameters.insert(place.clone()) {
            return;
        }
        let nested = nested.join(", ");
        let message = format!(
            "`{}` has no way to write lists and objects within an object: the text of their JSON is sent for \
             {nested}",
            style.name()
        );
        let finding = Diagnostic::new(Severity::Warning, Code::UnsupportedKeyword, place, message);
        let help =
            "describe it in the style `deepObject`, or each property as a parameter by itself";
        self.diagnostics.push(finding.with_help(help));
    }
}

/// Whether a style writes nothing but plain values of properties.
fn is_flat(style: Style) -> bool {
    match style {
        Style::Simple
        | Style::Label
        | Style::Matrix
        | Style::Form
        | Style::SpaceDelimited
        | Style::PipeDelimited => true,
        Style::DeepObject
        | Style::Plain
        | Style::Json
        | Style::Fields
        | Style::WholeJson
        | Style::WholeText => false,
    }
}
