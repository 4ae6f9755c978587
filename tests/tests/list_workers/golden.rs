//! `generated/` is what the generator makes of `spec/`.

use std::fs;

use truespec::Config;
use truespec_tests::repository::{self, Outcome};

fn generate() -> Outcome {
    let folder = repository::root().join("spec");
    let config = fs::read_to_string(folder.join("codegen.toml")).unwrap();
    let config = Config::parse(&config).unwrap();
    let document = config.document.clone().unwrap();
    repository::generate(&folder, &document, &config)
}

#[test]
fn the_crate_is_what_the_generator_writes() {
    let Outcome {
        generated,
        diagnostics,
    } = generate();
    let found: Vec<String> = diagnostics.iter().map(ToString::to_string).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    let differences = generated
        .unwrap()
        .package
        .compare(&repository::root().join("generated"));
    let differences: Vec<String> = differences
        .unwrap()
        .iter()
        .map(|difference| format!("{} {}", difference.kind.as_str(), difference.path))
        .collect();
    assert!(
        differences.is_empty(),
        "run `cargo xtask codegen`:\n{}",
        differences.join("\n")
    );
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let [first, second] = [generate(), generate()].map(|outcome| outcome.generated.unwrap());
    assert!(!first.package.files.is_empty());
    assert_eq!(first.package, second.package);
}
