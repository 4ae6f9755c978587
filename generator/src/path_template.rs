//! The template of a path: `/pets/{id}`.

use std::collections::{HashMap, HashSet};

/// The names in it, in order, each once.
pub(crate) fn names(path: &str) -> Vec<&str> {
    let path = path.split('#').next().unwrap_or_default();
    let pieces = path.split('{').skip(1);
    let names = pieces.filter_map(|piece| Some(piece.split_once('}')?.0));
    let mut seen = HashSet::new();
    let mut names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    names.retain(|name| seen.insert(*name));
    names
}

/// A name without the signs with which frameworks say how much of a path it takes: `{*path}`, `{**path}`, `{path+}`.
pub(crate) fn bare(name: &str) -> &str {
    name.trim_matches(['*', '+'])
}

/// Where the names stand in it, for what they are called is not sent; each is known by its bare name as well.
pub(crate) fn positions(path: &str) -> HashMap<&str, usize> {
    let mut positions: HashMap<&str, usize> = names(path).into_iter().zip(0..).collect();
    for (position, name) in names(path).into_iter().enumerate() {
        positions.entry(bare(name)).or_insert(position);
    }
    positions
}

/// The same with other names for some.
pub(crate) fn renamed(path: &str, names: &HashMap<&str, &str>) -> String {
    let mut pieces = path.split('{');
    let mut renamed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        renamed.push('{');
        let name = piece.split_once('}').map(|(name, _)| name);
        match name.and_then(|name| Some((name, names.get(name)?))) {
            Some((name, other)) => {
                renamed.push_str(other);
                renamed.push_str(piece.get(name.len()..).unwrap_or_default());
            }
            None => renamed.push_str(piece),
        }
    }
    renamed
}

/// The same without names, which only callers of the document see: `/pets/{}`.
pub(crate) fn unnamed(path: &str) -> String {
    let mut pieces = path.split('{');
    let mut unnamed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.split_once('}').map_or(piece, |(_, rest)| rest);
        unnamed.push_str("{}");
        unnamed.push_str(rest);
    }
    unnamed
}

/// The same without what some write behind it, and what is always sent then: `/pets` of `/pets?beta=true`. A sign
/// in a name, such as `{id?}`, begins nothing.
pub(crate) fn without_query(path: &str) -> &str {
    let mut is_in_name = false;
    let query = path.find(|c| {
        is_in_name = (is_in_name || c == '{') && c != '}';
        c == '?' && !is_in_name
    });
    query.and_then(|at| path.get(..at)).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_left_out_and_all_else_stays() {
        for (path, expected) in [
            ("/pets", "/pets"),
            ("GET /pets/{id}/toys/{toy}", "GET /pets/{}/toys/{}"),
            ("/a{b}c{d", "/a{}c{}d"),
            ("/a}b", "/a}b"),
        ] {
            assert_eq!(unnamed(path), expected, "{path}");
        }
        assert_eq!(names("/{a}/{b}/{a}/{}"), ["a", "b"]);
    }

    #[test]
    fn a_name_is_found_with_and_without_its_signs() {
        let positions = positions("/{id}/{id+}/{*path}");
        for (name, position) in [("id", 0), ("id+", 1), ("*path", 2), ("path", 2)] {
            assert_eq!(positions.get(name), Some(&position), "{name}");
        }
    }

    #[test]
    fn a_query_is_no_part_of_a_path() {
        for (path, expected) in [
            ("/pets", "/pets"),
            ("/pets?beta=true", "/pets"),
            ("/pets/{id?}/toys?of={toy}", "/pets/{id?}/toys"),
            ("/pets{?page,size}", "/pets{?page,size}"),
        ] {
            assert_eq!(without_query(path), expected, "{path}");
        }
    }
}
