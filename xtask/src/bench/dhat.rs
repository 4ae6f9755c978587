//! Peaks of memory by valgrind, which counts what a program asks for and not what it happens to get.

use std::ffi::OsStr;
use std::path::Path;

use super::callgrind::watched;
use crate::exit::Failure;

/// The most bytes on the heap at once; none if the program fails.
pub(super) fn peak(
    program: &Path,
    arguments: &[impl AsRef<OsStr>],
) -> Result<Option<u64>, Failure> {
    let tool = ["--tool=dhat", "--dhat-out-file=/dev/null"];
    Ok(watched(tool, program, arguments)?.and_then(|said| read(&said)))
}

/// The bytes at the peak that dhat prints.
fn read(said: &str) -> Option<u64> {
    let (_, peak) = said.split_once("At t-gmax: ")?;
    let (bytes, _) = peak.split_once(" bytes")?;
    bytes.trim().replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_peak_is_found_among_what_valgrind_says() {
        let said = "==7== Total:     9,000 bytes in 3 blocks\n==7== At t-gmax: 4,217,225 bytes in 227 blocks\n";
        assert_eq!(read(said), Some(4_217_225));
        assert_eq!(read("==7== Total: 9,000 bytes in 3 blocks\n"), None);
    }
}
