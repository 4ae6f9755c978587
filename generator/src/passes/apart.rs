//! Which constants of a member have to be there for it to be meant, and which other members it may be taken for.

use std::collections::{HashMap, HashSet};

use crate::ir::{Kinds, Literal, Signature, Union};

pub(super) fn run(union: &Union, told: &mut [Signature]) {
    let values = ValuesOfKeys::of(told);
    let tag = union.discriminator.as_deref();
    let decided = told.iter().map(|signature| {
        let keys = signature.constants.keys();
        let usual = keys.filter(|key| values.is_usual(signature, key, tag));
        (usual.cloned().collect(), values.gives_way(signature))
    });
    let decided: Vec<_> = decided.collect();
    for (signature, (usual, closed)) in told.iter_mut().zip(decided) {
        (signature.usual, signature.closed) = (usual, closed);
    }
}

/// Which values the members of a union give their keys.
#[derive(Default)]
struct ValuesOfKeys<'s> {
    /// How many members have a value among those of a key.
    members: HashMap<(&'s str, &'s Literal), usize>,
    /// How many have values for a key.
    constrained: HashMap<&'s str, usize>,
    /// All values of a key.
    distinct: HashMap<&'s str, HashSet<&'s Literal>>,
    objects: usize,
}

impl<'s> ValuesOfKeys<'s> {
    fn of(told: &'s [Signature]) -> Self {
        let mut all = Self::default();
        for signature in told {
            let Kinds { object, .. } = signature.kinds;
            all.objects += usize::from(object);
            for (key, values) in &signature.constants {
                *all.constrained.entry(key).or_default() += 1;
                all.distinct.entry(key).or_default().extend(values);
                for value in values {
                    *all.members.entry((key, value)).or_default() += 1;
                }
            }
        }
        all
    }

    /// Whether another value of a constant leaves a member out only where another one is left: the constant can only
    /// be null, for servers send a value there more often than a document admits, or something else tells already
    /// that the member is meant.
    fn is_usual(&self, signature: &Signature, key: &str, tag: Option<&str>) -> bool {
        let values = signature.constants.get(key);
        if values.is_some_and(|values| *values == [Literal::Null]) {
            return true;
        }
        let is_required = |key: &str| signature.required.iter().any(|it| it == key);
        let means_alone = |it: &str| it != key && self.means_alone(signature, it);
        let mut required = signature.required.iter();
        match (tag, is_required(key)) {
            (Some(tag), _) if tag == key => false,
            (Some(tag), true) => is_required(tag) && means_alone(tag),
            (None, true) => false,
            // Servers give a discriminator though it could be left out.
            (Some(tag), false) if means_alone(tag) => true,
            _ => self.is_same(key) || required.any(|it| means_alone(it)),
        }
    }

    /// Whether a member has values for a key, and no other member has one of them.
    fn means_alone(&self, signature: &Signature, key: &str) -> bool {
        let values = signature.constants.get(key);
        values.is_some_and(|values| {
            let mut values = values.iter();
            values.all(|value| self.members.get(&(key, value)) == Some(&1))
        })
    }

    /// Whether there is one value for a key, in whichever members.
    fn is_same(&self, key: &str) -> bool {
        self.distinct
            .get(key)
            .is_some_and(|values| values.len() == 1)
    }

    /// Whether keys that a closed member does not know speak for another one. They never do where it alone has the
    /// values that it requires; and without constants it comes after one that knows more keys anyway.
    fn gives_way(&self, signature: &Signature) -> bool {
        let is_apart = |key: &String| {
            self.means_alone(signature, key)
                && self.constrained.get(key.as_str()) == Some(&self.objects)
        };
        let is_closed = signature.closed && !signature.constants.is_empty();
        is_closed && !signature.required.iter().any(is_apart)
    }
}
