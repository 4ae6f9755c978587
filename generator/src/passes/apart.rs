//! Which constants of a member have to be there for it to be meant, and which other members it may be taken for.

use std::collections::HashMap;

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
    keys: HashMap<&'s str, ValuesOfKey<'s>>,
    objects: usize,
    /// Whether a member is for all that means no other.
    has_others: bool,
}

/// What the members say of a key.
#[derive(Default)]
struct ValuesOfKey<'s> {
    /// How many members have a value among their constants.
    members: HashMap<&'s Literal, usize>,
    /// How many have constants.
    constrained: usize,
    /// How many know the key.
    knowing: usize,
    /// Whether one that has constants requires it.
    is_required: bool,
}

impl<'s> ValuesOfKeys<'s> {
    fn of(told: &'s [Signature]) -> Self {
        let mut all = Self::default();
        for signature in told {
            let Kinds { object, .. } = signature.kinds;
            all.objects += usize::from(object);
            all.has_others |= signature.others.is_some();
            for key in &signature.known {
                all.keys.entry(key).or_default().knowing += 1;
            }
            for (key, values) in &signature.constants {
                let of_key = all.keys.entry(key).or_default();
                of_key.constrained += 1;
                of_key.is_required |= signature.required.contains(key);
                for value in values {
                    *of_key.members.entry(value).or_default() += 1;
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
            // Without a discriminator, a base or a default is meant before a member that has another value.
            (Some(tag), true) => (is_required(tag) || self.has_others) && means_alone(tag),
            (None, true) => false,
            // Servers give a discriminator though it could be left out.
            (Some(tag), false) if means_alone(tag) => true,
            _ => self.tells_nothing(key) || required.any(|it| means_alone(it)),
        }
    }

    /// Whether a member has values for a key, and no other member has one of them.
    fn means_alone(&self, signature: &Signature, key: &str) -> bool {
        let values = signature.constants.get(key).zip(self.keys.get(key));
        values.is_some_and(|(values, of_key)| {
            let mut values = values.iter();
            values.all(|value| of_key.members.get(value) == Some(&1))
        })
    }

    /// Whether a key says nothing of which member is meant: all that know it have the same value, and none requires
    /// it. If one had no constant there, or was left out for want of this value, what is meant for that one would be
    /// taken for one which the value leaves out only if nothing else is left.
    fn tells_nothing(&self, key: &str) -> bool {
        self.keys.get(key).is_some_and(|of_key| {
            let is_same = of_key.members.len() == 1 && of_key.constrained == of_key.knowing;
            is_same && !of_key.is_required
        })
    }

    /// Whether keys that a closed member does not know speak for another one. They never do where it alone has the
    /// values that it requires; and without constants it comes after one that knows more keys anyway.
    fn gives_way(&self, signature: &Signature) -> bool {
        let all_have = |key: &str| {
            let of_key = self.keys.get(key);
            of_key.is_some_and(|of_key| of_key.constrained == self.objects)
        };
        let is_apart = |key: &String| self.means_alone(signature, key) && all_have(key);
        let is_closed = signature.closed && !signature.constants.is_empty();
        is_closed && !signature.required.iter().any(is_apart)
    }
}
