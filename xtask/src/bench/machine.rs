//! What the figures were measured on.

use std::fs;
use std::process::Command;
use std::thread;

/// A sentence for above a table.
pub(super) fn described() -> String {
    let cores = thread::available_parallelism().map_or(0, usize::from);
    format!(
        "{}, {cores} cores, {} GiB, {}, {}.\n",
        field("/proc/cpuinfo", "model name", ':').unwrap_or_else(|| "unknown processor".to_owned()),
        gibibytes(&field("/proc/meminfo", "MemTotal", ':').unwrap_or_default()),
        field("/etc/os-release", "PRETTY_NAME", '=')
            .unwrap_or_else(|| std::env::consts::OS.to_owned()),
        compiler().unwrap_or_else(|| "no rustc".to_owned()),
    )
}

fn field(file: &str, key: &str, mark: char) -> Option<String> {
    value(&fs::read_to_string(file).ok()?, key, mark)
}

/// The first value of a key in lines of keys and values.
fn value(text: &str, key: &str, mark: char) -> Option<String> {
    let mut pairs = text.lines().filter_map(|line| line.split_once(mark));
    let (_, value) = pairs.find(|(name, _)| name.trim() == key)?;
    Some(value.trim().trim_matches('"').to_owned())
}

/// `24689664 kB` as whole gibibytes.
fn gibibytes(kilobytes: &str) -> u64 {
    let figure = kilobytes.split_whitespace().next();
    let kilobytes: u64 = figure.and_then(|it| it.parse().ok()).unwrap_or(0);
    (kilobytes + (1 << 19)) >> 20
}

pub(super) fn compiler() -> Option<String> {
    let output = Command::new("rustc").arg("--version").output().ok()?;
    Some(String::from_utf8(output.stdout).ok()?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_by_its_whole_key() {
        let text = "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12\"\n";
        assert_eq!(
            value(text, "PRETTY_NAME", '=').unwrap(),
            "Debian GNU/Linux 12"
        );
        assert_eq!(value(text, "VERSION", '='), None);
    }

    #[test]
    fn memory_is_told_in_gibibytes() {
        assert_eq!(gibibytes("24689664 kB"), 24);
        assert_eq!(gibibytes(""), 0);
    }
}
