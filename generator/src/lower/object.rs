//! Objects and their properties.

use serde_json::Value;

use super::Lowerer;
use super::enumeration::{self, Listed};
use super::merge::{Additional, Merged, Part, RawUnion, Source};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ir::{
    Constant, ConstantValue, Docs, Field, Kind, Literal, Object, Origin, Type, TypeId,
};
use crate::untyped::Why;

/// The only scalar that a schema lists, if it lists only one.
pub(super) fn only(merged: &Merged<'_>) -> Option<Literal> {
    match merged.enumeration.as_deref()? {
        [value] if merged.nullable && !value.is_null() => None,
        [Value::String(text)] => Some(Literal::Text(text.clone())),
        [Value::Bool(boolean)] => Some(Literal::Boolean(*boolean)),
        [Value::Number(number)] => number.as_i64().map(Literal::Integer),
        [Value::Null] => Some(Literal::Null),
        _ => None,
    }
}

/// Whether a value is a credential: `format: password` is what OpenAPI has for it.
fn is_secret(merged: &Merged<'_>) -> bool {
    merged.format == Some("password")
}

/// What is said of a property: by the one member of its union where it says nothing itself.
fn said_of_either(docs: Docs, inner: Docs) -> Docs {
    Docs {
        title: docs.title.or(inner.title),
        description: docs.description.or(inner.description),
        deprecated: docs.deprecated || inner.deprecated,
        remarks: docs.remarks.into_iter().chain(inner.remarks).collect(),
    }
}

impl<'d> Lowerer<'d> {
    pub(super) fn object(&mut self, id: TypeId, merged: &Merged<'d>) -> Object {
        self.object_with(id, merged, |_, _, _| None)
    }

    /// An object of which some properties are of another kind than their schemas alone would be.
    pub(super) fn object_with(
        &mut self,
        id: TypeId,
        merged: &Merged<'d>,
        kind: impl Fn(&mut Self, &str, &[Part<'d>]) -> Option<Kind>,
    ) -> Object {
        let mut object = Object::default();
        for (key, parts) in &merged.properties {
            let required = merged.required.contains(key);
            let kind = kind(self, key, parts);
            self.property(id, &mut object, key, parts, required, kind);
        }
        object.additional = match &merged.additional {
            Some(Additional::Schema(parts)) => {
                Some(self.lower(parts, Origin::Additional { of: id }))
                    .filter(|ty| *ty != Type::any())
            }
            _ => None,
        };
        object.closed = matches!(merged.additional, Some(Additional::Nothing));
        for key in &merged.required {
            if !merged.properties.contains_key(key) {
                let field = self.undeclared(id, key, object.additional.clone(), merged);
                object.fields.push(field);
            }
        }
        object
    }

    fn property(
        &mut self,
        id: TypeId,
        object: &mut Object,
        key: &str,
        parts: &[Part<'d>],
        required: bool,
        kind: Option<Kind>,
    ) {
        let merged = self.merge(parts, None);
        if let (true, false, Some(value)) = (required, merged.nullable, self.constant(&merged)) {
            self.contradiction(&merged);
            object.constants.push(Constant {
                key: key.to_owned(),
                value,
                read_only: merged.read_only,
                write_only: merged.write_only,
                docs: merged.docs.clone(),
            });
            return;
        }
        let mut field = Field {
            key: key.to_owned(),
            ty: Type::any(),
            required,
            read_only: merged.read_only,
            write_only: merged.write_only,
            secret: is_secret(&merged),
            boxed: false,
            only: only(&merged),
            docs: merged.docs.clone(),
        };
        if let Some(inner) = self.only_member(&merged) {
            field.secret |= is_secret(&inner);
            field.docs = said_of_either(field.docs, inner.docs);
        }
        let origin = Origin::Property {
            of: id,
            name: key.to_owned(),
        };
        field.ty = match kind {
            Some(kind) => Type::of(kind),
            None => self.lower_parts(parts, merged, origin),
        };
        object.fields.push(field);
    }

    /// The one member of a union that stands in a property itself, such as what is there beside null. What a
    /// component says stands at the component.
    fn only_member(&mut self, merged: &Merged<'d>) -> Option<Merged<'d>> {
        let [RawUnion { members, .. }] = merged.unions.as_slice() else {
            return None;
        };
        match members.as_slice() {
            [member] if matches!(member.source, Source::Schema(_)) => {
                Some(self.merge(std::slice::from_ref(member), None))
            }
            _ => None,
        }
    }

    /// The only string or integer that the schema allows, if there is only one.
    pub(super) fn constant(&mut self, merged: &Merged<'d>) -> Option<ConstantValue> {
        let listed = match merged.unions.as_slice() {
            [] => enumeration::listed(merged)?,
            [RawUnion { members, .. }] if members.len() == 1 => {
                let only = self.merge(members, None);
                enumeration::listed(&only).filter(|_| only.unions.is_empty())?
            }
            // Listed values beside any other text are not all there are.
            _ => return None,
        };
        match listed {
            Listed::Strings(values) => match values.as_slice() {
                [only] => Some(ConstantValue::Text(only.value.clone())),
                _ => None,
            },
            Listed::Integers(values) => match values.as_slice() {
                [only] => Some(ConstantValue::Integer(only.value)),
                _ => None,
            },
            Listed::Booleans | Listed::Numbers | Listed::Mixed => None,
        }
    }

    /// A property that is required and not listed: what all further properties are, if that is said. Else it is
    /// optional, for as a rule it is not there: a slip of the document's should not cost an answer.
    fn undeclared(
        &mut self,
        id: TypeId,
        key: &str,
        additional: Option<Type>,
        merged: &Merged<'d>,
    ) -> Field {
        Field {
            key: key.to_owned(),
            required: additional.is_some(),
            ty: additional.unwrap_or_else(|| self.undescribed(id, key, merged)),
            read_only: false,
            write_only: false,
            secret: false,
            boxed: false,
            only: None,
            docs: Docs::default(),
        }
    }

    /// The type of a required property of which nothing is said.
    fn undescribed(&mut self, id: TypeId, key: &str, merged: &Merged<'d>) -> Type {
        let message =
            format!("`{key}` is required but is no property; read as any JSON, and as optional");
        let at = merged.place.child("required");
        let finding = Diagnostic::new(Severity::Note, Code::MissingField, &at, message);
        let help = format!("add `{key}` to the properties, or correct the name");
        self.diagnostics.push(finding.with_help(help));
        let origin = Origin::Property {
            of: id,
            name: key.to_owned(),
        };
        self.untyped(origin, &at, Why::Undeclared)
    }
}
