//! What the library makes of a configuration is what the command makes of it.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::io;

use super::{Project, ProjectError};
use crate::Generated;
use crate::document::Files;

#[derive(Clone)]
struct Disk(BTreeMap<&'static str, String>);

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<String> {
        let text = self.0.get(path).cloned();
        text.ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  \
                    /a: {get: {operationId: a, responses: {'200': {description: x, content: \
                    {application/json: {schema: {$ref: 'more/a.yaml'}}}}}}}\n  \
                    /b: {get: {operationId: b, responses: {'204': {description: x}}}}\n";

fn disk(config: &str, properties: &str) -> Disk {
    let schema = format!("title: A\ntype: object\nproperties: {{{properties}}}\n");
    Disk(BTreeMap::from([
        (
            "codegen.toml",
            format!("document = 'apis/t.yaml'\noutput = '../t'\n{config}"),
        ),
        ("apis/t.yaml", HEAD.to_owned()),
        ("apis/more/a.yaml", schema),
    ]))
}

fn made(disk: &Disk) -> Generated {
    let generated = Project::read("codegen.toml", disk).unwrap().generate();
    let generated = generated.unwrap();
    assert!(!generated.diagnostics.has_errors());
    generated
}

#[test]
fn names_stay_where_a_document_only_grows() {
    let first = made(&disk("", "createdAt: {type: string}"));
    let mut disk = disk("", "createdAt: {type: string}, created_at: {type: integer}");
    disk.0.insert("codegen.lock", first.lock.text());
    disk.0.insert("../t/api.json", first.summary.text());
    let changes = crate::diff(&first.summary, &made(&disk).summary);
    assert_eq!(changes.verdict, crate::diff::Verdict::Minor);
}

#[test]
fn overlays_and_the_selection_of_a_configuration_count() {
    let mut disk = disk(
        "overlays = ['fix.yaml']\n[select]\noperations = ['a']\n",
        "n: {type: string}",
    );
    let overlay = "overlay: 1.0.0\ninfo: {title: x, version: '1'}\nactions: \
                   [{target: '$.paths[\"/a\"].get', update: {deprecated: true}}]\n";
    disk.0.insert("fix.yaml", overlay.to_owned());
    let made = made(&disk);
    assert_eq!(made.operations, 1);
    let mut operations = made.summary.operations.values();
    assert!(operations.all(|operation| operation.deprecated));
    disk.0.remove("fix.yaml");
    let error = Project::read("codegen.toml", &disk).unwrap_err();
    assert!(
        error.to_string().starts_with("`fix.yaml` cannot be read"),
        "{error}"
    );
}

#[test]
fn documents_share_files_in_the_folder_of_references() {
    let mut disk = disk("references = '..'\n", "n: {type: string}");
    let shared = disk.0.remove("apis/more/a.yaml").unwrap();
    let [config, document] = ["codegen.toml", "apis/t.yaml"].map(|path| disk.0[path].clone());
    disk.0.insert("spec/codegen.toml", config);
    let document = document.replace("more/a.yaml", "../../common/a.yaml");
    disk.0.insert("spec/apis/t.yaml", document);
    disk.0.insert("common/a.yaml", shared);
    let project = Project::read("spec/codegen.toml", &disk).unwrap();
    assert!(!project.generate().unwrap().diagnostics.has_errors());

    // What is above `files` has no name.
    let error = Project::read("codegen.toml", &disk).unwrap_err();
    assert!(matches!(error, ProjectError::Outside { .. }), "{error}");
    let without = disk.0["spec/codegen.toml"].replace("references = '..'\n", "");
    disk.0.insert("spec/codegen.toml", without);
    let project = Project::read("spec/codegen.toml", &disk).unwrap();
    assert!(project.found.has_errors());
}

#[test]
fn a_merge_conflict_is_told_with_its_line() {
    let whole = disk("", "n: {type: string}");
    let conflict = |path| {
        let mut disk = whole.clone();
        let text = disk.0.get(path).cloned().unwrap_or_default();
        disk.0.insert(path, format!("{text}<<<<<<< HEAD\n"));
        Project::read("codegen.toml", &disk).unwrap_err()
    };
    for (path, line) in [
        ("codegen.toml", 3),
        ("codegen.lock", 1),
        ("../t/api.json", 1),
        ("apis/t.yaml", 6),
    ] {
        let error = conflict(path).to_string();
        let message = format!("a merge conflict stands at line {line}");
        assert!(error.contains(path) && error.contains(&message), "{error}");
    }
    assert!(matches!(
        conflict("codegen.toml"),
        ProjectError::Wrong { .. }
    ));
}

#[test]
fn a_merge_conflict_in_what_was_generated_is_resolved() {
    let mut disk = disk("", "n: {type: string}");
    let project = Project::read("codegen.toml", &disk).unwrap();
    let generated = project.generate().unwrap();
    let api = generated.summary.text();
    let hash = api
        .lines()
        .find(|line| line.contains("\"document\""))
        .unwrap();
    let sides = format!("<<<<<<< HEAD\n{hash}\n=======\n  \"document\": \"0\",\n>>>>>>> x");
    disk.0.insert("../t/api.json", api.replace(hash, &sides));
    let (one, other) = ("\"A/b\" = \"AB\"", "\"C/d\" = \"CD\"");
    let both = "\"E/f\" = \"EF\"";
    for (ours, theirs) in [
        (one.to_owned(), other.to_owned()),
        // With the style `diff3` git leaves in both sides what both have added.
        (format!("{both}\n{one}"), format!("{both}\n{other}")),
        (
            format!("{one}\n[twins]\n{both}"),
            format!("{other}\n[twins]\n{both}"),
        ),
    ] {
        let sides = format!("<<<<<<< HEAD\n{ours}\n||||||| 1\n=======\n{theirs}\n>>>>>>> x");
        disk.0.insert("codegen.lock", format!("[types]\n{sides}\n"));
        let project = Project::read("codegen.toml", &disk).unwrap();
        assert_eq!(project.config.last.as_ref(), Some(&generated.summary));
        let kept = project.config.lock.text();
        let mut lines = ours.lines().chain(theirs.lines());
        assert!(lines.all(|line| kept.contains(line)), "{kept}");
    }
}
