//! Parameters of operations.

mod format;
mod ignored;
mod nested;
mod segments;

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr};

use super::Lowerer;
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::model_extension::{ALLOW_RESERVED, COOKIE_STYLE};
use crate::document::{PathOperation, Version};
use crate::ir::{
    ConstantParameter, Docs, Kind, Literal, Location, Origin, Parameter, Segments, Style, Type,
};
use crate::path_template;

pub(super) use ignored::WithoutScheme;

/// The parameters of an operation: those that a caller gives, and those that have only one value.
#[derive(Default)]
pub(super) struct Parameters {
    pub(super) given: Vec<Parameter>,
    pub(super) constant: Vec<ConstantParameter>,
    /// The template of the path with the names that they have.
    pub(super) template: String,
}

/// A parameter, and its only value if it has to be sent and has only one.
type Lowered = (Parameter, Option<Literal>);

impl<'d> Lowerer<'d> {
    /// The parameters of an operation, those of its path among them, in the order of the document.
    pub(super) fn parameters(&mut self, operation: usize, one: &PathOperation<'d>) -> Parameters {
        let mut parameters: IndexMap<(Location, String), Lowered> = IndexMap::new();
        for (list, place) in [
            (&one.item.parameters, &one.item_at),
            (&one.operation.parameters, &one.at),
        ] {
            for (index, parameter) in list.iter().enumerate() {
                let place = place.child("parameters").index(index);
                let Some(lowered) = self.lower_parameter(operation, parameter, &place) else {
                    continue;
                };
                parameters.insert(identity(&lowered.0), lowered);
            }
        }
        let mut parameters: Vec<Lowered> = parameters.into_values().collect();
        self.tell_beside_whole_query(&parameters, &one.at);
        let template = bare_names(one.path, &parameters);
        self.fit_to_path(&mut parameters, &template, &one.at);
        if let Some(last) = segments::last(&mut parameters, &template, one) {
            last.segments = Segments::ManyOrNone;
        }
        let mut sorted = Parameters {
            template,
            ..Parameters::default()
        };
        for (parameter, only) in parameters {
            match only {
                Some(value) => sorted.constant.push(ConstantParameter { parameter, value }),
                None => sorted.given.push(parameter),
            }
        }
        sorted
    }

    /// Tells of what stands in the query beside a parameter that is all of it.
    fn tell_beside_whole_query(&mut self, parameters: &[Lowered], at: &Pointer) {
        let all = parameters.iter().map(|(parameter, _)| parameter);
        let query: Vec<&Parameter> = all.filter(|it| it.location == Location::Query).collect();
        let whole = query.iter().find(|it| it.style.is_whole_query());
        if let (Some(whole), true) = (whole, query.len() > 1) {
            let message = format!(
                "`{}` is the whole query: it is sent together with the other parameters there",
                whole.name
            );
            self.diagnostics.warning(Code::InvalidValue, at, message);
        }
    }

    /// Path parameters and the path's template must name the same.
    fn fit_to_path(&mut self, parameters: &mut Vec<Lowered>, path: &str, at: &Pointer) {
        let mut missing: HashSet<&str> = path_template::names(path).into_iter().collect();
        parameters.retain(|(parameter, _)| {
            let name = parameter.name.as_str();
            // No two parameters of a path have the same name.
            let stays = parameter.location != Location::Path || missing.remove(name);
            if !stays {
                let message = format!("the path has no `{{{name}}}`: the parameter is left out");
                let help = format!("write `{{{name}}}` into the path, or leave the parameter out");
                self.told(Code::InvalidValue, at, message, help);
            }
            stays
        });
        let names = path_template::names(path).into_iter();
        for name in names.filter(|name| missing.contains(name)) {
            let message = format!("`{{{name}}}` in the path is no parameter: taken as a string");
            let help = format!("declare a parameter `{name}` with `in: path`");
            self.told(Code::MissingField, at, message, help);
            parameters.push((path_string(name), None));
        }
    }

    fn told(&mut self, code: Code, at: &Pointer, message: String, help: String) {
        let finding = Diagnostic::new(Severity::Warning, code, at, message);
        self.diagnostics.push(finding.with_help(help));
    }

