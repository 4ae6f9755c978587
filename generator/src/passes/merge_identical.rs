//! Inline types that say the same become one.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::ir::{
    Api, Docs, Field, Multipart, Operation, Origin, Shape, Type, TypeId, Types, Values,
};
use crate::names::Lock;

/// How far it is looked for what a type stands in.
const DEEPEST: usize = 64;

/// Merges until nothing more is the same: types that differ only in their parts follow their parts. What
/// had names of its own stays apart.
pub(super) fn run(api: &mut Api, lock: &Lock) {
    let mut names = lock.names(api);
    let mut survivors: Vec<TypeId> = api.types.ids().collect();
    // Of twins, the one whose place comes first stays, whatever the order of the document.
    let spelling = api.spelling();
    let mut order: Vec<_> = api
        .types
        .ids()
        .map(|id| (spelling.place(id).rank(), id))
        .collect();
    order.sort();
    let order: Vec<TypeId> = order.into_iter().map(|(_, id)| id).collect();
    loop {
        let mut merge = |types: &mut Types, context: Context| {
            merge(types, &order, &mut survivors, &mut names, context)
        };
        let by_word = merge(&mut api.types, |types, id| {
            last_word(types.get(id).origins.first()?).map(str::to_owned)
        });
        let by_root = merge(&mut api.types, |types, id| {
            let definition = types.get(id);
            matches!(definition.shape, Shape::Enumeration(_))
                .then(|| root(types, definition.origins.first()?, 0))
                .flatten()
        });
        // One body may be sent in several media types, and answered with several statuses.
        let by_body = merge(&mut api.types, |types, id| {
            body(types, types.get(id).origins.first()?, 0)
        });
        settle(&mut survivors);
        replace(api, &survivors);
        if !by_word && !by_root && !by_body {
            return;
        }
    }
}

/// What types have to share, beside their shape, to become one.
type Context = fn(&Types, TypeId) -> Option<String>;

/// Merges types of the same shape and the same `context`; says whether there were any.
fn merge(
    types: &mut Types,
    order: &[TypeId],
    survivors: &mut [TypeId],
    names: &mut HashMap<TypeId, String>,
    context: Context,
) -> bool {
    let mut known: HashMap<(String, u64), Vec<TypeId>> = HashMap::new();
    let mut merged = false;
    for id in order.iter().copied() {
        if survivors.get(id.index()) != Some(&id) || is_component(types, id) {
            continue;
        }
        let Some(context) = context(types, id) else {
            continue;
        };
        let shape = &types.get(id).shape;
        let alike = known.entry((context, outline(shape))).or_default();
        let is_twin = |twin: &&TypeId| {
            let is_named_otherwise = names
                .get(*twin)
                .zip(names.get(&id))
                .is_some_and(|(one, other)| one != other);
            !is_named_otherwise
                && essence(&types.get(**twin).shape) == essence(&types.get(id).shape)
        };
        let Some(twin) = alike.iter().find(is_twin).copied() else {
            alike.push(id);
            continue;
        };
        let merging = types.get(id);
        let is_said_alike = types.get(twin).docs == merging.docs;
        let origins = merging.origins.clone();
        let survivor = types.get_mut(twin);
        survivor.origins.extend(origins);
        // What is said of one place is not true of all.
        if !is_said_alike {
            survivor.docs = Docs::default();
        }
        if let Some(name) = names.get(&id).cloned() {
            names.insert(twin, name);
        }
        if let Some(survivor) = survivors.get_mut(id.index()) {
            *survivor = twin;
        }
        merged = true;
    }
    merged
}

/// What has been merged into what was merged later goes where that went.
fn settle(survivors: &mut [TypeId]) {
    for index in 0..survivors.len() {
        let mut survivor = survivors.get(index).copied();
        while let Some(id) = survivor
            && let Some(next) = survivors.get(id.index()).copied()
            && next != id
        {
            survivor = Some(next);
        }
        if let (Some(slot), Some(survivor)) = (survivors.get_mut(index), survivor) {
            *slot = survivor;
        }
    }
}

/// What shapes that are the same have in common, and most others have not.
fn outline(shape: &Shape) -> u64 {
    let mut hasher = DefaultHasher::new();
    match shape {
        Shape::Pending => {}
        Shape::Object(object) | Shape::Multipart(Multipart { object, .. }) => {
            let mut fields: Vec<&Field> = object.fields.iter().collect();
            fields.sort_by_cached_key(|field| order(field));
            for field in fields {
                (&field.key, &field.ty, field.required).hash(&mut hasher);
            }
            object.constants.len().hash(&mut hasher);
        }
        Shape::Enumeration(enumeration) => match &enumeration.values {
            Values::Strings(values) => values.iter().for_each(|it| it.value.hash(&mut hasher)),
            Values::Integers(values) => values.iter().for_each(|it| it.value.hash(&mut hasher)),
        },
        Shape::Union(union) => {
            union
                .members
                .iter()
                .for_each(|member| member.ty.hash(&mut hasher));
        }
    }
    hasher.finish()
}

