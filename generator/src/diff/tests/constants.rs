//! What operations send by themselves.

use super::{API, Verdict, diff, summary};

const OWNER: &str = "{name: owner, in: query, schema: {type: string}}";
const VERSION: &str =
    "{name: version, in: header, required: true, schema: {type: string, enum: ['1']}}";

/// The verdict and the changes where one parameter takes the place of another.
fn changed(from: &str, to: &str) -> (Verdict, String) {
    let [old, new] = [from, to].map(|parameter| {
        let parameters = format!("{OWNER}\n        - {parameter}");
        summary(API.replace(OWNER, parameters.trim_end_matches("\n        - ")))
    });
    let changes = diff(&old, &new);
    (changes.verdict, changes.markdown())
}

#[test]
fn what_is_sent_by_itself_is_breaking_on_the_wire() {
    let in_query = VERSION.replace("header", "query");
    for (from, to, said) in [
        (
            VERSION,
            VERSION.replace("'1'", "'2'").as_str(),
            "always sends `2` in `header version`, sent `1`",
        ),
        ("", VERSION, "always sends `1` in `header version`"),
        (
            VERSION,
            "",
            "does not send `1` in `header version` any more",
        ),
        (
            VERSION,
            in_query.as_str(),
            "always sends `1` in `query version`",
        ),
    ] {
        let (verdict, text) = changed(from, to);
        assert_eq!(verdict, Verdict::Major, "{text}");
        let said = format!("- **Breaking on the wire:** `client.pets().list`: {said}\n");
        assert!(text.contains(&said), "{said}\n{text}");
    }
}

#[test]
fn what_a_constant_in_a_path_is_called_is_not_sent() {
    let [old, new] = ["version", "release"].map(|name| {
        let parameter = VERSION.replace("header", "path").replace("version", name);
        let path = API.replace("/pets:", &format!("/{{{name}}}/pets:"));
        summary(path.replace(OWNER, &parameter))
    });
    assert_eq!(diff(&old, &new).changes, []);
}

#[test]
fn a_summary_of_before_constants_says_nothing_of_them() {
    let now = summary(API.replace(OWNER, VERSION));
    let mut before = now.clone();
    before.format = 0;
    let operations = before.operations.values_mut();
    operations.for_each(|operation| operation.constants.clear());
    for (old, new) in [(&before, &now), (&now, &before)] {
        let changes = diff(old, new);
        assert_eq!(
            (changes.verdict, changes.changes),
            (Verdict::Patch, Vec::new())
        );
    }
}
