//! Which member of a union is which member of the union that was there before.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::ir::{ConstantValue, Kind, Literal, Object, Shape, Type, Types, Values};
use crate::summary::{self, Summary};

/// A member as it is compared.
pub(super) struct Seen<'a> {
    /// By what it is known.
    pub(super) word: Option<&'a str>,
    /// Whether the document names it, so that it is no other.
    pub(super) is_component: bool,
    pub(super) traits: Option<Traits>,
    /// The type in Rust of a plain value.
    pub(super) plain: Option<&'a str>,
}

/// What objects and listed values are made of.
#[derive(Debug, Default)]
pub(super) struct Traits {
    /// The lists and maps that they stand in.
    around: String,
    /// The values of properties that have some of their own, by key; without one those of a value.
    constants: BTreeMap<String, BTreeSet<String>>,
    required: BTreeSet<String>,
    known: BTreeSet<String>,
    /// What is known within properties, where members are alike but for that.
    within: BTreeSet<String>,
}

/// Whether what was there may be what is there now.
type Relation = fn(&Seen<'_>, &Seen<'_>) -> bool;

/// From the most telling on.
const RELATIONS: &[Relation] = &[
    |was, is| is.is_component && has_same_word(was, is),
    |was, is| has_same_word(was, is) && compare(was, is, |was, is| was.known.is_subset(&is.known)),
    |was, is| {
        compare_inline(was, is, |was, is| {
            is_alike(was, is) && is_alike_within(was, is)
        })
    },
    |was, is| compare_inline(was, is, |was, is| is_alike(was, is) && was.says_something()),
    |was, is| compare_inline(was, is, knows_more_within),
    |was, is| has_same_word(was, is) && compare(was, is, |was, _| was.asks()),
    |was, is| compare_inline(was, is, has_more_constants),
    |was, is| compare_inline(was, is, asks_more),
    |was, is| compare_inline(was, is, knows_more),
    |was, is| compare_inline(was, is, shares_constants),
    has_same_word,
    |was, is| was.plain.is_some() && was.plain == is.plain,
];

/// What each member was before, where that can be told: what could be two is neither.
pub(super) fn pairs(before: &[Seen<'_>], now: &[Seen<'_>]) -> Vec<Option<usize>> {
    let mut was = vec![None; now.len()];
    let mut left: Vec<usize> = (0..before.len()).collect();
    for is_like in RELATIONS {
        let mut found: HashMap<usize, Option<usize>> = HashMap::new();
        for old in &left {
            let Some(one) = before.get(*old) else {
                continue;
            };
            let open = now.iter().zip(&was).enumerate();
            let open = open.filter(|(_, (_, was))| was.is_none());
            let mut like = open.filter(|(_, (it, _))| is_like(one, it));
            if let (Some((index, _)), None) = (like.next(), like.next()) {
                let only = found.entry(index).or_insert(Some(*old));
                *only = only.filter(|it| it == old);
            }
        }
        for (index, old) in found {
            if let Some(slot) = was.get_mut(index) {
                *slot = old;
            }
        }
        left.retain(|old| !was.contains(&Some(*old)));
        if left.is_empty() {
            break;
        }
    }
    was
}

fn has_same_word(was: &Seen<'_>, is: &Seen<'_>) -> bool {
    was.word == is.word
}

fn compare(was: &Seen<'_>, is: &Seen<'_>, relation: fn(&Traits, &Traits) -> bool) -> bool {
    let traits = was.traits.as_ref().zip(is.traits.as_ref());
    traits.is_some_and(|(was, is)| was.around == is.around && relation(was, is))
}

fn compare_inline(was: &Seen<'_>, is: &Seen<'_>, relation: fn(&Traits, &Traits) -> bool) -> bool {
    !is.is_component && compare(was, is, relation)
}

/// Whether all is the same that is told of both without looking into their properties.
fn is_alike(was: &Traits, is: &Traits) -> bool {
    was.constants == is.constants && was.required == is.required && was.known == is.known
}

fn is_alike_within(was: &Traits, is: &Traits) -> bool {
    !was.within.is_empty() && was.within == is.within
}

fn knows_more_within(was: &Traits, is: &Traits) -> bool {
    !was.within.is_empty() && was.within.is_subset(&is.within) && knows_more(was, is)
}

fn has_more_constants(was: &Traits, is: &Traits) -> bool {
    let mut constants = was.constants.iter();
    let is_kept = |(key, values): (&String, &BTreeSet<String>)| {
        let now = is.constants.get(key);
        now.is_some_and(|now| values.is_subset(now))
    };
    !was.constants.is_empty() && constants.all(is_kept) && was.known.is_subset(&is.known)
}

fn asks_more(was: &Traits, is: &Traits) -> bool {
    !was.required.is_empty() && was.required.is_subset(&is.required) && knows_more(was, is)
}

fn knows_more(was: &Traits, is: &Traits) -> bool {
    !was.known.is_empty() && was.known.is_subset(&is.known) && !contradicts(was, is)
}

fn shares_constants(was: &Traits, is: &Traits) -> bool {
    let is_shared = |key: &String| is.constants.contains_key(key);
    let knows_alike = was.known.is_subset(&is.known) || is.known.is_subset(&was.known);
    was.constants.keys().any(is_shared) && knows_alike && !contradicts(was, is)
}

