//! The program in the README is the example, which is compiled with the tests.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::fs;
use std::path::Path;

#[test]
fn the_program_in_the_readme_is_the_example() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| fs::read_to_string(package.join(file)).unwrap();
    let [readme, example] =
        ["../README.md", "examples/generate.rs"].map(|file| read(file).replace("\r\n", "\n"));
    let (_, section) = readme.split_once("\n## As a library\n").unwrap();
    let (_, block) = section.split_once("```rust\n").unwrap();
    let (block, _) = block.split_once("```\n").unwrap();
    let (_, program) = example.split_once("\n\n").unwrap();
    assert_eq!(block, program);
}
