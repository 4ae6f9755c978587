//! Compiles the crates of all cases without a warning, and runs the tests in them.

use std::fs;
use std::path::Path;

use truespec_tests::workspace;

use crate::alone;
use crate::case::Case;

/// Writes all crates into one workspace, which shares what is built with this one, and tests it.
pub(crate) fn test(cases: &[Case]) -> Result<(), String> {
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases");
    let mut members = Vec::new();
    for case in cases {
        members.extend(write(case, &workspace)?);
    }
    workspace::manifest(&workspace, &members).map_err(|error| error.to_string())?;
    remove_others(&workspace, &members).map_err(|error| error.to_string())?;
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent();
    let target = target.unwrap_or(&workspace);
    let arguments = ["test", "--workspace", "--test", "*", "--no-fail-fast"];
    let output = workspace::cargo(&workspace, target, &arguments, &[])?;
    workspace::output(output)?;
    let mut members = members.iter();
    members.try_for_each(|member| alone::test(&workspace, target, member))
}

/// Writes the crate of a case, if there is one, and gives back its folder.
fn write(case: &Case, workspace: &Path) -> Result<Option<String>, String> {
    let Some(generated) = case.generate()?.generated else {
        return Ok(None);
    };
    let package = generated.package;
    if !package.files.contains_key("tests/examples.rs") {
        return Err(format!(
            "{} has no example, so nothing in it is tried",
            case.name
        ));
    }
    let name = case.package();
    let folder = workspace.join(&name);
    package
        .write(&folder)
        .and_then(|_| copy_usage(case, &folder))
        .map_err(|error| format!("{}: {error}", case.name))?;
    Ok(Some(name))
}

/// What a case says about the use of its crate, beside the tests that were generated.
fn copy_usage(case: &Case, folder: &Path) -> std::io::Result<()> {
    let copy = folder.join("tests/usage.rs");
    match fs::read_to_string(case.folder.join("usage.rs")) {
        Ok(text) => workspace::write_changed(&copy, &text),
        Err(_) if copy.exists() => fs::remove_file(&copy),
        Err(_) => Ok(()),
    }
}

/// Removes the crates of cases that are not there any more.
fn remove_others(workspace: &Path, members: &[String]) -> std::io::Result<()> {
    for entry in fs::read_dir(workspace)? {
        let path = entry?.path();
        let is_member = members.iter().any(|member| path.ends_with(member));
        if path.is_dir() && !is_member {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}
