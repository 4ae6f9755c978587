//! `Debug` of objects with a secret, which is not printed; all others derive it.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::ident::ident;
use crate::ir::Object;
use crate::names::TypeSymbol;

/// `Debug` that shows the properties but for what they hold of secrets, and the `further` fields of the struct.
pub(super) fn of<'s>(
    object: &Object,
    symbol: &'s TypeSymbol,
    further: impl IntoIterator<Item = &'s str>,
) -> Option<TokenStream> {
    let mut fields = object.fields.iter();
    if !fields.any(|field| field.secret) {
        return None;
    }
    let named = object.fields.iter().zip(&symbol.members);
    let properties = named.map(|(field, member)| (member.as_str(), field.secret));
    let further = further.into_iter().map(|member| (member, false));
    let shown = properties.chain(further).map(|(member, is_secret)| {
        let name = ident(member);
        let text = name.to_string();
        let text = text.strip_prefix("r#").unwrap_or(&text);
        match is_secret {
            true => quote!(.field(#text, &format_args!("[redacted]"))),
            false => quote!(.field(#text, &self.#name)),
        }
    });
    let allowed = super::object::uses_deprecated(object);
    let name = ident(&symbol.name);
    let text = &symbol.name;
    Some(quote! {
        impl std::fmt::Debug for #name {
            #allowed
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.debug_struct(#text) #(#shown)* .finish()
            }
        }
    })
}
