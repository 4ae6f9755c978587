//! Tokens in one row: cheap to look through, to compare and to cut into pieces.

use std::fmt::Write;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    /// A name or a keyword, by where its text is.
    Word(usize, usize),
    /// A literal, by where its text is.
    Literal(usize, usize),
    /// A character, and whether the next one belongs to it.
    Sign(char, bool),
    /// The beginning of a group, and where among the tokens its end is.
    Open(char, usize),
    Close(char),
}

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
                TokenTree::Ident(word) => {
                    let (from, to) = self.write(&word);
                    self.tokens.push(Token::Word(from, to));
                }
                TokenTree::Literal(literal) => {
                    let (from, to) = self.write(&literal);
                    self.tokens.push(Token::Literal(from, to));
                }
                TokenTree::Punct(sign) => {
                    let is_joint = sign.spacing() == Spacing::Joint;
                    self.tokens.push(Token::Sign(sign.as_char(), is_joint));
                }
                TokenTree::Group(group) => {
                    let delimiter = group.delimiter();
                    let within = group.stream();
                    drop(group);
                    self.group(delimiter, within);
                }
            }
        }
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
                Token::Word(..) if before != 2 => return Some(self.text(*token)),
                _ => {}
            }
            None
        })
    }

    /// The text of a word or a literal.
    pub(super) fn text(&self, token: Token) -> &str {
        match token {
            Token::Word(from, to) | Token::Literal(from, to) => {
                self.text.get(from..to).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// The tokens as text that means the same.
    pub(super) fn source(&self, piece: &[Token], source: &mut String) {
        self.source_with(piece, source, |token, _| self.text(token));
    }

    /// The tokens as text with other words and literals, which are told what comes after them.
    pub(super) fn source_with<'a>(
        &'a self,
        piece: &[Token],
        source: &mut String,
        text: impl Fn(Token, Option<&Token>) -> &'a str,
    ) {
        let mut tokens = piece.iter().peekable();
        while let Some(token) = tokens.next() {
            match *token {
                Token::Word(..) | Token::Literal(..) => {
                    source.push_str(text(*token, tokens.peek().copied()));
                    source.push(' ');
                }
                Token::Sign(sign, is_joint) => {
                    source.push(sign);
                    if !is_joint {
                        source.push(' ');
                    }
                }
                Token::Open(sign, _) | Token::Close(sign) => source.push(sign),
            }
        }
    }
}
