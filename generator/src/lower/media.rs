//! What a media type says of how a body is read or written.

mod by_caller;
mod examples;
mod form;
mod named;
mod reading;
mod strings;

use indexmap::IndexMap;
use openapiv3::MediaType;

use super::Lowerer;
use super::merge::{JsonType, Merged, Part};
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::model_extension::{ITEM_SCHEMA, JSON_DATA};
use crate::ir::{Content, ContentKind, Event, Kind, Origin, Type};
use crate::media_type;
use crate::untyped::Why;
use examples::is_silent;
use named::named;
use reading::Reading;

/// The bodies in parts that are put together.
const FORM_DATA: &str = "multipart/form-data";

/// Which way a body travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Sent,
    Received,
}

impl<'d> Lowerer<'d> {
    /// A body in one media type, and its examples.
    pub(super) fn content(
        &mut self,
        media_type: &str,
        media: &'d MediaType,
        way: Way,
        origin: Origin,
        at: &Pointer,
    ) -> Content {
        let essence = media_type::essence(media_type);
        let kind = self.content_kind(media_type, &essence, media, way, origin.clone(), at);
        let examples = match &kind {
            ContentKind::Json(ty) | ContentKind::Form(ty, _) => {
                let is_json = matches!(kind, ContentKind::Json(_));
                self.examples(media, is_json, ty, &origin, at)
            }
            _ if way == Way::Received => self.texts(media, &kind, at),
            _ => Vec::new(),
        };
        let is_own_text = matches!(kind, ContentKind::Text) && self.is_own_text(&essence, media);
        Content {
            media_type: named(media_type, &essence, way, &kind),
            kind,
            examples,
            is_own_text,
        }
    }

    /// Notes what is handed over unread although its schema says more, where nothing else is read.
    pub(super) fn note_unread(
        &mut self,
        media_types: &'d IndexMap<String, MediaType>,
        content: &[Content],
        at: &Pointer,
    ) {
        if content.iter().any(|one| one.kind.is_typed()) {
            return;
        }
        for ((name, media), one) in media_types.iter().zip(content) {
            let unread = match one.kind {
                // Of forms that are none more was said, and of other parts than those of a form.
                ContentKind::Text if one.essence() != media_type::FORM => "text",
                ContentKind::Bytes if !one.essence().starts_with("multipart/") => "bytes",
                _ => continue,
            };
            let at = at.child(name);
            if self.is_described(media, &at) {
                let name = media_type::essence(name);
                let message = format!("`{name}` is taken as {unread}: its schema is not read");
                self.diagnostics
                    .note(Code::UnsupportedKeyword, &at, message);
            }
        }
    }

    /// Whether a schema is of more than a text.
    fn is_described(&mut self, media: &'d MediaType, at: &Pointer) -> bool {
        self.merged_schema(media, at).is_some_and(|merged| {
            matches!(merged.ty, Some(JsonType::Object | JsonType::Array))
                || !merged.properties.is_empty()
                || !merged.unions.is_empty()
        })
    }

