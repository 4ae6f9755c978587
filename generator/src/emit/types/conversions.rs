//! What a union is made of by `From`: its members, and the members of these.

mod text;

use std::collections::{BTreeMap, HashMap};

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{External, Imports};
use super::rust;
use crate::emit::Context;
use crate::emit::ident::ident;
use crate::emit::summary::spelled;
use crate::ir::{Kind, Member, Shape, Type, TypeId, Types, Union};
use crate::names::TypeSymbol;

/// How many unions may stand within each other on the way to a member.
const DEEPEST: usize = 4;
/// How many members of members a union is made of at most; where there are more, of none of them.
const MOST_INNER: usize = 128;

/// The way to a member of a member: the union that it is a member of, and which one, from without.
type Way = Vec<(Option<TypeId>, usize)>;

pub(super) fn items(
    context: Context<'_>,
    union: &Union,
    symbol: &TypeSymbol,
    imports: &mut Imports,
) -> Vec<TokenStream> {
    let all = all(&context.api.types, union);
    let mut items = Vec::new();
    for (kind, way) in &all {
        let ty = rust::kind(context, kind, imports);
        let value = made(context, union, symbol, way, quote!(value), imports);
        items.push(conversion(symbol, &ty, &value));
        if **kind == Kind::String {
            let owned = quote!(value.to_owned());
            let value = made(context, union, symbol, way, owned, imports);
            items.push(conversion(symbol, &quote!(&str), &value));
        }
    }
    let of_text = text::member(&context.api.types, union);
    if let Some((index, kind)) = of_text {
        let ty = rust::kind(context, kind, imports);
        let read = quote!(#ty::from(value));
        let value = made(context, union, symbol, &[(None, index)], read, imports);
        let texts = [quote!(&str), quote!(String)];
        items.extend(texts.map(|text| conversion(symbol, &text, &value)));
    }
    if union.is_nullable {
        let kinds: Vec<&Kind> = all.iter().map(|(kind, _)| *kind).collect();
        let is_of_text = of_text.is_some() || kinds.contains(&&Kind::String);
        items.extend(of_nullable(context, &kinds, is_of_text, symbol, imports));
    }
    items
}

/// Makes the type of what is called `value`.
fn conversion(symbol: &TypeSymbol, of: &TokenStream, made: &TokenStream) -> TokenStream {
    let name = ident(&symbol.name);
    quote! {
        impl From<#of> for #name {
            fn from(value: #of) -> Self {
                #made
            }
        }
    }
}

/// What a union is made of, with the way there: its members, then the members of these.
fn all<'t>(types: &'t Types, union: &'t Union) -> Vec<(&'t Kind, Way)> {
    let members = union.members.iter().enumerate();
    let members = members.zip(are_converted_to(union));
    let own = members.filter(|(_, is_converted)| *is_converted);
    let own = own.map(|((index, member), _)| (&member.ty.kind, vec![(None, index)]));
    own.chain(inner(types, union)).collect()
}

/// The items of the lists among these.
fn lists<'k>(kinds: impl Iterator<Item = &'k Kind>) -> impl Iterator<Item = &'k Type> {
    kinds.filter_map(|kind| match kind {
        Kind::Array(item) => Some(&**item),
        _ => None,
    })
}

/// What makes the union where it may be null.
fn of_nullable(
    context: Context<'_>,
    kinds: &[&Kind],
    is_of_text: bool,
    symbol: &TypeSymbol,
    imports: &mut Imports,
) -> Vec<TokenStream> {
    let name = ident(&symbol.name);
    let mut items = Vec::new();
    if is_of_text {
        items.push(quote!(impl crate::runtime::json::FromText for #name {}));
    }
    // One that is added later leaves those alone that were there.
    if let Some(item) = lists(kinds.iter().copied()).next() {
        let item = rust::ty(context, item, imports);
        items.push(quote! {
            impl crate::runtime::json::FromList for #name {
                type Item = #item;
            }
        });
    }
    for kind in kinds.iter().filter(|kind| matches!(kind, Kind::Named(_))) {
        imports.external(External::Nullable);
        let ty = rust::kind(context, kind, imports);
        items.push(quote! {
            impl From<#ty> for Nullable<#name> {
                fn from(value: #ty) -> Self {
                    Self::Value(value.into())
                }
            }
        });
    }
    items
}

