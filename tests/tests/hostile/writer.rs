//! A process that does nothing but write one crate over another, and is killed while it does.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use truespec::package::{MARK, Package};

use crate::Outcome;
use crate::scratch::{Scratch, tree};

/// Names the folder to a process that shall write.
const FOLDER: &str = "HOSTILE_WRITER_FOLDER";

/// How often it is killed.
const RUNS: u32 = 60;

/// What nobody generated.
const MINE: &[&str] = &[
    "src/mine.rs",
    "src/only/mine.rs",
    "tests/examples/mine.json",
    "notes.md",
    ".git/HEAD",
    ".git/objects/ab/cd",
    "target/debug/mine.rs",
];

/// If this process was started to write: does so until it is killed.
pub(crate) fn run() -> Option<ExitCode> {
    let folder = env::var_os(FOLDER)?;
    let (one, other) = (package("one", 0..40), package("other", 20..60));
    loop {
        for package in [&other, &one] {
            if let Err(error) = package.write(Path::new(&folder)) {
                eprintln!("{error}");
                return Some(ExitCode::FAILURE);
            }
        }
    }
}

/// Whenever it is killed, the crate is the one or the other, and what nobody generated is there.
pub(crate) fn killed() -> Outcome {
    let scratch = Scratch::new();
    let out = scratch.path("out");
    let (one, other) = (package("one", 0..40), package("other", 20..60));
    for file in MINE {
        scratch.put(&format!("out/{file}"), "mine");
    }
    fs::create_dir(out.join("empty")).map_err(|error| error.to_string())?;
    let whole = |package: &Package| -> Result<_, String> {
        package.write(&out).map_err(|error| error.to_string())?;
        match scratch.names().as_slice() {
            [name] if name == "out" => Ok(tree(&out)),
            names => Err(format!("beside the crate there is now {names:?}")),
        }
    };
    let (other_tree, one_tree) = (whole(&other)?, whole(&one)?);
    let begin = Instant::now();
    whole(&other)?;
    // Within the first two times it writes.
    let step = begin.elapsed() * 2 / RUNS;
    whole(&one)?;
    let mut stopped = 0;
    for time in 0..RUNS {
        kill(start(&scratch)?, step * time)?;
        stopped += usize::from(scratch.names().len() > 1);
        let found = tree(&out);
        if found != one_tree && found != other_tree {
            return Err(describe(&found, &one_tree, &other_tree));
        }
        if !out.join("empty").is_dir() {
            return Err("an empty folder is lost".to_owned());
        }
        let mended = whole(&one)?;
        if mended != one_tree {
            let how = describe(&mended, &one_tree, &other_tree);
            return Err(format!("the next run does not mend it: {how}"));
        }
    }
    // It writes all the time: if none was stopped while it did, nothing was tried.
    (stopped > 0)
        .then_some(())
        .ok_or("nothing was stopped".to_owned())
}

/// A process that has begun to write.
fn start(scratch: &Scratch) -> Result<Child, String> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(program);
    command
        .env(FOLDER, scratch.path("out"))
        .stdin(Stdio::null());
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    while scratch.names().len() < 2 {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            return Err(format!("it ended with {status}"));
        }
        thread::sleep(Duration::from_micros(200));
    }
    Ok(child)
}

fn kill(mut child: Child, after: Duration) -> Outcome {
    thread::sleep(after);
    let ended = child.try_wait().map_err(|error| error.to_string())?;
    let _ = child.kill();
    child.wait().map_err(|error| error.to_string())?;
    ended.map_or(Ok(()), |status| Err(format!("it ended with {status}")))
}

/// Types with these numbers, and an example of each.
fn package(word: &str, numbers: std::ops::Range<usize>) -> Package {
    let types = numbers.clone().map(|n| {
        let text = format!("// {MARK}.\n{}", format!("// {word} {n}\n").repeat(50));
        (format!("src/types{}/t{n}.rs", n % 10), text)
    });
    let examples = numbers.map(|n| (format!("tests/examples/e{n}.json"), format!("{word:?}")));
    Package {
        files: types.chain(examples).collect(),
    }
}

fn describe(
    found: &BTreeMap<String, Vec<u8>>,
    one: &BTreeMap<String, Vec<u8>>,
    other: &BTreeMap<String, Vec<u8>>,
) -> String {
    let differ = |tree: &BTreeMap<String, Vec<u8>>| {
        let missing = tree
            .iter()
            .filter(|(path, text)| found.get(*path) != Some(*text));
        let more = found.keys().filter(|path| !tree.contains_key(*path));
        let mut paths: Vec<&String> = missing.map(|(path, _)| path).chain(more).collect();
        paths.truncate(5);
        format!("{paths:?}")
    };
    format!(
        "neither the one ({}) nor the other ({})",
        differ(one),
        differ(other)
    )
}
