//! Changes to the IR between lowering and naming: a flat list, run in this order.

mod directions;
mod discriminate;
mod endless_unions;
mod layout;
mod merge_identical;

use crate::ir::Api;

/// Runs all passes.
pub(crate) fn run(api: &mut Api) {
    merge_identical::run(api);
    directions::run(api);
    endless_unions::run(api);
    discriminate::run(api);
    layout::run(api);
}
