//! Names of requests: of several that come to one name, each says more of where it is.

use std::collections::BTreeMap;

use super::method::Call;
use super::scope::Scope;

/// Names are made longer so many times; what is shared after that is told apart by its end.
const MOST_ROUNDS: usize = 16;

/// The names of those that had none before.
pub(super) fn choose(calls: &[&Call], taken: &mut Scope) -> Vec<String> {
    let mut levels = vec![0; calls.len()];
    for _ in 0..MOST_ROUNDS {
        if !lengthen(calls, &mut levels, taken) {
            break;
        }
    }
    let named = || calls.iter().zip(&levels);
    let mut chosen = vec![None; calls.len()];
    taken.offer(named().map(|(call, level)| call.named(*level)), &mut chosen);
    let candidates: Vec<Vec<String>> = named().map(|(call, level)| call.requests(*level)).collect();
    taken.fill(chosen, candidates.iter().map(Vec::as_slice))
}

/// Whether some of them say more now: all of those that differ in where they are.
fn lengthen(calls: &[&Call], levels: &mut [usize], taken: &Scope) -> bool {
    let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, (call, level)) in calls.iter().zip(levels.iter()).enumerate() {
        if let Some(name) = call.named(*level) {
            alike.entry(name).or_default().push(index);
        }
    }
    let mut longer = false;
    for (name, indices) in alike {
        let mut resources = indices
            .iter()
            .filter_map(|index| Some(&calls.get(*index)?.within));
        let first = resources.next();
        if !taken.is_taken(name) && resources.all(|resource| Some(resource) == first) {
            continue;
        }
        for index in indices {
            let most = calls.get(index).map_or(0, |call| call.within.len());
            if let Some(level) = levels.get_mut(index).filter(|level| **level < most) {
                *level += 1;
                longer = true;
            }
        }
    }
    longer
}

impl Call {
    /// The name with so many of the resources that it is within.
    fn named(&self, level: usize) -> Option<&str> {
        let name = match level.checked_sub(1) {
            None => self.request.first(),
            Some(outer) => self.within.get(outer),
        };
        name.map(String::as_str)
    }

    /// That name, and what is tried where it is taken.
    fn requests(&self, level: usize) -> Vec<String> {
        let longest = self.named(level).filter(|_| level > 0);
        let said_whole = longest.map(|name| format!("{name}Request"));
        let longer = self.within.iter().skip(level).cloned();
        let first = self.named(level).map(str::to_owned).into_iter();
        let others = self.request.iter().skip(1).cloned();
        first
            .chain(longer)
            .chain(self.by_id.iter().cloned())
            .chain(said_whole)
            .chain(others)
            .collect()
    }
}
