//! Tokens in one row: cheap to look through, to compare and to cut into pieces.

use std::fmt::Write;

use proc_macro2::{Delimiter, Ident, Literal, Punct, Spacing, TokenStream, TokenTree};

use super::shape;

/// A token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    /// A word that decides how a text is parsed or laid out, by where its text is.
    Word(usize, usize),
    /// Any other word.
    Name(usize, usize),
    /// A name that is longer than an indent, and that calls are made on: those are laid out in a way of
    /// their own.
    Receiver(usize, usize),
    /// A string without a prefix.
    Text(usize, usize),
    /// Any other literal.
    Literal(usize, usize),
    /// A character, and whether the next one belongs to it.
    Sign(char, bool),
    /// The beginning of a group, and where among the tokens its end is.
    Open(char, usize),
    Close(char),
}

impl Token {
    /// Whether it is one of many that would be laid out alike, but for their lengths.
    pub(super) fn is_hole(self) -> bool {
        matches!(self, Self::Name(..) | Self::Receiver(..) | Self::Text(..))
    }
}

/// How much the printer indents.
const INDENT: usize = 4;

/// All tokens of a part of a file.
#[derive(Debug, Default)]
pub(super) struct Flat {
    pub(super) tokens: Vec<Token>,
    text: String,
}

impl Flat {
    pub(super) fn of(stream: TokenStream) -> Self {
        let mut flat = Self::default();
        flat.add(stream);
        flat
    }

    fn add(&mut self, stream: TokenStream) {
        for tree in stream {
            match tree {
                TokenTree::Ident(word) => self.word(&word),
                TokenTree::Literal(literal) => self.literal(&literal),
                TokenTree::Punct(sign) => self.sign(&sign),
                TokenTree::Group(group) => {
                    let delimiter = group.delimiter();
                    let within = group.stream();
                    drop(group);
                    self.group(delimiter, within);
                }
            }
        }
    }

    fn word(&mut self, word: &Ident) {
        let (from, to) = self.write(word);
        let is_kept = self.text.get(from..).is_some_and(shape::is_kept);
        self.tokens.push(match is_kept {
            true => Token::Word(from, to),
            false => Token::Name(from, to),
        });
    }

    fn literal(&mut self, literal: &Literal) {
        let (from, to) = self.write(literal);
        let is_text = self
            .text
            .get(from..)
            .is_some_and(|text| text.starts_with('"'));
        self.tokens.push(match is_text {
            true => Token::Text(from, to),
            false => Token::Literal(from, to),
        });
    }

    fn sign(&mut self, sign: &Punct) {
        if let [.., before, name] = self.tokens.as_mut_slice()
            && let Token::Name(from, to) = *name
        {
            match sign.as_char() {
                // What a macro is called may decide how its arguments are laid out.
                '!' => *name = Token::Word(from, to),
                '.' if to - from > INDENT && !matches!(before, Token::Sign('.', _)) => {
                    *name = Token::Receiver(from, to);
                }
                _ => {}
            }
        }
        let is_joint = sign.spacing() == Spacing::Joint;
        self.tokens.push(Token::Sign(sign.as_char(), is_joint));
    }

    fn write(&mut self, shown: &impl std::fmt::Display) -> (usize, usize) {
        let from = self.text.len();
        // Writing to a string does not fail.
        let _ = write!(self.text, "{shown}");
        (from, self.text.len())
    }

    fn group(&mut self, delimiter: Delimiter, within: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ('(', ')'),
            Delimiter::Brace => ('{', '}'),
            Delimiter::Bracket => ('[', ']'),
            Delimiter::None => return self.add(within),
        };
        let at = self.tokens.len();
        self.tokens.push(Token::Open(open, at));
        self.add(within);
        let end = self.tokens.len();
        if let Some(token) = self.tokens.get_mut(at) {
            *token = Token::Open(open, end);
        }
        self.tokens.push(Token::Close(close));
    }

    /// The words before which there is no `::`.
    pub(super) fn roots(&self) -> impl Iterator<Item = &str> {
        let mut colons = 0;
        self.tokens.iter().filter_map(move |token| {
            let before = std::mem::take(&mut colons);
            match token {
                Token::Sign(':', _) => colons = before + 1,
                Token::Word(..) | Token::Name(..) | Token::Receiver(..) if before != 2 => {
                    return Some(self.text(*token));
                }
                _ => {}
            }
            None
        })
    }

    /// The text of a word or a literal.
    pub(super) fn text(&self, token: Token) -> &str {
        match token {
            Token::Word(from, to)
            | Token::Name(from, to)
            | Token::Receiver(from, to)
            | Token::Text(from, to)
            | Token::Literal(from, to) => self.text.get(from..to).unwrap_or_default(),
            _ => "",
        }
    }

    /// The tokens as text that means the same.
    pub(super) fn source(&self, piece: &[Token], source: &mut String) {
        for token in piece {
            match *token {
                Token::Sign(sign, is_joint) => {
                    source.push(sign);
                    if !is_joint {
                        source.push(' ');
                    }
                }
                Token::Open(sign, _) | Token::Close(sign) => source.push(sign),
                _ => {
                    source.push_str(self.text(*token));
                    source.push(' ');
                }
            }
        }
    }

    /// What tokens take up on a line without the blanks between them, in bytes.
    pub(super) fn width(&self, piece: &[Token]) -> usize {
        let width = |token: &Token| match token {
            Token::Sign(..) | Token::Open(..) | Token::Close(_) => 1,
            word => self.text(*word).len(),
        };
        piece.iter().map(width).sum()
    }
}
