//! Variants are named after what sets them apart.

mod own_name;

use std::collections::{HashMap, HashSet};

use super::reserved::types;
use super::scope::Scope;
use super::words::{pascal, singular};
use super::{Lock, Symbols, TypeSymbol};
use crate::ir::{
    Api, Integer, Kind, Literal, Member, Shape, Signature, Type, TypeId, Union, is_short_title,
};

/// How many words of what sets a member apart go into its name.
const MOST_WORDS: usize = 3;

pub(super) fn name(
    api: &Api,
    lock: &Lock,
    symbols: &Symbols,
    (id, union): (TypeId, &Union),
    symbol: &mut TypeSymbol,
) {
    let mut variants = Scope::with(types::VARIANTS);
    let kept = lock.variants(&symbols.places, (id, union)).into_iter();
    let kept: Vec<Option<&String>> = kept
        .map(|name| name.filter(|name| variants.take(name)))
        .collect();
    let are_titled = are_titled(api, union);
    let told = Told::of(union);
    let members = union.members.iter();
    let mut all: Vec<Vec<String>> = members
        .map(|member| candidates(api, symbols, &told, member, are_titled))
        .collect();
    own_name::leave_out(&symbol.name, &kept, &union.members, &mut all);
    symbol.members = all
        .iter()
        .enumerate()
        .map(|(index, candidates)| {
            let kept = kept.get(index).copied().flatten().cloned();
            kept.unwrap_or_else(|| variants.choose(candidates))
        })
        .collect();
}

fn candidates(
    api: &Api,
    symbols: &Symbols,
    told: &Told<'_>,
    member: &Member,
    are_titled: bool,
) -> Vec<String> {
    let of_type = member
        .ty
        .named()
        .and_then(|id| api.types.get(id).component());
    let component = match member.component.as_deref() {
        // Another name of the component.
        Some(name) if of_type != Some(name) => Some(pascal(name)),
        _ => component_name(api, symbols, &member.ty),
    };
    let is_titled = short_title(api, member).is_some();
    let told_apart = told.distinctive(member, is_titled);
    let titled = title(api, member).map(|title| pascal(&title));
    // What tells a group from the others may be what only one of its own members has.
    let by_itself = match are_titled || is_group(api, &member.ty) {
        true => [titled, told_apart],
        false => [told_apart, titled],
    };
    let base = member.is_base.then(|| "Base".to_owned());
    let candidates = base
        .into_iter()
        .chain(component)
        .chain(by_itself.into_iter().flatten())
        .chain(only_value(member))
        .chain(object_name(api, symbols, &member.ty))
        .chain([sort(api, symbols, &member.ty)]);
    candidates.map(types::variant).collect()
}

/// The one value that a member has.
fn only_value(member: &Member) -> Option<String> {
    match member.signature.listed.as_slice() {
        [Literal::Text(text)] if text.is_empty() => Some("Empty".to_owned()),
        [Literal::Text(text)] => Some(pascal(text)),
        [Literal::Integer(number)] => Some(pascal(&number.to_string())),
        _ => None,
    }
}

fn component_name(api: &Api, symbols: &Symbols, ty: &Type) -> Option<String> {
    let id = ty.itself()?;
    let symbol = symbols.types.get(&id);
    let symbol = symbol.filter(|_| api.types.get(id).component().is_some());
    symbol.map(|symbol| symbol.name.clone())
}

/// The name of an object that stands in other places as well, and has one from there.
fn object_name(api: &Api, symbols: &Symbols, ty: &Type) -> Option<String> {
    let id = ty.itself()?;
    let is_object = matches!(api.types.get(id).shape, Shape::Object(_));
    let symbol = symbols.types.get(&id).filter(|_| is_object);
    symbol.map(|symbol| symbol.name.clone())
}

fn is_group(api: &Api, ty: &Type) -> bool {
    let id = ty.named();
    id.is_some_and(|id| matches!(api.types.get(id).shape, Shape::Union(_)))
}

fn title(api: &Api, member: &Member) -> Option<String> {
    member
        .docs
        .title
        .clone()
        .or_else(|| api.types.get(member.ty.named()?).docs.title.clone())
}

/// Whether the document calls every member something else, in a few words.
fn are_titled(api: &Api, union: &Union) -> bool {
    let mut names = HashSet::new();
    union
        .members
        .iter()
        .all(|member| short_title(api, member).is_some_and(|name| names.insert(name)))
}

/// What a member is called by its title, if that is a name.
fn short_title(api: &Api, member: &Member) -> Option<String> {
    let title = title(api, member).filter(|title| is_short_title(title))?;
    let name = pascal(&title);
    name.starts_with(char::is_alphabetic).then_some(name)
}

/// By what the members of a union are told apart.
struct Told<'u> {
    members: &'u [Member],
    /// The one property that tells those apart that have several constants.
    key: Option<&'u str>,
    /// How many of them have these constants.
    constants: HashMap<Vec<String>, usize>,
}

impl<'u> Told<'u> {
    fn of(union: &'u Union) -> Self {
        let mut told = Self {
            members: &union.members,
            key: telling_key(union),
            constants: HashMap::new(),
        };
        for member in told.members {
            *told.constants.entry(told.constants(member)).or_default() += 1;
        }
        told
    }

