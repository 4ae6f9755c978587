//! Every form that a placement has on the wire: told apart, and kept whole.

use cloudflare_workers::types::{Placement, PlacementStatus, PlacementTarget, Script};
use serde_json::Value;
use truespec_tests::support::trip;

use crate::orders::{self, Entry};

/// The eight members, and what is none of them.
const ROWS: &[(&str, &[Entry])] = &[
    ("Smart", &[("mode", r#""smart""#)]),
    ("Region", &[("region", r#""aws:us-east-1""#)]),
    ("Hostname", &[("hostname", r#""a.example""#)]),
    ("Host", &[("host", r#""db:5432""#)]),
    (
        "TargetedRegion",
        &[("mode", r#""targeted""#), ("region", r#""aws:us-east-1""#)],
    ),
    (
        "TargetedHostname",
        &[("mode", r#""targeted""#), ("hostname", r#""a.example""#)],
    ),
    (
        "TargetedHost",
        &[("mode", r#""targeted""#), ("host", r#""db:5432""#)],
    ),
    (
        "TargetedTarget",
        &[("mode", r#""targeted""#), ("target", r#"[{"region":"x"}]"#)],
    ),
    (
        "TargetedTarget",
        &[
            ("mode", r#""targeted""#),
            ("target", r#"[{"hostname":"x"}]"#),
        ],
    ),
    (
        "TargetedTarget",
        &[("mode", r#""targeted""#), ("target", r#"[{"host":"x"}]"#)],
    ),
    (
        "TargetedTarget",
        &[("mode", r#""targeted""#), ("target", r#"[]"#)],
    ),
    ("Unknown", &[]),
    ("Unknown", &[("mode", r#""targeted""#)]),
    ("Unknown", &[("mode", r#""balanced""#)]),
    ("Unknown", &[("zone", r#""x""#)]),
    ("Unknown", &[("target", "[]")]),
];

const STATUS: Entry = ("status", r#""SUCCESS""#);
const PENDING: Entry = ("status", r#""PENDING""#);
const ANALYZED: Entry = ("last_analyzed_at", r#""2025-01-01T00:00:00Z""#);
const EXTRA: Entry = ("extra", r#"{"deep":[1,null,"x"]}"#);

fn variant(placement: &Placement) -> &'static str {
    match placement {
        Placement::Smart(_) => "Smart",
        Placement::Region(_) => "Region",
        Placement::Hostname(_) => "Hostname",
        Placement::Host(_) => "Host",
        Placement::TargetedRegion(_) => "TargetedRegion",
        Placement::TargetedHostname(_) => "TargetedHostname",
        Placement::TargetedHost(_) => "TargetedHost",
        Placement::TargetedTarget(_) => "TargetedTarget",
        Placement::Unknown(_) => "Unknown",
        other => panic!("{other:?}"),
    }
}

/// Decodes each row with more keys in every order; each must be its variant and come back whole.
fn each(more: &[Entry], look: impl Fn(&Placement)) {
    for (expected, entries) in ROWS {
        let entries = [entries, more].concat();
        for json in orders::all(&entries) {
            let placement: Placement = serde_json::from_str(&json).expect(&json);
            assert_eq!(variant(&placement), *expected, "{json}");
            trip::check::<Placement>("a placement", &json).unwrap();
            look(&placement);
            let script = format!(r#"{{"id":"a","placement":{json},"logpush":true}}"#);
            let read: Script = serde_json::from_str(&script).expect(&script);
            assert_eq!(read.placement.as_ref(), Some(&placement), "{script}");
            trip::check::<Script>("a Worker", &script).unwrap();
        }
    }
}

fn is_known(placement: &Placement) -> bool {
    !matches!(placement, Placement::Unknown(_))
}

#[test]
fn alone() {
    each(&[], |placement| {
        assert_eq!(placement.status(), None);
        assert_eq!(placement.last_analyzed_at(), None);
    });
}

#[test]
fn with_what_all_members_share() {
    each(&[STATUS, ANALYZED], |placement| {
        if is_known(placement) {
            assert_eq!(placement.status(), Some(&PlacementStatus::Success));
            let year = placement.last_analyzed_at().map(|moment| moment.year());
            assert_eq!(year, Some(2025));
        }
    });
    each(&[STATUS], |placement| {
        assert_eq!(placement.status().is_some(), is_known(placement))
    });
    each(&[ANALYZED], |placement| {
        assert_eq!(placement.status(), None)
    });
}

#[test]
fn with_a_status_that_is_not_listed() {
    each(&[PENDING], |placement| {
        if is_known(placement) {
            let status = placement.status().unwrap();
            assert!(matches!(status, PlacementStatus::Unknown(_)), "{status:?}");
            assert_eq!(status.as_str(), "PENDING");
        }
    });
}

#[test]
fn with_a_key_that_is_not_known() {
    each(&[EXTRA], |_| {});
    each(&[EXTRA, STATUS, ANALYZED], |placement| {
        assert_eq!(placement.last_analyzed_at().is_some(), is_known(placement));
    });
    let smart = r#"{"extra":{"deep":[1,null,"x"]},"mode":"smart"}"#;
    let Ok(Placement::Smart(smart)) = serde_json::from_str(smart) else {
        panic!("{smart} is smart");
    };
    assert_eq!(smart.unknown_fields["extra"]["deep"][2], "x");
}

#[test]
fn what_a_member_holds() {
    let read = |json: &str| serde_json::from_str::<Placement>(json).unwrap();
    let Placement::TargetedRegion(placement) = read(r#"{"mode":"targeted","region":"a:b"}"#) else {
        panic!("a region with a mode");
    };
    assert_eq!(placement.region, "a:b");
    let json = r#"{"mode":"targeted","target":[{"region":"r"},{"hostname":"n"},{"host":"h"},{"zone":"z"}]}"#;
    let Placement::TargetedTarget(placement) = read(json) else {
        panic!("targets");
    };
    let targets: Vec<String> = placement.target.iter().map(target).collect();
    assert_eq!(
        targets,
        [
            "region r",
            "hostname n",
            "host h",
            r#"unknown {"zone":"z"}"#
        ]
    );
}

fn target(target: &PlacementTarget) -> String {
    match target {
        PlacementTarget::Region(member) => format!("region {}", member.region),
        PlacementTarget::Hostname(member) => format!("hostname {}", member.hostname),
        PlacementTarget::Host(member) => format!("host {}", member.host),
        PlacementTarget::Unknown(value) => format!("unknown {value}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_fits_none_is_kept_whole() {
    for json in [
        "{}",
        r#"{"status":"SUCCESS"}"#,
        r#"{"mode":"balanced","x":[1]}"#,
        "7",
        "[1]",
    ] {
        let placement: Placement = serde_json::from_str(json).unwrap();
        let value: Value = serde_json::from_str(json).unwrap();
        assert_eq!(placement, Placement::Unknown(value), "{json}");
    }
}

#[test]
fn a_status_is_made_from_its_text() {
    for text in [
        "SUCCESS",
        "UNSUPPORTED_APPLICATION",
        "INSUFFICIENT_INVOCATIONS",
        "PENDING",
    ] {
        let status = PlacementStatus::from(text);
        assert_eq!((status.as_str(), status.to_string().as_str()), (text, text));
        assert_eq!(text.parse(), Ok(status.clone()));
        assert_eq!(
            matches!(status, PlacementStatus::Unknown(_)),
            text == "PENDING"
        );
    }
}
