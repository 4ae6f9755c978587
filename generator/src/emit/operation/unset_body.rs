//! What a request is told of a body that may be left out, to which a caller may add all the same.

use proc_macro2::TokenStream;
use quote::quote;

use super::parameters::form_style;
use crate::ir::{Body, Content, ContentKind};
use crate::media_type::{FORM, PLAIN_JSON};

/// What is said as a request is begun; nothing where what is added makes plain JSON, which needs no word.
pub(super) fn said(body: &Body, request: &TokenStream) -> Option<TokenStream> {
    let is_plain = |content: &Content| content.media_type == PLAIN_JSON;
    let mut content = body.content.iter();
    if body.required || content.clone().any(is_plain) {
        return None;
    }
    content.find_map(|content| {
        let media_type = &content.media_type;
        Some(match &content.kind {
            ContentKind::Json(_) => quote!(#request.may_have_json(#media_type);),
            ContentKind::Form(_, fields) => {
                let styles = fields.iter().map(form_style);
                match media_type == FORM {
                    true => quote!(#request.may_have_form(&[#(#styles),*]);),
                    false => quote!(#request.may_have_form_as(#media_type, &[#(#styles),*]);),
                }
            }
            ContentKind::Multipart(_) => quote!(#request.may_have_parts();),
            _ => return None,
        })
    })
}
