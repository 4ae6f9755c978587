//! The files around the entry document, each read and parsed once.

use std::collections::HashMap;

use super::identity::{self, Identities};
use super::target::{Target, find, join};
use crate::diagnostic::{Code, Diagnostic, Pointer, Severity};
use crate::document::Files;
use crate::document::node::Node;
use crate::document::source::Sources;

/// The trees of all files by number; those of the entry and of overlays are held elsewhere.
pub(super) struct Tree<'a> {
    reader: &'a dyn Files,
    numbers: HashMap<String, Result<usize, String>>,
    trees: Vec<Node>,
    /// What the parts of each file call themselves, by its number.
    identities: Vec<Identities>,
    /// The file and the resource in it that have a URI.
    by_uri: HashMap<String, (usize, usize)>,
    /// Keys that occur twice, as file and pointer.
    pub(super) duplicates: Vec<(usize, String)>,
}

/// Where a reference leads.
pub(super) enum Place {
    /// Into the entry document, as a reference there.
    Entry(String),
    /// To a pointer in another file.
    File(usize, String),
}

impl<'a> Tree<'a> {
    pub(super) fn new(reader: &'a dyn Files, sources: &Sources, entry: Identities) -> Self {
        let mut tree = Self {
            reader,
            numbers: HashMap::from([(sources.name(0).to_owned(), Ok(0))]),
            trees: Vec::new(),
            identities: Vec::new(),
            by_uri: HashMap::new(),
            duplicates: Vec::new(),
        };
        tree.add(Node::Null, entry);
        for _ in 1..sources.count() {
            tree.add(Node::Null, Identities::default());
        }
        tree
    }

    fn add(&mut self, root: Node, names: Identities) {
        let file = self.trees.len();
        for (uri, resource) in names.uris() {
            let uri = self.by_uri.entry(uri.clone());
            uri.or_insert((file, resource));
        }
        self.trees.push(root);
        self.identities.push(names);
    }

    /// Where the reference `text` in file `base` leads.
    pub(super) fn place(
        &mut self,
        text: &str,
        base: usize,
        sources: &mut Sources,
        at: &Pointer,
    ) -> Result<Place, Diagnostic> {
        let target = Target::new(text);
        let (file, resource) = if target.is_local() {
            (base, 0)
        } else if let Some(known) = self.named(&target.file, base) {
            known
        } else {
            let name = join(sources.name(base), &target.file).ok_or_else(|| refused(text, at))?;
            let file = self.file(&name, sources);
            (file.map_err(|why| unreadable(text, &why, at))?, 0)
        };
        let names = self.identities.get(file);
        let named = names.and_then(|names| names.pointer(resource, &target.pointer));
        let pointer = named.unwrap_or(target.pointer);
        if file == 0 {
            return Ok(Place::Entry(format!("#{pointer}")));
        }
        match self.node(file, &pointer) {
            Some(_) => Ok(Place::File(file, pointer)),
            None => Err(unresolved(text, sources.name(file), at)),
        }
    }

    /// The file and the resource in it that a reference in file `base` calls by its URI.
    fn named(&self, reference: &str, base: usize) -> Option<(usize, usize)> {
        let known = self.by_uri.get(reference).or_else(|| {
            let names = self.identities.get(base)?;
            self.by_uri.get(&names.resolve(reference))
        });
        known.copied()
    }

    pub(super) fn node(&self, file: usize, pointer: &str) -> Option<&Node> {
        find(self.trees.get(file)?, pointer)
    }

    fn file(&mut self, name: &str, sources: &mut Sources) -> Result<usize, String> {
        if let Some(number) = self.numbers.get(name) {
            return number.clone();
        }
        let number = self.read(name, sources);
        self.numbers.insert(name.to_owned(), number.clone());
        number
    }

    fn read(&mut self, name: &str, sources: &mut Sources) -> Result<usize, String> {
        let text = self
            .reader
            .read(name)
            .map_err(|error| format!("`{name}`: {error}"))?;
        let (number, parsed) = sources.add(name, text);
        let parsed = parsed.map_err(|error| match error.place {
            Some((line, column)) => format!("{name}:{line}:{column}: {}", error.message),
            None => format!("{name}: {}", error.message),
        });
        let (mut root, duplicates, result) = match parsed {
            Ok(parsed) => (parsed.root, parsed.duplicates, Ok(number)),
            Err(why) => (Node::Null, Vec::new(), Err(why)),
        };
        let names = identity::settle(&mut root);
        self.add(root, names);
        self.duplicates
            .extend(duplicates.into_iter().map(|pointer| (number, pointer)));
        result
    }
}

fn refused(text: &str, at: &Pointer) -> Diagnostic {
    let message =
        format!("the reference `{text}` leads out of the document's folder; it is not followed");
    let copy = "put a copy of what it leads to beside the document";
    let help = match text {
        _ if text.starts_with("/components/") => format!("is `#{text}` meant?"),
        _ if text.starts_with("..") => {
            format!("name the folder that holds both with the key `references`, or {copy}")
        }
        _ => copy.to_owned(),
    };
    Diagnostic::new(Severity::Error, Code::RefusedReference, at, message).with_help(help)
}

fn unreadable(text: &str, why: &str, at: &Pointer) -> Diagnostic {
    let message = format!("the reference `{text}` cannot be followed: {why}");
    Diagnostic::new(Severity::Error, Code::UnreadableFile, at, message)
        .with_help("correct that file, or the reference")
}

fn unresolved(text: &str, file: &str, at: &Pointer) -> Diagnostic {
    let message = format!("the reference `{text}` leads to nothing in `{file}`");
    Diagnostic::new(Severity::Error, Code::UnresolvedReference, at, message)
        .with_help("define it there, or correct the reference")
}
