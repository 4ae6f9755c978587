//! The media type that each part is sent as.

use std::collections::BTreeMap;
use std::slice;

use openapiv3::{Encoding, MediaType};

use super::Lowerer;
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::ir::Kind;
use crate::lower::classify::Class;
use crate::lower::merge::{Additional, JsonType, Merged, Part};
use crate::media_type::{essence, is_json};

/// How many arrays and unions may stand between a part and what it holds.
const DEEPEST: usize = 4;

/// How many schemas are looked at for a part: members of members multiply.
const MOST_SCHEMAS: usize = 200;

/// What a part is written as where its media type is not that of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum Written {
    Text,
    Json,
    /// Some of its values as a text, others as JSON.
    Either,
}

impl Written {
    fn or(self, other: Self) -> Self {
        match self == other {
            true => self,
            false => Self::Either,
        }
    }
}

/// How far a part is looked into.
struct Look {
    deeper: usize,
    schemas: usize,
}

impl<'d> Lowerer<'d> {
    /// The media types that the document gives parts, by their keys.
    pub(super) fn media_types(
        &mut self,
        merged: &Merged<'d>,
        media: &'d MediaType,
        at: &Pointer,
    ) -> BTreeMap<String, String> {
        let mut media_types = BTreeMap::new();
        for (key, encoding) in &media.encoding {
            let at = at.child("encoding").child(key);
            let Some(parts) = merged.properties.get(key.as_str()) else {
                self.note_no_property(merged, key, &at);
                continue;
            };
            self.tell_unsent(encoding, parts, &at);
            let media_type = self.media_type(encoding, parts, &at);
            media_types.extend(media_type.map(|media_type| (key.clone(), media_type)));
        }
        media_types
    }

    /// What a part is sent as, if the document says it.
    fn media_type(
        &mut self,
        encoding: &'d Encoding,
        parts: &[Part<'d>],
        at: &Pointer,
    ) -> Option<String> {
        let media_type = encoding.content_type.as_deref()?;
        // Of several, the caller has to choose.
        if !names_one(media_type) {
            return None;
        }
        let at = at.child("contentType");
        let written = match is_json(&essence(media_type)) {
            true => Written::Text,
            false => self.tell_json(media_type, parts, &at),
        };
        (written != Written::Json).then(|| media_type.trim().to_owned())
    }

    /// Tells of what is sent as JSON, and is not as the document says.
    pub(in crate::lower) fn tell_json(
        &mut self,
        media_type: &str,
        parts: &[Part<'d>],
        at: &Pointer,
    ) -> Written {
        let written = self.written(parts);
        // A component may be the body of many operations.
        if written != Written::Text && self.told_once.insert(at.clone()) {
            let message =
                format!("an object or a list of lists is sent as JSON, and not as {media_type}");
            let finding = Diagnostic::new(Severity::Warning, Code::UnsupportedKeyword, at, message);
            let help = "describe it as a string, which is sent as it is";
            self.diagnostics.push(finding.with_help(help));
        }
        written
    }

    /// Notes an encoding of what the body does not have; a name that nobody listed may be one that a caller gives.
    pub(in crate::lower) fn note_no_property(
        &mut self,
        merged: &Merged<'d>,
        key: &str,
        at: &Pointer,
    ) {
        let is_whole = merged.unions.is_empty() && !merged.properties.is_empty();
        let is_listed = matches!(merged.additional, None | Some(Additional::Nothing));
        if is_whole && is_listed && self.told_once.insert(at.clone()) {
            let message = format!("the body has no property `{key}`: its encoding is not used");
            self.diagnostics.note(Code::InvalidValue, at, message);
        }
    }

    /// What a part is written as if nothing says that it is JSON.
    pub(super) fn written(&mut self, parts: &[Part<'d>]) -> Written {
        let mut look = Look {
            deeper: DEEPEST,
            schemas: MOST_SCHEMAS,
        };
        let written = self.written_within(parts, false, &mut look);
        written.unwrap_or(Written::Text)
    }

    /// The same of what may be an item of an array already; none beyond the bounds, and of what is anything.
    fn written_within(
        &mut self,
        parts: &[Part<'d>],
        is_item: bool,
        look: &mut Look,
    ) -> Option<Written> {
        look.schemas = look.schemas.checked_sub(1)?;
        look.deeper = look.deeper.checked_sub(1)?;
        let mut merged = self.merge(parts, None);
        // What a component is, not what it is called.
        merged.references.clear();
        let is_object = merged.ty == Some(JsonType::Object) || !merged.properties.is_empty();
        let written = match self.classify(&merged) {
            _ if is_object => Some(Written::Json),
            Class::Object | Class::Map(_) => Some(Written::Json),
            Class::Array(_) if is_item => Some(Written::Json),
            Class::Array(items) => self.written_within(&items, true, look),
            Class::Union(union) => {
                let members = union.members.iter();
                let written = members.filter_map(|member| {
                    self.written_within(slice::from_ref(member), is_item, look)
                });
                written.reduce(Written::or)
            }
            Class::Plain(Kind::Any) | Class::Alias(_) | Class::TooLarge(..) => None,
            Class::Plain(_) | Class::Enumeration(_) => Some(Written::Text),
        };
        look.deeper += 1;
        written
    }
}

/// Whether it is one media type, and no range or list of them.
pub(in crate::lower) fn names_one(media_type: &str) -> bool {
    media_type.contains('/') && !media_type.contains([',', '*'])
}
