//! Which version follows another, and whether one is high enough.

use semver::{Prerelease, Version};

use super::Verdict;

impl Verdict {
    /// The version after `version`, by the rules of Cargo: below 1.0.0 the second number is the
    /// major one, and one pre-release promises nothing to the next. None where `version` is no version.
    pub fn bump(self, version: &str) -> Option<String> {
        let before = Version::parse(version).ok()?;
        let next = |number: u64| number.checked_add(1);
        let Version {
            major,
            minor,
            patch,
            ..
        } = before;
        let [major, minor, patch]: [u64; 3] = match (self, major, minor) {
            _ if !before.pre.is_empty() => return self.next_pre_release(before),
            (Self::None, ..) => [major, minor, patch],
            (Self::Major, 1.., _) => [next(major)?, 0, 0],
            (Self::Minor, 1.., _) | (Self::Major, 0, 1..) => [major, next(minor)?, 0],
            (Self::Major | Self::Minor | Self::Patch, ..) => [major, minor, next(patch)?],
        };
        Some(format!("{major}.{minor}.{patch}"))
    }

    fn next_pre_release(self, before: Version) -> Option<String> {
        let pre = match self {
            Self::None => before.pre,
            _ => Prerelease::new(&after(&before.pre)?).ok()?,
        };
        let [major, minor, patch] = [before.major, before.minor, before.patch];
        Some(format!("{major}.{minor}.{patch}-{pre}"))
    }
}

/// `beta.2` after `beta.1`, and `beta.1` after `beta`.
fn after(pre: &str) -> Option<String> {
    let (words, last) = pre
        .rsplit_once('.')
        .map_or(("", pre), |(words, last)| (words, last));
    let Ok(number) = last.parse::<u64>() else {
        return Some(format!("{pre}.1"));
    };
    let dot = if words.is_empty() { "" } else { "." };
    Some(format!("{words}{dot}{}", number.checked_add(1)?))
}

/// Whether a version is this one or a later one. Where that is no pre-release, one of it will do.
pub fn reaches(version: &str, least: &str) -> bool {
    let (Ok(version), Ok(least)) = (Version::parse(version), Version::parse(least)) else {
        return false;
    };
    let numbers = |it: &Version| (it.major, it.minor, it.patch);
    match least.pre.is_empty() {
        true => numbers(&version) >= numbers(&least),
        false => version.cmp_precedence(&least).is_ge(),
    }
}
