//! Patterns of paths: `*` within a segment, `**` across segments.

/// Whether a path fits a pattern as a whole.
pub(super) fn fits(pattern: &str, path: &str) -> bool {
    let pattern: Vec<&str> = pattern.trim_matches('/').split('/').collect();
    let path: Vec<&str> = path.trim_matches('/').split('/').collect();
    wild(
        &pattern,
        &path,
        |part| *part == "**",
        |part, segment| {
            let part: Vec<char> = part.chars().collect();
            let segment: Vec<char> = segment.chars().collect();
            wild(&part, &segment, |sign| *sign == '*', |a, b| a == b)
        },
    )
}

/// Matches with one wildcard for any number of items; goes back to the last wildcard only, so the
/// time is bounded by the product of the lengths.
fn wild<P, T>(
    pattern: &[P],
    items: &[T],
    is_any: impl Fn(&P) -> bool,
    same: impl Fn(&P, &T) -> bool,
) -> bool {
    let (mut p, mut i) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while let Some(item) = items.get(i) {
        match pattern.get(p) {
            Some(sign) if is_any(sign) => {
                back = Some((p + 1, i));
                p += 1;
            }
            Some(sign) if same(sign, item) => {
                p += 1;
                i += 1;
            }
            _ => match back {
                Some((after, from)) => {
                    back = Some((after, from + 1));
                    p = after;
                    i = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern.get(p..).is_some_and(|rest| rest.iter().all(is_any))
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn stars_stand_for_segments() {
        let path = "/accounts/{account_id}/workers/scripts";
        for pattern in [
            path,
            "/accounts/*/workers/scripts",
            "/accounts/**",
            "**/scripts",
            "/accounts/**/workers/*",
            "/acc*/{*}/work*/**",
        ] {
            assert!(fits(pattern, path), "{pattern}");
        }
        for pattern in [
            "/accounts/*",
            "/accounts",
            "/zones/**",
            "/accounts/*/workers",
        ] {
            assert!(!fits(pattern, path), "{pattern}");
        }
    }
}
