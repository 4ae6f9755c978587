//! Which parts are files, and what else those may be.

use std::slice;

use super::Lowerer;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ir::{Field, Kind, Type};
use crate::lower::classify::Class;
use crate::lower::merge::{JsonType, Merged, Part};
use crate::media_type::{essence, is_json};

/// How many arrays and unions may stand between a field and its files.
const DEEPEST: usize = 4;

/// What is told where a part may be something else than a file.
const BESIDE_FILES: &str =
    "The document also has other forms of it: `with_body_member` sets them in its place.";

impl<'d> Lowerer<'d> {
    /// A file or several, if that is what the schema is for.
    pub(super) fn upload(
        &mut self,
        parts: &[Part<'d>],
        content_type: Option<&str>,
    ) -> Option<Kind> {
        self.upload_within(parts, content_type, DEEPEST)
    }

    fn upload_within(
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
                let item = self.upload_within(&merged.items, content_type, deepest)?;
                (item == Kind::File).then(|| Kind::Array(Box::new(Type::of(Kind::File))))
            }
            ([union], None) => self.upload_of_members(&union.members, content_type, deepest),
            _ => None,
        }
    }

    /// What the files among the members are together.
    fn upload_of_members(
        &mut self,
        members: &[Part<'d>],
        content_type: Option<&str>,
        deepest: usize,
    ) -> Option<Kind> {
        let uploads: Vec<Option<Kind>> = members
            .iter()
            .map(|member| self.upload_within(slice::from_ref(member), content_type, deepest))
            .collect();
        // Beside what is no file, anything at all is JSON.
        if uploads.contains(&None) && self.is_any(members) {
            return None;
        }
        let kinds: Vec<Kind> = uploads.into_iter().flatten().collect();
        let several = kinds.iter().find(|kind| **kind != Kind::File);
        several.or(kinds.first()).cloned()
    }

    /// Whether a part is described by nothing but its media type: since 3.1 that is bytes.
    fn is_any_bytes(&mut self, merged: &Merged<'d>, content_type: Option<&str>) -> bool {
        let is_any = matches!(self.classify(merged), Class::Plain(Kind::Any))
            && merged.enumeration.is_none();
        let is_json = content_type.is_some_and(|name| is_json(&essence(name)));
        is_any && !is_json && !self.is_3_0()
    }

    /// Tells what a field for files does not take.
    pub(super) fn tell_beside_files(
        &mut self,
        field: &mut Field,
        parts: &[Part<'d>],
        content_type: Option<&str>,
    ) {
        if !field.ty.holds_files() {
            return;
        }
        let others = self.beside_files(parts, content_type, DEEPEST);
        for other in &others {
            let message = format!("`{}` is sent as a file, and not as this", field.key);
            let code = Code::UnsupportedKeyword;
            let finding = Diagnostic::new(Severity::Warning, code, &other.place, message);
            let help = "a caller sets it by `with_body_member`, which takes any JSON";
            self.diagnostics.push(finding.with_help(help));
        }
        if !others.is_empty() {
            field.docs.remarks.push(BESIDE_FILES.to_owned());
        }
    }

    /// The members of unions that are neither files nor text, which converts into one.
    fn beside_files(
        &mut self,
        parts: &[Part<'d>],
        content_type: Option<&str>,
        deepest: usize,
    ) -> Vec<Part<'d>> {
        let Some(deepest) = deepest.checked_sub(1) else {
            return Vec::new();
        };
        let merged = self.merge(parts, None);
        let is_scalar = !matches!(merged.ty, None | Some(JsonType::Object | JsonType::Array));
        match merged.unions.as_slice() {
            [union] => {
                let members = union.members.iter();
                members
                    .flat_map(|member| {
                        self.beside_files(slice::from_ref(member), content_type, deepest)
                    })
                    .collect()
            }
            [] if is_scalar || merged.enumeration.is_some() => Vec::new(),
            [] if self.upload(parts, content_type).is_some() => match merged.ty {
                Some(JsonType::Array) => self.beside_files(&merged.items, content_type, deepest),
                _ => Vec::new(),
            },
            _ => parts.to_vec(),
        }
    }
}
