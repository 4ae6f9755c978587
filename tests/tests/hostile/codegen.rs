//! `cargo xtask codegen` as a process with bounds on its time and memory.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::scratch::Scratch;

/// Far more than is needed, so that a busy machine fails nothing.
const LONGEST: Duration = Duration::from_secs(120);

/// 1 GiB beside the deep stack and what threads reserve, in KiB: as far as `ulimit` can tell.
const MEMORY: u64 = (1 << 20) + (256 << 10) + (64 << 10);

/// How a run ended, and what it said.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) said: String,
}

/// The command itself, built once.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        // As `cargo test --workspace` builds it: with other features, all would be built once more.
        let output = Command::new(cargo)
            .args(["test", "--workspace", "--test", "watch", "--no-run"])
            .args(["--message-format", "json"])
            .current_dir(truespec_tests::repository::root())
            .env("CARGO_TARGET_DIR", target)
            .output()
            .expect("cargo");
        let messages = String::from_utf8_lossy(&output.stdout).into_owned();
        let program = messages.lines().rev().find_map(|line| {
            let message: serde_json::Value = serde_json::from_str(line).ok()?;
            let is_program = message.pointer("/target/kind/0")?.as_str()? == "bin";
            let executable = message.get("executable")?.as_str()?;
            is_program.then(|| PathBuf::from(executable))
        });
        program.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr)))
    })
}

/// Starts a run; what it says goes to the file `said`.
pub(crate) fn start(document: &Path, out: &Path, more: &[&OsStr], said: &Path) -> Child {
    let mut command = bounded();
    command
        .args(["codegen".as_ref(), "--spec".as_ref(), document.as_os_str()])
        .args(["--out".as_ref(), out.as_os_str()])
        .args(more)
        // One reserve of the allocator and few threads: what is measured is what is used.
        .env("MALLOC_ARENA_MAX", "1")
        .env("RAYON_NUM_THREADS", "2")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(File::create(said).unwrap());
    command.spawn().expect("xtask")
}

#[cfg(target_os = "linux")]
fn bounded() -> Command {
    let mut command = Command::new("sh");
    let script = format!("ulimit -v {MEMORY}; exec \"$0\" \"$@\"");
    command.args(["-c".as_ref(), script.as_ref(), program().as_os_str()]);
    command
}

#[cfg(not(target_os = "linux"))]
fn bounded() -> Command {
    Command::new(program())
}

/// Generates a crate; an error if the run ends otherwise than it may.
pub(crate) fn run(document: &Path, out: &Path, more: &[&OsStr]) -> Result<Run, String> {
    let scratch = Scratch::new();
    let file = scratch.path("said");
    let mut child = start(document, out, more, &file);
    let begin = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begin.elapsed() > LONGEST {
            child.kill().unwrap();
            child.wait().unwrap();
            return Err(format!("it takes longer than {LONGEST:?}"));
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let said = fs::read_to_string(&file).map_err(|error| error.to_string())?;
    let start: String = said.chars().take(2_000).collect();
    let code = status
        .code()
        .ok_or_else(|| format!("it ended with {status}:\n{start}"))?;
    if !matches!(code, 0 | 3 | 4) || said.contains("panicked at") {
        return Err(format!("it ended with {status}:\n{start}"));
    }
    if let Some(odd) = said.chars().find(|c| c.is_control() && *c != '\n') {
        return Err(format!("it prints {odd:?}:\n{start}"));
    }
    if said.len() > 100_000 {
        return Err(format!("it says {} bytes:\n{start}", said.len()));
    }
    Ok(Run { code, said })
}

/// Generates the crate of a document in a folder of its own, and sees that nothing else changes.
///
/// The crate is left behind in `out` of the folder.
pub(crate) fn alone(scratch: &Scratch, document: &Path) -> Result<Run, String> {
    let before = scratch.names();
    let run = run(document, &scratch.path("out"), &[])?;
    let mut after = scratch.names();
    if run.code == 0 {
        after.retain(|name| name != "out");
    } else if !run.said.contains("error") {
        return Err(format!("no error says why it failed:\n{}", run.said));
    }
    match after == before {
        true => Ok(run),
        false => Err(format!("beside the crate there is now {after:?}")),
    }
}
