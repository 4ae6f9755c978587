//! Which parts are files, and what else those may be.

use std::{mem, slice};

use super::Lowerer;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::ir::{Field, Kind, Type};
use crate::lower::classify::Class;
use crate::lower::merge::{JsonType, Merged, Part};
use crate::media_type::{essence, is_json};

/// How many arrays and unions may stand between a field and its files.
const DEEPEST: usize = 4;

/// How many schemas are looked at for a field: members of members multiply.
const MOST_SCHEMAS: usize = 200;

/// What is told where a part may be something else than a file.
const BESIDE_FILES: &str = "The document also has other forms of it: a `serde_json::Value` converts into an `Upload` as well, and is sent\nas JSON, not as a file.";

/// How a field is looked at, and how far.
struct Look<'c> {
    content_type: Option<&'c str>,
    deeper: usize,
    schemas: usize,
}

impl<'c> Look<'c> {
    fn at(content_type: Option<&'c str>) -> Self {
        Self {
            content_type,
            deeper: DEEPEST,
            schemas: MOST_SCHEMAS,
        }
    }

    /// What is found one level deeper; none beyond the bounds.
    fn within<T>(&mut self, find: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.schemas = self.schemas.checked_sub(1)?;
        self.deeper = self.deeper.checked_sub(1)?;
        let found = find(self);
        self.deeper += 1;
        found
    }

    /// What is found as deep as from the field on.
    fn anew<T>(&mut self, find: impl FnOnce(&mut Self) -> T) -> T {
        let deeper = mem::replace(&mut self.deeper, DEEPEST);
        let found = find(self);
        self.deeper = deeper;
        found
    }
}

impl<'d> Lowerer<'d> {
    /// A file or several, if that is what the schema is for.
    pub(super) fn upload(
        &mut self,
        parts: &[Part<'d>],
        content_type: Option<&str>,
    ) -> Option<Kind> {
        self.upload_within(parts, &mut Look::at(content_type))
    }

    fn upload_within(&mut self, parts: &[Part<'d>], look: &mut Look<'_>) -> Option<Kind> {
        look.within(|look| {
            let merged = self.merge(parts, None);
            match (merged.unions.as_slice(), merged.ty) {
                ([], None) if self.is_any_bytes(&merged, look.content_type) => Some(Kind::File),
                ([], None | Some(JsonType::String)) => {
                    (merged.format == Some("binary")).then_some(Kind::File)
                }
                ([], Some(JsonType::Array)) => {
                    let item = self.upload_within(&merged.items, look)?;
                    (item == Kind::File).then(|| Kind::Array(Box::new(Type::of(Kind::File))))
                }
                ([union], None) => self.upload_of_members(&union.members, look),
                _ => None,
            }
        })
    }

    /// What the files among the members are together.
    fn upload_of_members(&mut self, members: &[Part<'d>], look: &mut Look<'_>) -> Option<Kind> {
        let uploads: Vec<Option<Kind>> = members
            .iter()
            .map(|member| self.upload_within(slice::from_ref(member), look))
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
        let others = self.beside_files(parts, &mut Look::at(content_type));
        let others = others.unwrap_or_default();
        for other in &others {
            let message = format!("`{}` is sent as a file, and not as this", field.key);
            let code = Code::UnsupportedKeyword;
            let finding = Diagnostic::new(Severity::Note, code, &other.place, message);
            let help =
                "a caller gives it as a `serde_json::Value`, which converts into an `Upload`";
            self.diagnostics.push(finding.with_help(help));
        }
        if !others.is_empty() {
            field.docs.remarks.push(BESIDE_FILES.to_owned());
        }
    }

    /// The members of unions that are neither files nor text, which converts into one.
    fn beside_files(&mut self, parts: &[Part<'d>], look: &mut Look<'_>) -> Option<Vec<Part<'d>>> {
        look.within(|look| {
            let merged = self.merge(parts, None);
            let is_scalar = !matches!(merged.ty, None | Some(JsonType::Object | JsonType::Array));
            match merged.unions.as_slice() {
                [union] => {
                    let members = union.members.iter();
                    let others = members
                        .filter_map(|member| self.beside_files(slice::from_ref(member), look));
                    Some(others.flatten().collect())
                }
                [] if is_scalar || merged.enumeration.is_some() => None,
                [] => {
                    let is_file = look.anew(|look| self.upload_within(parts, look)).is_some();
                    match merged.ty {
                        Some(JsonType::Array) if is_file => self.beside_files(&merged.items, look),
                        _ if is_file || look.schemas == 0 => None,
                        _ => Some(parts.to_vec()),
                    }
                }
                _ => Some(parts.to_vec()),
            }
        })
    }
}
