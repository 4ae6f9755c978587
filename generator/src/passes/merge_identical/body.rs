//! In which body a type is used, and where in it.

use super::DEEPEST;
use crate::ir::{Origin, Types};

/// A place in a body that is sent or answered: media types and statuses are left out.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct PlaceInBody<'a> {
    body: Body<'a>,
    /// From the place outwards.
    steps: Vec<Step<'a>>,
}

/// Of those that are no components by the index of the operation.
#[derive(PartialEq, Eq, Hash)]
enum Body<'a> {
    RequestComponent(&'a str),
    Request(usize),
    ResponseComponent(&'a str),
    Success(usize),
    Failure(usize),
}

#[derive(PartialEq, Eq, Hash)]
enum Step<'a> {
    Property(&'a str),
    Additional,
    Member(usize),
    Item,
}

impl<'a> PlaceInBody<'a> {
    pub(super) fn of(types: &'a Types, mut origin: &'a Origin) -> Option<Self> {
        let mut steps = Vec::new();
        for _ in 0..DEEPEST {
            let (step, of) = match origin {
                Origin::Property { of, name } => (Step::Property(name), *of),
                Origin::Additional { of } => (Step::Additional, *of),
                Origin::Member { of, index } => (Step::Member(*index), *of),
                Origin::Item(inner) => {
                    steps.push(Step::Item);
                    origin = inner;
                    continue;
                }
                _ => {
                    let body = Body::of(origin)?;
                    return Some(Self { body, steps });
                }
            };
            steps.push(step);
            origin = types.get(of).origins.first()?;
        }
        None
    }
}

impl<'a> Body<'a> {
    fn of(origin: &'a Origin) -> Option<Self> {
        Some(match origin {
            Origin::RequestBody {
                component: Some(name),
                ..
            } => Self::RequestComponent(name),
            Origin::RequestBody { operation, .. } => Self::Request(*operation),
            Origin::ResponseBody {
                component: Some(name),
                ..
            } => Self::ResponseComponent(name),
            Origin::ResponseBody {
                operation, status, ..
            } => match status.starts_with('2') {
                true => Self::Success(*operation),
                false => Self::Failure(*operation),
            },
            _ => return None,
        })
    }
}
