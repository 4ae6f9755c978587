//! Text by way of syntax: parsed, spaced and laid out.

use proc_macro2::{Ident, Span};
use syn::visit_mut::{self, VisitMut};
use syn::{AttrStyle, Attribute, File, ImplItem, Meta};

/// What a file with this source is printed as; empty lines are marked.
pub(super) fn print(source: &str) -> Result<String, syn::Error> {
    let mut file: File = syn::parse_str(source)?;
    Spacing.visit_file_mut(&mut file);
    Ok(prettyplease::unparse(&file))
}

/// The attribute that becomes an empty line; to parse one for each member would cost more.
fn blank_line() -> Attribute {
    Attribute {
        pound_token: Default::default(),
        style: AttrStyle::Outer,
        bracket_token: Default::default(),
        meta: Meta::Path(Ident::new("blank_line", Span::call_site()).into()),
    }
}

struct Spacing;

impl Spacing {
    fn space<'a>(members: impl Iterator<Item = &'a mut Vec<Attribute>>) {
        for attributes in members.skip(1) {
            attributes.insert(0, blank_line());
        }
    }
}

impl VisitMut for Spacing {
    fn visit_fields_named_mut(&mut self, fields: &mut syn::FieldsNamed) {
        if fields.named.iter().any(|field| !field.attrs.is_empty()) {
            Self::space(fields.named.iter_mut().map(|field| &mut field.attrs));
        }
        visit_mut::visit_fields_named_mut(self, fields);
    }

    fn visit_item_enum_mut(&mut self, item: &mut syn::ItemEnum) {
        Self::space(item.variants.iter_mut().map(|variant| &mut variant.attrs));
        visit_mut::visit_item_enum_mut(self, item);
    }

    fn visit_item_impl_mut(&mut self, item: &mut syn::ItemImpl) {
        let mut previous_type = false;
        for (index, member) in item.items.iter_mut().enumerate() {
            let is_type = matches!(member, ImplItem::Type(_));
            let attributes = match member {
                ImplItem::Fn(function) => &mut function.attrs,
                ImplItem::Const(constant) => &mut constant.attrs,
                ImplItem::Type(alias) => &mut alias.attrs,
                _ => continue,
            };
            if index > 0 && !(is_type && previous_type) {
                attributes.insert(0, blank_line());
            }
            previous_type = is_type;
        }
        visit_mut::visit_item_impl_mut(self, item);
    }
}
