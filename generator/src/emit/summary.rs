//! The summary of a crate: its public API in short.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::operation;
use super::precedence::precedence;
use super::reach::{Reach, UsedBy};
use super::tags::tags;
use super::types::rust::{self, Presence};
use super::types::{accessors, conversions};
use crate::ir::{self, Location, Place, Server, TypeId, Values};
use crate::names::TypeSymbol;
use crate::summary::{Field, Shape, Struct, Summary, Type, wire};

/// What a caller can see of the crate.
pub(crate) fn summary(context: Context<'_>, document: &str) -> Summary {
    let Context {
        api,
        config,
        symbols,
    } = context;
    let mut summary = Summary::new(document, &config.hash());
    let server = api.servers.first();
    summary.base_url = server.map(|server| server.url.clone());
    let default = server.map(Server::default_url);
    summary.default_url = default.filter(|url| summary.base_url.as_ref() != Some(url));
    summary.credentials = credentials(context);
    summary.environment = symbols.environment.clone();
    let setters = symbols.server_variables.iter().cloned();
    let variables = setters.zip(api.server_variables());
    summary.server_values = variables
        .clone()
        .filter(|(_, variable)| !variable.values.is_empty())
        .map(|(setter, variable)| (setter, variable.values.iter().cloned().collect()))
        .collect();
    summary.server_variables = variables
        .map(|(setter, variable)| (setter, variable.default.clone()))
        .collect();
    summary.package = Some(symbols.package.clone());
    summary.resource_features = symbols.resource_features;
    let resources = symbols.resources.children.iter();
    summary.features = resources
        .filter_map(|child| child.feature.clone())
        .collect();
    for (index, symbol) in context.symbols.operations.iter().enumerate() {
        let mut call = symbol.resource.clone();
        call.push(symbol.method.clone());
        if let Some(operation) = operation::summary(context, index) {
            summary.operations.insert(call.join("."), operation);
        }
    }
    let modules = super::modules(context);
    let (reach, used_by) = (Reach::of(context, &modules), UsedBy::of(context));
    for (id, symbol) in &context.symbols.types {
        if let Some(mut ty) = of_type(context, *id, symbol) {
            ty.features = reach.features(&symbol.module);
            ty.used_by = used_by.features(*id);
            if ty.used_by == ty.features {
                ty.used_by.clear();
            }
            summary.types.insert(symbol.name.clone(), ty);
        }
    }
    summary
}

/// Where each credential is sent, by its setter.
fn credentials(context: Context<'_>) -> BTreeMap<String, String> {
    let setters = &context.symbols.credentials;
    let schemes = context.api.schemes.iter();
    let sent = schemes.filter_map(|scheme| {
        let place = match &scheme.place {
            Place::Bearer => "bearer".to_owned(),
            Place::Basic => "basic".to_owned(),
            Place::Header(name) => wire::named(Location::Header.name(), name),
            Place::Query(name) => wire::named(Location::Query.name(), name),
            Place::Cookie(name) => wire::named(Location::Cookie.name(), name),
        };
        Some((setters.get(&scheme.id)?.clone(), place))
    });
    sent.collect()
}

fn of_type(context: Context<'_>, id: TypeId, symbol: &TypeSymbol) -> Option<Type> {
    let definition = context.api.types.get(id);
    let told = |shape| Type {
        sent: definition.direction.sent,
        received: definition.direction.received,
        deprecated: definition.docs.deprecated,
        order: Vec::new(),
        tags: BTreeMap::new(),
        sorted: Vec::new(),
        without_from: BTreeSet::new(),
        made_of: BTreeMap::new(),
        made_of_list: None,
        accessors: BTreeMap::new(),
        features: BTreeSet::new(),
        used_by: BTreeSet::new(),
        shape,
    };
    Some(match &definition.shape {
        ir::Shape::Pending => return None,
        ir::Shape::Object(object) => told(Shape::Struct(of_object(context, object, symbol))),
        ir::Shape::Multipart(parts) => told(Shape::Struct(of_parts(context, parts, symbol))),
        ir::Shape::Enumeration(enumeration) => {
            let (shape, sorted) = of_enumeration(enumeration, symbol);
            Type {
                sorted,
                ..told(shape)
            }
        }
        ir::Shape::Union(union) => Type {
            order: precedence(&context.api.types, union, &symbol.members),
            tags: tags(union, &symbol.members),
            without_from: without_from(union, symbol),
            made_of: conversions::told(context, union, symbol),
            made_of_list: conversions::told_list(context, union),
            accessors: accessors::told(context, union, symbol),
            ..told(of_union(context, union, symbol))
        },
    })
}

