//! Tells of settings for what nothing in the document has.

use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer, Severity};
use crate::document::{Document, Node};
use crate::ir::Api;

pub(super) fn check(
    document: &Document,
    api: &Api,
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    for name in config.formats.keys() {
        let is_it = |key: &str, value: &Node| key == "format" && value.as_str() == Some(name);
        if !document.has_member(is_it) {
            diagnostics.push(unused("formats", &format!("the format `{name}`")));
        }
    }
    if let Some(extension) = &config.docs.permissions
        && !document.has_member(|key, _| key == extension)
    {
        diagnostics.push(unused("docs.permissions", &format!("`{extension}`")));
    }
    // The other keys are read of whatever comes, and failures are often not described.
    if let Some(envelope) = &config.response.envelope
        && !is_property(api, &envelope.result)
    {
        let missing = format!("the property `{}`", envelope.result);
        diagnostics.push(unused("response.envelope.result", &missing));
    }
}

fn is_property(api: &Api, key: &str) -> bool {
    let mut objects = api.types.iter().filter_map(|(_, one)| one.shape.object());
    objects.any(|object| {
        object.fields.iter().any(|field| field.key == key)
            || object.constants.iter().any(|constant| constant.key == key)
    })
}

fn unused(setting: &str, missing: &str) -> Diagnostic {
    let message = format!(
        "`{setting}` of the configuration finds nothing: nothing in the document has {missing}"
    );
    let at = Pointer::root();
    Diagnostic::new(Severity::Warning, Code::UnusedSetting, &at, message)
        .with_help("correct the name, or leave it out")
}
