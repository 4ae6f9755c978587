//! What is wrong with a document, where, and what to do about it.

mod explain;
mod pointer;

use std::fmt;

pub use pointer::Pointer;
pub(crate) use pointer::push_token;

/// How much a finding costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something the document asks for is missing from what is generated.
    Error,
    /// Something was read otherwise than it is written.
    Warning,
    /// Something was simplified; nothing that is sent or received is lost.
    Note,
}

impl Severity {
    /// The word shown to a user.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Declares the codes once: variant, word, and when it is given.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// A stable name for a kind of finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it is written in output.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }
        }
    };
}

codes! {
    /// A file could not be read from where it is said to be.
    UnreadableFile = "unreadable-file",
    /// A file is no YAML or JSON.
    InvalidSyntax = "invalid-syntax",
    /// A file is larger, deeper or more repetitive than is accepted.
    LimitExceeded = "limit-exceeded",
    /// A key occurs twice in one mapping.
    DuplicateKey = "duplicate-key",
    /// Two operations have the same operationId, or send the same.
    DuplicateOperation = "duplicate-operation",
    /// The document is no OpenAPI 3.0, 3.1 or 3.2.
    UnsupportedVersion = "unsupported-version",
    /// A value has another type than its field asks for.
    WrongType = "wrong-type",
    /// A value is none of those its field allows.
    InvalidValue = "invalid-value",
    /// A field that must be there is not.
    MissingField = "missing-field",
    /// A number is outside of what can be represented.
    NumberOutOfRange = "number-out-of-range",
    /// A reference leads to nothing.
    UnresolvedReference = "unresolved-reference",
    /// A chain of references comes back to where it began.
    CircularReference = "circular-reference",
    /// A reference leads out of the folder of the document.
    RefusedReference = "refused-reference",
    /// A keyword says nothing about values of the type beside it.
    ContradictoryKeyword = "contradictory-keyword",
    /// A keyword is understood, but not expressible; it is left out.
    UnsupportedKeyword = "unsupported-keyword",
    /// An operation uses a method that is not generated.
    UnsupportedMethod = "unsupported-method",
    /// The configuration names an operation that is not there.
    UnknownOperation = "unknown-operation",
    /// The configuration calls an operation what something else is called.
    TakenName = "taken-name",
    /// The configuration has a variable for a security scheme that is not there.
    UnknownScheme = "unknown-scheme",
    /// The configuration says what to do with something that the document does not have.
    UnusedSetting = "unused-setting",
    /// The configuration says that an operation is paged in a way that it cannot be.
    InvalidPagination = "invalid-pagination",
    /// The selection names what the document does not have.
    UnknownSelection = "unknown-selection",
    /// What was generated is no Rust, which is a defect of the generator.
    Unprintable = "unprintable",
    /// An example contradicts its own schema; the tests of the crate do without it.
    InvalidExample = "invalid-example",
    /// An action of an overlay finds nothing in the document.
    UnmatchedTarget = "unmatched-target",
    /// A path in an overlay is no JSONPath.
    InvalidQuery = "invalid-query",
    /// A key is none that its object has, and nearly one, or one that is kept for the generator; or an overlay has a key that overlays do not have.
    UnknownKey = "unknown-key",
    /// What an overlay adds is of another sort than what is there.
    IncompatibleUpdate = "incompatible-update",
    /// An overlay is for another document.
    OtherDocument = "other-document",
    /// The document has credentials and does not say which operations take which security schemes.
    UnspecifiedSecurity = "unspecified-security",
    /// Webhooks and callbacks are not generated.
    UnsupportedWebhook = "unsupported-webhook",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// How much it costs.
    pub severity: Severity,
    /// The place in the document.
    pub pointer: Pointer,
    /// What is there, and why that is a problem.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding without help.
    pub fn new(severity: Severity, code: Code, at: &Pointer, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            pointer: at.clone(),
            message: message.into(),
            help: None,
        }
    }

    /// The same finding, saying what to do about it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.severity, self.code, self.message)?;
        if !self.pointer.as_str().is_empty() {
            write!(f, " (at {})", self.pointer)?;
        }
        match &self.help {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}

/// All findings of a run, in the order they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// No findings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds an error.
    pub fn error(&mut self, code: Code, at: &Pointer, message: impl Into<String>) {
        self.push(Diagnostic::new(Severity::Error, code, at, message));
    }

    /// Adds a warning.
    pub fn warning(&mut self, code: Code, at: &Pointer, message: impl Into<String>) {
        self.push(Diagnostic::new(Severity::Warning, code, at, message));
    }

    /// Adds a note.
    pub fn note(&mut self, code: Code, at: &Pointer, message: impl Into<String>) {
        self.push(Diagnostic::new(Severity::Note, code, at, message));
    }

    /// Whether anything is missing from what is generated.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|d| d.severity == Severity::Error)
    }

    /// The findings in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Whether there is nothing to report.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of findings.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        self.0.extend(iter);
    }
}

impl FromIterator<Diagnostic> for Diagnostics {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(iter: I) -> Self {
        Self(iter.into_iter().collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests;
