//! Which inline types are components that are written out where others would refer to them.
//!
//! What had a name of its own keeps it, also when a component comes to be equal to it; and what was a component stays
//! that one for as long as both say the same, also when another component comes to be equal to it too. A component that
//! only other resources use is equal by accident: it would give its name, and change with what is not about it.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use super::alike::{comparable, in_order, outline_by};
use super::survivors::Survivors;
use super::uses::Uses;
use super::{DEEPEST, is_component};
use crate::ir::{Api, Definition, Kind, Origin, Shape, Type, TypeId, Types};
use crate::names::Standing;

/// How many members say that two types are no accident.
const TELLING: usize = 2;
/// How many types may be written out in one.
const MOST: usize = 256;

/// Types that are written out again, each with what it is.
type Pairs = Vec<(TypeId, TypeId)>;

/// Merges until no more is found: what refers to a component was not equal before.
pub(super) fn run(
    api: &mut Api,
    (standing, uses): (&Standing, &Uses),
    order: &[TypeId],
    survivors: &mut Survivors,
) {
    loop {
        let search = Search::of(&api.types, standing, uses);
        let found = search.merge(order, survivors);
        if found.is_empty() {
            return;
        }
        for (id, same) in found {
            let place = standing.places.get(&id).cloned();
            let component = api.types.get(same).component().map(str::to_owned);
            api.written_out.extend(place.zip(component));
        }
        survivors.replace(api);
    }
}

/// Components by what they have in common with what is equal to them.
struct Search<'a> {
    types: &'a Types,
    standing: &'a Standing,
    uses: &'a Uses,
    components: HashMap<u64, Vec<(&'a str, TypeId)>>,
    /// Those that a type would be that has a name: what is equal to it in places that no lock has stays with it.
    had_name: HashSet<TypeId>,
    /// What has been compared already: an answer is compared with all that have its keys.
    parted: RefCell<HashMap<TypeId, Rc<Parted>>>,
}

/// A shape as it is compared, and apart from it the types that it names.
struct Parted {
    nameless: Shape,
    named: Vec<Option<TypeId>>,
}

impl Parted {
    /// Any type will do in the place of those that it names, if it is the same for all.
    fn of(shape: &Shape, any: Option<TypeId>) -> Self {
        let mut nameless = comparable(shape);
        let named = nameless.parts().into_iter().map(Type::named).collect();
        if let Some(any) = any {
            let parts = nameless.parts_mut().into_iter();
            parts
                .filter_map(Type::named_mut)
                .for_each(|part| *part = any);
        }
        Self { nameless, named }
    }
}

impl<'a> Search<'a> {
    fn of(types: &'a Types, standing: &'a Standing, uses: &'a Uses) -> Self {
        let mut components: HashMap<u64, Vec<(&str, TypeId)>> = HashMap::new();
        for (id, definition) in types.iter() {
            if let Some(name) = definition.component() {
                let alike = components.entry(outline(definition)).or_default();
                alike.push((name, id));
            }
        }
        let mut search = Self {
            types,
            standing,
            uses,
            components,
            had_name: HashSet::new(),
            parted: RefCell::default(),
        };
        let named = standing.names.keys().copied();
        let named = named.filter(|id| may_be_component(types, standing, *id));
        let had_name = named.filter_map(|id| {
            let equal = search.equal(id, true);
            let index = search.meant(id, &equal)?;
            equal.get(index)?.1.first().map(|(_, component)| *component)
        });
        search.had_name = had_name.collect();
        search
    }

    /// Merges what is written out again.
    fn merge(&self, order: &[TypeId], survivors: &mut Survivors) -> Pairs {
        let mut met: HashSet<TypeId> = HashSet::new();
        let mut found = Pairs::new();
        for id in order {
            if !survivors.stays(*id) {
                continue;
            }
            let written = self.written_out(*id).unwrap_or_default();
            // What one of them is may be no other's part before all uses follow.
            let mut pairs = written.iter();
            if pairs.any(|(one, same)| met.contains(one) || !survivors.stays(*same)) {
                continue;
            }
            for (one, same) in &written {
                met.extend([one, same]);
                survivors.merge(*one, *same);
            }
            found.extend(written);
        }
        found
    }

    /// The component that a type is, and what its parts are.
    fn written_out(&self, id: TypeId) -> Option<Pairs> {
        let Self {
            types, standing, ..
        } = self;
        if standing.names.contains_key(&id) || !may_be_component(types, standing, id) {
            return None;
        }
        let mut equal = self.equal(id, false);
        let is_free = |index: &usize| {
            equal
                .get(*index)
                .is_some_and(|(_, pairs)| self.is_free(pairs))
        };
        let was = standing.components.get(&id);
        let index = position(&equal, was).or_else(|| self.meant(id, &equal).filter(is_free))?;
        Some(equal.swap_remove(index).1)
    }

