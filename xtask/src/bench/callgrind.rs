//! Instruction counts by valgrind, which no other load on the machine changes.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use crate::exit::{Exit, Failure};

/// The instructions that a program takes from its start to its end; none if it fails.
pub(super) fn counted(
    program: &Path,
    arguments: &[impl AsRef<OsStr>],
) -> Result<Option<u64>, Failure> {
    let tool = ["--tool=callgrind", "--callgrind-out-file=/dev/null"];
    Ok(watched(tool, program, arguments)?.and_then(|said| read(&said)))
}

/// What valgrind says of a program that succeeds.
pub(super) fn watched(
    tool: [&str; 2],
    program: &Path,
    arguments: &[impl AsRef<OsStr>],
) -> Result<Option<String>, Failure> {
    let output = Command::new("valgrind")
        .args(tool)
        .arg(program)
        .args(arguments)
        .output()
        .map_err(|error| {
            Failure::new(Exit::Usage, format!("`valgrind` cannot be run: {error}"))
                .with_help("install valgrind")
        })?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Ok(output.status.success().then_some(said))
}

/// The total that callgrind prints.
fn read(stderr: &str) -> Option<u64> {
    let mut totals = stderr
        .lines()
        .filter_map(|line| line.split_once("Collected : "));
    totals.next()?.1.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_total_is_found_among_what_valgrind_says() {
        let said = "==7== Events    : Ir\n==7== Collected : 94568859\n==7== \n";
        assert_eq!(read(said), Some(94_568_859));
        assert_eq!(read("==7== Events    : Ir\n"), None);
    }
}
