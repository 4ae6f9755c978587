//! How many examples the test of a crate tries, and which of them it says are lost.

/// The test, within a crate.
pub(super) const FILE: &str = "tests/examples.rs";

/// How many examples the test tries.
pub(super) fn tried(text: &str) -> usize {
    text.matches("trip::check").count()
}

/// The lost examples among what the test printed, each with what is wrong.
pub(super) fn lost(stdout: &str) -> Vec<String> {
    let mut lost: Vec<String> = Vec::new();
    let mut is_inside = false;
    for line in stdout.lines() {
        let goes_on = is_inside && line.starts_with("  ");
        is_inside = line.starts_with('/') || goes_on;
        match lost.last_mut() {
            Some(last) if goes_on => {
                last.push('\n');
                last.push_str(line);
            }
            _ if is_inside => lost.push(line.to_owned()),
            _ => {}
        }
    }
    lost
}
