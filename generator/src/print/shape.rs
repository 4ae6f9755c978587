//! What the layout of tokens depends on: all but the letters of names and of strings.

use super::flat::{Flat, Token};
use super::place::Place;
use crate::keywords::is_keyword;

/// Words that stay as they are: they decide how a text is parsed or laid out.
pub(super) fn is_kept(word: &str) -> bool {
    let is_special = || {
        matches!(
            word,
            "_" | "auto"
                | "builtin"
                | "cfg"
                | "comment"
                | "default"
                | "doc"
                | "macro_rules"
                | "raw"
                | "safe"
                | "std"
        )
    };
    is_keyword(word) || is_special()
}

/// Two pieces of the same shape are laid out alike as far as they are broken over lines alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Shape {
    place: Place,
    signs: Vec<u8>,
}

impl Shape {
    /// Becomes the shape of a piece; the room it has is kept.
    pub(super) fn set(&mut self, flat: &Flat, piece: &[Token], place: Place) {
        self.place = place;
        self.signs.clear();
        for token in piece {
            self.add(flat, *token);
        }
    }

    fn add(&mut self, flat: &Flat, token: Token) {
        match token {
            Token::Sign(sign, is_joint) => {
                self.signs.push(sign as u8);
                if is_joint {
                    self.signs.push(1);
                }
            }
            Token::Open(sign, _) | Token::Close(sign) => self.signs.push(sign as u8),
            Token::Name(..) => self.signs.push(0x80),
            Token::Receiver(..) => self.signs.push(0x81),
            Token::Text(..) => self.signs.push(0x82),
            Token::Word(..) | Token::Literal(..) => {
                self.signs.push(2);
                self.signs.extend_from_slice(flat.text(token).as_bytes());
                self.signs.push(0);
            }
        }
    }
}
