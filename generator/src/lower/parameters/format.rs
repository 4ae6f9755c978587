//! What the value of a parameter is, and how it is written: by a schema, or in a media type.

use openapiv3::{Content, MediaType, ParameterData, ParameterSchemaOrContent};

use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::model_extension::QUERY_STRING;
use crate::ir::{FormField, Integer, Kind, Literal, Origin, Style, Type};
use crate::lower::Lowerer;
use crate::lower::classify::Class;
use crate::lower::docs;
use crate::lower::merge::{Merged, Part};
use crate::lower::object::only;
use crate::media_type;
use crate::untyped::Why;

/// What the schema of a parameter, or its media type, says of it.
pub(super) struct Format {
    pub(super) ty: Type,
    /// The only value of what has to be sent.
    pub(super) only: Option<Literal>,
    pub(super) style: Style,
    pub(super) fields: Vec<FormField>,
    pub(super) min_length: Option<usize>,
    pub(super) max_length: Option<usize>,
    pub(super) first: Option<u64>,
    pub(super) remarks: Vec<String>,
    pub(super) example: Option<serde_json::Value>,
}

impl Format {
    fn json(ty: Type) -> Self {
        Self {
            ty,
            only: None,
            style: Style::Json,
            fields: Vec::new(),
            min_length: None,
            max_length: None,
            first: None,
            remarks: Vec::new(),
            example: None,
        }
    }

    fn constant(only: Literal, style: Style) -> Self {
        let kind = match only {
            Literal::Text(_) => Kind::String,
            Literal::Integer(_) => Kind::Integer(Integer::Signed64),
            Literal::Boolean(_) => Kind::Boolean,
            Literal::Null => Kind::Any,
        };
        Self {
            only: Some(only),
            style,
            ..Self::json(Type::of(kind))
        }
    }
}

impl<'d> Lowerer<'d> {
    /// What a parameter holds, which is written in `style` unless it has a media type; none if it
    /// cannot be sent.
    pub(super) fn format(
        &mut self,
        data: &'d ParameterData,
        style: Style,
        required: bool,
        origin: Origin,
        place: &Pointer,
    ) -> Option<Format> {
        match &data.format {
            ParameterSchemaOrContent::Content(content)
                if data.extensions.contains_key(QUERY_STRING) =>
            {
                self.whole_query(content, origin, place)
            }
            ParameterSchemaOrContent::Schema(schema) => {
                let part = Part::new(schema, place.child("schema"));
                let merged = self.merge(std::slice::from_ref(&part), None);
                if required && let Some(only) = self.only_value(&merged) {
                    return Some(Format::constant(only, style));
                }
                self.tell_nested(&merged, style, place);
                Some(self.styled(part, merged, style, origin))
            }
            ParameterSchemaOrContent::Content(content) => {
                Some(self.in_media_type(content, style, origin, &place.child("content")))
            }
        }
    }

    /// What is the query: the properties of an object, or what a single text in another media type holds.
    fn whole_query(
        &mut self,
        content: &'d Content,
        origin: Origin,
        place: &Pointer,
    ) -> Option<Format> {
        let is_form = |name: &str| media_type::essence(name) == media_type::FORM;
        let at = place.child("content");
        let Some((media_type, media)) = content.iter().find(|(name, _)| is_form(name)) else {
            let mut described = content.iter().filter(|(_, media)| media.schema.is_some());
            let (media_type, _) = described.next().or(content.iter().next())?;
            let style = match media_type::is_json(&media_type::essence(media_type)) {
                true => Style::WholeJson,
                false => Style::WholeText,
            };
            let format = self.in_media_type(content, style, origin, &at);
            return Some(Format { style, ..format });
        };
        let ty = match described((media_type, media), &at) {
            None => self.untyped(origin, &at, Why::NoSchema),
            Some((_, part)) => {
                let merged = self.merge(std::slice::from_ref(&part), None);
                if self.has_no_fields(&merged) {
                    self.left_out(place);
                    return None;
                }
                self.lower_parts(&[part], merged, origin)
            }
        };
        Some(Format {
            style: Style::Fields,
            fields: self.form_fields(media, &at.child(media_type)),
            ..Format::json(ty)
        })
    }