    fn lower_parameter(
        &mut self,
        operation: usize,
        parameter: &'d ReferenceOr<openapiv3::Parameter>,
        place: &Pointer,
    ) -> Option<Lowered> {
        let beside = self.description_beside(parameter, place);
        let (parameter, place) = self.parameter(parameter, place)?;
        let data = parameter.parameter_data_ref();
        let (location, style, allow_reserved) = place_and_style(parameter);
        let origin = Origin::Parameter {
            operation,
            location,
            name: data.name.clone(),
        };
        let required = data.required || location == Location::Path;
        let format = self.format(data, style, required, origin, &place)?;
        let is_plain = location == Location::Cookie && is_plain_cookie(data, format.style);
        if location == Location::Header && self.is_set_elsewhere(&data.name, &place) {
            return None;
        }
        let parameter = Parameter {
            name: data.name.clone(),
            location,
            style: if is_plain { Style::Plain } else { format.style },
            explode: data.explode.unwrap_or(format.style == Style::Form),
            allow_reserved: allow_reserved || self.allows_reserved(data),
            fields: format.fields,
            required,
            ty: format.ty,
            min_length: format.min_length,
            max_length: format.max_length,
            segments: segments::of(data, location),
            first: format.first,
            docs: Docs {
                title: None,
                description: beside.or_else(|| data.description.clone()),
                deprecated: data.deprecated.unwrap_or(false),
                remarks: format.remarks,
            },
            example: data.example.clone().or(format.example),
        };
        Some((parameter, format.only))
    }

    /// Whether reserved characters stay in another place than the query, where 3.2 is the first to let them.
    fn allows_reserved(&self, data: &ParameterData) -> bool {
        let is_said = data.extensions.contains_key(ALLOW_RESERVED);
        is_said && self.model.version() == Some(Version::V3_2)
    }

    /// Whether a header is no parameter: OpenAPI says so of some, and others are the transport's to set.
    fn is_set_elsewhere(&mut self, header: &str, place: &Pointer) -> bool {
        match header.to_lowercase().as_str() {
            "accept" | "content-type" | "authorization" => true,
            "content-length" | "transfer-encoding" => {
                self.diagnostics.note(
                    Code::UnsupportedKeyword,
                    place,
                    format!("`{header}` is set by what sends the body: the parameter is left out"),
                );
                true
            }
            _ => false,
        }
    }
}

/// Whether nothing of a cookie is percent-encoded: its style says so, or that it has a media type.
fn is_plain_cookie(data: &ParameterData, style: Style) -> bool {
    let has_media_type = matches!(data.format, ParameterSchemaOrContent::Content(_));
    let is_said = data.extensions.contains_key(COOKIE_STYLE);
    is_said || has_media_type && style != Style::Json
}

/// What no two parameters share: names of headers are the same in any case.
fn identity(parameter: &Parameter) -> (Location, String) {
    let name = match parameter.location {
        Location::Header => parameter.name.to_ascii_lowercase(),
        _ => parameter.name.clone(),
    };
    (parameter.location, name)
}

fn place_and_style(parameter: &openapiv3::Parameter) -> (Location, Style, bool) {
    match parameter {
        openapiv3::Parameter::Query {
            style,
            allow_reserved,
            ..
        } => (Location::Query, query_style(style), *allow_reserved),
        openapiv3::Parameter::Header { .. } => (Location::Header, Style::Simple, false),
        openapiv3::Parameter::Path { style, .. } => {
            let style = match style {
                PathStyle::Simple => Style::Simple,
                PathStyle::Label => Style::Label,
                PathStyle::Matrix => Style::Matrix,
            };
            (Location::Path, style, false)
        }
        openapiv3::Parameter::Cookie { .. } => (Location::Cookie, Style::Form, false),
    }
}

/// The style of a query parameter, or of a field of a form.
pub(super) fn query_style(style: &QueryStyle) -> Style {
    match style {
        QueryStyle::Form => Style::Form,
        QueryStyle::SpaceDelimited => Style::SpaceDelimited,
        QueryStyle::PipeDelimited => Style::PipeDelimited,
        QueryStyle::DeepObject => Style::DeepObject,
    }
}

/// A path with `{path}` for `{*path}` and `{path+}`: how much of a path a parameter takes is no part of its name,
/// unless one is called so, or another name in the path is the same without.
fn bare_names(path: &str, parameters: &[Lowered]) -> String {
    let called = parameters.iter().map(|(parameter, _)| parameter);
    let called = called.filter(|it| it.location == Location::Path);
    let called: HashSet<&str> = called.map(|it| it.name.as_str()).collect();
    let names = path_template::names(path);
    let mut alike: HashMap<&str, usize> = HashMap::new();
    for name in &names {
        *alike.entry(path_template::bare(name)).or_default() += 1;
    }
    let names = names
        .into_iter()
        .map(|name| (name, path_template::bare(name)));
    let shorter = names.filter(|(name, short)| {
        !short.is_empty() && !called.contains(name) && alike.get(short) == Some(&1)
    });
    path_template::renamed(path, &shorter.collect())
}

fn path_string(name: &str) -> Parameter {
    Parameter {
        name: name.to_owned(),
        location: Location::Path,
        style: Style::Simple,
        explode: false,
        allow_reserved: false,
        fields: Vec::new(),
        required: true,
        ty: Type::of(Kind::String),
        min_length: None,
        max_length: None,
        segments: Segments::One,
        first: None,
        docs: Docs::default(),
        example: None,
    }
}
