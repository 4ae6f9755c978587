//! Names made to do harm, in every place that has a name.

mod document;
mod words;

use libtest_mimic::Trial;
use truespec::Package;

use crate::{Outcome, items, memory, trial};
use document::document;
use words::LISTS;

pub(crate) fn trials() -> Vec<Trial> {
    let lists = LISTS
        .iter()
        .map(|(name, names)| trial(&format!("names/{name}"), || test(&owned(names))));
    let mut trials: Vec<Trial> = lists.collect();
    trials.push(trial("names/long", || test(&long())));
    trials.push(trial("names/numerous", || test(&alike())));
    trials
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn long() -> Vec<String> {
    ["a", "ab_", "\u{e9}", "A", "Ab"]
        .iter()
        .flat_map(|part| [300, 301, 10_000].map(|times| part.repeat(times)))
        .collect()
}

/// Many names that come to the same one.
fn alike() -> Vec<String> {
    (0..600_u32)
        .map(|n| format!("{:\u{e9}<1$}", "", n as usize))
        .collect()
}

/// All lists, for compiling.
pub(crate) fn all() -> Vec<(String, String)> {
    let lists = LISTS
        .iter()
        .map(|(name, names)| ((*name).to_owned(), owned(names)));
    let lists = lists.chain([("long".to_owned(), long())]);
    lists
        .map(|(name, names)| (name, document(&names).to_string()))
        .collect()
}

fn test(names: &[String]) -> Outcome {
    let generate = |names: &[String]| -> Result<Package, String> {
        let document = document(names).to_string();
        let generated = memory::generate(&document, &memory::named("hostile"));
        Ok(generated.map_err(|found| memory::said(&found))?.package)
    };
    let package = generate(names)?;
    items::kinds(&package);
    plain_files(&package)?;
    let harmless: Vec<String> = (0..names.len()).map(|n| format!("word{n}x")).collect();
    let same = items::manifest(&generate(&harmless)?) == items::manifest(&package);
    same.then_some(())
        .ok_or_else(|| "the manifest is another".to_owned())
}

/// Every file system can hold the files, each of them apart from the others.
fn plain_files(package: &Package) -> Outcome {
    let mut seen = std::collections::BTreeSet::new();
    for path in package.files.keys() {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
        let devices = ["con", "prn", "aux", "nul", "com1", "lpt9"];
        let names: Vec<&str> = path.split('/').collect();
        let is_device = |name: &&str| {
            let stem = name.split('.').next().unwrap_or_default().to_lowercase();
            devices.contains(&stem.as_str())
        };
        let is_bad = !path.chars().all(is_plain)
            || names.contains(&"..")
            || names.iter().any(is_device)
            || names.iter().any(|name| name.len() > 200);
        if is_bad || !seen.insert(path.to_lowercase()) {
            return Err(format!("the file {path}"));
        }
    }
    Ok(())
}
