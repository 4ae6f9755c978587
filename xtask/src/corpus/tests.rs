//! What is found, what is read from other programs, and how it is laid out.

use std::collections::BTreeSet;
use std::path::Path;

use super::caught::caught;
use truespec::diagnostic::{Code, Severity};

use super::outcome::{Check, Drift, Findings, Made, Outcome, Part, line, summary};
use super::skips::Skips;
use super::{examples, find, messages, parts, problems, table, workspace};
use crate::usage::{self, Usage};

fn outcomes() -> [Outcome; 2] {
    let good = Outcome {
        name: "pets".to_owned(),
        seconds: 0.25,
        made: Some(Made {
            operations: 3,
            types: 12,
            lines: 4_000,
            examples: 7,
        }),
        check: Some(Check {
            seconds: 2.04,
            usage: Some(Usage {
                seconds: 2.04,
                user_seconds: 1.5,
                peak_kilobytes: 204_900,
            }),
            warnings: 0,
        }),
        lost: Some(0),
        drift: Some(Drift {
            tried: 1234,
            lost: 0,
        }),
        ..Outcome::default()
    };
    let bad = Outcome {
        name: "a-longer-name".to_owned(),
        findings: Findings {
            errors: 1,
            warnings: 20,
            contradicting: 4,
            first: Some("error[wrong-type]: odd".to_owned()),
            parts: [(
                (Severity::Warning, Code::WrongType),
                Part {
                    count: 20,
                    first: "/info".to_owned(),
                },
            )]
            .into(),
        },
        problems: vec!["panicked at a.rs:1:2:\nodd \u{1b}[31m".to_owned()],
        ..Outcome::default()
    };
    [good, bad]
}

#[test]
fn a_document_has_the_key_openapi_at_the_top() {
    for text in [
        "openapi: 3.0.0\n",
        "# Pets\ninfo: {}\n'openapi' : 3.1.0\n",
        "\u{feff}{\"info\": {\"a\": []}, \"openapi\": \"3.0.0\"}",
        // Broken, which is worth a finding.
        "{\"openapi\": \"3.0.0\",",
    ] {
        assert!(find::is_document(text.as_bytes()), "{text}");
    }
    for text in [
        "",
        "swagger: '2.0'\n",
        "info:\n  openapi: 3.0.0\n",
        "openapi-part: 1\n",
        "{\"info\": {\"openapi\": 3}}",
        "[\"openapi\"]",
    ] {
        assert!(!find::is_document(text.as_bytes()), "{text}");
    }
}

#[test]
fn names_are_words_and_unique() {
    assert_eq!(
        find::kebab(Path::new("edge/v3.0_Pet Store.yaml")),
        "edge-v3-0-pet-store"
    );
    let mut taken = BTreeSet::new();
    let names = ["a", "a", "a-2", "a"].map(|name| find::unique(name, &mut taken));
    assert_eq!(names, ["a", "a-2", "a-2-2", "a-3"]);
}

#[test]
fn nothing_of_a_crate_is_left_out_where_its_resources_are_features() {
    let manifest = "[features]\npets = []\nall-resources = [\"pets\"]\n";
    let features = workspace::features(manifest).unwrap();
    assert_eq!(features, "--features=all-resources");
    assert_eq!(workspace::features("[features]\ngzip = []\n"), None);
}

#[test]
fn the_manifest_lists_the_members() {
    let text = workspace::manifest(["a", "b-c"].into_iter());
    assert!(
        text.contains("members = [\n    \"a\",\n    \"b-c\",\n]\n"),
        "{text}"
    );
}

#[test]
fn usage_is_found_among_other_lines() {
    let usage = Usage {
        seconds: 2.5,
        user_seconds: 1.25,
        peak_kilobytes: 300_000,
    };
    let said =
        "   Checking a\nCommand exited with non-zero status 1\ntruespec-usage 2.50 1.25 300000\n";
    assert_eq!(usage::read(said), Some(usage));
    assert_eq!(usage::read("   Checking a\nreal 1.0\n"), None);
}

#[test]
fn the_sum_of_warnings_is_none_itself() {
    let lines = r#"{"reason":"compiler-artifact","target":{}}
{"reason":"compiler-message","message":{"level":"warning","message":"unused","code":{"code":"unused_imports"},"spans":[{"file_name":"a/src/lib.rs","line_start":3,"is_primary":true}]}}
{"reason":"compiler-message","message":{"level":"error","message":"expected `;`","code":null,"spans":[{"file_name":"a/src/b.rs","line_start":9,"is_primary":true}]}}
{"reason":"compiler-message","message":{"level":"warning","message":"1 warning emitted","code":null,"spans":[]}}
{"reason":"compiler-message","message":{"level":"error","message":"aborting due to 1 previous error","code":null,"spans":[]}}
not JSON
"#;
    let said = messages::read(lines);
    assert_eq!(
        said.warnings,
        ["warning[unused_imports]: unused (a/src/lib.rs:3)"]
    );
    assert_eq!(said.errors, ["error: expected `;` (a/src/b.rs:9)"]);
}