/// Whether a property has nothing of what it had.
fn contradicts(was: &Traits, is: &Traits) -> bool {
    was.constants.iter().any(|(key, values)| {
        let now = is.constants.get(key);
        now.is_some_and(|now| values.is_disjoint(now))
    })
}

/// Whether no two of some members are alike without looking into their properties.
pub(super) fn all_differ(members: &[Seen<'_>]) -> bool {
    let mut each = members.iter().enumerate();
    each.all(|(index, one)| {
        let mut others = members.iter().skip(index + 1);
        let is_like = |it: &Seen<'_>| compare(one, it, is_alike);
        !others.any(is_like)
    })
}

impl Traits {
    /// Takes what is known within properties.
    pub(super) fn with(self, within: BTreeSet<String>) -> Self {
        Self { within, ..self }
    }

    fn says_something(&self) -> bool {
        self.asks() || !self.known.is_empty()
    }

    fn asks(&self) -> bool {
        !self.required.is_empty() || !self.constants.is_empty()
    }

    /// Those of a type, if it has any.
    pub(super) fn of(types: &Types, ty: &Type) -> Option<Self> {
        let mut traits = Self::default();
        let mut kind = &ty.kind;
        let id = loop {
            let (sign, inner) = match kind {
                Kind::Array(item) => ('[', item),
                Kind::Map(value) => ('{', value),
                Kind::Named(id) => break *id,
                _ => return None,
            };
            traits.around.push(sign);
            kind = &inner.kind;
        };
        match &types.get(id).shape {
            Shape::Object(object) => traits.take(types, object),
            Shape::Enumeration(it) => traits.list("", values(&it.values)),
            Shape::Multipart(_) | Shape::Union(_) | Shape::Pending => return None,
        }
        Some(traits)
    }

    fn take(&mut self, types: &Types, object: &Object) {
        for field in &object.fields {
            self.know(&field.key, field.required);
            if let Some(Shape::Enumeration(it)) = field.ty.itself().map(|id| &types.get(id).shape) {
                self.list(&field.key, values(&it.values));
            }
        }
        for constant in &object.constants {
            self.know(&constant.key, true);
            self.list(&constant.key, vec![constant.value.told()]);
        }
    }

    /// Those of a type in the crate that was made last, if it has any.
    pub(super) fn told(last: &Summary, ty: &str) -> Option<Self> {
        let (around, name) = named(ty)?;
        let mut traits = Self {
            around,
            ..Self::default()
        };
        match &last.types.get(name)?.shape {
            summary::Shape::Struct(object) => {
                for (key, field) in &object.fields {
                    traits.know(key, field.required);
                    traits.list(key, listed(last, &field.ty));
                }
                for (key, value) in &object.constants {
                    traits.know(key, true);
                    traits.list(key, vec![value.clone()]);
                }
            }
            summary::Shape::Values(_) | summary::Shape::Integers(_) => {
                traits.list("", listed(last, ty));
            }
            summary::Shape::Union(_) => return None,
        }
        Some(traits)
    }

    fn know(&mut self, key: &str, is_required: bool) {
        self.known.insert(key.to_owned());
        if is_required {
            self.required.insert(key.to_owned());
        }
    }

    fn list(&mut self, key: &str, values: Vec<String>) {
        if !values.is_empty() {
            let constants = self.constants.entry(key.to_owned()).or_default();
            constants.extend(values);
        }
    }
}

/// The name of the type within boxes, lists and maps, and a sign for each list and map around it.
pub(super) fn named(ty: &str) -> Option<(String, &str)> {
    let mut around = String::new();
    let mut ty = ty.trim_end_matches('>');
    loop {
        if let Some(name) = ty.strip_prefix("types::") {
            return Some((around, name));
        }
        let (outer, inner) = ty.split_once('<')?;
        match outer {
            "Vec" => around.push('['),
            "BTreeMap" => around.push('{'),
            "Box" | "Option" | "Nullable" => {}
            _ => return None,
        }
        ty = inner.strip_prefix("String, ").unwrap_or(inner);
    }
}

fn values(values: &Values) -> Vec<String> {
    match values {
        Values::Strings(values) => {
            let texts = values.iter().map(|it| Literal::Text(it.value.clone()));
            texts.map(|it| it.told()).collect()
        }
        Values::Integers(values) => {
            let numbers = values.iter().map(|it| ConstantValue::Integer(it.value));
            numbers.map(|it| it.told()).collect()
        }
    }
}

/// The values of a type that is an enumeration itself.
fn listed(last: &Summary, ty: &str) -> Vec<String> {
    let alone = named(ty).filter(|(around, _)| around.is_empty());
    let shape = alone.and_then(|(_, name)| Some(&last.types.get(name)?.shape));
    match shape {
        Some(summary::Shape::Values(values)) => {
            let texts = values.keys().map(|it| Literal::Text(it.clone()));
            texts.map(|it| it.told()).collect()
        }
        Some(summary::Shape::Integers(values)) => values.keys().cloned().collect(),
        _ => Vec::new(),
    }
}