    /// The constants of a member in words, as many as a name has.
    fn constants(&self, member: &Member) -> Vec<String> {
        let constants = &member.signature.constants;
        let telling = self.key.and_then(|key| constant(key, constants.get(key)?));
        let spelled = member.signature.spelled();
        let words = spelled.filter_map(|(key, values)| constant(key, values));
        match telling {
            Some(word) => vec![word],
            None => words.take(MOST_WORDS).collect(),
        }
    }

    /// The constants of a member and, where others have the same or there are none, the required keys that not
    /// all members ask for. What is no more than an object among others is called after its title, if it has one.
    fn distinctive(&self, member: &Member, is_titled: bool) -> Option<String> {
        let signature = &member.signature;
        let mut words = self.constants(member);
        if words.is_empty() || self.constants.get(&words) != Some(&1) {
            let asks = |it: &Member, key| it.signature.required.contains(key);
            let required = signature.required.iter().filter(|key| {
                !signature.is_spelled(key) && !self.members.iter().all(|other| asks(other, key))
            });
            words.extend(required.map(|key| pascal(key)));
        }
        let is_only_object = || {
            let mut objects = self.members.iter().filter(|it| it.signature.kinds.object);
            !signature.known.is_empty() && objects.next().is_some() && objects.next().is_none()
        };
        if words.is_empty() && is_only_object() {
            if is_titled {
                return None;
            }
            // Nothing must be there, and no other is an object.
            words.push("Object".to_owned());
        }
        if words.is_empty() {
            // Nothing must be there: a key that no other member knows will do.
            let knows = |it: &&Member, key| it.signature.known.contains(key);
            let mut known = signature.known.iter();
            let only =
                known.find(|key| self.members.iter().filter(|it| knows(it, key)).count() == 1);
            words.extend(only.map(|key| pascal(key)));
        }
        words.truncate(MOST_WORDS);
        (!words.is_empty()).then(|| words.concat())
    }
}

/// The property by whose constants members can be told apart that have several: a discriminator first, and texts
/// before what numbers and truth say.
fn telling_key(union: &Union) -> Option<&str> {
    let constants = || union.members.iter().map(|it| &it.signature);
    let several: Vec<_> = constants()
        .filter(|it| it.spelled().nth(1).is_some())
        .collect();
    let word = |it: &Signature, key: &str| constant(key, it.constants.get(key)?);
    let tells_apart = |key: &&String| {
        let mut words = HashSet::new();
        let have_all = several.iter().all(|it| word(it, key).is_some());
        let mut words_of_all = constants().filter_map(|it| word(it, key));
        have_all && words_of_all.all(|word| words.insert(word))
    };
    let is_text = |key: &str| {
        let mut values = constants().filter_map(|it| it.constants.get(key)).flatten();
        values.all(|value| matches!(value, Literal::Text(_)))
    };
    let keys = several.first()?.spelled().map(|(key, _)| key);
    let order = |key: &&String| (union.discriminator.as_ref() != Some(key), !is_text(key));
    keys.filter(tells_apart)
        .min_by_key(order)
        .map(String::as_str)
}

/// The word for a constant.
fn constant(key: &str, values: &[Literal]) -> Option<String> {
    match values {
        [Literal::Text(text)] => Some(pascal(text)),
        [Literal::Integer(number)] => Some(pascal(&number.to_string())),
        [Literal::Boolean(true)] => Some(pascal(key)),
        [Literal::Boolean(false)] => Some(format!("Not{}", pascal(key))),
        _ => None,
    }
}

/// What sort of JSON the member is.
fn sort(api: &Api, symbols: &Symbols, ty: &Type) -> String {
    match &ty.kind {
        Kind::Any => "Any".to_owned(),
        Kind::Boolean => "Boolean".to_owned(),
        Kind::Integer(Integer::Signed32 | Integer::Signed64 | Integer::Unsigned64) => {
            "Integer".to_owned()
        }
        Kind::Number => "Number".to_owned(),
        Kind::String => "String".to_owned(),
        Kind::DateTime => "DateTime".to_owned(),
        Kind::Date => "Date".to_owned(),
        Kind::Base64 => "Bytes".to_owned(),
        Kind::File => "File".to_owned(),
        Kind::Array(item) => format!("{}List", sort(api, symbols, item)),
        Kind::Map(value) if value.kind == Kind::Any => "Object".to_owned(),
        Kind::Map(value) => format!("{}Map", sort(api, symbols, value)),
        Kind::Named(id) => {
            component_name(api, symbols, ty).unwrap_or_else(|| named_sort(api, *id).to_owned())
        }
    }
}

fn named_sort(api: &Api, id: TypeId) -> &'static str {
    match &api.types.get(id).shape {
        Shape::Enumeration(_) => "Listed",
        Shape::Union(_) => "Choice",
        Shape::Object(_) | Shape::Multipart(_) | Shape::Pending => "Object",
    }
}

/// The name of one item of a list with this name.
pub(super) fn item(name: &str) -> String {
    singular(name).unwrap_or_else(|| format!("{name}Item"))
}
