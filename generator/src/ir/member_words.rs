//! The members of a union in words: by what each is, not by where it stands among the others.

mod inner;

use std::collections::HashMap;

use super::{
    Enumeration, Kind, Literal, Member, Multipart, Shape, Signature, Type, TypeId, Types, Union,
    Values,
};

/// A word for each member; none for those that are like another.
pub(super) fn member_words(types: &Types, union: &Union) -> Vec<Option<String>> {
    let mut words = vec![None; union.members.len()];
    let mut open: Vec<usize> = (0..union.members.len()).collect();
    let stages = [
        own,
        with_title,
        with_keys,
        with_parts,
        with_inner::<1>,
        with_inner::<2>,
    ];
    for more in stages {
        let spelled: Vec<String> = union.members.iter().map(|it| more(types, it)).collect();
        let mut count = HashMap::new();
        for word in &spelled {
            *count.entry(word.as_str()).or_insert(0) += 1;
        }
        open.retain(|index| {
            let word = spelled.get(*index).filter(|word| !word.is_empty());
            let word = word.filter(|word| count.get(word.as_str()) == Some(&1));
            if let (Some(word), Some(slot)) = (word, words.get_mut(*index)) {
                *slot = Some(word.clone());
            }
            word.is_none()
        });
        if open.is_empty() {
            break;
        }
    }
    words
}

/// The component that it is, else what must be there, else what sort of JSON it is.
fn own(types: &Types, member: &Member) -> String {
    if let Some(component) = &member.component {
        return component.clone();
    }
    let signature = &member.signature;
    let asked = asked(signature);
    match signature.listed.as_slice() {
        _ if !asked.is_empty() => asked,
        [only] => literal(only),
        _ => sort(types, &member.ty),
    }
}

fn with_title(types: &Types, member: &Member) -> String {
    let own_title = member.docs.title.as_deref();
    let title = own_title.or_else(|| types.get(member.ty.named()?).docs.title.as_deref());
    match title {
        Some(title) => format!("{}:{title}", own(types, member)),
        None => String::new(),
    }
}

fn with_keys(types: &Types, member: &Member) -> String {
    let mut keys = member.signature.known.clone();
    keys.sort();
    format!("{}({})", own(types, member), keys.join(","))
}

/// What the parts of a value are, where keys are not enough or there are none.
fn with_parts(types: &Types, member: &Member) -> String {
    format!("{}({})", own(types, member), parts(types, &member.ty))
}

/// What the parts are made of to a depth, where members are alike but for that.
fn with_inner<const DEPTH: usize>(types: &Types, member: &Member) -> String {
    let parts = inner::parts(types, &member.ty, DEPTH);
    parts.map_or_else(String::new, |parts| {
        format!("{}({parts})", own(types, member))
    })
}

fn parts(types: &Types, ty: &Type) -> String {
    match &ty.kind {
        Kind::Array(item) => parts(types, item),
        Kind::Map(value) => parts(types, value),
        Kind::Named(id) => parts_of_named(types, *id),
        _ => String::new(),
    }
}

fn parts_of_named(types: &Types, id: TypeId) -> String {
    let mut parts = match &types.get(id).shape {
        Shape::Object(object) | Shape::Multipart(Multipart { object, .. }) => {
            let fields = object.fields.iter();
            let told = fields.map(|field| format!("{}:{}", field.key, sort(types, &field.ty)));
            told.collect()
        }
        // More values may come to be listed after it.
        Shape::Enumeration(Enumeration { values }) => vec![
            match values {
                Values::Strings(values) => values.first().map(|it| it.value.clone()),
                Values::Integers(values) => values.first().map(|it| it.value.to_string()),
            }
            .unwrap_or_default(),
        ],
        Shape::Union(union) => {
            let members = union.members.iter();
            members.map(|member| sort(types, &member.ty)).collect()
        }
        Shape::Pending => Vec::new(),
    };
    parts.sort();
    parts.join(",")
}

/// The constants and the required keys.
fn asked(signature: &Signature) -> String {
    let constants = signature.spelled().map(|(key, values)| {
        let values: Vec<String> = values.iter().map(literal).collect();
        format!("{key}={}", values.join(","))
    });
    let required = signature.required.iter();
    let required = required.filter(|key| !signature.is_spelled(key));
    let mut words: Vec<String> = constants.chain(required.cloned()).collect();
    words.sort();
    words.join("&")
}

fn literal(literal: &Literal) -> String {
    match literal {
        Literal::Text(text) => text.clone(),
        Literal::Integer(number) => number.to_string(),
        Literal::Boolean(value) => value.to_string(),
        Literal::Null => "null".to_owned(),
    }
}

fn sort(types: &Types, ty: &Type) -> String {
    match &ty.kind {
        Kind::Any => "any".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Integer(_) => "integer".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::String => "string".to_owned(),
        Kind::DateTime => "date-time".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Base64 => "bytes".to_owned(),
        Kind::File => "file".to_owned(),
        Kind::Array(item) => format!("[{}]", sort(types, item)),
        Kind::Map(value) => format!("{{{}}}", sort(types, value)),
        Kind::Named(id) => named_sort(types, *id),
    }
}

fn named_sort(types: &Types, id: TypeId) -> String {
    let definition = types.get(id);
    let sort = match &definition.shape {
        Shape::Enumeration(_) => "enum",
        Shape::Union(_) => "union",
        Shape::Object(_) | Shape::Multipart(_) | Shape::Pending => "object",
    };
    definition.component().unwrap_or(sort).to_owned()
}
