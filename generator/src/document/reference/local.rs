//! References within the document: every one ends at a component, or what it leads to is copied in.

use super::bundle::drop_reference;
use super::collect::collect;
use super::hoist::hoist_all;
use super::plan::{Miss, Outcome, Plan};
use super::relative::Absolute;
use super::{Copies, Refusal, cycle, kind_of, mapping, path_item};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::check;
use crate::document::node::Node;
use crate::document::shape::{Kind, Shape};
use crate::document::source::Sources;
use crate::document::walk::{Path, Visitor, walk};

/// Longest chain of components that go because one went; a longer one is made to be one.
const MAX_LOSSES: usize = 32;

/// Settles every reference of a document that is in one piece.
pub(crate) fn resolve(root: &mut Node, sources: &mut Sources, found: &mut Diagnostics) {
    let mut collector = collect(root);
    let absolute = Absolute::of(root, std::mem::take(&mut collector.relative));
    if !absolute.is_empty() {
        absolute.write(root, Kind::Document, Path::default());
        collector = collect(root);
    }
    let mut plan = Plan::new(root);
    plan.settle(root, collector.references);
    let before = found.len();
    if let Some(pointer) = plan.refused.take() {
        found.push(Refusal::TooMuch.finding(&Path::at(&pointer)));
    }
    let hoisted = std::mem::take(&mut plan.hoisted);
    hoist_all(root, hoisted, sources, found);
    let has_copied = settle(root, plan, found);
    for (_, section) in Kind::SECTIONS {
        let components = root
            .step_mut("components")
            .and_then(|c| c.step_mut(section));
        if let Some(Node::Map(components)) = components {
            cycle::cut(section, components, found);
        }
    }
    if has_copied || found.len() > before {
        // What has lost a field that it must have, or been given another, goes as well.
        check::check(root, Kind::Document, "", found);
        follow_losses(root, found);
    }
}

/// Carries out a plan; whether anything was copied.
fn settle(root: &mut Node, plan: Plan, found: &mut Diagnostics) -> bool {
    let copies = Copies::default();
    let mut settler = Settler {
        plan,
        found,
        copies,
    };
    let shape = Shape::One(Kind::Document);
    walk(root, shape, &mut Path::default(), &mut settler);
    settler.copies.count > 0
}

/// Where a component had to go, what referred to it leads to nothing now, and so on from there.
fn follow_losses(root: &mut Node, found: &mut Diagnostics) {
    for _ in 0..MAX_LOSSES {
        let references = collect(root).references;
        let plan = Plan::of_losses(root, references);
        if !plan.has_losses() {
            return;
        }
        settle(root, plan, found);
    }
}

/// A reference with the description that stands beside one, and nothing else of what does.
fn described(node: &Node, target: &str) -> Node {
    let mut reference = Node::reference(target);
    let description = node.get("description").filter(|it| it.as_str().is_some());
    if let (Node::Map(map), Some(description)) = (&mut reference, description) {
        map.insert("description".to_owned(), description.clone());
    }
    reference
}

struct Settler<'a> {
    plan: Plan,
    found: &'a mut Diagnostics,
    copies: Copies,
}

impl Settler<'_> {
    /// Puts in what the reference leads to, as often as that is a reference again.
    fn settle(&mut self, node: &mut Node, shape: Shape, at: &Path) -> bool {
        while let Some(text) = node.ref_target().map(str::to_owned) {
            let key = (kind_of(shape), text);
            match self.plan.outcomes.get(&key) {
                Some(Outcome::Shared(target)) if shape == Shape::One(Kind::Schema) => {
                    let target = Node::text(target.as_str());
                    node.as_map_mut()
                        .and_then(|map| map.insert("$ref".to_owned(), target));
                    return true;
                }
                Some(Outcome::Shared(target)) => {
                    *node = described(node, target);
                    return false;
                }
                Some(Outcome::Copied(copy)) => match self.copies.open(key.1, copy.size(), at) {
                    Ok(()) => *node = path_item::with_siblings(node, shape, copy.clone()),
                    Err(refusal) => {
                        self.found.extend(self.copies.tell(refusal, at));
                        return drop_reference(node, shape);
                    }
                },
                Some(Outcome::Missing(miss)) => {
                    let miss = miss.clone();
                    return self.unresolved(node, shape, &key.1, miss, at);
                }
                None => return self.unresolved(node, shape, &key.1, Miss::default(), at),
            }
        }
        true
    }

    fn unresolved(
        &mut self,
        node: &mut Node,
        shape: Shape,
        text: &str,
        miss: Miss,
        at: &Path,
    ) -> bool {
        let Miss {
            leads,
            help,
            is_other,
        } = miss;
        let leads = leads.unwrap_or_else(|| "to nothing".to_owned());
        let mut message = format!("the reference `{text}` leads {leads}");
        // Without its schema a value is any JSON, which is what another thing describes when it is read as one.
        let is_any = is_other && shape == Shape::One(Kind::Schema);
        if is_any {
            message += ": read as any JSON";
        }
        let is_harmless = is_any || (is_other && shape == Shape::One(Kind::Example));
        let finding = Diagnostic::new(
            match is_harmless {
                true => Severity::Warning,
                false => Severity::Error,
            },
            Code::UnresolvedReference,
            &at.pointer(),
            message,
        );
        let help = help.unwrap_or_else(|| "define it, or correct the reference".to_owned());
        self.found.push(finding.with_help(help));
        drop_reference(node, shape)
    }

    /// Names in full what values of a discriminator are mapped to; null if there is nothing.
    fn mapped(&mut self, value: &mut Node, values: &str, at: &Path) {
        let Some(text) = value.as_str().map(str::to_owned) else {
            return;
        };
        let key = (Some(Kind::Schema), text);
        if let Some(Outcome::Shared(target)) = self.plan.outcomes.get(&key) {
            *value = Node::text(target.as_str());
            return;
        }
        let text = key.1;
        let message =
            format!("the mapping of {values} to `{text}` leads to nothing; it is left out");
        self.found
            .warning(Code::UnresolvedReference, &at.pointer(), message);
        *value = Node::Null;
    }
}

impl Visitor for Settler<'_> {
    fn enter(&mut self, node: &mut Node, shape: Shape, at: &Path) -> bool {
        if shape == Shape::One(Kind::Discriminator) {
            mapping::settle(node, at, |target, values, at| {
                self.mapped(target, values, at);
            });
        }
        self.settle(node, shape, at)
    }

    fn leave(&mut self, _: &mut Node, _: Shape, at: &Path) {
        self.copies.close(at);
    }
}
