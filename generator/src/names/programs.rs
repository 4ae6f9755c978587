//! Files of the programs that call an operation, named after what that does.

use std::collections::BTreeMap;

use heck::ToSnakeCase;

use super::Symbols;
use super::letters::clean;
use super::scope::Scope;
use crate::config::Config;
use crate::ir::{Api, Operation};

/// The program against a server on this machine.
pub(crate) const LOOPBACK: &str = "loopback";

/// The longest name, before what tells it apart.
const LONGEST: usize = 60;

/// The names without an ending of the operations that the configuration mentions, by their index.
pub(super) fn name(api: &Api, config: &Config, symbols: &Symbols) -> BTreeMap<usize, String> {
    let mut names = Scope::with(&[LOOPBACK]);
    let operations = api.operations.iter().zip(&symbols.operations).enumerate();
    let configured = operations.filter(|(_, (operation, _))| {
        config
            .operation(operation.id.as_ref(), &operation.http())
            .is_some()
    });
    configured
        .map(|(index, (operation, symbol))| {
            let words = summary(operation).unwrap_or_else(|| symbol.method.clone());
            (index, names.choose(&[words]))
        })
        .collect()
}

/// The words of an operation's summary, as a file is called.
fn summary(operation: &Operation) -> Option<String> {
    let title = operation.docs.title.as_deref()?;
    let words = clean(title).to_snake_case();
    let cut = words.get(..LONGEST.min(words.len()))?;
    Some(cut.trim_end_matches('_').to_owned()).filter(|words| !words.is_empty())
}
