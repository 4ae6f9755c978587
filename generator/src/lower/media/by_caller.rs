//! What callers are told of a body of bytes that only they can say or do.

use openapiv3::MediaType;

use crate::diagnostic::Pointer;
use crate::ir::{Content, ContentKind};
use crate::lower::Lowerer;
use crate::media_type::essence;

impl<'d> Lowerer<'d> {
    /// The paragraphs about a body; none if its bytes and its media type are all there is to it.
    pub(in crate::lower) fn told_of_bytes(
        &mut self,
        media_type: &str,
        media: &'d MediaType,
        content: &Content,
        at: &Pointer,
    ) -> Vec<String> {
        if !matches!(content.kind, ContentKind::Bytes) {
            return Vec::new();
        }
        let of_media_type = of_media_type(&essence(media_type));
        let of_encoding = self.is_base64(media, at).then(|| {
            "The document has these bytes in base64: they are sent as the caller gives them, so give them encoded."
                .to_owned()
        });
        of_media_type.into_iter().chain(of_encoding).collect()
    }

    fn is_base64(&mut self, media: &'d MediaType, at: &Pointer) -> bool {
        let merged = self.merged_schema(media, at);
        merged.is_some_and(|merged| merged.format == Some("byte"))
    }
}

/// A range is no media type, so the caller says which one it is; of `*/*` and `application/*` nothing is asked.
fn of_media_type(essence: &str) -> Option<String> {
    let name = essence.replace('`', "'");
    match essence.split_once('/')? {
        ("multipart", _) => Some(format!(
            "The caller writes the parts of `{name}`, and says the media type with its boundary with \
             `Upload::media_type`."
        )),
        ("*" | "application", "*") => None,
        (_, "*") => Some(format!(
            "Which media type of `{name}` the bytes are, the caller says with `Upload::media_type`."
        )),
        _ => None,
    }
}
