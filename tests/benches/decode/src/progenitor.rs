//! What progenitor makes of the same document.

use progenitor_list_workers::types;

pub type Page = types::ScriptListResponse;
pub type Placement = types::Placement;
