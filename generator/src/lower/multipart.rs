//! Bodies in parts: which fields are files, and what each part is sent as.

use openapiv3::MediaType;

use super::Lowerer;
use super::classify::Class;
use super::merge::{JsonType, Merged, Part};
use crate::diagnostic::{Code, Pointer};
use crate::ir::{Kind, Multipart, Origin, Shape, Type, TypeId};
use crate::media_type::{essence, is_json};

/// How many arrays and unions may stand between a field and its files.
const DEEPEST: usize = 4;

impl<'d> Lowerer<'d> {
    /// The type of a body in parts; none where the document does not list the parts.
    pub(super) fn multipart(
        &mut self,
        media: &'d MediaType,
        operation: usize,
        at: &Pointer,
    ) -> Option<Type> {
        let part = Part::new(media.schema.as_ref()?, at.child("schema"));
        let parts = std::slice::from_ref(&part);
        let name = self.only_reference(parts).map(|(name, _)| name);
        // One component may be sent with other media types for its parts.
        let key = name.map(|name| (name, format!("{:?}", media.encoding)));
        let known = key.as_ref().and_then(|key| self.multiparts.get(key));
        if let Some(known) = known {
            return Some(Type::of(Kind::Named(*known)));
        }
        let merged = self.merge(parts, None);
        if !self.lists_parts(&merged, at) {
            return None;
        }
        let id = self.api.types.reserve(match name {
            Some(name) => Origin::Multipart(name.to_owned()),
            None => Origin::RequestBody {
                operation,
                component: None,
            },
        });
        self.multiparts.extend(key.map(|key| (key, id)));
        let shape = self.parts_of(id, &merged, media);
        let definition = self.api.types.get_mut(id);
        definition.docs = merged.docs;
        definition.shape = Shape::Multipart(shape);
        Some(Type::of(Kind::Named(id)))
    }

    fn lists_parts(&mut self, merged: &Merged<'d>, at: &Pointer) -> bool {
        let lists = !merged.properties.is_empty() && merged.unions.is_empty();
        if !lists {
            self.diagnostics.note(
                Code::UnsupportedKeyword,
                at,
                "the parts of the body are not listed as properties of one object: \
                 the caller names them",
            );
        }
        lists
    }

    fn parts_of(&mut self, id: TypeId, merged: &Merged<'d>, media: &MediaType) -> Multipart {
        let mut object = self.object_with(id, merged, |lowerer, key, parts| {
            let content_type = media.encoding.get(key);
            let content_type = content_type.and_then(|it| it.content_type.as_deref());
            lowerer.upload(parts, content_type, DEEPEST)
        });
        object.additional = None;
        let media_types = object.fields.iter().map(|field| {
            let media_type = media.encoding.get(&field.key)?.content_type.as_deref()?;
            // Of several, the caller has to choose.
            let is_one = media_type.contains('/') && !media_type.contains([',', '*']);
            is_one.then(|| media_type.trim().to_owned())
        });
        Multipart {
            media_types: media_types.collect(),
            object,
        }
    }

    /// Whether a part is described by nothing but its media type: since 3.1 that is bytes.
    fn is_any_bytes(&mut self, merged: &Merged<'d>, content_type: Option<&str>) -> bool {
        let is_any = matches!(self.classify(merged), Class::Plain(Kind::Any))
            && merged.enumeration.is_none();
        let is_json = content_type.is_some_and(|name| is_json(&essence(name)));
        is_any && !is_json && !self.openapi.openapi.starts_with("3.0")
    }

    /// A file or several, if that is what the schema is for.
    fn upload(
        &mut self,
        parts: &[Part<'d>],
        content_type: Option<&str>,
        deepest: usize,
    ) -> Option<Kind> {
        let deepest = deepest.checked_sub(1)?;
        let merged = self.merge(parts, None);
        match (merged.unions.as_slice(), merged.ty) {
            ([], None) if self.is_any_bytes(&merged, content_type) => Some(Kind::File),
            ([], None | Some(JsonType::String)) => {
                (merged.format == Some("binary")).then_some(Kind::File)
            }
            ([], Some(JsonType::Array)) => {
                let item = self.upload(&merged.items, content_type, deepest)?;
                (item == Kind::File).then(|| Kind::Array(Box::new(Type::of(Kind::File))))
            }
            ([union], None) => {
                let members = union.members.iter();
                let kinds: Option<Vec<Kind>> = members
                    .map(|member| self.upload(std::slice::from_ref(member), content_type, deepest))
                    .collect();
                let kinds = kinds?;
                let several = kinds.iter().find(|kind| **kind != Kind::File);
                several.or(kinds.first()).cloned()
            }
            _ => None,
        }
    }
}
