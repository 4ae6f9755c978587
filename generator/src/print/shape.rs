//! What the layout of tokens depends on: all but the letters of names and of strings.

use super::flat::{Flat, Token};

/// Words that stay as they are: they decide how a text is parsed or laid out.
pub(super) fn is_kept(word: &str) -> bool {
    matches!(
        word,
        "_" | "abstract"
            | "as"
            | "async"
            | "auto"
            | "await"
            | "become"
            | "box"
            | "break"
            | "builtin"
            | "cfg"
            | "comment"
            | "const"
            | "continue"
            | "crate"
            | "default"
            | "do"
            | "doc"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "final"
            | "fn"
            | "for"
            | "gen"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "macro"
            | "macro_rules"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "override"
            | "priv"
            | "pub"
            | "raw"
            | "ref"
            | "return"
            | "safe"
            | "self"
            | "Self"
            | "static"
            | "std"
            | "struct"
            | "super"
            | "trait"
            | "true"
            | "try"
            | "type"
            | "typeof"
            | "union"
            | "unsafe"
            | "unsized"
            | "use"
            | "virtual"
            | "where"
            | "while"
            | "yield"
    )
}

/// Two pieces of the same shape are laid out alike as far as they are broken over lines alike.
pub(super) fn shape(flat: &Flat, piece: &[Token], shape: &mut Vec<u8>) {
    for token in piece {
        match *token {
            Token::Sign(sign, is_joint) => {
                shape.push(sign as u8);
                if is_joint {
                    shape.push(1);
                }
            }
            Token::Open(sign, _) | Token::Close(sign) => shape.push(sign as u8),
            Token::Name(..) => shape.push(0x80),
            Token::Receiver(..) => shape.push(0x81),
            Token::Text(..) => shape.push(0x82),
            Token::Word(..) | Token::Literal(..) => {
                shape.push(2);
                shape.extend_from_slice(flat.text(*token).as_bytes());
                shape.push(0);
            }
        }
    }
}
