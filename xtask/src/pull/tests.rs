//! The head of a fragment is what it takes to pull it again.

use std::path::Path;

use truespec::document::Selection;

use super::head::{Head, relative};
use super::{Args, Exit, run};

#[test]
fn a_head_is_read_as_it_was_written() {
    let head = Head {
        from: "../big.json".to_owned(),
        references: Some("../..".to_owned()),
        select: Selection {
            operations: vec!["list \"all\"\nnow".to_owned(), "GET /x".to_owned()],
            paths: vec!["/a/**".to_owned()],
            ..Selection::default()
        },
    };
    let text = format!("{}\nopenapi: 3.0.3\n", head.comment());
    assert_eq!(Head::read(&text), Some(head));
    assert_eq!(Head::read("# Mine.\nopenapi: 3.0.3\n"), None);
}

#[test]
fn a_source_is_named_as_seen_from_the_fragment() {
    let seen = |path, out| relative(Path::new(path), Path::new(out));
    assert_eq!(seen("/w/spec/big.json", "/w/spec/small.yaml"), "big.json");
    assert_eq!(seen("/w/big.json", "/w/spec/small.yaml"), "../big.json");
    assert_eq!(
        seen("/w/a/big.json", "/w/b/c/small.yaml"),
        "../../a/big.json"
    );
}

#[test]
fn a_fragment_is_no_json() {
    let args = Args {
        out: Some("api.JSON".into()),
        ..Args::default()
    };
    let failure = run(&args).unwrap_err();
    assert_eq!(failure.exit, Exit::Usage);
}