fn is_component(types: &Types, id: TypeId) -> bool {
    let mut origins = types.get(id).origins.iter();
    origins.any(|origin| matches!(origin, Origin::Component(_) | Origin::Multipart(_)))
}

/// Where a field comes when objects are compared: the order of optional properties says nothing, that of
/// the others is the order of what a constructor takes.
fn order(field: &Field) -> (bool, String) {
    let key = (!field.required).then(|| field.key.clone());
    (field.required, key.unwrap_or_default())
}

/// A shape without what is told of its parts, and without the order of optional properties.
fn essence(shape: &Shape) -> Shape {
    let mut shape = shape.clone();
    match &mut shape {
        Shape::Object(object) | Shape::Multipart(Multipart { object, .. }) => {
            object.fields.sort_by_cached_key(order);
            let fields = object.fields.iter_mut().map(|field| &mut field.docs);
            let constants = object.constants.iter_mut().map(|one| &mut one.docs);
            fields
                .chain(constants)
                .for_each(|docs| *docs = Docs::default());
        }
        Shape::Enumeration(enumeration) => match &mut enumeration.values {
            Values::Strings(values) => values
                .iter_mut()
                .for_each(|value| value.docs = Docs::default()),
            Values::Integers(values) => values
                .iter_mut()
                .for_each(|value| value.docs = Docs::default()),
        },
        Shape::Union(_) | Shape::Pending => {}
    }
    shape
}

/// The word that the document itself uses for the value.
fn last_word(origin: &Origin) -> Option<&str> {
    match origin {
        Origin::Property { name, .. } | Origin::Parameter { name, .. } => Some(name),
        Origin::Item(inner) => last_word(inner),
        _ => None,
    }
}

/// The body that is sent or answered, and where in it: media types and statuses are left out.
fn body(types: &Types, origin: &Origin, depth: usize) -> Option<String> {
    let around = |id: TypeId| match depth < DEEPEST {
        true => body(types, types.get(id).origins.first()?, depth + 1),
        false => None,
    };
    Some(match origin {
        Origin::RequestBody {
            component: Some(name),
            ..
        } => format!("body {name}"),
        Origin::RequestBody { operation, .. } => format!("body of {operation}"),
        Origin::ResponseBody {
            component: Some(name),
            ..
        } => format!("response {name}"),
        Origin::ResponseBody {
            operation, status, ..
        } => match status.starts_with('2') {
            true => format!("success of {operation}"),
            false => format!("failure of {operation}"),
        },
        Origin::Property { of, name } => format!("{}/{name}", around(*of)?),
        Origin::Additional { of } => format!("{}*", around(*of)?),
        Origin::Member { of, index } => format!("{} {index}", around(*of)?),
        Origin::Item(inner) => format!("{}[]", body(types, inner, depth)?),
        Origin::Component(_) | Origin::Multipart(_) | Origin::Parameter { .. } => return None,
    })
}

/// The component or operation that a type stands in.
fn root(types: &Types, origin: &Origin, depth: usize) -> Option<String> {
    if depth > DEEPEST {
        return None;
    }
    match origin {
        Origin::Component(name) => Some(format!("component {name}")),
        Origin::Multipart(name) => Some(format!("multipart {name}")),
        Origin::Property { of, .. } | Origin::Additional { of } | Origin::Member { of, .. } => {
            root(types, types.get(*of).origins.first()?, depth + 1)
        }
        Origin::Item(inner) => root(types, inner, depth + 1),
        Origin::RequestBody {
            component: Some(name),
            ..
        } => Some(format!("body {name}")),
        Origin::ResponseBody {
            component: Some(name),
            ..
        } => Some(format!("response {name}")),
        Origin::Parameter { operation, .. }
        | Origin::RequestBody { operation, .. }
        | Origin::ResponseBody { operation, .. } => Some(format!("operation {operation}")),
    }
}

/// Points every use of a merged type to the one that stays.
fn replace(api: &mut Api, survivors: &[TypeId]) {
    let follow = |ty: &mut Type| {
        if let Some(id) = ty.named_mut()
            && let Some(survivor) = survivors.get(id.index())
        {
            *id = *survivor;
        }
    };
    for id in api.types.ids() {
        api.types
            .get_mut(id)
            .shape
            .parts_mut()
            .into_iter()
            .for_each(follow);
    }
    api.operations
        .iter_mut()
        .flat_map(Operation::types_mut)
        .for_each(follow);
    api.examples
        .iter_mut()
        .for_each(|example| follow(&mut example.ty));
}
