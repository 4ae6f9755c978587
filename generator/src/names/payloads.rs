//! Names of the bodies that one operation takes.

use super::scope::Scope;
use super::words::pascal;
use crate::ir::{Body, Content, ContentKind};

/// The bodies of one operation by their sort, or by their media type where the sort is not enough.
pub(super) fn name(body: &Body) -> Vec<String> {
    let sorts: Vec<&str> = body.content.iter().map(sort).collect();
    let mut scope = Scope::with(&["Self"]);
    let names = body.content.iter().zip(&sorts).map(|(content, sort)| {
        let is_one = sorts.iter().filter(|other| *other == sort).count() == 1;
        let media_type = pascal(&content.media_type);
        let short = content.media_type.rsplit('/').next().map(pascal);
        match is_one {
            true => scope.choose(&[(*sort).to_owned(), media_type]),
            false => scope.choose(&[short.unwrap_or_default(), media_type]),
        }
    });
    names.collect()
}

fn sort(content: &Content) -> &'static str {
    match content.kind {
        ContentKind::Json(_) => "Json",
        ContentKind::JsonLines(_) => "JsonLines",
        ContentKind::Events(_) => "Events",
        ContentKind::Form(..) => "Form",
        ContentKind::Multipart(_) => "Multipart",
        ContentKind::Text => "Text",
        ContentKind::Bytes => "Bytes",
    }
}