    pub(super) fn merged_schema(
        &mut self,
        media: &'d MediaType,
        at: &Pointer,
    ) -> Option<Merged<'d>> {
        let part = Part::new(media.schema.as_ref()?, at.child("schema"));
        Some(self.merge(&[part], None))
    }

    fn content_kind(
        &mut self,
        media_type: &str,
        essence: &str,
        media: &'d MediaType,
        way: Way,
        origin: Origin,
        at: &Pointer,
    ) -> ContentKind {
        let reading = Reading::of(media_type);
        let mut schema = media.schema.iter();
        if reading.may_be_bytes() && schema.any(|schema| self.is_binary(schema, reading)) {
            return ContentKind::Bytes;
        }
        match reading {
            Reading::JsonLines => match way {
                Way::Sent => ContentKind::Bytes,
                Way::Received => ContentKind::JsonLines(self.line_schema(media, origin, at)),
            },
            Reading::Json => ContentKind::Json(self.media_schema(media, origin, at)),
            Reading::Unsaid if !is_silent(media) && self.is_structured(media, at) => {
                ContentKind::Json(self.media_schema(media, origin, at))
            }
            Reading::Events if way == Way::Received => ContentKind::Events(Event {
                ty: self.item_schema(media, origin, at),
                is_json: media.extensions.contains_key(JSON_DATA),
            }),
            Reading::Form => self.form_kind(media, way, origin, at),
            Reading::Parts => self.multipart_kind(essence, media, way, origin, at),
            // Events that are sent are a text like any other.
            Reading::Events | Reading::Text => ContentKind::Text,
            Reading::Unsaid | Reading::Bytes => ContentKind::Bytes,
        }
    }

    fn multipart_kind(
        &mut self,
        essence: &str,
        media: &'d MediaType,
        way: Way,
        origin: Origin,
        at: &Pointer,
    ) -> ContentKind {
        match way {
            // Of the range of all bodies in parts, that of a form is the one that can be put together.
            Way::Sent if matches!(essence, FORM_DATA | "multipart/*") => {
                ContentKind::Multipart(self.multipart(media, origin, at))
            }
            _ => {
                let message = format!(
                    "`{essence}` is taken as bytes: only multipart/form-data that is sent is put together"
                );
                let code = Code::UnsupportedKeyword;
                let finding = Diagnostic::new(Severity::Warning, code, at, message);
                let help =
                    "write or read the bytes by hand, or describe the body in another media type";
                self.diagnostics.push(finding.with_help(help));
                ContentKind::Bytes
            }
        }
    }

    /// What a body holds: that of a component once for all operations.
    pub(super) fn media_schema(
        &mut self,
        media: &'d MediaType,
        origin: Origin,
        at: &Pointer,
    ) -> Type {
        let is_shared = matches!(
            origin,
            Origin::RequestBody {
                component: Some(_),
                ..
            } | Origin::ResponseBody {
                component: Some(_),
                ..
            }
        );
        if let Some(known) = self.shared_bodies.get(at) {
            return known.clone();
        }
        let ty = self.own_schema(media, origin, at);
        if is_shared {
            self.shared_bodies.insert(at.clone(), ty.clone());
        }
        ty
    }

    fn own_schema(&mut self, media: &'d MediaType, origin: Origin, at: &Pointer) -> Type {
        let key = match media.extensions.contains_key(ITEM_SCHEMA) {
            true => "itemSchema",
            false => "schema",
        };
        match &media.schema {
            Some(schema) => self.lower_one(Part::new(schema, at.child(key)), origin),
            None => {
                let message = "the content has no schema; it is read as any JSON";
                let finding = Diagnostic::new(Severity::Note, Code::MissingField, at, message);
                let help = "add a `schema` that says what the content is";
                self.diagnostics.push(finding.with_help(help));
                self.untyped(origin, at, Why::NoSchema)
            }
        }
    }

    /// What each line holds: where a `schema` only says that all of them are a text, any JSON.
    fn line_schema(&mut self, media: &'d MediaType, origin: Origin, at: &Pointer) -> Type {
        let ty = self.media_schema(media, origin.clone(), at);
        if media.extensions.contains_key(ITEM_SCHEMA) || ty.kind != Kind::String {
            return item(media, ty);
        }
        let message = "the `schema` is of the whole text: each of its lines is read as any JSON";
        let finding = Diagnostic::new(Severity::Note, Code::MissingField, at, message);
        let help = "add an `itemSchema` that says what a line is";
        self.diagnostics.push(finding.with_help(help));
        self.untyped(origin, at, Why::TextOfLines)
    }

    /// What each line or event holds: a `schema` may describe all of them, as an array.
    fn item_schema(&mut self, media: &'d MediaType, origin: Origin, at: &Pointer) -> Type {
        item(media, self.media_schema(media, origin, at))
    }

    /// Whether a body of no particular media type has a schema that only JSON can have.
    fn is_structured(&mut self, media: &'d MediaType, at: &Pointer) -> bool {
        self.merged_schema(media, at)
            .is_some_and(|merged| merged.ty != Some(JsonType::String))
    }
}

/// One of what a type is of, if that is of all of them.
fn item(media: &MediaType, ty: Type) -> Type {
    match ty.kind {
        Kind::Array(item) if !media.extensions.contains_key(ITEM_SCHEMA) => *item,
        kind => Type { kind, ..ty },
    }
}

/// The contents with JSON that is named before JSON of a range of media types, which says less of itself.
pub(super) fn named_first(
    media_types: &IndexMap<String, MediaType>,
    mut content: Vec<Content>,
) -> Vec<Content> {
    let first_json = |of_range: bool| {
        let mut all = media_types.keys().zip(&content);
        all.position(|(name, one)| {
            matches!(one.kind, ContentKind::Json(_)) && name.contains('*') == of_range
        })
    };
    if let (Some(range), Some(named)) = (first_json(true), first_json(false))
        && range < named
    {
        let one = content.remove(named);
        content.insert(range, one);
    }
    content
}

/// The name of the component that a body is, if a type is made of one of its contents.
pub(super) fn shared_by_name(
    at: &Pointer,
    section: &str,
    content: &IndexMap<String, MediaType>,
) -> Option<String> {
    let name = at.as_str().strip_prefix("/components/")?;
    let name = name.strip_prefix(section)?.strip_prefix('/')?;
    let typed = content
        .keys()
        .filter(|media_type| Reading::of(media_type).is_typed());
    let is_component = typed.count() == 1 && !name.contains('/');
    is_component.then(|| name.replace("~1", "/").replace("~0", "~"))
}

/// The media type, unless it is plain JSON: not by what stands beside it, which may be more tomorrow.
pub(super) fn beside_json(media_type: &str) -> Option<String> {
    let is_plain = media_type
        .trim()
        .eq_ignore_ascii_case(media_type::PLAIN_JSON);
    (!is_plain).then(|| media_type.to_owned())
}