/// A value within the variants that lead to it.
fn made(
    context: Context<'_>,
    union: &Union,
    symbol: &TypeSymbol,
    way: &[(Option<TypeId>, usize)],
    mut value: TokenStream,
    imports: &mut Imports,
) -> TokenStream {
    for (id, index) in way.iter().rev() {
        let inner = id.and_then(|id| {
            imports.ty(&context.symbols.types.get(&id)?.name);
            Some((
                as_union(&context.api.types, id)?,
                context.symbols.types.get(&id)?,
            ))
        });
        let (union, symbol, name) = match inner {
            Some((union, symbol)) => {
                let name = ident(&symbol.name);
                (union, symbol, quote!(#name))
            }
            None => (union, symbol, quote!(Self)),
        };
        let boxed = union.members.get(*index).is_some_and(|member| member.boxed);
        let variant = symbol.members.get(*index).map(|variant| ident(variant));
        value = match boxed {
            true => quote!(#name::#variant(Box::new(#value))),
            false => quote!(#name::#variant(#value)),
        };
    }
    value
}

/// Whether each member is made by `From`: no other is made of the same.
pub(in crate::emit) fn are_converted_to(union: &Union) -> Vec<bool> {
    are_alone(union.members.iter().map(|member| &member.ty.kind))
}

/// Whether each is there once; any JSON may be meant for another.
fn are_alone<'k>(kinds: impl Iterator<Item = &'k Kind> + Clone) -> Vec<bool> {
    let mut count: HashMap<&Kind, usize> = HashMap::new();
    for kind in kinds.clone() {
        *count.entry(kind).or_default() += 1;
    }
    let each = kinds.map(|kind| count.get(kind) == Some(&1) && *kind != Kind::Any);
    each.collect()
}

/// Members of members that one way alone leads to, with this way.
fn inner<'t>(types: &'t Types, union: &'t Union) -> Vec<(&'t Kind, Way)> {
    let mut ways = Ways {
        types,
        most: union.members.len() + MOST_INNER,
        found: Vec::new(),
    };
    ways.collect(union, None, &mut Vec::new());
    if ways.are_too_many() {
        return Vec::new();
    }
    let are_alone = are_alone(ways.found.iter().map(|(kind, _)| *kind));
    let found = ways.found.into_iter().zip(are_alone);
    let inner = found.filter(|((_, way), is_alone)| way.len() > 1 && *is_alone);
    inner.map(|(found, _)| found).collect()
}

/// The ways to the members of a union and to theirs.
struct Ways<'t> {
    types: &'t Types,
    most: usize,
    found: Vec<(&'t Kind, Way)>,
}

impl<'t> Ways<'t> {
    fn are_too_many(&self) -> bool {
        self.found.len() > self.most
    }

    fn collect(&mut self, union: &'t Union, id: Option<TypeId>, way: &mut Way) {
        for (index, member) in union.members.iter().enumerate() {
            if self.are_too_many() {
                return;
            }
            way.push((id, index));
            self.found.push((&member.ty.kind, way.clone()));
            let inner = inner_union(self.types, member);
            if let Some((id, inner)) = inner.filter(|_| way.len() < DEEPEST) {
                self.collect(inner, Some(id), way);
            }
            way.pop();
        }
    }
}

fn inner_union<'t>(types: &'t Types, member: &Member) -> Option<(TypeId, &'t Union)> {
    let id = member.ty.itself()?;
    Some((id, as_union(types, id)?))
}

fn as_union(types: &Types, id: TypeId) -> Option<&Union> {
    match &types.get(id).shape {
        Shape::Union(union) => Some(union),
        _ => None,
    }
}

/// What a union is made of that its variants do not hold by themselves, and the variant that comes of it.
pub(in crate::emit) fn told(
    context: Context<'_>,
    union: &Union,
    symbol: &TypeSymbol,
) -> BTreeMap<String, String> {
    let types = &context.api.types;
    let variant = |index: usize| symbol.members.get(index).cloned();
    let inner = inner(types, union).into_iter();
    let told = inner.filter_map(|(kind, way)| {
        let (_, index) = way.first()?;
        let ty = rust::qualified(context, &Type::of(kind.clone()));
        Some((spelled(&ty), variant(*index)?))
    });
    let text = text::member(types, union);
    let text = text.and_then(|(index, _)| Some((text::BORROWED.to_owned(), variant(index)?)));
    told.chain(text).collect()
}

/// The list that makes a union where it may be null, if it is made of several.
pub(in crate::emit) fn told_list(context: Context<'_>, union: &Union) -> Option<String> {
    let all = all(&context.api.types, union);
    let kinds = all.iter().map(|(kind, _)| *kind);
    let mut lists = lists(kinds).filter(|_| union.is_nullable);
    let (first, _) = lists.next().zip(lists.next())?;
    let list = Type::of(Kind::Array(Box::new(first.clone())));
    Some(spelled(&rust::qualified(context, &list)))
}
