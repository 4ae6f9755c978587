//! Members of unions that were tried: what that may cost, and what came of it.

use std::collections::BTreeMap;

use super::super::misfit::Misfit;

/// Members of unions that were tried.
pub struct Trials {
    /// Those under way, each within the one before.
    pub open: usize,
    /// Whether what is read has to be just what the document says, or another member might be meant.
    pub exact: bool,
    /// How often something was refused for that alone.
    pub inexact: usize,
    /// How much was taken that the document does not say: the sum of [`MISFIT`]s and [`UNLISTED_KEY`]s.
    pub misfits: usize,
    /// How many of those are constants with another value, since the innermost list, map or union began.
    pub other_constants: usize,
    /// How many bytes may still be read in vain.
    pub left: usize,
    /// What was found out of the unions within the outermost: trials that lie in each other ask again.
    pub found: BTreeMap<Asked, Found>,
    /// How much of that is kept at most.
    pub most_found: usize,
}

/// What a value weighs that the document does not say.
pub const MISFIT: usize = 2;

/// What a key weighs that an object does not list, which it may have: less, but two of them as much.
pub const UNLISTED_KEY: usize = 1;

/// A union that is looked for at a place of the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// How many bytes come before it.
    pub offset: usize,
    /// Where the table of the union is, which is one for each union.
    pub table: usize,
    /// Whether it has to be just what the document says.
    pub exact: bool,
    /// Whether what does not fit is kept raw.
    pub lenient: bool,
}

/// What a union turned out to be at a place of the text.
#[derive(Clone)]
pub struct Found {
    /// The member, or why there is none.
    pub outcome: Outcome,
    /// Whether something was refused that another reading takes.
    pub refused: bool,
}

/// The member of a union that a value is.
#[derive(Clone)]
pub enum Outcome {
    /// That one, read in that way.
    Member(usize, Reading),
    /// None of them: the value is kept, and that is a drift.
    Kept(Misfit),
    /// None of them, as a member is that the document does not know yet: the value is kept.
    Unlisted,
    /// None of them, and the value cannot be kept.
    Nothing(Misfit),
}

/// How a member of a union is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It has to be just what the document says.
    Exact,
    /// It may have values that the document does not list.
    Inexact,
    /// What does not fit is kept raw.
    Tolerant,
}

/// How many bytes may be read in vain for each byte of the text: some hundred members may be tried, but unions
/// within unions cannot multiply for ever.
const IN_VAIN: usize = 256;

/// How many bytes more, so that short texts may have large unions.
const ALWAYS_IN_VAIN: usize = 1 << 20;

/// For how many bytes of the text the memory holds one union, so that it takes about as much room as the text does.
const BYTES_A_UNION: usize = 64;

/// How many unions it holds in any case, so that all within a value of the usual size are found out once.
const ALWAYS_FOUND: usize = 4096;

impl Trials {
    /// None so far, of a text of so many bytes.
    pub(super) const fn of(length: usize) -> Self {
        Self {
            open: 0,
            exact: false,
            inexact: 0,
            misfits: 0,
            other_constants: 0,
            left: length
                .saturating_mul(IN_VAIN)
                .saturating_add(ALWAYS_IN_VAIN),
            found: BTreeMap::new(),
            most_found: ALWAYS_FOUND.saturating_add(length / BYTES_A_UNION),
        }
    }
}
