//! Tells of settings for what nothing in the document has.

use crate::config::{Config, Envelope};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Pointer, Severity};
use crate::document::Document;
use crate::ir::Api;

pub(super) fn check(
    document: &Document,
    api: &Api,
    config: &Config,
    diagnostics: &mut Diagnostics,
) {
    for name in config.formats.keys() {
        let is_used =
            document.has_member(|key, value| key == "format" && value.as_str() == Some(name));
        if !is_used {
            let missing = format!("nothing has the format `{name}`");
            diagnostics.push(unused("formats", &missing));
        }
    }
    if let Some(extension) = &config.docs.permissions
        && !document.has_member(|key, _| key == extension)
    {
        let missing = format!("no operation has `{extension}`");
        diagnostics.push(unused("docs.permissions", &missing));
    }
    if let Some(envelope) = &config.response.envelope {
        for key in keys(envelope).filter(|key| !is_property(api, key)) {
            let missing = format!("no object has the property `{key}`");
            diagnostics.push(unused("response.envelope", &missing));
        }
    }
}

fn keys(envelope: &Envelope) -> impl Iterator<Item = &String> {
    let others = [&envelope.success, &envelope.errors, &envelope.messages];
    others.into_iter().flatten().chain([&envelope.result])
}

fn is_property(api: &Api, key: &str) -> bool {
    let mut objects = api.types.iter().filter_map(|(_, one)| one.shape.object());
    objects.any(|object| object.fields.iter().any(|field| field.key == key))
}

fn unused(setting: &str, missing: &str) -> Diagnostic {
    let message = format!("`{setting}` of the configuration has no effect: {missing}");
    let at = Pointer::root();
    Diagnostic::new(Severity::Warning, Code::UnusedSetting, &at, message)
        .with_help("correct the name, or leave it out")
}
