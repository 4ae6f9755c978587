//! Symbolic links in and to the folder of a crate.

use std::os::unix::fs::symlink;

use super::*;

#[test]
fn links_are_never_followed_out_of_the_crate() {
    let scratch = Scratch::new();
    let (root, outside) = (scratch.root(), scratch.0.join("outside"));
    put_file(&outside.join("a.rs"), &marked("outside"));
    fs::create_dir(&root).unwrap();
    symlink(&outside, root.join("src")).unwrap();
    symlink(outside.join("a.rs"), root.join("b.rs")).unwrap();

    package(&[("src/a.rs", "new")]).write(&root).unwrap_err();
    package(&[("b.rs", "new")]).write(&root).unwrap_err();
    assert_eq!(
        counts(package(&[("lib.rs", "")]).write(&root).unwrap()),
        (1, 0, 0)
    );
    assert_eq!(
        fs::read_to_string(outside.join("a.rs")).unwrap(),
        marked("outside")
    );
    assert!(root.join("b.rs").exists());

    // The folder itself may be a link: it is what the user named.
    symlink(&outside, scratch.0.join("link")).unwrap();
    package(&[("a.rs", "new")])
        .write(&scratch.0.join("link"))
        .unwrap();
    assert_eq!(
        fs::read_to_string(outside.join("a.rs")).unwrap(),
        marked("new")
    );
}

#[test]
fn a_link_to_nothing_is_told_as_what_it_is() {
    let scratch = Scratch::new();
    let link = scratch.root();
    symlink("gone", &link).unwrap();
    let package = package(&[("a.rs", "")]);
    let errors = [
        package.compare(&link).unwrap_err(),
        package.write(&link).unwrap_err(),
    ];
    for error in errors.map(|error| error.to_string()) {
        assert!(error.contains("is a link to `gone`"), "{error}");
    }
    assert!(link.is_symlink());
}
