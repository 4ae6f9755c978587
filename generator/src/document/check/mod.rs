//! Takes out of the tree what no field can hold, and says so; what is left fits the table of shapes.

mod extensions;
mod media_type;
mod methods;
mod parameter;
mod paths;
mod rules;
mod security;
mod server;
mod slip;
mod value;

use super::node::Node;
use super::shape::{Kind, Shape};
use super::upgrade::{Version, declared_version};
use super::walk::{Path, Visitor, walk};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};

/// Checks `node` and all below it; a whole that cannot be kept becomes null.
pub(crate) fn check(node: &mut Node, kind: Kind, at: &str, found: &mut Diagnostics) {
    walk(
        node,
        Shape::One(kind),
        &mut Path::at(at),
        &mut Checker {
            found,
            schemas: 0,
            version: Version::V3_2,
        },
    );
}

/// Most schemas within each other; what is made of them must not be deeper than a stack allows.
const MAX_SCHEMAS: usize = 48;

struct Checker<'a> {
    found: &'a mut Diagnostics,
    /// The number of schemas that the walk is in.
    schemas: usize,
    /// The one that the document says it is of.
    version: Version,
}

impl Checker<'_> {
    /// Cuts off what is too deep to be meant.
    fn limit(&mut self, node: &mut Node, at: &Path) {
        if self.schemas <= MAX_SCHEMAS || *node == Node::empty() {
            return;
        }
        let message =
            format!("schemas are nested deeper than {MAX_SCHEMAS} levels; any value is accepted");
        let finding = Diagnostic::new(Severity::Error, Code::LimitExceeded, &at.pointer(), message);
        self.found
            .push(finding.with_help("name the inner schemas, and refer to them"));
        *node = Node::empty();
    }
}

impl Visitor for Checker<'_> {
    fn drops_empty(&self) -> bool {
        true
    }

    fn enter(&mut self, node: &mut Node, shape: Shape, at: &Path) -> bool {
        if let Shape::One(kind) = shape {
            if let Node::Map(map) = &mut *node {
                extensions::leave_out_of_model(map, kind, at, self.found);
            }
            if let (Kind::MediaType, Node::Map(map)) = (kind, &mut *node) {
                media_type::hold_schema(map, at, self.found);
            }
            // Only these may add to what they refer to.
            let adds = matches!(kind, Kind::Schema | Kind::PathItem);
            if node.ref_target().is_some() && !adds {
                return false;
            }
            if kind == Kind::Schema {
                self.schemas += 1;
                self.limit(node, at);
            }
            if let Node::Map(map) = &*node {
                slip::tell(map, kind, at, self.found);
            }
            if kind == Kind::Document {
                self.version = declared_version(node);
            }
            let is_earlier = self.version < Version::V3_2;
            if let (Kind::PathItem, true, Node::Map(item)) = (kind, is_earlier, &mut *node) {
                methods::leave_out_of_earlier(item, at, self.found);
            }
            rules::before(node, kind, at, self.found);
        }
        value::fit(node, shape, at, self.found)
    }

    /// By now the members are in order, and what is missing among them shows.
    fn leave(&mut self, node: &mut Node, shape: Shape, at: &Path) {
        if shape == Shape::One(Kind::Schema) {
            self.schemas = self.schemas.saturating_sub(1);
        }
        if let (Shape::One(kind), None) = (shape, node.ref_target())
            && let Node::Map(map) = node
        {
            let outcome = rules::after(map, kind, at, self.found);
            if kind == Kind::ServerVariable && self.version >= Version::V3_1 {
                server::values(map, at, self.found);
            }
            if let Err(reason) = outcome {
                self.found.push(left_out(kind, &reason, at));
                *node = Node::Null;
            }
        }
    }
}

/// Why something cannot be kept, and what would help.
pub(super) struct Reason {
    code: Code,
    why: String,
    help: String,
}

impl Reason {
    fn missing(field: &str) -> Self {
        Self {
            code: Code::MissingField,
            why: format!("it has no `{field}`"),
            help: format!("add `{field}`"),
        }
    }
}

fn left_out(kind: Kind, reason: &Reason, at: &Path) -> Diagnostic {
    let message = format!("this {} is left out: {}", kind.label(), reason.why);
    // Where only documentation is lost, nothing that is generated misses.
    let severity = match kind {
        _ if reason.code == Code::UnsupportedKeyword => Severity::Warning,
        Kind::Example | Kind::Link | Kind::Tag | Kind::ExternalDocs | Kind::License => {
            Severity::Warning
        }
        _ => Severity::Error,
    };
    Diagnostic::new(severity, reason.code, &at.pointer(), message).with_help(&reason.help)
}
