//! The places that pieces of a file stand in, and how a piece is printed alone as it is printed there.

use super::flat::{Flat, Token};
use super::{BLANK_LINE, slow};

/// Where a piece stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Place {
    /// An item, whole.
    #[default]
    Item,
    /// What is before the body of a struct, an enumeration or an implementation.
    StructHead,
    EnumHead,
    ImplHead,
    Field,
    Variant,
    Member,
    /// What is before the body of a function within an implementation.
    FunctionHead,
    /// A statement of such a function.
    Statement,
    /// What is before the arms of a choice there.
    MatchHead,
    Arm,
    /// An attribute of an item.
    Attribute,
    /// What is before the brackets of a constant list that takes several lines.
    ItemListHead,
    MemberListHead,
    /// What is listed there. The comma after the last takes up no room.
    ItemElement {
        is_last: bool,
    },
    MemberElement {
        is_last: bool,
    },
    /// A field of an object that is built by a function and takes several lines.
    Value {
        is_last: bool,
    },
}

/// What fits on no line with anything else.
const LONG: &str =
    "\"----------------------------------------------------------------------------------------\"";

/// What is written around a piece so that it is a whole file.
struct Around {
    before: String,
    after: String,
    /// How many lines are printed above and below the piece.
    above: usize,
    below: usize,
}

impl Around {
    fn new(before: &str, after: &str, above: usize, below: usize) -> Self {
        Self {
            before: before.to_owned(),
            after: after.to_owned(),
            above,
            below,
        }
    }

    /// What is written around a part of a function.
    fn in_function(before: &str, after: &str, above: usize, below: usize) -> Self {
        Self::new(
            &format!("impl P {{ fn p() {{ {before}"),
            &format!("{after} }} }}"),
            above + 2,
            below + 2,
        )
    }

    /// With another value, of a line, before or after the piece.
    fn beside(mut self, other: &str, is_last: bool) -> Self {
        if is_last {
            self.before = format!("{}{other}, ", self.before);
            self.above += 1;
        } else {
            self.after = format!(", {other}{}", self.after);
            self.below += 1;
        }
        self
    }
}

impl Place {
    fn around(self) -> Around {
        let long_list = format!("[{LONG}];");
        match self {
            Self::Item => Around::new("", "", 0, 0),
            Self::StructHead => Around::new("", "{ p: P }", 0, 2),
            Self::EnumHead => Around::new("", "{ P }", 0, 2),
            Self::ImplHead => Around::new("", "{ type P = P; }", 0, 2),
            Self::Field => Around::new("struct P { ", "}", 1, 1),
            Self::Variant => Around::new("enum P { ", "}", 1, 1),
            Self::Member => Around::new("impl P { ", "}", 1, 1),
            Self::FunctionHead => Around::new("impl P { ", "{ let p = p; }}", 1, 3),
            Self::Statement => Around::in_function("", "", 0, 0),
            Self::MatchHead => Around::in_function("", "{ p => p, }", 0, 2),
            Self::Arm => Around::in_function("match p { ", "}", 1, 1),
            Self::Attribute => Around::new("", "struct P;", 0, 1),
            Self::ItemListHead => Around::new("", &long_list, 0, 2),
            Self::MemberListHead => Around::new("impl P { ", &(long_list + "}"), 1, 3),
            Self::ItemElement { is_last } => {
                Around::new("const P: P = &[", "];", 1, 1).beside(LONG, is_last)
            }
            Self::MemberElement { is_last } => {
                Around::new("impl P { const P: P = &[", "]; }", 2, 2).beside(LONG, is_last)
            }
            Self::Value { is_last } => {
                Around::in_function("P { ", "}", 1, 1).beside(&format!("p: {LONG}"), is_last)
            }
        }
    }

    /// Prints a piece as it is printed in this place.
    pub(super) fn print(self, flat: &Flat, piece: &[Token]) -> Result<String, syn::Error> {
        let around = self.around();
        let mut source = around.before;
        flat.source(piece, &mut source);
        source.push_str(&around.after);
        let printed = slow::print(&source)?;
        let lines: Vec<&str> = printed.lines().collect();
        let lines = lines
            .get(around.above..lines.len().saturating_sub(around.below))
            .unwrap_or_default();
        let mut text = String::with_capacity(printed.len());
        for line in lines {
            if line.trim() != BLANK_LINE {
                text.push_str(line);
            }
            text.push('\n');
        }
        Ok(text)
    }
}
