//! One object in every order of its keys: as text, since a JSON value here is sorted.

/// A key and the JSON text of its value.
pub(crate) type Entry = (&'static str, &'static str);

/// The object as text, once for every order of its keys.
pub(crate) fn all(entries: &[Entry]) -> Vec<String> {
    permutations(entries)
        .iter()
        .map(|order| object(order))
        .collect()
}

/// The object as text in this order.
pub(crate) fn object(entries: &[Entry]) -> String {
    let entries: Vec<String> = entries
        .iter()
        .map(|(key, value)| format!("{key:?}:{value}"))
        .collect();
    format!("{{{}}}", entries.join(","))
}

fn permutations(entries: &[Entry]) -> Vec<Vec<Entry>> {
    let Some((first, rest)) = entries.split_first() else {
        return vec![Vec::new()];
    };
    let shorter = permutations(rest);
    let with_first = |order: &Vec<Entry>| {
        (0..=order.len())
            .map(|at| {
                let mut order = order.clone();
                order.insert(at, *first);
                order
            })
            .collect::<Vec<_>>()
    };
    shorter.iter().flat_map(with_first).collect()
}

#[test]
fn every_order_is_there_once() {
    let entries = [("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "5")];
    let orders: std::collections::BTreeSet<String> = all(&entries).into_iter().collect();
    assert_eq!(orders.len(), 120);
    assert!(orders.contains(r#"{"e":5,"c":3,"a":1,"b":2,"d":4}"#));
}
