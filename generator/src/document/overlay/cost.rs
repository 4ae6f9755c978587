//! What the filters of a query cost: a query within a filter is asked anew of each value it tests.

use jsonpath_rust::parser::model::{
    Comparable, Filter, FilterAtom, FnArg, Segment, Selector, SingularQuery, Test, TestFunction,
};

use crate::document::node::Node;

/// How large a document is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Size {
    nodes: u64,
    depth: u64,
}

impl Size {
    pub(super) fn of(node: &Node) -> Self {
        let parts: Vec<Self> = match node {
            Node::List(list) => list.iter().map(Self::of).collect(),
            Node::Map(map) => map.values().map(Self::of).collect(),
            _ => Vec::new(),
        };
        Self {
            nodes: 1 + parts.iter().map(|part| part.nodes).sum::<u64>(),
            depth: 1 + parts.iter().map(|part| part.depth).max().unwrap_or(0),
        }
    }

    /// At most so many values are looked at by the filters of a query.
    pub(super) fn filters(self, segments: &[Segment]) -> u64 {
        let filters = segments.iter().flat_map(selectors);
        let costs = filters.map(|selector| self.selector(selector).saturating_mul(self.nodes));
        costs.fold(0, u64::saturating_add)
    }

    fn selector(self, selector: &Selector) -> u64 {
        match selector {
            Selector::Filter(filter) => self.filter(filter),
            _ => 0,
        }
    }

    fn filter(self, filter: &Filter) -> u64 {
        match filter {
            Filter::Or(filters) | Filter::And(filters) => {
                sum(filters, |filter| self.filter(filter))
            }
            Filter::Atom(FilterAtom::Filter { expr, .. }) => self.filter(expr),
            Filter::Atom(FilterAtom::Test { expr, .. }) => self.test(expr),
            Filter::Atom(FilterAtom::Comparison(comparison)) => {
                let (left, right) = comparison.vals();
                self.comparable(left).saturating_add(self.comparable(right))
            }
        }
    }

    fn test(self, test: &Test) -> u64 {
        match test {
            // All values tested have as many below them as there are, counted once a level.
            Test::RelQuery(segments) => self.query(segments, self.depth),
            Test::AbsQuery(query) => self.query(&query.segments, self.nodes),
            Test::Function(function) => self.function(function),
        }
    }

    fn comparable(self, comparable: &Comparable) -> u64 {
        match comparable {
            Comparable::Literal(_) => 1,
            Comparable::Function(function) => self.function(function),
            Comparable::SingularQuery(
                SingularQuery::Current(segments) | SingularQuery::Root(segments),
            ) => 1 + segments.len() as u64,
        }
    }

    fn function(self, function: &TestFunction) -> u64 {
        match function {
            TestFunction::Custom(_, arguments) => {
                sum(arguments, |argument| self.argument(argument))
            }
            TestFunction::Length(argument) => self.argument(argument),
            TestFunction::Value(argument) | TestFunction::Count(argument) => {
                self.argument(argument)
            }
            TestFunction::Search(text, pattern) | TestFunction::Match(text, pattern) => {
                self.argument(text).saturating_add(self.argument(pattern))
            }
        }
    }

    fn argument(self, argument: &FnArg) -> u64 {
        match argument {
            FnArg::Literal(_) => 1,
            FnArg::Test(test) => self.test(test),
            FnArg::Filter(filter) => self.filter(filter),
        }
    }

    /// A query of which the first segment that finds many finds up to `many`; `..` below another one
    /// finds each value once for each level above it.
    fn query(self, segments: &[Segment], many: u64) -> u64 {
        let (mut reach, mut is_wide) = (1_u64, false);
        let mut all = 1_u64;
        for segment in segments {
            let is_deep = matches!(segment, Segment::Descendant(_));
            if is_deep || selectors(segment).iter().any(finds_many) {
                reach = match is_wide {
                    false => reach.saturating_mul(many),
                    true if is_deep => reach.saturating_mul(self.depth),
                    true => reach,
                };
                is_wide = true;
            }
            let selectors = selectors(segment);
            let each = sum(selectors, |selector| {
                self.selector(selector).saturating_add(1)
            });
            all = all.saturating_add(reach.saturating_mul(each));
            reach = reach.saturating_mul(selectors.len() as u64);
        }
        all
    }
}

pub(super) fn selectors(segment: &Segment) -> &[Selector] {
    match segment {
        Segment::Descendant(segment) => selectors(segment),
        Segment::Selector(selector) => std::slice::from_ref(selector),
        Segment::Selectors(list) => list,
    }
}

fn finds_many(selector: &Selector) -> bool {
    !matches!(selector, Selector::Name(_) | Selector::Index(_))
}

fn sum<T>(items: &[T], cost: impl Fn(&T) -> u64) -> u64 {
    items.iter().map(cost).fold(0, u64::saturating_add)
}
