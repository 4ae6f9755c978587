//! The words of a path: what it leads to, and by what parameters.

use super::paths::without_format;
use crate::names::stems::are_alike;
use crate::names::versions::{Versions, is_version, leading};
use crate::names::words::{parts, singular, snake};
use crate::path_template::without_query;

/// What a segment of a path names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    pub(super) words: Vec<String>,
    /// Whether a parameter follows, which tells of which one.
    pub(super) is_one: bool,
    /// Whether it stands in a namespace of OData, as what is done does.
    pub(super) is_qualified: bool,
    /// Whether it is called with arguments, if only with none.
    pub(super) is_function: bool,
}

impl Noun {
    fn of(text: &str) -> Self {
        Self {
            words: parts(&snake(text)).into_iter().map(str::to_owned).collect(),
            is_one: false,
            is_qualified: false,
            is_function: false,
        }
    }

    /// Whether what follows says what is done: `/servers/{id}/actions/reboot`.
    pub(super) fn is_actions(&self) -> bool {
        let last = self.words.last();
        last.is_some_and(|word| matches!(word.as_str(), "action" | "actions"))
    }
}

/// What a path begins with tells nothing of an operation where so many nouns follow.
const MOST_NOUNS: usize = 16;

/// A path in words.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) version: Option<String>,
    pub(super) nouns: Vec<Noun>,
    /// The parameters that it ends with.
    pub(super) parameters: Vec<String>,
}

impl Words {
    pub(super) fn of(path: &str, versions: &Versions) -> Self {
        let segments = versions.segments(without_format(without_query(path)));
        let (lead, rest) = segments.split_at(leading(&segments).len());
        let version = lead.iter().rev().find(|segment| is_version(segment));
        let mut words = Self {
            version: version.cloned(),
            ..Self::default()
        };
        for segment in rest {
            match versions.unqualified(segment) {
                Some(name) => words.read_qualified(name),
                None => words.read(segment),
            }
        }
        let first = words.nouns.len().saturating_sub(MOST_NOUNS);
        words.nouns.drain(..first);
        words
    }

    /// Text and parameters of a segment: `{id}:cancel` has one of each.
    fn read(&mut self, segment: &str) {
        for (index, piece) in segment.split('{').enumerate() {
            let (parameter, text) = match piece.split_once('}') {
                Some((parameter, text)) if index > 0 => (Some(parameter), text),
                _ => (None, piece),
            };
            if let Some(parameter) = parameter {
                self.parameters.push(snake(parameter));
                if let Some(noun) = self.nouns.last_mut() {
                    noun.is_one = true;
                }
            }
            if text.contains(char::is_alphanumeric) {
                self.parameters.clear();
                self.nouns.push(Noun::of(text));
            }
        }
    }

    /// `group`, which tells what things are, `softDelete` or `delta(token='{token}')`.
    fn read_qualified(&mut self, name: &str) {
        let (name, arguments) = match name.split_once('(') {
            Some((name, arguments)) => (name, Some(arguments)),
            None => (name, None),
        };
        let parameters = arguments.into_iter().flat_map(|it| it.split('{').skip(1));
        let parameters = parameters.filter_map(|it| Some(snake(it.split_once('}')?.0)));
        self.parameters = parameters.collect();
        self.nouns.push(Noun {
            is_qualified: true,
            is_function: arguments.is_some(),
            ..Noun::of(name)
        });
    }

    /// What stands before the resource, the resource, and what comes after it. Where the path does not name
    /// the resource, all but the last stands before.
    pub(super) fn around(&self, resource: &str) -> [&[Noun]; 3] {
        let resource = parts(resource);
        let nouns = self.nouns.as_slice();
        let ends = (1..=nouns.len()).rev();
        let found = ends.flat_map(|end| (0..end).rev().map(move |start| (start, end)));
        let is_resource = |(start, end): &(usize, usize)| {
            let within = nouns.get(*start..*end).unwrap_or_default();
            let words: Vec<&str> = within
                .iter()
                .flat_map(|noun| &noun.words)
                .map(String::as_str)
                .collect();
            are_alike(&words, &resource)
        };
        let (before, named, after) = match found.into_iter().find(is_resource) {
            Some((start, end)) => (nouns.get(..start), nouns.get(start..end), nouns.get(end..)),
            None => {
                let last = nouns.len().saturating_sub(1);
                (nouns.get(..last), None, nouns.get(last..))
            }
        };
        [before, named, after].map(Option::unwrap_or_default)
    }
}

/// The words of nouns: of one where a parameter follows, and of one at the end if `is_one`.
pub(super) fn words(nouns: &[Noun], is_one: bool) -> Vec<String> {
    let last = nouns.len().saturating_sub(1);
    let mut all = Vec::new();
    for (index, noun) in nouns.iter().enumerate() {
        let mut words = noun.words.clone();
        let of_one = if index == last { is_one } else { noun.is_one };
        if let Some(word) = words.last_mut().filter(|_| of_one) {
            *word = singular(word).unwrap_or_else(|| word.clone());
        }
        all.extend(words);
    }
    all
}
