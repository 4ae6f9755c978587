//! What tells the members of a union apart beside what any value may be.

use crate::runtime::json::cursor::Cursor;
use crate::runtime::json::union_table::Table;
use crate::runtime::json::{Literal, Member, kind};

#[test]
fn an_integer_is_the_same_however_it_is_written() {
    const fn of(version: &'static [(&'static str, &'static [Literal])]) -> Member {
        Member {
            known: &["version"],
            required: &["version"],
            constants: version,
            ..Member::OBJECT
        }
    }
    let members = [
        of(&[("version", &[Literal::Integer(1)])]),
        of(&[("version", &[Literal::Integer(2)])]),
    ];
    let table = Table::of(Vec::from(members).leak());
    for (version, expected) in [
        ("1", Some(0)),
        ("2.0", Some(1)),
        ("20e-1", Some(1)),
        ("1.5", None),
        ("\"1\"", None),
    ] {
        let text = format!(r#"{{"version":{version}}}"#);
        assert_eq!(table.best(Cursor::new(&text)), expected, "{text}");
    }
}

#[test]
fn a_key_that_can_only_be_null_decides_where_a_member_is_left() {
    const OBJECT: Member = Member {
        known: &["error", "data"],
        required: &["error"],
        ..Member::OBJECT
    };
    const NULL: &[Literal] = &[Literal::Null];
    let table = Table::of(
        vec![
            Member {
                usual: &[("error", NULL)],
                ..OBJECT
            },
            Member {
                usual: &[("data", NULL)],
                ..OBJECT
            },
        ]
        .leak(),
    );
    for (text, expected) in [
        (r#"{"error":null,"data":"d"}"#, Some(0)),
        (r#"{"error":"e","data":null}"#, Some(1)),
        (r#"{"error":"e"}"#, Some(1)),
        (r#"{"error":"e","data":"d"}"#, Some(0)),
        (r#"{"data":null}"#, None),
    ] {
        assert_eq!(table.best(Cursor::new(text)), expected, "{text}");
    }
}

#[test]
fn an_integer_is_taken_for_one_before_it_is_taken_for_any_number() {
    let members = vec![Member::of(kind::NUMBER), Member::of(kind::INTEGER)];
    let table = Table::of(members.leak());
    for (text, expected) in [("9007199254740993", 1), ("-1", 1), ("1.5", 0), ("1e300", 0)] {
        assert_eq!(table.best(Cursor::new(text)), Some(expected), "{text}");
    }
    assert_eq!(table.after_the_best(Cursor::new("1"), true).members, [0]);
    for (text, expected) in [
        ("9007199254740993.0", &[1][..]),
        ("9007199254740993.5", &[]),
    ] {
        assert_eq!(
            table.after_the_best(Cursor::new(text), true).members,
            expected,
            "{text}"
        );
    }
}
