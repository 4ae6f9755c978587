//! The places that pieces of a file stand in, and how a piece is printed alone as it is printed there.

use super::flat::{Flat, Token};
use super::shape::{is_hole, least};
use super::{BLANK_LINE, slow};

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    /// An item, whole.
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
    /// A statement within so many blocks of a function.
    Statement(u8),
    /// What is before the body of such a statement.
    BlockHead(u8),
    MatchHead(u8),
    Arm(u8),
}

impl Place {
    /// A number of its own.
    pub(super) fn number(self) -> [u8; 2] {
        match self {
            Self::Item => [0, 0],
            Self::StructHead => [1, 0],
            Self::EnumHead => [2, 0],
            Self::ImplHead => [3, 0],
            Self::Field => [4, 0],
            Self::Variant => [5, 0],
            Self::Member => [6, 0],
            Self::FunctionHead => [7, 0],
            Self::Statement(depth) => [8, depth],
            Self::BlockHead(depth) => [9, depth],
            Self::MatchHead(depth) => [10, depth],
            Self::Arm(depth) => [11, depth],
        }
    }

    /// What is written around a piece so that it is a whole file, and how many lines that is.
    fn around(self) -> (String, &'static str, usize, usize) {
        let none = String::new;
        let within = |depth: u8| "impl P { fn p() { ".to_owned() + &"loop { ".repeat(depth.into());
        match self {
            Self::Item => (none(), "", 0, 0),
            Self::StructHead => (none(), "{ p: P }", 0, 2),
            Self::EnumHead => (none(), "{ P }", 0, 2),
            Self::ImplHead => (none(), "{ type P = P; }", 0, 2),
            Self::Field => ("struct P { ".to_owned(), "", 1, 1),
            Self::Variant => ("enum P { ".to_owned(), "", 1, 1),
            Self::Member => ("impl P { ".to_owned(), "", 1, 1),
            Self::FunctionHead => ("impl P { ".to_owned(), "{ let p = p; }", 1, 3),
            Self::Statement(depth) => (
                within(depth),
                "",
                2 + usize::from(depth),
                2 + usize::from(depth),
            ),
            Self::BlockHead(depth) => {
                let depth_lines = 2 + usize::from(depth);
                (
                    within(depth),
                    "{ let p = p; }",
                    depth_lines,
                    depth_lines + 2,
                )
            }
            Self::MatchHead(depth) => {
                let depth_lines = 2 + usize::from(depth);
                (within(depth), "{ p => p, }", depth_lines, depth_lines + 2)
            }
            Self::Arm(depth) => {
                let depth_lines = 3 + usize::from(depth);
                (within(depth) + "match p { ", "", depth_lines, depth_lines)
            }
        }
    }

    /// Prints a piece as it is printed in this place.
    pub(super) fn print(self, flat: &Flat, piece: &[Token]) -> Result<String, syn::Error> {
        self.print_source(|source| flat.source(piece, source))
    }

    /// Prints the least piece of the same shape.
    pub(super) fn print_least(self, flat: &Flat, piece: &[Token]) -> Result<String, syn::Error> {
        self.print_source(|source| {
            flat.source_with(piece, source, |token, next| match flat.text(token) {
                text if is_hole(flat, token, next) => least(text),
                text => text,
            });
        })
    }

    fn print_source(self, write: impl FnOnce(&mut String)) -> Result<String, syn::Error> {
        let (mut source, after, above, below) = self.around();
        let opened = source.matches('{').count();
        write(&mut source);
        source.push_str(after);
        source.push_str(&"}".repeat(opened));
        let printed = slow::print(&source)?;
        let lines: Vec<&str> = printed.lines().collect();
        let lines = lines
            .get(above..lines.len().saturating_sub(below))
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
