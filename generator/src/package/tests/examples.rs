//! Examples, which are listed because they cannot carry the mark.

use super::*;

#[test]
fn listed_examples_are_ours_and_those_beside_are_not() {
    let scratch = Scratch::new();
    let root = scratch.root();
    let examples = |name: &str| root.join("tests/examples").join(name);
    let (a, b) = ("tests/examples/a.json", "tests/examples/sub/b.json");
    package(&[("lib.rs", ""), (a, "1"), (b, "2")])
        .write(&root)
        .unwrap();
    put_file(&examples("mine.json"), "mine");

    let next = package(&[("lib.rs", ""), (a, "3")]);
    let expected = [
        ("tests/examples/.generated".to_owned(), "changed"),
        (a.to_owned(), "changed"),
        (b.to_owned(), "orphan"),
    ];
    assert_eq!(differences(&next, &root), expected);
    next.write(&root).unwrap();
    assert!(differences(&next, &root).is_empty());
    assert_eq!(fs::read_to_string(examples("a.json")).unwrap(), "3");
    assert!(!examples("sub").exists());

    let error = package(&[("tests/examples/mine.json", "theirs")])
        .write(&root)
        .unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);

    assert_eq!(
        counts(package(&[("lib.rs", "")]).write(&root).unwrap()),
        (0, 1, 2)
    );
    assert_eq!(fs::read_to_string(examples("mine.json")).unwrap(), "mine");
    assert!(!examples(".generated").exists());
}

#[test]
fn a_list_grants_nothing_outside_the_examples() {
    let scratch = Scratch::new();
    let root = scratch.root();
    put_file(&root.join("secret.json"), "{}");
    put_file(
        &root.join(LIST),
        &format!("# {MARK}\n../../secret.json\n/etc/x.json\n"),
    );
    package(&[("lib.rs", "")]).write(&root).unwrap();
    assert!(root.join("secret.json").exists());
}
