//! What a type stands in that has nothing around it.

use super::place::DEEPEST;
use super::{Origin, Types};

/// A component, or an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Root<'a> {
    Component(&'a str),
    Multipart(&'a str),
    RequestBody(&'a str),
    Response(&'a str),
    /// By its index.
    Operation(usize),
}

impl Types {
    /// What the outermost type around a place stands in.
    pub(crate) fn root<'a>(&'a self, origin: &'a Origin) -> Option<Root<'a>> {
        let mut origin = origin;
        for _ in 0..DEEPEST {
            origin = match origin {
                Origin::Component(name) => return Some(Root::Component(name)),
                Origin::Multipart { name, .. } => return Some(Root::Multipart(name)),
                Origin::Property { of, .. }
                | Origin::Additional { of }
                | Origin::Member { of, .. } => self.get(*of).origins.first()?,
                Origin::Item(inner) => inner,
                Origin::RequestBody {
                    component: Some(name),
                    ..
                } => return Some(Root::RequestBody(name)),
                Origin::ResponseBody {
                    component: Some(name),
                    ..
                } => return Some(Root::Response(name)),
                Origin::Parameter { operation, .. }
                | Origin::RequestBody { operation, .. }
                | Origin::ResponseBody { operation, .. } => {
                    return Some(Root::Operation(*operation));
                }
            };
        }
        None
    }
}
