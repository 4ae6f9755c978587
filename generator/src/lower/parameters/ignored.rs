//! Headers that OpenAPI takes for no parameters although a document describes them: what they say is heeded
//! elsewhere, or told.

use openapiv3::{
    Parameter, ParameterData, ParameterSchemaOrContent, ReferenceOr, SchemaKind, Type,
};

use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::PathOperation;
use crate::lower::Lowerer;
use crate::lower::references::PARAMETERS;

const AUTHORIZATION: &str = "Authorization";

/// Operations that describe the header `Authorization` and name no security scheme that sends it.
#[derive(Default)]
pub(in crate::lower) struct WithoutScheme {
    first: Option<Pointer>,
    count: usize,
}

impl<'d> Lowerer<'d> {
    /// The media types among which the header `Accept` of an operation chooses.
    pub(in crate::lower) fn selectable(&self, one: &PathOperation<'d>) -> Vec<&'d str> {
        let lists = [&one.item.parameters, &one.operation.parameters];
        let headers = lists.into_iter().flatten();
        let mut values = Vec::new();
        for data in headers.filter_map(|one| self.header_named("accept", one)) {
            let ParameterSchemaOrContent::Schema(schema) = &data.format else {
                continue;
            };
            if let Some(SchemaKind::Type(Type::String(string))) = self.kind_of(schema) {
                values.extend(string.enumeration.iter().flatten().map(String::as_str));
            }
        }
        values
    }

    /// Notes an operation that describes `Authorization` and sends no credential there.
    pub(in crate::lower) fn see_authorization(
        &mut self,
        one: &PathOperation<'d>,
        security: &[Vec<String>],
    ) {
        if self.sends_authorization(security) {
            return;
        }
        let lists = [
            (&one.operation.parameters, &one.at),
            (&one.item.parameters, &one.item_at),
        ];
        let place = lists.into_iter().find_map(|(list, at)| {
            let mut list = list.iter();
            let index = list.position(|one| self.header_named(AUTHORIZATION, one).is_some())?;
            Some(at.child("parameters").index(index))
        });
        let Some(place) = place else {
            return;
        };
        self.api.leaves_out_authorization = true;
        // Of a scheme that is not supported more was said.
        if !self.names_unsupported(one.operation.security.as_ref()) {
            self.without_scheme.first.get_or_insert(place);
            self.without_scheme.count += 1;
        }
    }

    /// Tells once of all operations whose `Authorization` nothing sends.
    pub(in crate::lower) fn tell_of_authorization(&mut self) {
        let WithoutScheme { first, count } = std::mem::take(&mut self.without_scheme);
        let Some(place) = first else {
            return;
        };
        let operations = match count {
            1 => "this operation names".to_owned(),
            count => format!("{count} operations, of which this is the first, name"),
        };
        let message = format!(
            "by OpenAPI a header `{AUTHORIZATION}` is no parameter: it is left out, and {operations} no \
             security scheme that sends it"
        );
        let code = Code::UnspecifiedSecurity;
        let finding = Diagnostic::new(Severity::Warning, code, &place, message);
        let help = "declare a security scheme and name it in `security`, or set the header on the client, \
                    by `default_header`";
        self.diagnostics.push(finding.with_help(help));
    }

    /// Whether any credential that does for a call is sent in the header `Authorization`.
    fn sends_authorization(&self, security: &[Vec<String>]) -> bool {
        let mut ids = security.iter().flatten();
        ids.any(|id| {
            let mut schemes = self.api.schemes.iter();
            let scheme = schemes.find(|scheme| scheme.id == *id);
            let header = scheme.and_then(|scheme| scheme.place.header());
            header.is_some_and(|header| header.eq_ignore_ascii_case(AUTHORIZATION))
        })
    }

    /// A parameter that is the header of that name, wherever it stands.
    fn header_named(
        &self,
        name: &str,
        parameter: &'d ReferenceOr<Parameter>,
    ) -> Option<&'d ParameterData> {
        let place = Pointer::root();
        let (parameter, _) = self.found(&PARAMETERS, parameter, &place)?;
        match parameter {
            Parameter::Header { parameter_data, .. } => {
                Some(parameter_data).filter(|data| data.name.eq_ignore_ascii_case(name))
            }
            _ => None,
        }
    }
}
