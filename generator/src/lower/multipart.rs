//! Bodies in parts, and what each part is sent as.

mod media_types;
mod upload;

use std::collections::BTreeMap;

use openapiv3::{Encoding, MediaType, QueryStyle};

use super::Lowerer;
use super::merge::{Additional, JsonType, Merged, Part};
use crate::diagnostic::{Code, Pointer};
use crate::document::Version;
use crate::document::model_extension::EXPLODE;
use crate::ir::{Kind, Multipart, Origin, Shape, Type, TypeId};
use crate::media_type::{essence, is_json};
use media_types::Written;
pub(super) use media_types::names_one;

/// What is told where the document lets a caller name parts of their own.
const FURTHER_PARTS: &str = "Further parts are added to the request, by `with_body_member`, and by `with_file` of\n`SendsParts`.";

/// What is told where a part is a string of JSON to the letter, and meant is JSON that the caller writes.
const TEXT_OF_JSON: &str = "The text of a JSON document, which is sent as it is.";

impl<'d> Lowerer<'d> {
    /// The type of a body in parts; none where the document does not list the parts.
    pub(super) fn multipart(
        &mut self,
        media: &'d MediaType,
        origin: Origin,
        at: &Pointer,
    ) -> Option<Type> {
        let part = Part::new(media.schema.as_ref()?, at.child("schema"));
        let parts = std::slice::from_ref(&part);
        let name = self.only_reference(parts).map(|(name, _)| name);
        // One component may be sent with other media types for its parts.
        let key = name.map(|name| (name, content_types(media)));
        let known = key.as_ref().and_then(|key| self.multiparts.get(key));
        if let Some(known) = known {
            return Some(Type::of(Kind::Named(*known)));
        }
        let merged = self.merge(parts, None);
        if !self.lists_parts(&merged, at) {
            return None;
        }
        let id = self.api.types.reserve(match key.clone() {
            Some((name, media_types)) => Origin::Multipart {
                name: name.to_owned(),
                media_types,
            },
            None => of_operation(origin),
        });
        self.multiparts.extend(key.map(|key| (key, id)));
        let mut shape = self.parts_of(id, &merged, media, at);
        shape.object.additional = None;
        let has_more = matches!(
            merged.additional,
            Some(Additional::Schema(_) | Additional::Anything)
        );
        let definition = self.api.types.get_mut(id);
        definition.docs = merged.docs;
        if has_more {
            definition.docs.remarks.push(FURTHER_PARTS.to_owned());
        }
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

    fn parts_of(
        &mut self,
        id: TypeId,
        merged: &Merged<'d>,
        media: &'d MediaType,
        at: &Pointer,
    ) -> Multipart {
        let media_types = self.media_types(merged, media, at);
        let mut object = self.object_with(id, merged, |lowerer, key, parts| {
            lowerer.upload(parts, content_type(media, key))
        });
        for field in &mut object.fields {
            if let Some(parts) = merged.properties.get(field.key.as_str()) {
                self.tell_beside_files(field, parts, content_type(media, &field.key));
            }
        }
        for field in &mut object.fields {
            let media_type = media_types.get(&field.key);
            let is_json = |name: &String| is_json(&essence(name));
            if field.ty.kind == Kind::String && media_type.is_some_and(is_json) {
                field.docs.remarks.push(TEXT_OF_JSON.to_owned());
            }
            let content_type = content_type(media, &field.key);
            let choice = content_type.filter(|_| field.ty.holds_files());
            field
                .docs
                .remarks
                .extend(choice.and_then(media_types_to_choose));
        }
        Multipart {
            media_types,
            object,
        }
    }

    /// Tells of what a part is not sent with. Its media type is no header of its own.
    fn tell_unsent(&mut self, encoding: &'d Encoding, parts: &[Part<'d>], at: &Pointer) {
        let mut headers = encoding.headers.keys();
        let has_headers = headers.any(|name| !name.eq_ignore_ascii_case("content-type"));
        let keywords = [
            ("headers", has_headers),
            (
                style_keyword(encoding),
                self.has_unusual_style(encoding, parts),
            ),
        ];
        for (keyword, _) in keywords.into_iter().filter(|(_, is_there)| *is_there) {
            let message = format!("a part is sent without its `{keyword}`");
            let at = at.child(keyword);
            self.diagnostics
                .warning(Code::UnsupportedKeyword, &at, message);
        }
    }

    /// Whether a part is to be written otherwise than without a style. Up to 3.0 that means nothing here.
    fn has_unusual_style(&mut self, encoding: &'d Encoding, parts: &[Part<'d>]) -> bool {
        let has_style = encoding.style.is_some() || encoding.extensions.contains_key(EXPLODE);
        if self.is_3_0() || !has_style {
            return false;
        }
        match &encoding.style {
            None | Some(QueryStyle::Form) if encoding.explode => {
                self.written(parts) != Written::Text
            }
            None | Some(QueryStyle::Form) => !self.is_scalar(parts),
            Some(_) => true,
        }
    }

    fn is_scalar(&mut self, parts: &[Part<'d>]) -> bool {
        let ty = self.merge(parts, None).ty;
        ty.is_some_and(|ty| !matches!(ty, JsonType::Object | JsonType::Array))
    }

    fn is_3_0(&self) -> bool {
        self.model.version() == Some(Version::V3_0)
    }
}

/// Which keyword says that a part has a style.
fn style_keyword(encoding: &Encoding) -> &'static str {
    match encoding.style {
        Some(_) => "style",
        None => "explode",
    }
}

/// The media types that the document gives the parts.
fn content_types(media: &MediaType) -> BTreeMap<String, String> {
    let given = media.encoding.iter().filter_map(|(key, encoding)| {
        let content_type = encoding.content_type.as_deref()?.trim();
        Some((key.clone(), content_type.to_owned()))
    });
    given.collect()
}

/// The media types that the document gives a part.
fn content_type<'d>(media: &'d MediaType, key: &str) -> Option<&'d str> {
    media.encoding.get(key)?.content_type.as_deref()
}

/// What is told of a file that may be sent as several media types, of which a caller has to choose one.
fn media_types_to_choose(content_type: &str) -> Option<String> {
    let names: Vec<String> = content_type.split(',').map(essence).collect();
    let is_one = names.len() == 1 && !content_type.contains('*');
    if is_one
        || names
            .iter()
            .any(|name| name == "*/*" || !name.contains('/'))
    {
        return None;
    }
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let one = if names.len() > 1 { "one of " } else { "" };
    let names = names.join(", ");
    Some(format!(
        "Sent as {one}{names}, which the caller says with `Upload::media_type`."
    ))
}

/// What is sent in parts is of its operation, also where the body is a component.
fn of_operation(origin: Origin) -> Origin {
    match origin {
        Origin::RequestBody {
            operation,
            media_type,
            ..
        } => Origin::RequestBody {
            operation,
            component: None,
            media_type,
        },
        origin => origin,
    }
}
