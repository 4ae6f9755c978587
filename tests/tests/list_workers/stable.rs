//! What moves in the crate when the document moves: no more than must.

use std::collections::BTreeSet;
use std::{fs, io};

use serde_yaml::{Mapping, Value};
use truespec::document::{Document, Files};
use truespec::{Config, Generated, Lock};
use truespec_tests::repository;

struct Text(String);

impl Files for Text {
    fn read(&self, _: &str) -> io::Result<String> {
        Ok(self.0.clone())
    }
}

fn document() -> Value {
    let file = repository::root().join("spec/list_workers.yaml");
    serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

fn generate(document: &Value, lock: Lock) -> Generated {
    let text = serde_yaml::to_string(document).unwrap();
    let (document, found) = Document::load("list_workers.yaml", &Text(text)).unwrap();
    assert!(found.is_empty(), "{found:?}");
    let config = fs::read_to_string(repository::root().join("spec/codegen.toml")).unwrap();
    let mut config = Config::parse(&config).unwrap();
    config.lock = lock;
    truespec::generate(&document, &config).unwrap()
}

/// Marsaglia's generator with 64 bits, which is enough to shuffle with.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// Shuffles the keys of all mappings but those of properties, whose order is that of the fields.
fn shuffle(value: &mut Value, has_order: bool, random: &mut Random) {
    match value {
        Value::Mapping(map) => {
            let mut members: Vec<(Value, Value)> = std::mem::take(map).into_iter().collect();
            for (key, value) in &mut members {
                shuffle(value, key == "properties", random);
            }
            for last in (1..members.len()).rev().filter(|_| !has_order) {
                members.swap(last, random.below(last + 1));
            }
            *map = members.into_iter().collect();
        }
        Value::Sequence(list) => list
            .iter_mut()
            .for_each(|value| shuffle(value, false, random)),
        _ => {}
    }
}

#[test]
fn the_order_of_keys_moves_no_byte() {
    let written = document();
    let expected = generate(&written, Lock::default());
    let mut orders = BTreeSet::from([serde_yaml::to_string(&written).unwrap()]);
    for seed in 1..=4 {
        let mut shuffled = written.clone();
        shuffle(&mut shuffled, false, &mut Random(seed));
        let found = generate(&shuffled, Lock::default());
        assert_eq!(expected.package, found.package, "seed {seed}");
        assert_eq!(expected.lock, found.lock, "seed {seed}");
        orders.insert(serde_yaml::to_string(&shuffled).unwrap());
    }
    assert_eq!(orders.len(), 5, "each order is another");
}

fn mapping<'v>(value: &'v mut Value, path: &[&str]) -> &'v mut Mapping {
    let inner = path.iter().fold(value, |value, key| &mut value[*key]);
    inner.as_mapping_mut().unwrap()
}

fn add(document: &mut Value, path: &[&str], text: &str) {
    let more: Mapping = serde_yaml::from_str(text).unwrap();
    mapping(document, path).extend(more);
}

#[test]
fn an_operation_and_a_type_of_their_own_touch_only_what_lists_them() {
    let before = generate(&document(), Lock::default());
    let mut more = document();
    add(
        &mut more,
        &["paths"],
        "/colors:
  get:
    operationId: list-colors
    tags: [Colors]
    responses:
      '200':
        description: All colors.
        content:
          application/json: {schema: {$ref: '#/components/schemas/color'}}",
    );
    add(
        &mut more,
        &["components", "schemas"],
        "color: {type: object, properties: {name: {type: string}}}",
    );
    let after = generate(&more, before.lock);
    let (old, new) = (&before.package.files, &after.package.files);
    let touched: Vec<&str> = old
        .keys()
        .chain(new.keys())
        .filter(|path| old.get(*path) != new.get(*path))
        .map(String::as_str)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let expected = [
        "api.json",
        "api.md",
        "src/client.rs",
        "src/resources/colors.rs",
        "src/resources/mod.rs",
        "src/types/color.rs",
        "src/types/mod.rs",
        "src/wire/color.rs",
        "src/wire/mod.rs",
    ];
    assert_eq!(touched, expected);
}