/// The values, and the variants in the order that they are compared by where that is not the order of these.
fn of_enumeration(enumeration: &ir::Enumeration, symbol: &TypeSymbol) -> (Shape, Vec<String>) {
    let (values, shape): (Vec<String>, fn(_) -> _) = match &enumeration.values {
        Values::Strings(values) => (
            values.iter().map(|it| it.value.clone()).collect(),
            Shape::Values,
        ),
        Values::Integers(values) => (
            values.iter().map(|it| it.value.to_string()).collect(),
            Shape::Integers,
        ),
    };
    let sorted = match values.is_sorted() {
        true => Vec::new(),
        false => symbol.members.clone(),
    };
    let names = symbol.members.iter().cloned();
    (shape(values.into_iter().zip(names).collect()), sorted)
}

fn of_union(context: Context<'_>, union: &ir::Union, symbol: &TypeSymbol) -> Shape {
    let types = union.members.iter().map(|member| {
        let ty = rust::qualified(context, &ir::Type::of(member.ty.kind.clone()));
        boxed(member.boxed, ty)
    });
    Shape::Union(symbol.members.iter().cloned().zip(types).collect())
}

fn without_from(union: &ir::Union, symbol: &TypeSymbol) -> BTreeSet<String> {
    let variants = symbol
        .members
        .iter()
        .zip(conversions::are_converted_to(union));
    let without = variants.filter(|(_, is_converted)| !is_converted);
    without.map(|(variant, _)| variant.clone()).collect()
}

fn of_parts(context: Context<'_>, parts: &ir::Multipart, symbol: &TypeSymbol) -> Struct {
    let mut told = of_object(context, &parts.object, symbol);
    for (key, media_type) in &parts.media_types {
        if let Some(told) = told.fields.get_mut(key) {
            told.media_type = Some(media_type.clone());
        }
    }
    told
}

fn of_object(context: Context<'_>, object: &ir::Object, symbol: &TypeSymbol) -> Struct {
    let fields = || object.fields.iter().zip(&symbol.members);
    let constants = || object.constants.iter();
    let keys = constants().map(|constant| constant.key.clone());
    let taken = symbol.arguments.iter();
    Struct {
        new: taken
            .filter_map(|index| symbol.members.get(*index).cloned())
            .collect(),
        fields: fields()
            .map(|(field, name)| (field.key.clone(), of_field(context, field, name)))
            .collect(),
        constants: constants()
            .map(|constant| (constant.key.clone(), constant.value.told()))
            .collect(),
        constant_names: keys.zip(symbol.constants.iter().cloned()).collect(),
        presets: object
            .presets
            .iter()
            .map(|(key, value)| (key.clone(), value.told()))
            .collect(),
        additional: object
            .additional
            .as_ref()
            .map(|ty| spelled(&rust::qualified(context, ty))),
    }
}

fn of_field(context: Context<'_>, field: &ir::Field, name: &str) -> Field {
    let ty = rust::qualified(context, &ir::Type::of(field.ty.kind.clone()));
    let value = boxed(field.boxed, ty);
    Field {
        name: name.to_owned(),
        ty: match rust::presence(field) {
            Presence::Required => value,
            Presence::Optional => format!("Option<{value}>"),
            Presence::Nullable => format!("Nullable<{value}>"),
        },
        media_type: None,
        required: field.required,
        deprecated: field.docs.deprecated,
    }
}

fn boxed(is_boxed: bool, ty: TokenStream) -> String {
    spelled(&if is_boxed { quote!(Box<#ty>) } else { ty })
}

/// A type as it is written, without the spaces between tokens.
pub(super) fn spelled(ty: &TokenStream) -> String {
    let tokens = ty.to_string();
    let mut result = String::with_capacity(tokens.len());
    for word in tokens.split(' ') {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let apart = result.ends_with(is_word) && word.starts_with(is_word);
        if apart || result.ends_with(',') || result.ends_with('=') || word == "=" {
            result.push(' ');
        }
        result.push_str(word);
    }
    result
        .replace("serde_json::", "")
        .replace("std::collections::", "")
}
