//! Operations with methods that 3.2 added: what they may be called, and that documents before have none.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::node::Map;
use crate::document::shape::ADDITIONAL_OPERATIONS;
use crate::document::walk::Path;
use crate::method::{QUERY, is_token};

/// The method that makes a tunnel of a connection, over which there is no answer to read.
const CONNECT: &str = "CONNECT";

/// Leaves out the fields of a path item that are none before 3.2.
pub(super) fn leave_out_of_earlier(item: &mut Map, at: &Path, found: &mut Diagnostics) {
    for field in [QUERY, ADDITIONAL_OPERATIONS] {
        if item.shift_remove(field).is_none() {
            continue;
        }
        let message =
            format!("`{field}` is not read: it is a field of path items since OpenAPI 3.2 only");
        let at = at.child(field).pointer();
        let finding = Diagnostic::new(Severity::Warning, Code::UnknownKey, &at, message);
        found.push(finding.with_help("write `openapi: 3.2.0`, if that is what the document is"));
    }
}

/// Leaves out what no request can have as its method.
pub(super) fn keys(map: &mut Map, at: &Path, found: &mut Diagnostics) {
    map.retain(|key, _| {
        let at = || at.child(key).pointer();
        if !is_token(key) {
            let what = match key.as_str() {
                "" => "an empty text".to_owned(),
                key => format!("`{key}`"),
            };
            let message = format!("{what} is no method of HTTP: this operation is left out");
            let finding = Diagnostic::new(Severity::Error, Code::InvalidValue, &at(), message);
            let help = "write the method as it is sent, such as `COPY`: letters, digits and signs that are \
                        no separators";
            found.push(finding.with_help(help));
            return false;
        }
        if key == CONNECT {
            let message = format!("`{CONNECT}` opens a tunnel and is no call: this operation is left out");
            let code = Code::UnsupportedMethod;
            let finding = Diagnostic::new(Severity::Warning, code, &at(), message);
            found.push(finding.with_help("remove it, or make the connection by hand"));
            return false;
        }
        true
    });
}
