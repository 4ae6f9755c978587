//! Changes to the IR between lowering and naming: a flat list, run in this order.

mod apart;
mod common_properties;
mod cycles;
mod directions;
mod discriminate;
mod endless_objects;
mod endless_unions;
mod kept_boxes;
mod kinds;
mod layout;
mod merge_identical;
mod nullable_unions;
mod pagination;
mod presets;
mod tags;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::ir::Api;

/// Runs all passes.
pub(crate) fn run(api: &mut Api, config: &Config, diagnostics: &mut Diagnostics) {
    // Places are spelled with what tells members apart: it is found out before the lock is asked by them.
    discriminate::run(api);
    let standing = config.lock.standing(api);
    merge_identical::run(api, standing);
    directions::run(api);
    endless_objects::run(api);
    endless_unions::run(api);
    common_properties::run(api);
    nullable_unions::run(api);
    // The types have changed, and what follows asks the lock by places again.
    discriminate::run(api);
    presets::run(api);
    common_properties::keep(api, config);
    layout::run(api, config);
    pagination::run(api, config, diagnostics);
}
