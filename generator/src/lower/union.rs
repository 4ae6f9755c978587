//! Unions: each member with what the union gives to all.

use super::Lowerer;
use super::merge::{Merged, Part, RawUnion, Source};
use super::references::name_in;
use crate::ir::{Docs, Kind, Member, Origin, Signature, Type, TypeId, Union};

impl<'d> Lowerer<'d> {
    pub(super) fn union(&mut self, id: TypeId, merged: &Merged<'d>, union: &RawUnion<'d>) -> Union {
        let mut members: Vec<Member> = Vec::new();
        for part in &union.members {
            let origin = Origin::Member {
                of: id,
                index: members.len(),
            };
            let ty = self.member(merged, part, origin);
            let member = self.described(ty, part, union);
            match members.iter_mut().find(|known| known.ty == member.ty) {
                Some(twin) => twin.tags.extend(member.tags),
                None => members.push(member),
            }
        }
        Union {
            members,
            shared: merged
                .properties
                .keys()
                .map(|key| (*key).to_owned())
                .collect(),
            discriminator: union.discriminator.map(|found| found.property_name.clone()),
        }
    }

    /// The type of a member, with what stands beside the union merged in.
    fn member(&mut self, merged: &Merged<'d>, part: &Part<'d>, origin: Origin) -> Type {
        let stands_alone = merged.unions.len() == 1
            && merged.properties.is_empty()
            && merged.required.is_empty()
            && merged.additional.is_none();
        if stands_alone {
            return self.lower_one(part.clone(), origin);
        }
        let own = self.merge(std::slice::from_ref(part), None);
        let mut whole = Merged {
            unions: merged.unions.iter().skip(1).cloned().collect(),
            docs: own.docs,
            nullable: false,
            references: Vec::new(),
            refines: true,
            place: part.place.clone(),
            ..merged.clone()
        };
        // What sets the member apart comes first, what all members share after it.
        let shared = std::mem::take(&mut whole.properties);
        self.absorb(&mut whole, part, false);
        for (key, parts) in shared {
            whole.properties.entry(key).or_default().extend(parts);
        }
        whole.references.clear();
        self.lower_merged(whole, origin)
    }

    fn described(&mut self, ty: Type, part: &Part<'d>, union: &RawUnion<'d>) -> Member {
        let component = match part.source {
            Source::Reference(reference) => {
                self.component(reference).map(|(name, _)| name.to_owned())
            }
            Source::Schema(_) => None,
        };
        let docs = match part.source {
            Source::Reference(_) => Docs::default(),
            Source::Schema(schema) => super::docs::of_schema(&schema.schema_data),
        };
        let tags = component
            .as_deref()
            .map(|name| tags(name, union))
            .unwrap_or_default();
        Member {
            // Null is kept by the use of the union, or by the member's own type where it is any.
            ty: Type {
                nullable: ty.nullable && ty.kind == Kind::Any,
                kind: ty.kind,
            },
            tags,
            component,
            docs,
            boxed: false,
            signature: Signature::default(),
        }
    }
}

/// The values of the discriminator that mean a component.
fn tags(component: &str, union: &RawUnion<'_>) -> Vec<String> {
    let Some(discriminator) = union.discriminator else {
        return Vec::new();
    };
    let mapped: Vec<String> = discriminator
        .mapping
        .iter()
        .filter(|(_, target)| name_in(target, "schemas").unwrap_or(target) == component)
        .map(|(tag, _)| tag.clone())
        .collect();
    if mapped.is_empty() {
        vec![component.to_owned()]
    } else {
        mapped
    }
}
