//! What the layout of tokens depends on: all but the letters of names and of strings.

use super::flat::{Flat, Token};

/// Words that stay as they are: they decide how a text is parsed or laid out.
fn is_kept(word: &str) -> bool {
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

/// Whether a token is one of many that would be laid out alike.
pub(super) fn is_hole(flat: &Flat, token: Token, next: Option<&Token>) -> bool {
    let text = flat.text(token);
    match token {
        // What a macro is called may decide how its arguments are laid out.
        Token::Word(..) => !matches!(next, Some(Token::Sign('!', _))) && !is_kept(text),
        Token::Literal(..) => text.starts_with('"'),
        _ => false,
    }
}

/// Two pieces of the same shape are laid out alike as long as their lines are not too long.
pub(super) fn shape(flat: &Flat, piece: &[Token], shape: &mut Vec<u8>) {
    let mut tokens = piece.iter().peekable();
    while let Some(token) = tokens.next() {
        match *token {
            Token::Sign(sign, is_joint) => {
                shape.push(sign as u8);
                if is_joint {
                    shape.push(1);
                }
            }
            Token::Open(sign, _) | Token::Close(sign) => shape.push(sign as u8),
            Token::Word(..) | Token::Literal(..) => {
                let text = flat.text(*token);
                if is_hole(flat, *token, tokens.peek().copied()) {
                    let least = least(text);
                    shape.push(least.len() as u8 | 0x80);
                } else {
                    shape.push(2);
                    shape.extend_from_slice(text.as_bytes());
                    shape.push(0);
                }
            }
        }
    }
}

/// The shortest that could stand in place of a name or a string. Calls on a name that is no longer than
/// an indent are laid out in a way of their own.
pub(super) fn least(text: &str) -> &str {
    match text.len() {
        _ if text.starts_with('"') => "\"\"",
        ..=4 => "a",
        _ => "aaaaa",
    }
}

/// The lengths of the names and strings in a piece, in bytes.
pub(super) fn lengths(flat: &Flat, piece: &[Token], lengths: &mut Vec<u8>) {
    let mut tokens = piece.iter().peekable();
    while let Some(token) = tokens.next() {
        if is_hole(flat, *token, tokens.peek().copied()) {
            lengths.extend_from_slice(&flat.text(*token).len().to_le_bytes());
        }
    }
}
