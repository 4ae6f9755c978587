//! What is sent or asked for where a media type is none, or stands for several.

use super::{FORM_DATA, Way};
use crate::ir::ContentKind;
use crate::media_type;

/// What is no media type, or stands for several, cannot be sent as one; what stands for several can be
/// asked for.
pub(super) fn named(media_type: &str, essence: &str, way: Way, kind: &ContentKind) -> String {
    let is_one = essence.contains('/');
    let is_range = essence.contains('*') || !is_one;
    match kind {
        ContentKind::Multipart(_) if is_range => FORM_DATA.to_owned(),
        ContentKind::Json(_) if is_range => media_type::PLAIN_JSON.to_owned(),
        _ if way == Way::Received && is_one => media_type.to_owned(),
        _ if is_range && essence.starts_with("text/") => "text/plain".to_owned(),
        _ if is_range => "application/octet-stream".to_owned(),
        _ => media_type.to_owned(),
    }
}