#[test]
fn lost_examples_keep_what_is_wrong_with_them() {
    let stdout =
        "\nrunning 1 test\ntest it ... FAILED\n\nthread 'it' panicked at a/tests/examples.rs:9:5:
/paths/~1a/example cannot be decoded: odd
/paths/~1b/example does not come back as it was:
  at `/x`: 1 is lost
  at `/y`: 2 is added
note: run with `RUST_BACKTRACE=1`

failures:
    it
";
    let lost = examples::lost(stdout);
    assert_eq!(
        lost,
        [
            "/paths/~1a/example cannot be decoded: odd",
            "/paths/~1b/example does not come back as it was:\n  at `/x`: 1 is lost\n  at `/y`: 2 is added",
        ]
    );
    assert_eq!(
        examples::tried("trip::check::<A>(), trip::check::<\nB>()"),
        2
    );
}

#[test]
fn changes_are_counted_as_the_test_prints_them() {
    let stdout = "running 1 test\ntest drift_costs_what_drifted ... 170 changes tried: 93 survived, \
                  75 hit what is required, 2 lost (519 left out)\nFAILED\n";
    let drift = Drift {
        tried: 170,
        lost: 2,
    };
    assert_eq!(examples::drift(stdout), Some(drift));
    assert_eq!(examples::drift("running 0 tests\n"), None);
}

#[test]
fn a_panic_is_told_with_its_place() {
    assert_eq!(caught(|| 1), Ok(1));
    let said = caught(|| panic!("odd")).unwrap_err();
    assert!(
        said.contains("tests.rs:") && said.ends_with("odd"),
        "{said}"
    );
}

#[test]
fn the_table_is_aligned() {
    let expected = "\
document       operations  types  lines  gen s  check s  user s  peak MB  warnings  examples  kept  lost  changes  lost  contradicting  findings  first problem
pets                    3     12   4000   0.25      2.0     1.5      200         0         7     7     0     1234     0              0       0+0
a-longer-name           -      -      -   0.00        -       -        -         -         -     -     -        -     -              4      1+20  panicked at a.rs:1:2: odd \\u{1b}[31m
";
    assert_eq!(table::table(&outcomes()), expected);
}

#[test]
fn what_falls_short_is_told_in_full_and_counted() {
    let outcomes = outcomes();
    assert_eq!(
        problems::text(&outcomes),
        "# a-longer-name\n\npanicked at a.rs:1:2:\nodd \u{1b}[31m\n\n"
    );
    assert_eq!(
        summary(&outcomes),
        "2 documents (1 short), 7 examples (0 lost, 4 more contradict their schema), 1234 changes of them (0 lost)"
    );
    let long = "word ".repeat(100);
    assert!(line(&long).ends_with("..."));
}

#[test]
fn findings_are_counted_by_code_with_the_first_place() {
    let [_, bad] = outcomes();
    let outcomes = [bad];
    let line = "     20  warning  wrong-type              first: ";
    assert_eq!(
        parts::of_each(&outcomes),
        format!("a-longer-name\n{line}/info\n")
    );
    assert_eq!(
        parts::of_all(&outcomes),
        format!("findings\n{line}a-longer-name /info\n")
    );
}

/// A document that loses an example and has two errors, with a list of skips applied to it.
fn skipped(list: &str) -> (Outcome, Vec<String>) {
    let mut outcome = Outcome {
        name: "pets".to_owned(),
        problems: [
            "/a/example cannot be decoded: odd",
            "warning[unused]: b (c.rs:1)",
            "warning[unused]: d (c.rs:2)",
        ]
        .map(str::to_owned)
        .into(),
        ..Outcome::default()
    };
    let mut skips = Skips::parse(list).unwrap();
    skips.apply(&mut outcome);
    let stale = skips.stale(std::slice::from_ref(&outcome), true);
    (outcome, stale)
}

#[test]
fn known_shortcomings_are_no_failure() {
    let (outcome, stale) = skipped(
        "[[skip]]\ndocument = \"pets\"\nexample = \"/a/example\"\nreason = \"r\"\n
[[skip]]\ndocument = \"pets\"\ncode = \"unused\"\nreason = \"r\"\n",
    );
    assert!(!outcome.falls_short(), "{:?}", outcome.problems);
    assert!(stale.is_empty(), "{stale:?}");
    assert_eq!(outcome.skipped, 3);
}

#[test]
fn a_skip_that_is_not_needed_is_stale() {
    let (outcome, stale) = skipped(
        "[[skip]]\ndocument = \"pets\"\nexample = \"/a\"\nreason = \"r\"\n
[[skip]]\ndocument = \"not-tried\"\ncode = \"unused\"\nreason = \"r\"\n",
    );
    assert_eq!(outcome.problems.len(), 3);
    assert_eq!(stale, ["pets: /a (r)"]);
}

#[test]
fn a_skip_says_what_and_why() {
    for list in [
        "[[skip]]\ndocument = \"a\"\nreason = \"r\"\n",
        "[[skip]]\ndocument = \"a\"\ncode = \"c\"\nexample = \"/e\"\nreason = \"r\"\n",
        "[[skip]]\ndocument = \"a\"\ncode = \"c\"\nreason = \"\"\n",
        "[[skip]]\ndocument = \"a\"\ncode = \"c\"\nreason = \"r\"\nodd = 1\n",
    ] {
        assert!(Skips::parse(list).is_err(), "{list}");
    }
}
