//! Properties that all members of a union have: what is read of it without a look at the member.

use std::collections::{BTreeSet, HashMap};

use super::cycles::Cycles;
use super::endless_unions::inner_unions;
use crate::config::Config;
use crate::ir::{Api, Common, Docs, Kind, Object, Shape, Type, Types, Union};

/// How many of them a union has that it does not list itself: members that are nearly the same have many.
const MOST_UNLISTED: usize = 64;

pub(super) fn run(api: &mut Api) {
    // Members before what they are members of: what those have in common is asked of them.
    for id in Cycles::of(&api.types, inner_unions).parts_first {
        if let Shape::Union(union) = &api.types.get(id).shape {
            let common = common(&api.types, union);
            if let Shape::Union(union) = &mut api.types.get_mut(id).shape {
                union.common = common;
            }
        }
    }
}

/// Keeps what was read in the crate that was made last of a union that has a member without it by now.
pub(super) fn keep(api: &mut Api, config: &Config) {
    let read = config.lock.read_before(api, config.last.as_ref());
    if read.is_empty() {
        return;
    }
    for id in Cycles::of(&api.types, inner_unions).parts_first {
        let kept = match (&api.types.get(id).shape, read.get(&id)) {
            (Shape::Union(union), Some(keys)) => kept(&api.types, union, keys),
            _ => continue,
        };
        if let Shape::Union(union) = &mut api.types.get_mut(id).shape {
            union.common.extend(kept);
        }
    }
}

/// Those of the keys that some members have, of one type.
fn kept(types: &Types, union: &Union, keys: &BTreeSet<String>) -> Vec<Common> {
    let is_common = |key: &String| union.common.iter().any(|common| common.key == *key);
    let members = union.members.iter().map(|it| properties(types, &it.ty));
    let members: Vec<Vec<Property<'_>>> = members.collect();
    let lost = keys.iter().filter(|key| !is_common(key));
    let kept = lost.filter_map(|key| {
        let having = members.iter().flatten();
        let mut having = having.filter(|property| property.key == key);
        let mut common = Common {
            of_some: true,
            ..having.next()?.owned()
        };
        for property in having {
            if *property.kind != common.kind {
                return None;
            }
            keep_alike(&mut common.docs, property.docs);
        }
        Some(common)
    });
    kept.collect()
}

/// A property of one member.
struct Property<'a> {
    key: &'a str,
    kind: &'a Kind,
    docs: &'a Docs,
}

/// Those that the union gives to all members first, in its order, then what they have without that.
fn common(types: &Types, union: &Union) -> Vec<Common> {
    let mut members = union.members.iter().map(|it| properties(types, &it.ty));
    let first = members.next().unwrap_or_default();
    let mut common: HashMap<&str, Common> = first.iter().map(|it| (it.key, it.owned())).collect();
    for properties in members {
        let properties = properties.into_iter();
        let by_key: HashMap<&str, Property<'_>> = properties.map(|it| (it.key, it)).collect();
        common.retain(|key, known| {
            let property = by_key.get(key);
            let same = property.filter(|property| *property.kind == known.kind);
            same.is_some_and(|property| {
                keep_alike(&mut known.docs, property.docs);
                true
            })
        });
    }
    let listed = union.shared.iter();
    let listed: Vec<Common> = listed
        .filter_map(|key| common.remove(key.as_str()))
        .collect();
    let most = match union.members.len() {
        1 => 0,
        _ => MOST_UNLISTED,
    };
    let unlisted = first.iter().filter_map(|it| common.remove(it.key));
    listed.into_iter().chain(unlisted.take(most)).collect()
}

fn properties<'t>(types: &'t Types, member: &Type) -> Vec<Property<'t>> {
    match member.itself().map(|id| &types.get(id).shape) {
        Some(Shape::Object(Object { fields, .. })) => fields
            .iter()
            .map(|field| Property {
                key: &field.key,
                kind: &field.ty.kind,
                docs: &field.docs,
            })
            .collect(),
        Some(Shape::Union(union)) => union
            .common
            .iter()
            .map(|common| Property {
                key: &common.key,
                kind: &common.kind,
                docs: &common.docs,
            })
            .collect(),
        _ => Vec::new(),
    }
}

impl Property<'_> {
    fn owned(&self) -> Common {
        Common {
            key: self.key.to_owned(),
            kind: self.kind.clone(),
            of_some: false,
            docs: self.docs.clone(),
        }
    }
}

/// What is said of one member alone is not true of all; what is deprecated in one is to be told.
fn keep_alike(docs: &mut Docs, other: &Docs) {
    let deprecated = docs.deprecated || other.deprecated;
    if docs.title != other.title {
        docs.title = None;
    }
    if docs.description != other.description {
        docs.description = None;
    }
    docs.remarks.retain(|remark| other.remarks.contains(remark));
    docs.deprecated = deprecated;
}