    /// Whether values have no properties to be written one by one.
    pub(in crate::lower) fn has_no_fields(&mut self, merged: &Merged<'d>) -> bool {
        match self.class(merged) {
            Class::Plain(kind) => kind != Kind::Any,
            Class::Array(_) | Class::Enumeration(_) => true,
            _ => false,
        }
    }

    fn left_out(&mut self, place: &Pointer) {
        let message = "a query string is put together of the properties of an object, and this is none: the parameter is left out";
        let finding = Diagnostic::new(Severity::Warning, Code::UnsupportedKeyword, place, message);
        let help = "declare each query parameter by itself, with `in: query`";
        self.diagnostics.push(finding.with_help(help));
    }

    /// The one value of a parameter that has to have one.
    fn only_value(&mut self, merged: &Merged<'d>) -> Option<Literal> {
        if merged.nullable {
            return None;
        }
        let constant = self.constant(merged).map(|constant| constant.literal());
        constant.or_else(|| only(merged).filter(|value| matches!(value, Literal::Boolean(_))))
    }

    fn styled(
        &mut self,
        part: Part<'d>,
        merged: Merged<'d>,
        style: Style,
        origin: Origin,
    ) -> Format {
        let limits = (merged.min_length, merged.max_length);
        let (first, example) = (first(&merged), merged.example.clone());
        let remarks = merged.default.map(docs::default).into_iter().collect();
        let ty = self.lower_parts(&[part], merged, origin);
        let (min_length, max_length) = (limits.0.filter(|least| *least > 0), limits.1);
        // Limits that no text meets are a mistake of the document, not a parameter that nobody may give.
        let are_met = min_length.unwrap_or(0) <= max_length.unwrap_or(usize::MAX);
        let has_limits = are_met && ty.kind == Kind::String;
        Format {
            ty,
            only: None,
            style,
            fields: Vec::new(),
            min_length: min_length.filter(|_| has_limits),
            max_length: max_length.filter(|_| has_limits),
            first,
            remarks,
            example,
        }
    }

    /// JSON is written as JSON; a plain value in any other media type as it is.
    fn in_media_type(
        &mut self,
        content: &'d Content,
        style: Style,
        origin: Origin,
        place: &Pointer,
    ) -> Format {
        let Some((media_type, part)) = content.iter().find_map(|media| described(media, place))
        else {
            return Format::json(self.untyped(origin, place, Why::NoSchema));
        };
        let essence = media_type::essence(media_type);
        if media_type::is_json(&essence) {
            return Format::json(self.lower_one(part, origin));
        }
        let merged = self.merge(std::slice::from_ref(&part), None);
        if self.is_plain(&merged) {
            return self.styled(part, merged, style, origin);
        }
        if !essence.contains('*') {
            self.written_as_json(media_type, &place.child(media_type));
        }
        Format::json(self.lower_parts(&[part], merged, origin))
    }

    /// Whether the values of a schema are a single text in any notation.
    fn is_plain(&mut self, merged: &Merged<'d>) -> bool {
        matches!(self.class(merged), Class::Plain(_) | Class::Enumeration(_))
    }

    /// The sort of a schema, whether it is written here or referred to.
    pub(super) fn class(&mut self, merged: &Merged<'d>) -> Class<'d> {
        self.classify(&Merged {
            references: Vec::new(),
            ..merged.clone()
        })
    }

    fn written_as_json(&mut self, media_type: &str, place: &Pointer) {
        let message = format!("a value in `{media_type}` is not put together: it is sent as JSON");
        let finding = Diagnostic::new(Severity::Warning, Code::UnsupportedKeyword, place, message);
        let help = "describe it as a string, which is sent as it is";
        self.diagnostics.push(finding.with_help(help));
    }
}

/// A media type with the schema that it has.
fn described<'d>(
    (media_type, media): (&'d String, &'d MediaType),
    place: &Pointer,
) -> Option<(&'d str, Part<'d>)> {
    let place = place.child(media_type).child("schema");
    Some((media_type, Part::new(media.schema.as_ref()?, place)))
}

/// The number that a parameter begins at.
fn first(merged: &Merged<'_>) -> Option<u64> {
    let default = merged.default.and_then(serde_json::Value::as_u64);
    let minimum = match merged.minimum {
        Some(0.0) => Some(0),
        Some(1.0) => Some(1),
        _ => None,
    };
    default.or(minimum)
}
