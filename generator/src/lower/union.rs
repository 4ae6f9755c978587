//! Unions: each member with what the union gives to all.

use openapiv3::Discriminator;

use super::Lowerer;
use super::merge::{Merged, Part, RawUnion, Source};
use super::references::name_in;
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::DISCRIMINATOR_VALUE;
use crate::document::model_extension::DEFAULT_MAPPING;
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
            let mut member = self.described(ty, part, union);
            if let Some(base) = union.base.filter(|_| members.is_empty()) {
                member.is_base = true;
                self.tell_base(&mut member, base, union.discriminator);
            }
            match members.iter_mut().find(|known| known.ty == member.ty) {
                Some(twin) => {
                    twin.tags.extend(member.tags);
                    twin.implied_tags.extend(member.implied_tags);
                    twin.is_default |= member.is_default;
                }
                None => members.push(member),
            }
        }
        if let Some(discriminator) = union.discriminator {
            self.check_default(discriminator, &members, &merged.place);
        }
        let base = union.members.first().filter(|_| union.base.is_some());
        let base = base.map(|base| self.merge(std::slice::from_ref(base), None));
        let shared = base.as_ref().unwrap_or(merged).properties.keys();
        Union {
            members,
            shared: shared.map(|key| (*key).to_owned()).collect(),
            common: Vec::new(),
            discriminator: union.discriminator.map(|found| found.property_name.clone()),
            is_nullable: false,
        }
    }

    /// Tells of a default that is no member.
    fn check_default(&mut self, discriminator: &Discriminator, members: &[Member], at: &Pointer) {
        let Some(name) = default(discriminator) else {
            return;
        };
        if !members.iter().any(|member| member.is_default) {
            let message =
                format!("`{name}` is no member of this union: `defaultMapping` is left out");
            let finding = Diagnostic::new(Severity::Warning, Code::InvalidValue, at, message);
            let help = "name one of the members, or add it to them";
            self.diagnostics.push(finding.with_help(help));
        }
    }

    /// The type of a member, with what stands beside the union merged in.
    fn member(&mut self, merged: &Merged<'d>, part: &Part<'d>, origin: Origin) -> Type {
        let is_unions_alone = merged.properties.is_empty()
            && merged.required.is_empty()
            && merged.additional.is_none();
        if is_unions_alone && merged.unions.len() == 1 {
            return self.lower_one(part.clone(), origin);
        }
        let own = self.merge(std::slice::from_ref(part), None);
        let mut whole = Merged {
            unions: merged.unions.iter().skip(1).cloned().collect(),
            docs: own.docs,
            given_name: own.given_name,
            nullable: false,
            references: Vec::new(),
            refines: true,
            contradiction: None,
            place: part.place.clone(),
            inherited: merged.visited.len(),
            ..merged.clone()
        };
        whole.beside.push(merged.place.clone());
        // What sets the member apart comes first, what all members share after it.
        let shared = std::mem::take(&mut whole.properties);
        self.absorb(&mut whole, part, false);
        for (key, parts) in shared {
            whole.properties.entry(key).or_default().extend(parts);
        }
        self.reduce(&mut whole);
        if is_unions_alone && whole.unions.is_empty() {
            return self.lower_one(part.clone(), origin);
        }
        whole.references.clear();
        self.lower_merged(whole, origin)
    }

    fn described(&mut self, ty: Type, part: &Part<'d>, union: &RawUnion<'d>) -> Member {
        let component = self.named(part.source).map(|(name, _)| name.to_owned());
        let docs = match part.source {
            Source::Reference(_) | Source::Component(_) => Docs::default(),
            Source::Schema(schema) => super::docs::of_schema(&schema.schema_data),
        };
        let named = component.as_deref().zip(union.discriminator);
        let tags = named.map(|(name, discriminator)| self.tags(name, discriminator));
        let (tags, implied_tags) = tags.unwrap_or_default();
        let is_default =
            named.is_some_and(|(name, discriminator)| default(discriminator) == Some(name));
        Member {
            // Null is kept by the use of the union, or by the member's own type where it is any.
            ty: Type {
                nullable: ty.nullable && ty.kind == Kind::Any,
                kind: ty.kind,
            },
            tags,
            implied_tags,
            is_default,
            is_base: false,
            component,
            docs,
            boxed: false,
            signature: Signature::default(),
        }
    }
}

impl Lowerer<'_> {
    /// A base takes the values that mean no heir, unless there is a default for them: then only its own.
    fn tell_base(&self, member: &mut Member, base: &str, discriminator: Option<&Discriminator>) {
        let Some((discriminator, default)) = discriminator.and_then(|it| Some((it, default(it)?)))
        else {
            return;
        };
        member.is_default = default == base;
        (member.tags, member.implied_tags) = self.tags(base, discriminator);
    }

    /// The values of a discriminator that mean a component; beside them, its name where there are none.
    fn tags(&self, component: &str, discriminator: &Discriminator) -> (Vec<String>, Vec<String>) {
        let mut tags = mapped(component, discriminator);
        if tags.is_empty() {
            tags.extend(self.own_tag(component));
        }
        let implied = tags.is_empty().then(|| component.to_owned());
        (tags, implied.into_iter().collect())
    }

    /// The value of a discriminator that a component says it is meant by, with a vendor extension.
    fn own_tag(&self, component: &str) -> Option<String> {
        let (_, schema) = self.schema(component)?;
        let extensions = &schema.as_item()?.schema_data.extensions;
        let value = extensions.get(DISCRIMINATOR_VALUE)?.as_str()?;
        Some(value.to_owned())
    }
}

/// The values of the discriminator that are mapped to a component.
fn mapped(component: &str, discriminator: &Discriminator) -> Vec<String> {
    let mapping = &discriminator.mapping;
    let mapped = mapping.iter();
    let mapped = mapped.filter(|(_, target)| target_name(target) == component);
    mapped.map(|(tag, _)| tag.clone()).collect()
}

/// The component that values mean which are mapped to none.
fn default(discriminator: &Discriminator) -> Option<&str> {
    let target = discriminator.extensions.get(DEFAULT_MAPPING)?.as_str()?;
    Some(target_name(target))
}

/// The component that a target of a mapping names.
pub(super) fn target_name(target: &str) -> &str {
    name_in(target, "schemas").unwrap_or(target)
}