    /// The components that a type is equal to in all its parts, also in those that have names, if such count.
    fn equal(&self, id: TypeId, named_count: bool) -> Vec<(&'a str, Pairs)> {
        let outline = outline(self.types.get(id));
        let alike = self.components.get(&outline).into_iter().flatten();
        let equal = alike.filter_map(|(name, component)| {
            let pairs = self.pairs(id, *component, named_count)?;
            Some((*name, pairs))
        });
        equal.collect()
    }

    /// Which of the components that a type is equal to is meant by it.
    fn meant(&self, id: TypeId, equal: &[(&str, Pairs)]) -> Option<usize> {
        let Definition { docs, shape, .. } = self.types.get(id);
        position(equal, docs.title.as_ref()).or_else(|| {
            let [(_, pairs)] = equal else {
                return None;
            };
            let (_, component) = pairs.first()?;
            let is_meant = members(shape) >= TELLING && self.uses.are_related(id, *component);
            is_meant.then_some(0)
        })
    }

    fn is_free(&self, pairs: &Pairs) -> bool {
        !pairs.iter().any(|(_, same)| self.had_name.contains(same))
    }

    /// All that becomes one with a type and its parts, if those are equal in all that is told of them.
    fn pairs(&self, id: TypeId, component: TypeId, named_count: bool) -> Option<Pairs> {
        let mut pairs = Pairs::new();
        let mut open = vec![(id, component)];
        while let Some((one, other)) = open.pop() {
            if one == other || pairs.contains(&(one, other)) {
                continue;
            }
            let is_another = pairs
                .iter()
                .any(|(known, same)| *known == one || *same == one);
            let is_apart = is_component(self.types, one)
                || (!named_count && self.standing.names.contains_key(&one));
            if is_another || is_apart || pairs.len() >= MOST {
                return None;
            }
            let (left, right) = (self.types.get(one), self.types.get(other));
            if left.docs != right.docs || depends_on_direction(&left.shape) {
                return None;
            }
            let (left, right) = (self.parted(one), self.parted(other));
            if left.nameless != right.nameless {
                return None;
            }
            let both = left.named.iter().zip(&right.named);
            open.extend(both.filter_map(|(one, other)| one.zip(*other)));
            pairs.push((one, other));
        }
        Some(pairs)
    }

    fn parted(&self, id: TypeId) -> Rc<Parted> {
        let mut known = self.parted.borrow_mut();
        let parted = known.entry(id).or_insert_with(|| {
            let any = self.types.ids().next();
            Rc::new(Parted::of(&self.types.get(id).shape, any))
        });
        Rc::clone(parted)
    }
}

/// What is known by no words that last could not stay one, and what stands in a member of a union is left out.
pub(super) fn may_be_component(types: &Types, standing: &Standing, id: TypeId) -> bool {
    let Definition { shape, origins, .. } = types.get(id);
    matches!(shape, Shape::Object(_) | Shape::Union(_))
        && !is_component(types, id)
        && !origins.first().is_some_and(|it| is_in_member(types, it, 0))
        && standing.places.contains_key(&id)
}

fn position(equal: &[(&str, Pairs)], wanted: Option<&String>) -> Option<usize> {
    let wanted = wanted?;
    equal.iter().position(|(name, _)| name == wanted)
}

fn is_in_member(types: &Types, origin: &Origin, depth: usize) -> bool {
    match origin {
        Origin::Member { .. } => true,
        Origin::Item(inner) => is_in_member(types, inner, depth),
        Origin::Property { of, .. } | Origin::Additional { of } => {
            let around = types.get(*of).origins.first();
            depth >= DEEPEST || around.is_some_and(|it| is_in_member(types, it, depth + 1))
        }
        _ => false,
    }
}

/// Whether it would be another type if it were sent as well as received.
pub(super) fn depends_on_direction(shape: &Shape) -> bool {
    shape.object().is_some_and(|object| {
        let mut fields = object.fields.iter().filter(|field| field.required);
        let mut constants = object.constants.iter();
        fields.any(|field| field.read_only || field.write_only)
            || constants.any(|constant| constant.read_only || constant.write_only)
    })
}

fn members(shape: &Shape) -> usize {
    match shape {
        Shape::Object(object) => object.fields.len() + object.constants.len(),
        Shape::Union(union) => union.members.len(),
        Shape::Pending | Shape::Multipart(_) | Shape::Enumeration(_) => 0,
    }
}

/// What equal types have in common, whatever their parts are, and most others have not: whole services answer with
/// the same keys, and few describe them alike.
fn outline(Definition { docs, shape, .. }: &Definition) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&docs.title, &docs.description).hash(&mut hasher);
    outline_by(shape, &mut outline_of_part).hash(&mut hasher);
    if let Some(object) = shape.object() {
        let fields = in_order(object).into_iter();
        fields.for_each(|field| field.docs.description.hash(&mut hasher));
    }
    hasher.finish()
}

fn outline_of_part(ty: &Type, hasher: &mut DefaultHasher) {
    ty.nullable.hash(hasher);
    match &ty.kind {
        Kind::Array(inner) | Kind::Map(inner) => outline_of_part(inner, hasher),
        Kind::Named(_) => {}
        plain => plain.hash(hasher),
    }
}
